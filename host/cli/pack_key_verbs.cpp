// pack keys …: publishers' keys, made, shown, trusted, handed over and taken back.
#include "cli/pack_shared.hpp"
#include "cli/signing_key.hpp"
#include "crypto/minisign_secret.hpp"
#include "model/error.hpp"

#include <fmt/format.h>

#include <optional>
#include <ostream>

namespace fs = std::filesystem;

namespace trellis {
namespace {

MinisignCost costOf(const Command& command) {
    return command.io.cost == KeyCost::cheapest() ? MinisignCost::cheapest() : MinisignCost::standard();
}

struct MakeOptions : KeyOptions {
    std::string name;
};

int make(Command& command, const MakeOptions& options) {
    auto base = options.name;
    for (auto* ending : {".key", ".pub"})
        if (base.ends_with(ending)) base.resize(base.size() - 4);
    for (auto* ending : {".key", ".pub"}) {
        std::error_code trouble;
        if (fs::exists(base + ending, trouble))
            throw Error("TR-C05", fmt::format("{} exists already and was left as it is.", base + ending),
                        "Choose another name. A key that is in use must not be lost.");
    }
    const bool asked =
        options.passphraseFile.empty() && !(command.io.variable && command.io.variable(keyPassphraseVariable));
    auto passphrase =
        command.passphrase(options.passphraseFile, keyPassphraseVariable, "Passphrase for the new signing key: ");
    if (asked && command.passphrase("", keyPassphraseVariable, "The same once more: ") != passphrase)
        throw Error("TR-C06", "The two passphrases differ, so no key was made.", "Please try again.");
    const auto pair = MinisignPair::make();
    writeText(base + ".key", lockMinisignPair(pair, passphrase, costOf(command)));
    writeText(base + ".pub", pair.publicKey().file());
    wipe(passphrase);
    command.io.out << base << ".pub\n";
    command.io.err << fmt::format(
        "Keep {0}.key safe and give {0}.pub to those who are to trust it. Read its words out to "
        "them:\n  {1}\n",
        base, fingerprint(pair.publicKey()));
    return 0;
}

struct FileOptions {
    std::string file;
};

struct ShowOptions {
    std::string file;
    bool plain = false;
};

int showKey(Command& command, const ShowOptions& options) {
    const auto key = readMinisignKey(readText(options.file, command.io));
    if (!key)
        throw Error("TR-L50", fmt::format("{} is not a publisher's public key.", options.file),
                    "Name the file NAME.pub.");
    if (options.plain) {
        command.io.out << fingerprint(*key) << '\n';
        return 0;
    }
    Listing listing({{"id", "Key"}, {"words", "Words"}, {"line", ""}}, "");
    listing.row({key->idText(), fingerprint(*key), key->line()});
    command.print(listing);
    return 0;
}

int listKeys(Command& command, const NoOptions&) {
    const auto known = knownKeys(command);
    std::vector<std::string> remarks;
    (void)keysOfMachine(PackPlaces::of(command.installation()).trustedKeys, &remarks);
    Listing listing({{"id", "Key"},
                     {"name", "Publisher"},
                     {"from", "Known to"},
                     {"state", "State"},
                     {"note", "Why"},
                     {"words", ""}},
                    "No publisher is known here.");
    for (auto& one : known.all())
        listing.row({one.key.idText(), one.name, one.from, std::string(one.revoked ? "taken back" : "trusted"),
                     one.note, one.fingerprint()});
    command.print(listing);
    for (auto& remark : remarks) command.io.err << printable(remark) << '\n';
    return 0;
}

struct TrustOptions {
    std::string file, name, words, successor;
};

int trustKey(Command& command, const TrustOptions& options) {
    if (!options.successor.empty()) {
        const auto key = PacksAtHand(command).packs.trustSuccessor(options.file, options.successor);
        command.io.err << fmt::format("{} is trusted from now on ({}).\n", key.name, key.note);
        return 0;
    }
    if (options.words.empty()) {
        const auto key = readMinisignKey(readText(options.file, command.io));
        if (key)
            command.io.err << fmt::format(
                "The words of this key are:\n  {}\nAsk its publisher to read out theirs. If they "
                "are the same, give them with --words \"…\".\n",
                fingerprint(*key));
        throw Error("TR-L51", "Nobody has compared the words of this key yet, so it is not trusted.",
                    "Compare them over the telephone or face to face, never by the way the key came.");
    }
    const auto key = PacksAtHand(command).packs.trustKey(options.file, options.name, options.words);
    command.io.err << fmt::format("{} is trusted in this workspace from now on ({}).\n", key.name, key.note);
    return 0;
}

struct RevokeOptions {
    std::string which;
    std::optional<std::string> because; ///< none: no reason is given
};

int revokeKey(Command& command, const RevokeOptions& options) {
    if (options.because && options.because->find_first_not_of(" \t\r\n") == std::string::npos)
        throw Error("TR-L61", "The reason says nothing. Nothing was changed.",
                    "Say after --because in a few words why, or leave --because out.");
    PacksAtHand at(command);
    const auto key = at.packs.revokeKey(options.which, options.because.value_or(""));
    command.io.err << fmt::format("{} is believed no longer ({}).\n", key.name, key.note);
    for (auto& pack : at.packs.active())
        if (pack.trust == Trust::Revoked)
            command.io.err << fmt::format("The pack {} {} is not used from now on.\n", pack.id, pack.version);
    return 0;
}

struct RotateOptions : KeyOptions {
    std::string was, now;
};

int rotate(Command& command, const RotateOptions& options) {
    const auto text = readText(options.now, command.io);
    const auto next = readMinisignKey(text);
    if (!next)
        throw Error("TR-L50", fmt::format("{} is not a publisher's public key.", options.now),
                    "Name the new key's file NAME.pub.");
    const auto old = pairIn(command, options.was, options);
    const auto file = options.now + ".minisig";
    writeText(file, old.sign(text, rotationComment(old.publicKey(), *next)).file("signature of a successor's key"));
    command.io.out << file << '\n';
    return 0;
}

} // namespace

void addPackKeyVerbs(CLI::App& pack, Command& command) {
    auto* keys = pack.add_subcommand("keys", "Publishers' keys: make, show, trust, hand over, take back");
    keys->require_subcommand(1);
    verb<MakeOptions>(
        *keys, command, "make", "A new pair: NAME.key, locked with a passphrase, and NAME.pub to give away",
        [](CLI::App& v, MakeOptions& o) {
            v.add_option("NAME", o.name, "Where to put them")->required();
            addPassphrase(v, o);
            v.footer("Both are minisign's own files: 'minisign -S -s NAME.key -m FILE' works with them.");
        },
        make);
    verb<ShowOptions>(
        *keys, command, "show", "The twelve words of a key, to be read out",
        [](CLI::App& v, ShowOptions& o) {
            v.add_option("FILE", o.file, "NAME.pub")->required();
            v.add_flag("--plain", o.plain, "Only the words, on one line");
        },
        showKey);
    verb<NoOptions>(
        *keys, command, "list", "Publishers that this machine and this workspace know", [](CLI::App&, NoOptions&) {},
        listKeys);
    verb<TrustOptions>(
        *keys, command, "trust", "Believe a publisher, once their words have been compared",
        [](CLI::App& v, TrustOptions& o) {
            v.add_option("FILE", o.file, "NAME.pub")->required();
            v.add_option("--words", o.words, "The words that the publisher has read out");
            v.add_option("--name", o.name, "What people here call them (default: the file's name)");
            v.add_option("--successor", o.successor, "Instead of words: the .minisig by which a trusted key hands over")
                ->type_name("FILE");
            v.footer("For a whole machine, IT puts NAME.pub into the system folder /etc/trellis/trusted-keys.");
        },
        trustKey);
    verb<RotateOptions>(
        *keys, command, "rotate", "Let the old key say that a new one takes its place",
        [](CLI::App& v, RotateOptions& o) {
            v.add_option("OLD", o.was, "The old secret key, NAME.key")->required();
            v.add_option("NEW", o.now, "The new public key, NAME.pub")->required();
            addPassphrase(v, o);
            v.footer("Writes NEW.minisig. Whoever trusts the old key takes the new one over with "
                     "'trellis pack keys trust NEW --successor NEW.minisig'.");
        },
        rotate);
    verb<RevokeOptions>(
        *keys, command, "revoke", "Believe a publisher's key no longer",
        [](CLI::App& v, RevokeOptions& o) {
            v.add_option("KEY", o.which, "A key file, a key's id, or a publisher's name")->required();
            v.add_option("--because", o.because, "Why, for the log");
            v.footer("For a whole machine, IT moves NAME.pub into /etc/trellis/trusted-keys/revoked.");
        },
        revokeKey);
}

} // namespace trellis
