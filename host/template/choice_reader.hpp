// What an item can be answered with: its options or code list, and the points of a scale.
#pragma once
#include "template/item_reader.hpp"

namespace trellis {

/// TR-T12 (options), TR-T13 (code list unknown or unreadable).
void readOptions(const XmlElement& element, Item& item, ReadingState& state);
/// TR-T15 (bounds, anchors).
void readScale(const XmlElement& element, Item& item, ReadingState& state);
/// Words between spaces.
std::vector<std::string> wordsOf(std::string_view text);

} // namespace trellis
