// Looks at XML before it is parsed, and refuses what could do harm or what we do not need.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace trellis {

struct XmlRefusal {
    std::size_t offset = 0;
    std::string code;
    std::string message;
    std::string suggestion;
};

inline constexpr std::size_t kLargestXml = 10u * 1024 * 1024;
inline constexpr int kDeepestXml = 32;

/// nullopt when the text may be parsed. TR-T22 (not UTF-8 or forbidden characters), TR-T23 (document type, entities),
/// TR-T24 (too large, too deep). Malformed XML is left to the parser.
std::optional<XmlRefusal> refuseXml(std::string_view text);

/// Where text stands outside the root of well-formed XML, which the parser passes over.
std::optional<std::size_t> textOutsideRoot(std::string_view text);

} // namespace trellis
