// How <option> is read.
#include "plugin/manifest_reader.hpp"

#include <fmt/format.h>

namespace trellis {

void ManifestReader::option(pugi::xml_node node) {
    attributes(node, {"key", "type", "default", "only"}, {"key", "default"});
    OptionInfo option;
    option.key = name(node, "key");
    for (auto& other : manifest_.options)
        if (other.key == option.key) twice(node, option.key);
    const std::string type = node.attribute("type").as_string("text"), only = node.attribute("only").as_string("");
    if (type != "text" && type != "number" && type != "yes-no")
        refuse(node, fmt::format("type must be text, number or yes-no, not \"{}\".", type));
    option.type = type == "number"   ? OptionInfo::Type::Number
                  : type == "yes-no" ? OptionInfo::Type::YesNo
                                     : OptionInfo::Type::Text;
    if (!only.empty() && only != "lower" && only != "higher")
        refuse(node, fmt::format("only must be lower or higher, not \"{}\".", only));
    if (!only.empty() && type != "number") refuse(node, "only goes with type=\"number\".");
    option.byDefault = node.attribute("default").value();
    if (const auto trouble = optionTrouble(option, option.byDefault); !trouble.empty())
        refuse(node, fmt::format("default \"{}\" {}.", option.byDefault, trouble));
    option.only = only == "lower"    ? OptionInfo::Only::Lower
                  : only == "higher" ? OptionInfo::Only::Higher
                                     : OptionInfo::Only::Any;
    for (auto child : node.children())
        if (child.type() == pugi::node_element) refuse(child, "<option> holds text only.");
    option.meaning = singleSpaced(node.text().get());
    if (option.meaning.empty()) refuse(node, "<option> is empty: one sentence tells whoever sets it what it does.");
    manifest_.options.push_back(std::move(option));
}

} // namespace trellis
