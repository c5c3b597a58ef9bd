#include "record/canonical.hpp"

#include "model/error.hpp"
#include "record/plain_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace trellis {

namespace {

bool plainByte(unsigned char byte) { return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\'; }

/// Eight bytes at once. A byte below another one that is not plain may be taken for one that is not either; the eight
/// as a whole never are taken for plain when they are not.
bool plainEight(std::uint64_t eight) {
    constexpr std::uint64_t ones = 0x0101010101010101, highs = 0x8080808080808080;
    const std::uint64_t quote = eight ^ (ones * '"'), slash = eight ^ (ones * '\\');
    const std::uint64_t odd =
        eight | ((eight - ones * 0x20) & ~eight) | ((quote - ones) & ~quote) | ((slash - ones) & ~slash);
    return (odd & highs) == 0;
}

} // namespace

bool isPlain(std::string_view text) {
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= 8; at += 8, left -= 8) {
        std::uint64_t eight;
        std::memcpy(&eight, at, 8);
        if (!plainEight(eight)) return false;
    }
    for (; left; ++at, --left)
        if (!plainByte(static_cast<unsigned char>(*at))) return false;
    return true;
}

bool isUtf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const unsigned char first = static_cast<unsigned char>(text[i]);
        if (first < 0x80) { // nearly all there is
            ++i;
            continue;
        }
        const int more = first >= 0xC2 && first < 0xE0   ? 1
                         : first >= 0xE0 && first < 0xF0 ? 2
                         : first >= 0xF0 && first < 0xF5 ? 3
                                                         : -1;
        if (more < 0 || i + static_cast<std::size_t>(more) >= text.size()) return false;
        unsigned point = first & (0x3Fu >> more);
        for (int k = 1; k <= more; ++k) {
            const unsigned char next = static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]);
            if ((next & 0xC0) != 0x80) return false;
            point = point << 6 | (next & 0x3F);
        }
        // Overlong forms, halves of surrogate pairs and what lies beyond Unicode.
        if ((more == 2 && point < 0x800) || (more == 3 && point < 0x10000) || (point >= 0xD800 && point < 0xE000) ||
            point > 0x10FFFF)
            return false;
        i += static_cast<std::size_t>(more) + 1;
    }
    return true;
}

void appendJson(std::string& out, std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    if (isPlain(text)) {
        const auto from = out.size();
        out.resize(from + text.size() + 2); // once: nearly all that is kept is written here
        char* to = out.data() + from;
        *to++ = '"';
        to = std::copy(text.begin(), text.end(), to);
        *to = '"';
        return;
    }
    if (!isUtf8(text))
        throw Error("TR-R12", "A text holds bytes that are not characters, so it cannot be kept as it is.",
                    "Nothing was changed. Remove what was pasted in and type it again.");
    out += '"';
    std::size_t plain = 0; // from here on nothing needed another spelling
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned char byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
        out.append(text, plain, i - plain);
        plain = i + 1;
        out += '\\';
        if (byte == '\n') {
            out += 'n';
        } else if (byte < 0x20) {
            out += "u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += text[i];
        }
    }
    out.append(text, plain, text.size() - plain);
    out += '"';
}

std::string jsonText(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 2);
    appendJson(out, text);
    return out;
}

std::string jsonTexts(const std::vector<std::string>& texts) {
    std::string out = "[";
    for (const auto& text : texts) {
        if (out.size() > 1) out += ',';
        appendJson(out, text);
    }
    return out + "]";
}

std::string jsonNumber(double number) {
    if (!std::isfinite(number))
        throw Error("TR-R11", "An answer is not a number that can be kept.", "Nothing was changed. Enter it again.");
    return shortest(number);
}

CanonicalObject& CanonicalObject::member(std::string_view name) {
    constexpr std::size_t roomToBegin = 1000; // most entries of the log fit into it
    if (text_.size() > 1)
        text_ += ',';
    else
        text_.reserve(roomToBegin);
    text_ += '"';
    text_ += name;
    text_ += "\":";
    return *this;
}

CanonicalObject& CanonicalObject::text(std::string_view name, std::string_view value) {
    member(name);
    appendJson(text_, value);
    return *this;
}

CanonicalObject& CanonicalObject::texts(std::string_view name, const std::vector<std::string>& values) {
    return raw(name, jsonTexts(values));
}

CanonicalObject& CanonicalObject::number(std::string_view name, std::int64_t value) {
    return raw(name, std::to_string(value));
}

CanonicalObject& CanonicalObject::raw(std::string_view name, std::string_view json) {
    member(name);
    text_ += json;
    return *this;
}

} // namespace trellis
