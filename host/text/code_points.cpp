#include "text/code_points.hpp"

#include <algorithm>

namespace trellis {

char32_t nextCodePoint(std::string_view text, std::size_t& at) {
    auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    unsigned first = byte(at);
    ++at;
    if (first < 0x80) return first;
    int more = first >= 0xF0 && first <= 0xF4  ? 3
               : first >= 0xE0 && first < 0xF0 ? 2
               : first >= 0xC2 && first < 0xE0 ? 1
                                               : 0;
    if (more == 0) return 0xFFFD;
    char32_t point = first & (0x3F >> more);
    for (int i = 0; i < more; ++i) {
        if (at + i >= text.size() || (byte(at + i) & 0xC0) != 0x80) return 0xFFFD;
        point = (point << 6) | (byte(at + i) & 0x3F);
    }
    bool tooLong = (more == 2 && point < 0x800) || (more == 3 && point < 0x10000);
    if (tooLong || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return 0xFFFD;
    at += more;
    return point;
}

void appendCodePoint(std::string& text, char32_t point) {
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xC0 | (point >> 6));
        text += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        text += static_cast<char>(0xE0 | (point >> 12));
        text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (point >> 18));
        text += static_cast<char>(0x80 | ((point >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (point & 0x3F));
    }
}

std::size_t codePointCount(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) nextCodePoint(text, at);
    return count;
}

std::string codePointsBetween(std::string_view text, std::int64_t start, std::int64_t end) {
    auto count = static_cast<std::int64_t>(codePointCount(text));
    auto inside = [count](std::int64_t at) { return std::clamp<std::int64_t>(at < 0 ? count + at : at, 0, count); };
    start = inside(start);
    end = inside(end);
    if (start >= end) return {};
    std::size_t at = 0, from = 0;
    for (std::int64_t i = 0; i < end; ++i) {
        if (i == start) from = at;
        nextCodePoint(text, at);
    }
    return std::string(text.substr(from, at - from));
}

namespace {

/// The other case of a letter in Latin-1 or Latin Extended-A, where capitals and small letters stand side by side.
char32_t recase(char32_t c, bool up) {
    if (c < 0x80) {
        if (up) return c >= 'a' && c <= 'z' ? c - 32 : c;
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
    if (c >= 0xC0 && c <= 0xFE && c != 0xD7 && c != 0xF7 && c != 0xDF)
        return up ? (c >= 0xE0 ? c - 32 : c) : (c < 0xE0 ? c + 32 : c);
    if (c == 0xFF) return up ? 0x178 : c;
    if (c == 0x178) return up ? c : 0xFF;
    bool evenCapitals = (c >= 0x100 && c <= 0x137 && c != 0x130 && c != 0x131) || (c >= 0x14A && c <= 0x177);
    if (evenCapitals) return up ? (c & ~char32_t{1}) : (c | 1);
    bool oddCapitals = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if (oddCapitals) return up ? (c % 2 == 0 ? c - 1 : c) : (c % 2 == 1 ? c + 1 : c);
    return c;
}

std::string recased(std::string_view text, bool up) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto from = at;
        auto point = nextCodePoint(text, at);
        auto other = recase(point, up);
        if (other == point)
            out.append(text.substr(from, at - from));
        else
            appendCodePoint(out, other);
    }
    return out;
}

} // namespace

std::string upperCase(std::string_view text) { return recased(text, true); }
std::string lowerCase(std::string_view text) { return recased(text, false); }

} // namespace trellis
