// <reason> from XML. Private to the overlay reader.
#pragma once
#include "overlay/frame_reason.hpp"
#include "template/xml_document.hpp"

namespace trellis::detail {

/// Says TR-O03 (something is missing), TR-O04 (hollow), TR-O05 (no such code, or a heading), TR-O06 (two parts of it do
/// not fit each other).
FrameReason readReason(const XmlElement& element, const XmlDocument& document, const CodeListSource& lists,
                       LintLog& log);

} // namespace trellis::detail
