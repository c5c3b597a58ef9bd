// Ed25519 signatures (RFC 8032): what `openssl pkeyutl -verify -rawin` checks. A device signs the log with its key; a
// person signs
// a sign-off with theirs.
#pragma once
#include "crypto/hash.hpp"
#include "crypto/secret.hpp"

namespace trellis {

class SigningKey {
public:
    /// A new pair from the machine's random source.
    static SigningKey make();
    /// The pair that belongs to a kept seed (32 bytes).
    static SigningKey fromSeed(Secret seed);

    const Bytes& publicKey() const { return public_; } ///< 32 bytes
    const Secret& seed() const { return seed_; }       ///< 32 bytes; what a keyring wraps
    Bytes sign(std::string_view message) const;        ///< 64 bytes; the same for the same message

private:
    SigningKey() = default;
    Secret seed_, key_;
    Bytes public_;
};

/// False for any key, message or signature that does not fit, whatever its length.
bool verifySignature(std::string_view publicKey, std::string_view message, std::string_view signature);

} // namespace trellis
