#include "template/xml_guard.hpp"

#include "text/code_points.hpp"

#include <array>

namespace trellis {
namespace {

using Refusal = std::optional<XmlRefusal>;

/// Strict UTF-8 (no overlong forms, no surrogates) and no control characters but tab and line breaks.
Refusal refuseCharacters(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            if ((byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7F)
                return XmlRefusal{at, "TR-T22", "There is a control character here that no text needs.",
                                  "Delete it; it may be invisible in your editor."};
            ++at;
            continue;
        }
        const auto start = at;
        const char32_t point = nextCodePoint(text, at);
        const bool written = text.substr(start, at - start) == "\xEF\xBF\xBD"; // U+FFFD itself may be in a text
        if ((point == 0xFFFD && !written) || point == 0xFFFE || point == 0xFFFF)
            return XmlRefusal{start, "TR-T22", "This text is not UTF-8.", "Save the file as UTF-8 and try again."};
    }
    return {};
}

/// Everything between `open` at `at` and `close` is skipped; to the end when it is never closed.
std::size_t past(std::string_view text, std::size_t at, std::string_view close) {
    auto found = text.find(close, at);
    return found == std::string_view::npos ? text.size() : found + close.size();
}

bool knownEntity(std::string_view text, std::size_t at) {
    auto end = text.find(';', at);
    if (end == std::string_view::npos || end - at > 10) return false;
    auto name = text.substr(at + 1, end - at - 1);
    for (std::string_view one : {"amp", "lt", "gt", "quot", "apos"})
        if (name == one) return true;
    if (name.size() < 2 || name[0] != '#') return false;
    const bool hex = name[1] == 'x';
    unsigned long value = 0;
    for (char c : name.substr(hex ? 2 : 1)) {
        int digit = c >= '0' && c <= '9' ? c - '0' : 99;
        if (hex && c >= 'a' && c <= 'f') digit = c - 'a' + 10;
        if (hex && c >= 'A' && c <= 'F') digit = c - 'A' + 10;
        if (digit >= (hex ? 16 : 10)) return false;
        value = value * (hex ? 16 : 10) + static_cast<unsigned long>(digit);
        if (value > 0x10FFFF) return false;
    }
    if (name.size() == (hex ? 2u : 1u)) return false;
    const bool control = value < 0x20 && value != '\t' && value != '\n' && value != '\r';
    return !control && value != 0 && !(value >= 0xD800 && value <= 0xDFFF) && value != 0xFFFE && value != 0xFFFF;
}

Refusal entityAt(std::string_view text, std::size_t at) {
    if (knownEntity(text, at)) return {};
    return XmlRefusal{at, "TR-T23",
                      "Only the entities &amp;, &lt;, &gt;, &quot; and &apos; and character numbers are read.",
                      "Write the character itself, or &amp; for a plain ampersand."};
}

/// Walks over tags just well enough to count levels; the parser judges the rest. `inText` is told every byte of text
/// and every '&' in a tag, with the level it stands on, which is that of the tag's own element; `opened` every tag with
/// the level behind it. Both may stop the walk.
template <typename InText, typename Opened> Refusal walk(std::string_view text, InText inText, Opened opened) {
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto rest = text.substr(at);
        if (rest[0] != '<') {
            if (auto refusal = inText(at, depth)) return refusal;
            ++at;
        } else if (rest.starts_with("<!--")) {
            at = past(text, at + 4, "-->");
        } else if (rest.starts_with("<![CDATA[")) {
            at = past(text, at + 9, "]]>");
        } else if (rest.starts_with("<?")) {
            at = past(text, at + 2, "?>");
        } else if (rest.starts_with("<!")) {
            return XmlRefusal{at, "TR-T23", "A document type (<!DOCTYPE …>) is not read here.", "Delete that line."};
        } else {
            const bool closing = rest.starts_with("</");
            const auto start = at;
            char quote = 0;
            for (++at; at < text.size() && (quote || text[at] != '>'); ++at) {
                if (text[at] == '&')
                    if (auto refusal = inText(at, depth + 1)) return refusal;
                if (quote && text[at] == quote)
                    quote = 0;
                else if (!quote && (text[at] == '"' || text[at] == '\''))
                    quote = text[at];
            }
            const bool empty = at < text.size() && text[at - 1] == '/';
            depth += closing ? -1 : empty ? 0 : 1;
            if (auto refusal = opened(start, depth)) return refusal;
            ++at;
        }
    }
    return {};
}

} // namespace

std::optional<XmlRefusal> refuseXml(std::string_view text) {
    if (text.size() > kLargestXml)
        return XmlRefusal{0, "TR-T24", "This file is larger than 10 MB, which no form needs.",
                          "Check that it is the right file."};
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return XmlRefusal{0, "TR-T22", "This text is UTF-16, not UTF-8.", "Save the file as UTF-8 and try again."};
    if (auto refusal = refuseCharacters(text)) return refusal;
    auto inText = [&](std::size_t at, int) { return text[at] == '&' ? entityAt(text, at) : Refusal(); };
    auto opened = [](std::size_t at, int depth) -> Refusal {
        if (depth <= kDeepestXml) return {};
        return XmlRefusal{at, "TR-T24", "Elements are nested more than 32 levels deep here.",
                          "No form needs that; a closing tag may be missing."};
    };
    return walk(text, inText, opened);
}

std::optional<std::size_t> textOutsideRoot(std::string_view text) {
    auto inText = [&](std::size_t at, int depth) -> Refusal {
        const char c = text[at];
        if (depth > 0 || c == ' ' || c == '\t' || c == '\n' || c == '\r') return {};
        return XmlRefusal{at, {}, {}, {}};
    };
    auto found = walk(text, inText, [](std::size_t, int) { return Refusal(); });
    return found ? std::optional(found->offset) : std::nullopt;
}

} // namespace trellis
