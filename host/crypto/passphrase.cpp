#include "crypto/passphrase.hpp"

#include "crypto/sodium.hpp"
#include "model/error.hpp"

#include <algorithm>
#include <set>

namespace trellis {

namespace {

constexpr std::size_t nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

Bytes newSalt() {
    startSodium();
    Bytes out(crypto_pwhash_SALTBYTES, '\0');
    randombytes_buf(out.data(), out.size());
    return out;
}

Secret keyFromPassphrase(std::string_view passphrase, std::string_view salt, KeyCost cost) {
    if (!cost.sensible() || salt.size() != crypto_pwhash_SALTBYTES)
        throw Error("TR-K01", "The keyring of this workspace has been altered or damaged: its settings make no sense.",
                    "The records are untouched. Put back the keyring file from the newest backup.");
    startSodium();
    Secret key(32);
    if (crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(), bytes(salt), cost.passes,
                      std::size_t{cost.memoryKiB} * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw Error("TR-K07", "There is not enough free memory to check the passphrase. Nothing was changed.",
                    "Close some other programs and try again.");
    return key;
}

Bytes lock(const Secret& key, const Secret& secret, std::string_view context) {
    startSodium();
    Bytes out(nonceSize + secret.size() + tagSize, '\0');
    randombytes_buf(out.data(), nonceSize);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(out) + nonceSize, nullptr, secret.data(), secret.size(),
                                               bytes(context), context.size(), nullptr, bytes(out), key.data());
    return out;
}

std::optional<Secret> unlock(const Secret& key, std::string_view locked, std::string_view context) {
    startSodium();
    if (key.size() != 32 || locked.size() < nonceSize + tagSize) return std::nullopt;
    Secret out(locked.size() - nonceSize - tagSize);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, bytes(locked) + nonceSize,
                                                   locked.size() - nonceSize, bytes(context), context.size(),
                                                   bytes(locked), key.data()) != 0)
        return std::nullopt;
    return out;
}

std::string passphraseHint(std::string_view passphrase) {
    const std::size_t length = characters(passphrase);
    if (length < shortestPassphrase)
        return "Please use at least 10 characters. Four or five words that do not belong together are easy to "
               "remember.";
    std::set<char> different(passphrase.begin(), passphrase.end());
    if (different.size() < 5)
        return "This repeats a few characters and would be guessed soon. Four or five unrelated words are safer.";
    const bool oneWord = passphrase.find_first_of(" -_.,") == std::string_view::npos;
    const bool digitsOnly = passphrase.find_first_not_of("0123456789 -./") == std::string_view::npos;
    if (digitsOnly)
        return "Numbers alone are guessed quickly, dates first of all. Four or five unrelated words are safer.";
    if (oneWord && length < 14)
        return "A single word is guessed sooner than several. Consider adding two or three more words.";
    return {};
}

} // namespace trellis
