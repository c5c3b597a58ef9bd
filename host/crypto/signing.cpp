#include "crypto/signing.hpp"

#include "crypto/sodium.hpp"

namespace trellis {

SigningKey SigningKey::make() { return fromSeed(Secret::random(crypto_sign_SEEDBYTES)); }

SigningKey SigningKey::fromSeed(Secret seed) {
    startSodium();
    SigningKey out;
    if (seed.size() != crypto_sign_SEEDBYTES)
        return out; // a pair that signs nothing valid; whoever unlocked the seed has checked it by then
    out.key_ = Secret(crypto_sign_SECRETKEYBYTES);
    out.public_ = Bytes(crypto_sign_PUBLICKEYBYTES, '\0');
    crypto_sign_seed_keypair(bytes(out.public_), out.key_.data(), seed.data());
    out.seed_ = std::move(seed);
    return out;
}

Bytes SigningKey::sign(std::string_view message) const {
    Bytes out(crypto_sign_BYTES, '\0');
    if (!key_.empty()) crypto_sign_detached(bytes(out), nullptr, bytes(message), message.size(), key_.data());
    return out;
}

bool verifySignature(std::string_view publicKey, std::string_view message, std::string_view signature) {
    startSodium();
    return publicKey.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(bytes(signature), bytes(message), message.size(), bytes(publicKey)) == 0;
}

} // namespace trellis
