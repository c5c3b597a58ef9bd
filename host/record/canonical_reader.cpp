#include "record/canonical.hpp"

#include <charconv>

namespace trellis {

bool CanonicalReader::literal(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
}

bool CanonicalReader::escaped(std::string& into) {
    static constexpr std::string_view digits = "0123456789abcdef"; // never in capitals
    if (rest_.size() < 2) return false;
    const char sign = rest_[1];
    if (sign == '"' || sign == '\\' || sign == 'n') {
        into += sign == 'n' ? '\n' : sign;
        rest_.remove_prefix(2);
        return true;
    }
    if (!rest_.starts_with("\\u00") || rest_.size() < 6) return false;
    const auto high = digits.find(rest_[4]), low = digits.find(rest_[5]);
    if (high > 1 || low == std::string_view::npos) return false; // only control characters are written so,
    const char byte = static_cast<char>(high * 16 + low);
    if (byte == '\n') return false; // and a line end has a way of its own
    into += byte;
    rest_.remove_prefix(6);
    return true;
}

bool CanonicalReader::text(std::string& into) {
    if (!literal("\"")) return false;
    into.clear();
    bool beyondAscii = false;
    for (;;) {
        std::size_t plain = 0;
        for (; plain < rest_.size(); ++plain) {
            const unsigned char byte = static_cast<unsigned char>(rest_[plain]);
            if (byte < 0x20 || byte == '"' || byte == '\\') break;
            beyondAscii = beyondAscii || byte >= 0x80;
        }
        into.append(rest_.substr(0, plain));
        rest_.remove_prefix(plain);
        if (literal("\"")) return !beyondAscii || isUtf8(into);
        if (rest_.empty() || rest_.front() != '\\' || !escaped(into)) return false;
    }
}

bool CanonicalReader::texts(std::vector<std::string>& into) {
    into.clear();
    if (literal("[]")) return true;
    if (!literal("[")) return false;
    do {
        if (!text(into.emplace_back())) return false;
    } while (literal(","));
    return literal("]");
}

bool CanonicalReader::number(std::int64_t& into) {
    const auto [end, trouble] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), into);
    const std::string_view read(rest_.data(), static_cast<std::size_t>(end - rest_.data()));
    if (trouble != std::errc() || read != std::to_string(into)) return false; // "-0" and "007" are other ways
    rest_.remove_prefix(read.size());
    return true;
}

std::string_view CanonicalReader::until(char end) {
    const auto found = rest_.substr(0, rest_.find(end));
    rest_.remove_prefix(found.size());
    return found;
}

} // namespace trellis
