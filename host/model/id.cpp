#include "model/id.hpp"

#include <array>

namespace trellis {

Id newId(const Clock& clock, Random& random) {
    std::array<std::byte, 16> b;
    random.fill(b);
    auto ms = static_cast<std::uint64_t>(clock.now().ms);
    for (int i = 0; i < 6; ++i) b[i] = static_cast<std::byte>(ms >> (40 - 8 * i));
    b[6] = (b[6] & std::byte{0x0f}) | std::byte{0x70};
    b[8] = (b[8] & std::byte{0x3f}) | std::byte{0x80};
    static constexpr char digits[] = "0123456789abcdef";
    std::string out(36, '-');
    for (std::size_t i = 0, at = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) ++at;
        out[at++] = digits[static_cast<unsigned>(b[i]) >> 4];
        out[at++] = digits[static_cast<unsigned>(b[i]) & 15];
    }
    return out;
}

bool isId(std::string_view text) {
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        bool hex = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f');
        if (dash ? text[i] != '-' : !hex) return false;
    }
    return true;
}

} // namespace trellis
