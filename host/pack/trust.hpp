// Whose word a pack is, and whether that person is believed here (design 6a).
//
// Keys come from two places. Those of the *machine* lie in a system folder that only IT can write to, one NAME.pub each
// (Installation::trustedKeys, /etc/trellis/trusted-keys), those taken back in its subfolder revoked/. Those of the
// *workspace* are settings in its signed log, so it is known who trusted them and when. What is taken back in either
// place is not believed, wherever it is trusted.
#pragma once
#include "crypto/minisign.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace trellis {

enum class Trust {
    Shipped,          ///< came with Trellis itself
    Trusted,          ///< signed with a key that is trusted here
    UnknownPublisher, ///< signed, with a key that nobody here knows
    Modified,         ///< not what was signed, or no longer what was installed
    Revoked,          ///< signed with a key that was taken back
    Unsigned,         ///< no signature: developer mode only
};
std::string text(Trust trust);  ///< "shipped", "trusted", "unknown-publisher", "modified", "revoked", "unsigned"
std::string words(Trust trust); ///< "trusted publisher", "unknown publisher", …
std::optional<Trust> trustFromText(std::string_view text);

struct KnownKey {
    MinisignKey key;
    std::string name; ///< what people here call it
    std::string from; ///< "this machine" or "this workspace"
    bool revoked = false;
    std::string note; ///< who trusted it or took it back, when and why
    std::string fingerprint() const;
};
/// The twelve words of a key.
std::string fingerprint(const MinisignKey& key);

class KnownKeys {
public:
    void add(KnownKey key);
    /// The key of that id, taken back before trusted; nullptr when nobody knows it.
    const KnownKey* find(const Bytes& keyId) const;
    const std::vector<KnownKey>& all() const { return keys_; }

private:
    std::vector<KnownKey> keys_;
};

/// FOLDER/*.pub and FOLDER/revoked/*.pub; a folder that is not there holds none. Files that are no keys, and files that
/// others than their owner may write to, are passed over: `remarks` receives a sentence for each.
KnownKeys keysOfMachine(const std::filesystem::path& folder, std::vector<std::string>* remarks = nullptr);

struct Judgement {
    Trust trust = Trust::Unsigned;
    std::string why; ///< one sentence for people
    std::optional<KnownKey> key;
    std::string trustedComment; ///< only where the signature holds
};

/// `signature` is the text of FILE.minisig; nullopt when there is none. The bytes are not looked into.
Judgement judge(std::string_view bytes, const std::optional<std::string>& signature, const KnownKeys& keys);

/// Returns when the pack may be installed; otherwise Error TR-L01 (unsigned, and this is not developer mode), TR-L02
/// (unknown publisher: the advice says how to trust one), TR-L03 (modified), TR-L04 (revoked).
void mustBeTrusted(const Judgement& judgement, bool developerMode);

/// What a publisher signs when a new key takes the place of an old one: the new key's file, with this as trusted comment.
std::string rotationComment(const MinisignKey& was, const MinisignKey& now);
/// Does `signature`, made with `was`, hand over to the key in `nowFile`?
bool handsOver(const MinisignKey& was, const std::string& nowFile, const MinisignSignature& signature);

} // namespace trellis
