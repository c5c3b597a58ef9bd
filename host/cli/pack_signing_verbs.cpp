// pack sign, verify: a publisher's word for a pack, and whose word it is.
#include "cli/pack_shared.hpp"
#include "cli/signing_key.hpp"
#include "model/error.hpp"

#include <fmt/format.h>

#include <ostream>

namespace trellis {
namespace {

struct SignOptions : KeyOptions {
    std::string pack, key, comment;
};

int sign(Command& command, const SignOptions& options) {
    const auto bytes = readPackFile(options.pack);
    const auto pack = openPack(bytes.bytes); // nobody signs what cannot be installed
    auto comment = options.comment.empty()
                       ? fmt::format("{} {} for {}", pack.manifest.id, pack.manifest.version, pack.manifest.locality)
                       : options.comment;
    for (auto& c : comment)
        if (static_cast<unsigned char>(c) < ' ') c = ' ';
    const auto pair = pairIn(command, options.key, options);
    const auto file = options.pack + ".minisig";
    writeText(file, pair.sign(bytes.bytes, comment).file(), true);
    command.io.out << file << '\n';
    return 0;
}

struct VerifyOptions {
    std::string pack, key;
};

int verify(Command& command, const VerifyOptions& options) {
    const auto bytes = readPackFile(options.pack);
    KnownKeys known;
    if (options.key.empty()) {
        known = knownKeys(command);
    } else {
        const auto key = readMinisignKey(readText(options.key, command.io));
        if (!key)
            throw Error("TR-L50", fmt::format("{} is not a publisher's public key.", options.key),
                        "Name the file NAME.pub.");
        known.add({*key, options.key, "the command line", false, "named on the command line"});
    }
    const auto judgement = judge(bytes.bytes, bytes.signature, known);
    const bool good = judgement.trust == Trust::Trusted;
    Listing listing({{"state", "Stands as"},
                     {"why", "Why"},
                     {"comment", "Signed comment"},
                     {"key", "Key"},
                     {"words", ""},
                     {"pack", "Pack"},
                     {"version", "Version"},
                     {"hash", ""}},
                    "");
    std::string id, version;
    if (good) {
        const auto pack = openPack(bytes.bytes);
        id = pack.manifest.id, version = pack.manifest.version;
    }
    listing.row({command.json ? text(judgement.trust) : words(judgement.trust), judgement.why,
                 cell(judgement.trustedComment), cell(judgement.key ? judgement.key->key.idText() : std::string()),
                 cell(judgement.key ? judgement.key->fingerprint() : std::string()), cell(id), cell(version),
                 bytes.hash()});
    command.print(listing);
    return good ? 0 : 1;
}

} // namespace

void addPackSigningVerbs(CLI::App& pack, Command& command) {
    verb<SignOptions>(
        pack, command, "sign", "Sign a pack: writes PACK.minisig, which 'minisign -V' accepts",
        [](CLI::App& v, SignOptions& o) {
            v.add_option("PACK", o.pack, "The pack")->required();
            v.add_option("--key", o.key, "The secret key, NAME.key")->required()->type_name("FILE");
            v.add_option("--comment", o.comment, "One line that is signed along (default: id, version, locality)");
            addPassphrase(v, o);
        },
        sign);
    verb<VerifyOptions>(
        pack, command, "verify", "Say whose word a pack is, without installing it",
        [](CLI::App& v, VerifyOptions& o) {
            v.add_option("PACK", o.pack, "The pack; its signature lies beside it as PACK.minisig")->required();
            v.add_option("--key", o.key, "Ask of this key alone (default: those that are trusted here)")
                ->type_name("FILE");
            v.footer(
                "Ends with 0 for a trusted publisher, otherwise with 1. States: trusted, unknown-publisher, modified, "
                "revoked, unsigned.");
        },
        verify);
}

} // namespace trellis
