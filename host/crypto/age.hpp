// Sealing a file for certain people in the age v1 format (age-encryption.org/v1), so that the stock `age -d` opens it and
// what `age -e` made can be opened here.
//
// A random file key is wrapped for each recipient: X25519 with a key made for this file alone, HKDF-SHA-256,
// ChaCha20-Poly1305. The text head is covered by an HMAC under the file key. The payload is cut into pieces of 64 KiB,
// each sealed with its number and whether it is the last, so a file that was cut off, reordered or lengthened does not
// open. Kinds of recipients other than X25519 are skipped in reading and never written.
//
// Nothing says who sealed a file: whoever needs to know signs what is inside.
#pragma once
#include "crypto/secret.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trellis {

/// Somebody's key pair: the secret half opens, the public half ("age1…") is given away.
class AgeIdentity {
public:
    static AgeIdentity make(); ///< from the machine's random source
    /// From "AGE-SECRET-KEY-1…"; lines that begin with # are skipped, as in the files of age-keygen.
    static std::optional<AgeIdentity> read(std::string_view text);
    std::string secretText() const; ///< "AGE-SECRET-KEY-1…": wipe() it after use
    const std::string& recipient() const { return recipient_; }

private:
    AgeIdentity() = default;
    friend struct AgeReader;
    Secret secret_;
    std::string recipient_;
};

bool isAgeRecipient(std::string_view text);
/// The 32 bytes of a recipient, for fingerprintWords(); empty when it is none.
std::string ageRecipientBytes(std::string_view recipient);

/// Seals for all of `recipients`. Error TR-B01 when one is no recipient, or there is none.
std::string ageSeal(std::string_view plain, const std::vector<std::string>& recipients);

enum class AgeOutcome {
    Opened,
    NotAge,   ///< another kind of file
    OtherKey, ///< whole as far as can be seen, but sealed for others
    Damaged,  ///< changed or cut off
};
struct AgeOpened {
    AgeOutcome outcome = AgeOutcome::NotAge;
    std::string plain; ///< empty unless Opened
};
AgeOpened ageOpen(std::string_view sealed, const AgeIdentity& identity);

} // namespace trellis
