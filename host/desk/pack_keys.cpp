// Whose packs are believed: keys that people of this workspace trust, and those they have taken back.
#include "crypto/fingerprint_words.hpp"
#include "desk/desk_state.hpp"
#include "desk/packs.hpp"
#include "model/error.hpp"
#include "store/settings.hpp"
#include "text/file_bytes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {
namespace {

namespace fs = std::filesystem;

std::string textOf(const fs::path& file) {
    if (auto text = fileBytes(file, 65536)) return *std::move(text);
    throw Error("TR-L50", fmt::format("{} cannot be read. Nothing was changed.", file.string()),
                "Name the publisher's key file, NAME.pub.");
}

MinisignKey keyIn(const fs::path& file, const std::string& text) {
    if (auto key = readMinisignKey(text)) return *key;
    throw Error("TR-L50", fmt::format("{} is not a publisher's public key. Nothing was changed.", file.string()),
                "Name the file NAME.pub that 'trellis pack keys make' or 'minisign -G' has written.");
}

/// A key may be trusted that nobody took back, and whose id does not belong to another.
void mayBeTrusted(const MinisignKey& key, const KnownKeys& known) {
    const auto* found = known.find(key.id);
    if (!found) return;
    if (found->revoked)
        throw Error("TR-L52", fmt::format("The key {} was taken back ({}). Nothing was changed.", key.idText(), found->note),
                    "Ask the publisher for their present key.");
    if (!(found->key == key))
        throw Error("TR-L52",
                    fmt::format("The key {} is known here already, and is another. Nothing was changed.", key.idText()),
                    "Somebody may be pretending to be the publisher. Ask them by telephone.");
}

} // namespace

KnownKeys Packs::keys() const {
    auto out = keysOfMachine(places_.trustedKeys);
    for (auto& [name, text] : settingsBeginning(workspace_, kPackKeys))
        if (auto key = readKey(text)) out.add(std::move(*key));
    return out;
}

void Packs::keepKey(const KnownKey& key, const std::string& deed) {
    workspace_.setSetting(kPackKeys + hex(key.key.id), keyText(key));
    workspace_.audit("publisher's key " + deed, key.key.idText() + " " + key.name);
    taken();
}

KnownKey Packs::trustKey(const fs::path& file, const std::string& name, const std::string& words) {
    checkMayManage();
    const auto key = keyIn(file, textOf(file));
    mayBeTrusted(key, keys());
    if (wordsAsTyped(words) != fingerprint(key))
        throw Error("TR-L51",
                    "These are not the words of this key, so it is not trusted. Nothing was changed.",
                    "Ask the publisher to read out their words from 'trellis pack keys show', over the telephone or face "
                    "to face. If they still differ, the file is not theirs.");
    KnownKey known{key, name.empty() ? file.stem().string() : name, "this workspace", false,
                   fmt::format("trusted by {} on {}, words compared", workspace_.me().code, workspace_.clock().today().iso())};
    keepKey(known, "trusted");
    return known;
}

KnownKey Packs::trustSuccessor(const fs::path& file, const fs::path& signatureFile) {
    checkMayManage();
    const auto text = textOf(file);
    const auto key = keyIn(file, text);
    const auto known = keys();
    mayBeTrusted(key, known);
    const auto signature = readMinisignSignature(textOf(signatureFile));
    const auto* was = signature ? known.find(signature->keyId) : nullptr;
    if (!was || was->revoked || !handsOver(was->key, text, *signature))
        throw Error("TR-L53",
                    "No key that is trusted here hands over to this one, so it is not trusted. Nothing was changed.",
                    "Compare its words with the publisher and trust it by them: under Library, Publishers you trust, or with "
                    "'trellis pack keys trust FILE --words'.");
    KnownKey next{key, was->name, "this workspace", false,
                  fmt::format("takes the place of {}; taken over by {} on {}", was->key.idText(), workspace_.me().code,
                              workspace_.clock().today().iso())};
    keepKey(next, "handed over");
    return next;
}

KnownKey Packs::revokeKey(const std::string& which, const std::string& because) {
    checkMayManage();
    std::error_code trouble;
    std::optional<MinisignKey> named;
    if (fs::is_regular_file(which, trouble)) named = keyIn(which, textOf(which));
    const auto known = keys();
    std::optional<KnownKey> found;
    std::string believed; // ids of those that are: a publisher has two while one takes the other's place
    int several = 0;
    for (auto& one : known.all()) {
        if (named ? !(one.key == *named) : one.key.idText() != which && one.name != which) continue;
        if (!found || !one.revoked) found = one;
        if (!one.revoked) believed += (several++ ? ", " : "") + one.key.idText();
    }
    if (several > 1)
        throw Error("TR-L60",
                    fmt::format("{} keys called '{}' are trusted here: {}. Nothing was changed.", several, which, believed),
                    "Name the one that is to be believed no longer by its id, or both, one after the other.");
    if (!found && named) found = KnownKey{*named, fs::path(which).stem().string(), "", false, ""};
    if (!found)
        throw Error("TR-L54", fmt::format("No key is known here as '{}'. Nothing was changed.", which),
                    "They stand under Library, Publishers you trust, and in 'trellis pack keys list'. A key file can be named as well.");
    found->from = "this workspace";
    found->revoked = true;
    found->note = fmt::format("taken back by {} on {}{}", workspace_.me().code, workspace_.clock().today().iso(),
                              because.empty() ? "" : ": " + because);
    keepKey(*found, "taken back");
    return *found;
}

} // namespace trellis
