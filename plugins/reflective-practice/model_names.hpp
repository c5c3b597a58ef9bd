// What a model is called in a list, from the id of its form: a plugin is handed the id and not the title.
#pragma once
#include <string>

namespace reflective {

/// "core.reflection-gibbs" is "Reflective cycle (Gibbs)", as its form says; of a model that is not one of ours, such as
/// "fernwick.reflection-by-the-kettle", it is what its id says: "By the kettle (fernwick)".
std::string modelName(const std::string& form);

} // namespace reflective
