// Names that never change: ids made by the workspace (UUID version 7, RFC 9562) and codes given by people.
#pragma once
#include "model/environment.hpp"

#include <string>

namespace trellis {

/// "0199f3c2-…": 36 lower-case characters whose order is the order of making. Of a record, a revision, a row.
using Id = std::string;
/// A pseudonymous code of a person, such as "FK-CP3".
using PersonCode = std::string;

Id newId(const Clock& clock, Random& random);
bool isId(std::string_view text);

} // namespace trellis
