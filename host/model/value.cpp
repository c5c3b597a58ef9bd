#include "model/value.hpp"

#include <array>
#include <charconv>

namespace trellis {

std::string shortest(double number) {
    if (number == 0) return "0"; // never "-0"
    std::array<char, 32> buffer;
    auto [end, problem] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return {buffer.data(), end};
}

std::string plainText(const Value& value) {
    struct Writer {
        std::string operator()(const Missing&) const { return {}; }
        std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
        std::string operator()(double number) const { return shortest(number); }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(const Code& code) const { return code.code; }
        std::string operator()(const Codes& codes) const {
            std::string out;
            for (auto& code : codes) out += (out.empty() ? "" : " ") + code;
            return out;
        }
        std::string operator()(Date date) const { return date.iso(); }
        std::string operator()(TimeOfDay time) const { return time.text(); }
    };
    return std::visit(Writer{}, value);
}

} // namespace trellis
