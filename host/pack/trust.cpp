#include "pack/trust.hpp"

#include "crypto/fingerprint_words.hpp"
#include "model/error.hpp"
#include "text/file_bytes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace trellis {
namespace {

namespace fs = std::filesystem;

struct Names {
    const char* text;
    const char* words;
};
constexpr std::array<Names, 6> names{{{"shipped", "came with Trellis"},
                                      {"trusted", "trusted publisher"},
                                      {"unknown-publisher", "unknown publisher"},
                                      {"modified", "modified"},
                                      {"revoked", "key taken back"},
                                      {"unsigned", "not signed"}}};

/// Whoever may write there decides whom this machine believes.
bool othersMayWrite(const fs::file_status& status) {
    using enum fs::perms;
    return (status.permissions() & (group_write | others_write)) != none;
}

void readFolder(const fs::path& folder, bool revoked, KnownKeys& keys, std::vector<std::string>* remarks) {
    std::vector<fs::path> files;
    std::error_code trouble;
    if (const auto itself = fs::status(folder, trouble); !revoked && fs::is_directory(itself) && othersMayWrite(itself)) {
        if (remarks)
            remarks->push_back(fmt::format("The keys in {} are passed over: others than its owner may write into that folder.",
                                           folder.string()));
        return;
    }
    for (fs::directory_iterator at(folder, trouble), end; !trouble && at != end; at.increment(trouble))
        if (at->path().extension() == ".pub") files.push_back(at->path());
    std::ranges::sort(files);
    for (auto& file : files) {
        const auto pass = [&](const std::string& why) {
            if (remarks) remarks->push_back(fmt::format("The key {} is passed over: {}", file.string(), why));
        };
        const auto status = fs::status(file, trouble);
        if (trouble || !fs::is_regular_file(status)) {
            pass("it cannot be read.");
            continue;
        }
        if (!revoked && othersMayWrite(status)) { // taking a key back needs no such care
            pass("others than its owner may write to it.");
            continue;
        }
        const auto key = readMinisignKey(fileBytes(file).value_or(""));
        if (!key) {
            pass("it is not a minisign public key.");
            continue;
        }
        keys.add({*key, file.stem().string(), "this machine", revoked,
                  revoked ? "taken back by whoever looks after this machine" : "set by whoever looks after this machine"});
    }
}

} // namespace

std::string text(Trust trust) { return names[static_cast<std::size_t>(trust)].text; }
std::string words(Trust trust) { return names[static_cast<std::size_t>(trust)].words; }

std::optional<Trust> trustFromText(std::string_view text) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (text == names[i].text) return static_cast<Trust>(i);
    return std::nullopt;
}

std::string fingerprint(const MinisignKey& key) { return fingerprintWords(key.id + key.key); }
std::string KnownKey::fingerprint() const { return trellis::fingerprint(key); }

void KnownKeys::add(KnownKey key) { keys_.push_back(std::move(key)); }

const KnownKey* KnownKeys::find(const Bytes& keyId) const {
    const KnownKey* found = nullptr;
    for (auto& one : keys_)
        if (one.key.id == keyId && (!found || (one.revoked && !found->revoked))) found = &one;
    return found;
}

KnownKeys keysOfMachine(const fs::path& folder, std::vector<std::string>* remarks) {
    KnownKeys keys;
    if (folder.empty()) return keys;
    readFolder(folder, false, keys, remarks);
    readFolder(folder / "revoked", true, keys, remarks);
    return keys;
}

Judgement judge(std::string_view bytes, const std::optional<std::string>& signature, const KnownKeys& keys) {
    Judgement out;
    if (!signature) {
        out.why = "There is no signature (FILE.minisig) beside it.";
        return out;
    }
    const auto read = readMinisignSignature(*signature);
    if (!read) {
        out.trust = Trust::Modified;
        out.why = "The file beside it is not a whole minisign signature.";
        return out;
    }
    const auto* known = keys.find(read->keyId);
    if (!known) {
        out.trust = Trust::UnknownPublisher;
        out.why = fmt::format("It is signed with the key {}, which nobody here knows.", MinisignKey{read->keyId, {}}.idText());
        return out;
    }
    out.key = *known;
    if (!verifyMinisign(known->key, bytes, *read)) {
        out.trust = Trust::Modified;
        out.why = fmt::format("It is not what {} has signed: pack or signature were changed afterwards.", known->name);
        return out;
    }
    out.trustedComment = read->trustedComment;
    out.trust = known->revoked ? Trust::Revoked : Trust::Trusted;
    out.why = known->revoked ? fmt::format("It is signed with the key of {}, which was taken back ({}).", known->name,
                                           known->note)
                             : fmt::format("Signed by {} ({}).", known->name, known->note);
    return out;
}

void mustBeTrusted(const Judgement& judgement, bool developerMode) {
    const auto refuse = [&](const char* code, const char* advice) {
        throw Error(code, "This pack was not opened. " + judgement.why + " Nothing was changed.", advice);
    };
    switch (judgement.trust) {
    case Trust::Shipped:
    case Trust::Trusted: return;
    case Trust::Unsigned:
        if (developerMode) return;
        refuse("TR-L01", "Ask its publisher for the signature, NAME.trellispack.minisig, and put it beside the pack.");
        break;
    case Trust::UnknownPublisher:
        refuse("TR-L02", "Ask the publisher for their key, compare its twelve words over the telephone, then trust it: under "
                         "Library, Publishers you trust, or with 'trellis pack keys trust FILE --words \"…\"'.");
        break;
    case Trust::Modified: refuse("TR-L03", "Get pack and signature again from the publisher, by a way you trust."); break;
    case Trust::Revoked: refuse("TR-L04", "Ask the publisher for the pack signed with their present key."); break;
    }
}

std::string rotationComment(const MinisignKey& was, const MinisignKey& now) {
    return fmt::format("trellis: the key {} takes the place of {}", now.idText(), was.idText());
}

bool handsOver(const MinisignKey& was, const std::string& nowFile, const MinisignSignature& signature) {
    const auto now = readMinisignKey(nowFile);
    return now && verifyMinisign(was, nowFile, signature) && signature.trustedComment == rotationComment(was, *now);
}

} // namespace trellis
