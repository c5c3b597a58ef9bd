// A publisher's secret key: minisign's own file, so that `minisign -S` can use a key made here and the other way round.
//
//   untrusted comment: …
//   base64( "Ed" "Sc" "B2" salt[32] passes[8] memory[8] ( key-id[8] secret-key[64] check[32] ) XOR scrypt-stream[104] )
//
// `check` is BLAKE2b-256 over "Ed", key id and secret key: by it a wrong passphrase is known. Numbers are
// little-endian. Keys without a passphrase (`minisign -W`) are not taken: a publisher's key vouches for what many
// machines run.
#pragma once
#include "crypto/minisign.hpp"

#include <cstdint>

namespace trellis {

/// What one guess at the passphrase of a publisher's key costs (scrypt, as libsodium counts it).
struct MinisignCost {
    std::uint64_t operations = 0;
    std::uint64_t memory = 0; ///< bytes

    /// Two seconds and 256 MiB: a quarter of what stock minisign takes, so that it works on a small laptop.
    static MinisignCost standard() { return {std::uint64_t{1} << 24, std::uint64_t{1} << 28}; }
    /// The least there is. For tests, passed in openly.
    static MinisignCost cheapest() { return {32768, std::uint64_t{1} << 24}; }
    /// Within what stock minisign writes and we would; anything else is an altered file.
    bool sensible() const;
};

struct MinisignPair {
    SigningKey pair;
    Bytes keyId;

    static MinisignPair make();
    MinisignKey publicKey() const { return {keyId, pair.publicKey()}; }
    MinisignSignature sign(std::string_view data, const std::string& trustedComment) const {
        return signMinisign(pair, keyId, data, trustedComment);
    }
};

/// The text of the secret key file. Error TR-K06 when the passphrase is too short, TR-K07 for want of memory.
std::string lockMinisignPair(const MinisignPair& pair, std::string_view passphrase, MinisignCost cost);

/// Error TR-K11 when the text is no such file or has no passphrase, TR-K12 when the passphrase is not the right one,
/// TR-K07.
MinisignPair unlockMinisignPair(std::string_view file, std::string_view passphrase);

} // namespace trellis
