// Signatures over whole files in the format of minisign, so that anybody can check them with the stock `minisign -V` and
// make them with the stock `minisign -S`. Three small text files:
//
//   NAME.pub      untrusted comment: …               base64( "Ed" key-id[8] public-key[32] )
//   FILE.minisig  untrusted comment: …               base64( "ED" key-id[8] signature[64] )    of BLAKE2b-512(file)
//                 trusted comment: …                 base64( signature[64] )                   of the first one + comment
//   NAME.key      untrusted comment: …               the pair, locked with scrypt of a passphrase (minisign_secret.hpp)
//
// "ED" is what we write; "Ed" (over the file itself) is what older tools wrote, and is taken as well. An untrusted
// comment is for people who look at the file and says nothing that counts; a trusted one is signed.
#pragma once
#include "crypto/hash.hpp"
#include "crypto/signing.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace trellis {

struct MinisignKey {
    Bytes id;  ///< 8 bytes, drawn when the pair was made
    Bytes key; ///< 32 bytes

    /// The id as minisign prints it: "E7620F1842B4E81F".
    std::string idText() const;
    /// The line by which the key is passed on, 56 characters.
    std::string line() const;
    /// The whole file. `comment`: the words after "untrusted comment: ", one line.
    std::string file(const std::string& comment = {}) const;
    bool operator==(const MinisignKey&) const = default;
};

/// From the text of a .pub file or from its bare line; nullopt when it is neither.
std::optional<MinisignKey> readMinisignKey(std::string_view text);

struct MinisignSignature {
    Bytes keyId; ///< 8 bytes: which key made it, if it is not lying
    bool prehashed = true;
    Bytes signature; ///< 64 bytes
    std::string trustedComment;
    Bytes over; ///< 64 bytes: the signature over signature and comment

    std::string file(const std::string& comment = {}) const; ///< as MinisignKey::file
};

/// nullopt when the text is not a whole .minisig file.
std::optional<MinisignSignature> readMinisignSignature(std::string_view text);

/// Does `key` vouch for these bytes and for the trusted comment? False for whatever does not fit.
bool verifyMinisign(const MinisignKey& key, std::string_view data, const MinisignSignature& signature);

/// Signs as `minisign -S` does. `trustedComment` must be one line.
MinisignSignature signMinisign(const SigningKey& pair, const Bytes& keyId, std::string_view data,
                               const std::string& trustedComment);

} // namespace trellis
