// What an export that writes a page needs: words that somebody wrote, so that none of them is taken for a tag.
#pragma once
#include <string>

namespace trellis::sdk {

/// The text for the inside of an element or of a quoted attribute; a line break becomes <br>.
inline std::string htmlText(const std::string& text) {
    std::string out;
    for (const char c : text) switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\n':
            out += "<br>";
            break;
        default:
            out += c;
        }
    return out;
}

} // namespace trellis::sdk
