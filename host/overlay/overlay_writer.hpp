// An overlay as XML text, the same for the same meaning, and the hash of that meaning.
#pragma once
#include "overlay/overlay.hpp"

namespace trellis {

/// Reading the text gives the same overlay with the same hash. Order of changes and operations is kept; attributes,
/// white space and comments are not.
std::string overlayXml(const Overlay& overlay);
/// BLAKE2b-256 of that text, 64 hex digits.
std::string overlayHash(const Overlay& overlay);

/// Any element as lines of text, indented by two spaces a level.
std::string xmlText(const XmlElement& element, int depth = 0);

} // namespace trellis
