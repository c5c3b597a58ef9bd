// The further words of a translation: <anchor value="3">, <constraint-message>, <add>.
#include "template/item_reader.hpp"

#include <algorithm>
#include <charconv>

namespace trellis {
namespace {

/// The key of what this element translates; empty for an element that is none of the three, or does not say its point.
std::string keyOf(const XmlElement& element) {
    if (element.name == "constraint-message") return std::string(messageKey);
    if (element.name == "add") return std::string(addKey);
    auto* given = element.name == "anchor" ? element.attribute("value") : nullptr;
    if (!given) return {};
    double value = 0;
    auto* end = given->value.data() + given->value.size();
    const auto read = std::from_chars(given->value.data(), end, value);
    return read.ec == std::errc() && read.ptr == end ? pointKey(value) : "#" + given->value;
}

std::string nothingThere(const XmlElement& element) {
    if (element.name == "constraint-message") return "There is no constraint message to translate.";
    if (element.name == "add") return "There is no 'add' to translate.";
    auto* given = element.attribute("value");
    return given ? "There is no anchor at '" + given->value + "' to translate." : "This anchor does not say its value.";
}

} // namespace

void readFurtherWords(const XmlElement& element, const std::vector<FurtherWords>& present, Translation& out,
                      ReadingState& state) {
    for (auto& child : element.children) {
        if (child.name != "anchor" && child.name != "constraint-message" && child.name != "add") continue;
        const auto key = keyOf(child);
        if (key.empty() || std::ranges::find(present, key, &FurtherWords::key) == present.end())
            state.log.error(child.place, "TR-T27", nothingThere(child), "Translate only what the item itself says.");
        else if (child.text.empty())
            state.log.error(child.place, "TR-T27", "This translation has no words.", "Write them, or take it out.");
        else if (!out.options.emplace(key, child.text).second)
            state.log.error(child.place, "TR-T27", "This is translated twice.", "Keep one of them.");
    }
}

} // namespace trellis
