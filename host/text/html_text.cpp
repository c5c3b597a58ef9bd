#include "text/html_text.hpp"

#include "text/code_points.hpp"

namespace trellis {

std::string htmlText(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    for (std::size_t at = 0; at < text.size();) {
        auto from = at;
        char32_t point = nextCodePoint(text, at);
        switch (point) {
        case U'&':
            out += "&amp;";
            continue;
        case U'<':
            out += "&lt;";
            continue;
        case U'>':
            out += "&gt;";
            continue;
        case U'"':
            out += "&quot;";
            continue;
        case U'\'':
            out += "&#39;";
            continue;
        case U'\r': // one line break per line, whatever machine it was typed on
            if (at >= text.size() || text[at] != '\n') out += '\n';
            continue;
        default:
            break;
        }
        bool forbidden = (point < 0x20 && point != U'\n' && point != U'\t') || (point >= 0x7f && point < 0xa0) ||
                         (point >= 0xfdd0 && point <= 0xfdef) || (point & 0xfffe) == 0xfffe;
        if (forbidden || point == 0xfffd)
            appendCodePoint(out, 0xfffd);
        else
            out.append(text.substr(from, at - from));
    }
    return out;
}

} // namespace trellis
