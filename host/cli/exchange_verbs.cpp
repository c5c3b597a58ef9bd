// exchange key|contact|contacts|forget|accept|doubt|senders: whom bundles are sealed for, and whose are believed.
#include "cli/verbs.hpp"
#include "crypto/secret.hpp"
#include "desk/exchange_desk.hpp"

#include <fmt/format.h>

#include <ostream>

namespace trellis {
namespace {

struct KeyOptions {
    bool secret = false;
};

int key(Command& command, const KeyOptions& options) {
    auto desk = command.openDesk();
    ExchangeDesk exchange(*desk);
    if (options.secret) {
        auto passphrase = command.passphrase();
        auto text = exchange.secretKey(passphrase);
        wipe(passphrase);
        command.io.out << text << '\n';
        wipe(text);
        command.io.err << "Whoever has this line can open every bundle that is sealed for you. Keep it as you keep the "
                          "records.\n";
        return 0;
    }
    if (command.json) {
        Listing listing({{"key", ""}, {"words", ""}, {"deviceWords", ""}}, "");
        listing.row({exchange.key(), exchange.keyWords(), exchange.deviceWords()});
        command.print(listing);
        return 0;
    }
    command.io.out << exchange.key() << '\n';
    command.io.err << fmt::format("Give this line to those who are to send you bundles. Its words:\n  {}\n"
                                  "Bundles from this workspace carry these words; read them out to those who take them in:\n"
                                  "  {}\n",
                                  exchange.keyWords(), exchange.deviceWords());
    return 0;
}

struct ContactOptions {
    std::string code, key, role;
};

int contact(Command& command, const ContactOptions& options) {
    auto desk = command.openDesk();
    std::optional<Role> role;
    if (!options.role.empty()) role = roleFromText(options.role);
    const auto kept = ExchangeDesk(*desk).keepCorrespondent(options.code, options.key, role);
    command.io.err << fmt::format("Bundles can be sealed for {} ({}) now. The words of the key, to be compared with them:\n  {}\n",
                                  kept.code, words(kept.role), kept.words);
    return 0;
}

int contacts(Command& command, const NoOptions&) {
    auto desk = command.openDesk();
    Listing listing({{"code", "Code"}, {"role", "Reads as"}, {"key", "Key"}, {"words", "Words"}},
                    "Nobody is kept here whom bundles could be sealed for.");
    for (auto& one : ExchangeDesk(*desk).correspondents())
        listing.row({one.code, command.json ? text(one.role) : words(one.role), one.key, one.words});
    command.print(listing);
    return 0;
}

struct CodeOptions {
    std::string code;
};

int forget(Command& command, const CodeOptions& options) {
    auto desk = command.openDesk();
    ExchangeDesk(*desk).forgetCorrespondent(options.code);
    command.io.err << fmt::format("Nothing is sealed for {} any more.\n", options.code);
    return 0;
}

struct AcceptOptions {
    std::vector<std::string> words;
    std::string name;
};

std::string together(const std::vector<std::string>& words) {
    std::string out;
    for (auto& one : words) out += (out.empty() ? "" : " ") + one;
    return out;
}

int accept(Command& command, const AcceptOptions& options) {
    auto desk = command.openDesk();
    const auto sender = ExchangeDesk(*desk).believe(together(options.words), options.name);
    command.io.err << fmt::format("Bundles that carry these words are believed here from now on{}.\n",
                                  sender.name.empty() ? "" : ", as those of " + sender.name);
    return 0;
}

int doubt(Command& command, const AcceptOptions& options) {
    auto desk = command.openDesk();
    ExchangeDesk(*desk).doubt(together(options.words));
    command.io.err << "Bundles of this sender are not taken in any more. What came before stays.\n";
    return 0;
}

int senders(Command& command, const NoOptions&) {
    auto desk = command.openDesk();
    Listing listing({{"name", "Name"}, {"words", "Words"}}, "Nobody's bundles are believed here yet.");
    for (auto& one : ExchangeDesk(*desk).senders()) listing.row({one.name, one.words});
    command.print(listing);
    return 0;
}

} // namespace

void addExchangeVerbs(CLI::App& app, Command& command) {
    auto* group = app.add_subcommand("exchange", "Keys and words of those with whom records are shared");
    group->require_subcommand(1);
    verb<KeyOptions>(
        *group, command, "key", "Your key, for those who send you bundles, and this workspace's words",
        [](CLI::App& v, KeyOptions& o) {
            v.add_flag("--secret", o.secret, "The secret half instead, for 'age -d'; noted in the traces of use");
        },
        key);
    verb<ContactOptions>(
        *group, command, "contact", "Keep somebody's key, so that bundles can be sealed for them",
        [](CLI::App& v, ContactOptions& o) {
            v.add_option("CODE", o.code, "Their code, as records name them")->required();
            v.add_option("KEY", o.key, "What 'trellis exchange key' printed there: age1…")->required();
            v.add_option("--role", o.role, "As what they read records they are no party to (default: their role here)");
        },
        contact);
    verb<NoOptions>(*group, command, "contacts", "Whom bundles can be sealed for", [](CLI::App&, NoOptions&) {}, contacts);
    verb<CodeOptions>(
        *group, command, "forget", "Seal nothing for somebody any more",
        [](CLI::App& v, CodeOptions& o) { v.add_option("CODE", o.code, "Their code")->required(); }, forget);
    verb<AcceptOptions>(
        *group, command, "accept", "Believe a sender, once their words have been compared",
        [](CLI::App& v, AcceptOptions& o) {
            v.add_option("WORDS", o.words, "The twelve words, as they were read out")->required();
            v.add_option("--as", o.name, "What people here call them");
        },
        accept);
    verb<AcceptOptions>(
        *group, command, "doubt", "Believe a sender no longer",
        [](CLI::App& v, AcceptOptions& o) { v.add_option("WORDS", o.words, "Their words, or their name here")->required(); },
        doubt);
    verb<NoOptions>(*group, command, "senders", "Whose bundles are believed here", [](CLI::App&, NoOptions&) {}, senders);
}

} // namespace trellis
