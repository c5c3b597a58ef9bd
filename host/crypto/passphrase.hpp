// Keys that are locked with a passphrase: Argon2id makes a key of the passphrase, XChaCha20-Poly1305 locks the secret
// with it.
#pragma once
#include "crypto/hash.hpp"
#include "crypto/secret.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace trellis {

/// What one guess at a passphrase costs. Stored beside everything locked with it, so that it can rise later.
struct KeyCost {
    std::uint32_t passes = 0;
    std::uint32_t memoryKiB = 0;

    /// About a second on an ordinary office machine (3 passes over 256 MiB).
    static KeyCost standard() { return {3, 256 * 1024}; }
    /// The least that Argon2id allows. For made-up data and tests only; always passed in openly, never found by itself.
    static KeyCost cheapest() { return {1, 8}; }
    /// Within what we would ever write ourselves (64 passes, 4 GiB); anything else is an altered file.
    bool sensible() const { return passes >= 1 && passes <= 64 && memoryKiB >= 8 && memoryKiB <= 4u * 1024 * 1024; }
    bool operator==(const KeyCost&) const = default;
};

/// 16 random bytes.
Bytes newSalt();
/// 32 bytes from a passphrase. Error TR-K07 when the machine has not enough memory for it, TR-K01 when the cost is not
/// sensible.
Secret keyFromPassphrase(std::string_view passphrase, std::string_view salt, KeyCost cost);

/// Locks `secret` with a 32-byte key. `context` says what it is for and must be the same again when it is unlocked, so
/// that one locked
/// thing cannot be put in another's place. The result holds its own random nonce.
Bytes lock(const Secret& key, const Secret& secret, std::string_view context);
/// nullopt when the key, the context or any byte is not the right one.
std::optional<Secret> unlock(const Secret& key, std::string_view locked, std::string_view context);

/// The shortest passphrase that is taken, in characters.
inline constexpr std::size_t shortestPassphrase = 10;
/// One plain sentence for the person who is choosing, or empty when there is nothing to say. Never refuses for looks;
/// only
/// fewer than `shortestPassphrase` characters are refused (by the keyring, TR-K06).
std::string passphraseHint(std::string_view passphrase);

} // namespace trellis
