// The keyring: the file `keyring` in the workspace folder, JSON, mode 0600, always replaced as a whole.
//
// {"trellis":"keyring","v":2,"workspace":ID,"name":…,"locality":…,"demo":false,
//  "recovery":HEX,                                        the database key, locked with the recovery code
//  "users":[{"code":…,"role":…,"key":HEX,                 public key of the user's sign-offs
//            "salt":HEX,"passes":3,"memoryKiB":262144,    how the passphrase becomes a key (Argon2id)
//            "database":HEX,"signing":HEX}]}              the database key and the user's signing key, locked with it
// Its version is also how workspace.db is laid out (database_form.hpp).
// What it says about people is for the unlock page; the log says it again, signed, and the log counts. A keyring that
// does not agree with the log is refused (TR-K05).
#pragma once
#include "crypto/passphrase.hpp"
#include "crypto/signing.hpp"
#include "store/database_form.hpp"
#include "store/stored.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace trellis {

class Keyring {
public:
    /// What a passphrase opens.
    struct Opened {
        Secret databaseKey;
        SigningKey signing;
    };

    DatabaseForm databaseForm = DatabaseForm::Second;
    WorkspaceFace face; ///< its users are those below, in the same order

    /// Error TR-S01 (no such folder or nothing of ours in it), TR-K01, TR-K09.
    static Keyring read(const std::filesystem::path& folder);
    static bool standsIn(const std::filesystem::path& folder);
    std::string text() const;
    void write(const std::filesystem::path& folder) const;

    bool has(const PersonCode& user) const;
    /// 32 bytes; empty when there is no such user.
    Bytes publicKey(const PersonCode& user) const;
    const Bytes& publicKeyAt(std::size_t place) const { return locked_.at(place).key; } ///< as face.users stands
    /// Adds the user, or sets a new passphrase and signing key for one there is. Error TR-K06 when the passphrase is
    /// too short.
    void put(const User& user, const Secret& databaseKey, const SigningKey& signing, const std::string& passphrase,
             KeyCost cost);
    /// Error TR-K03 (no such user), TR-K02 (wrong passphrase), TR-K07.
    Opened open(const PersonCode& user, const std::string& passphrase) const;

    void setRecovery(const Secret& databaseKey, const std::string& code);
    /// Error TR-K04 when the code was mistyped or is not this workspace's.
    Secret openWithCode(const std::string& typed) const;

    /// Error TR-K06.
    static void checkLength(const std::string& passphrase);

private:
    struct Locked {
        Bytes key, salt;
        KeyCost cost;
        Bytes database, signing;
    };
    std::string context(const char* what, const PersonCode& user) const;
    const Locked& locked(const PersonCode& user) const;
    std::size_t placeOf(const PersonCode& user) const; ///< in face.users; its size when there is no such user

    std::vector<Locked> locked_;
    mutable std::unordered_map<PersonCode, std::size_t> places_; ///< for placeOf(); brought up to date when it is asked
    Bytes recovery_;
};

} // namespace trellis
