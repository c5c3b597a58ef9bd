#include "template/further_words.hpp"

#include "model/value.hpp"

namespace trellis {
namespace {

void say(std::string& words, const std::string& key, const Translation& translation) {
    const auto found = translation.options.find(key);
    if (!words.empty() && found != translation.options.end() && !found->second.empty()) words = found->second;
}

} // namespace

std::string pointKey(double value) { return "#" + shortest(value); }
bool isPointKey(std::string_view key) { return key.starts_with('#'); }
bool isFurtherKey(std::string_view key) { return isPointKey(key) || key == messageKey || key == addKey; }

std::vector<FurtherWords> furtherWordsOf(const Item& item) {
    std::vector<FurtherWords> out;
    for (auto& anchor : item.anchors)
        out.push_back({pointKey(anchor.value), "point " + shortest(anchor.value), anchor.label});
    if (!item.constraintMessage.empty())
        out.push_back({std::string(messageKey), "constraint message", item.constraintMessage});
    if (!item.addLabel.empty()) out.push_back({std::string(addKey), "add", item.addLabel});
    return out;
}

void sayFurther(Item& item, const Translation& translation) {
    for (auto& anchor : item.anchors) say(anchor.label, pointKey(anchor.value), translation);
    say(item.constraintMessage, std::string(messageKey), translation);
    say(item.addLabel, std::string(addKey), translation);
}

} // namespace trellis
