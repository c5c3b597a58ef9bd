#include "crypto/age_keys.hpp"

#include "crypto/base64.hpp"
#include "crypto/sodium.hpp"

namespace trellis::age {

Secret derived(std::string_view secret, std::string_view salt, std::string_view info) {
    // RFC 5869 with one block of output: extract, then expand with the number 1.
    startSodium();
    const std::string zeroes(crypto_auth_hmacsha256_BYTES, '\0');
    if (salt.empty()) salt = zeroes;
    Secret extracted(crypto_auth_hmacsha256_BYTES), out(crypto_auth_hmacsha256_BYTES);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes(salt), salt.size());
    crypto_auth_hmacsha256_update(&state, bytes(secret), secret.size());
    crypto_auth_hmacsha256_final(&state, extracted.data());
    const unsigned char one = 1;
    crypto_auth_hmacsha256_init(&state, extracted.data(), extracted.size());
    crypto_auth_hmacsha256_update(&state, bytes(info), info.size());
    crypto_auth_hmacsha256_update(&state, &one, 1);
    crypto_auth_hmacsha256_final(&state, out.data());
    sodium_memzero(&state, sizeof state);
    return out;
}

std::string macOf(const Secret& fileKey, std::string_view head) {
    const Secret key = derived(fileKey.view(), {}, "header");
    std::string out(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256(bytes(out), bytes(head), head.size(), key.data());
    return out;
}

Secret payloadKey(const Secret& fileKey, std::string_view nonce) { return derived(fileKey.view(), nonce, "payload"); }

std::string raw64(std::string_view raw) {
    auto out = base64(raw);
    while (out.ends_with('=')) out.pop_back();
    return out;
}

std::string unraw64(std::string_view text) {
    if (text.find('=') != std::string_view::npos) return {};
    std::string padded(text);
    while (padded.size() % 4 != 0) padded += '=';
    return unbase64(padded).value_or("");
}

std::string pieceNonce(std::uint64_t number, bool last) {
    std::string out(12, '\0');
    for (int i = 10; i >= 3; --i, number >>= 8) out[static_cast<std::size_t>(i)] = static_cast<char>(number & 255);
    out[11] = last ? 1 : 0;
    return out;
}

Secret shared(const Secret& mine, std::string_view theirs) {
    startSodium();
    Secret out(keySize);
    if (mine.size() != keySize || theirs.size() != keySize ||
        crypto_scalarmult(out.data(), mine.data(), bytes(theirs)) != 0)
        return {};
    return out;
}

Secret wrapKey(const Secret& common, std::string_view share, std::string_view recipient) {
    return derived(common.view(), std::string(share) + std::string(recipient), "age-encryption.org/v1/X25519");
}

} // namespace trellis::age
