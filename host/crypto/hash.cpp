#include "crypto/hash.hpp"

#include "crypto/sodium.hpp"

namespace trellis {

struct Blake2b::State {
    crypto_generichash_blake2b_state hash;
};

Blake2b::Blake2b()
    : state_(std::make_unique<State>()) {
    startSodium();
    crypto_generichash_blake2b_init(&state_->hash, nullptr, 0, 32);
}

Blake2b::~Blake2b() = default;
Blake2b::Blake2b(Blake2b&&) noexcept = default;
Blake2b& Blake2b::operator=(Blake2b&&) noexcept = default;

Blake2b& Blake2b::update(std::string_view data) {
    crypto_generichash_blake2b_update(&state_->hash, bytes(data), data.size());
    return *this;
}

Bytes Blake2b::digest() {
    Bytes out(32, '\0');
    crypto_generichash_blake2b_final(&state_->hash, bytes(out), out.size());
    return out;
}

std::string Blake2b::hexDigest() { return hex(digest()); }

Bytes blake2b(std::string_view data) {
    startSodium();
    Bytes out(32, '\0');
    crypto_generichash_blake2b(bytes(out), out.size(), bytes(data), data.size(), nullptr, 0);
    return out;
}

std::string blake2bHex(std::string_view data) { return hex(blake2b(data)); }

std::string hex(std::string_view raw) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out(raw.size() * 2, '\0');
    char* to = out.data();
    for (unsigned char byte : raw) {
        *to++ = digits[byte >> 4];
        *to++ = digits[byte & 15];
    }
    return out;
}

Bytes unhex(std::string_view text) {
    auto nibble = [](char c) -> int {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    };
    if (text.size() % 2) return {};
    Bytes out(text.size() / 2, '\0');
    for (std::size_t i = 0; i < text.size(); i += 2) {
        int high = nibble(text[i]), low = nibble(text[i + 1]);
        if (high < 0 || low < 0) return {};
        out[i / 2] = static_cast<char>(high * 16 + low);
    }
    return out;
}

bool equalInConstantTime(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace trellis
