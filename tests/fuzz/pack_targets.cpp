// Packs, their manifests, and what stands beside them.
#include "crypto/fingerprint_words.hpp"
#include "crypto/minisign_secret.hpp"
#include "fuzz/targets.hpp"
#include "model/error.hpp"
#include "pack/ledger.hpp"
#include "pack/pack.hpp"

#include <cstdlib>

namespace trellis::test {
namespace {

/// What must hold whatever was read; ends the program where a debugger and libFuzzer see it.
void mustHold(bool what) {
    if (!what) std::abort();
}

} // namespace

void fuzzPack(std::string_view bytes) {
    try {
        const auto pack = openPack(bytes);
        mustHold(pack.files.size() == pack.manifest.files.size());
        for (auto& file : pack.files) {
            const auto* listed = pack.manifest.file(file.path);
            mustHold(listed && listed->size == file.bytes.size() && listed->blake2b == blake2bHex(file.bytes));
            mustHold(badPackPath(file.path).empty() && file.path.find("..") == std::string::npos);
        }
        mustHold(openPack(buildPack(pack)).files == pack.files); // what was opened can be built and opened again
    } catch (const Error&) {
    }
}

void fuzzPackManifest(std::string_view bytes) {
    const auto read = readPackManifest(bytes, "pack.xml");
    bool error = false;
    for (auto& one : read.messages) error |= one.kind == LintMessage::Kind::Error;
    mustHold(read.manifest.has_value() != error);
    if (!read.manifest) return;
    auto& policies = read.manifest->policies;
    const VisibilityFloor core;
    for (auto role : {Role::MetaSupervisor, Role::ServiceLead, Role::Auditor})
        mustHold((policies.floor.seenBy(role) | core.seenBy(role)) == core.seenBy(role)); // nothing is ever given back
    mustHold(policies.suppression.smallestShown >= 8 && policies.suppression.dominance <= 60);
}

void fuzzSignature(std::string_view bytes) {
    static const auto pair = MinisignPair::make();
    if (const auto key = readMinisignKey(bytes)) mustHold(readMinisignKey(key->file()) == *key);
    if (const auto signature = readMinisignSignature(bytes))
        mustHold(!verifyMinisign(pair.publicKey(), "abc", *signature)); // nobody has signed with this key
    (void)wordsAsTyped(std::string(bytes));
    (void)readKey(std::string(bytes));
    if (const auto event = readLedger("x", std::string(bytes))) mustHold(readLedger("x", ledgerText(*event)).has_value());
    try {
        if (bytes.size() < 60) (void)unlockMinisignPair(bytes, "x"); // a longer one may be whole, and slow on purpose
    } catch (const Error&) {
    }
}

} // namespace trellis::test
