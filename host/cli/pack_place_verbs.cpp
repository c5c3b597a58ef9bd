// pack install|upgrade|rollback|remove|list|ledger|policies|developer: packs in a workspace.
#include "cli/pack_shared.hpp"
#include "desk/place_policies.hpp"
#include "model/error.hpp"
#include "pack/change_names.hpp"

#include <fmt/format.h>

#include <ostream>

namespace trellis {
namespace {

struct InstallOptions {
    std::string file;
    bool only = false;
};

void printPreview(Command& command, const PackPreview& preview, const Desk& desk) {
    const auto named = [&](const std::vector<PackChange>& changes) {
        if (command.json) return changes;
        return withQuestions(changes, [&](const std::string& form) -> TemplatePtr {
            try {
                return desk.currentTemplate(form);
            } catch (const Error&) { // a form that only this pack brings
                return nullptr;
            }
        });
    };
    auto& err = command.io.err;
    err << printable(fmt::format("{} {}: {}\nPublisher: {} · {}. {}\n", preview.manifest.id, preview.manifest.version,
                                 preview.manifest.title, preview.manifest.publisher, words(preview.judgement.trust),
                                 preview.judgement.why),
                     true);
    for (auto& one : preview.messages) err << printable(one.line()) << '\n';
    if (!preview.active.empty() && !command.json) {
        command.io.out << fmt::format("What is new since {}:\n", preview.active);
        printChanges(command, named(preview.since), "Nothing changed.");
        command.io.out << "What differs from the core:\n";
    }
    printChanges(command, named(preview.changes), "It changes nothing.");
}

int put(Command& command, const InstallOptions& options, bool upgrade) {
    PacksAtHand at(command);
    auto& packs = at.packs;
    const auto preview = packs.preview(options.file);
    if (upgrade && preview.active.empty())
        throw Error("TR-L43", fmt::format("No earlier version of {} is active here. Nothing was changed.", preview.manifest.id),
                    "Use 'trellis pack install' for the first one.");
    printPreview(command, preview, *at.desk);
    if (options.only) return hasErrors(preview.messages) ? 1 : 0;
    packs.install(options.file);
    command.io.err << fmt::format("{} {} is active now.\n", preview.manifest.id, preview.manifest.version);
    // Its plugins were started for the first time: what came of that belongs here, not to the next command.
    for (auto& plugin : at.desk->plugins().plugins())
        if (plugin.origin.pack == preview.manifest.id && !plugin.why.empty())
            command.io.err << printable(fmt::format("{}: {}\n", plugin.manifest.title, plugin.why), true);
    return 0;
}

int install(Command& command, const InstallOptions& options) { return put(command, options, false); }
int upgrade(Command& command, const InstallOptions& options) { return put(command, options, true); }

struct PackOptions {
    std::string id, to;
};

int rollback(Command& command, const PackOptions& options) {
    const auto version = PacksAtHand(command).packs.rollback(options.id, options.to);
    command.io.err << fmt::format("{} {} is active again. Records made meanwhile stay as they are.\n", options.id, version);
    return 0;
}

int removePack(Command& command, const PackOptions& options) {
    PacksAtHand(command).packs.remove(options.id);
    command.io.err << fmt::format("{} holds no longer. Records made with it stay readable.\n", options.id);
    return 0;
}

int list(Command& command, const NoOptions&) {
    PacksAtHand at(command);
    Listing listing({{"id", "Pack"},
                     {"version", "Version"},
                     {"title", "Title"},
                     {"locality", ""},
                     {"publisher", "Publisher"},
                     {"trust", "Trust"},
                     {"inUse", "In use"},
                     {"why", "Why"},
                     {"versions", "Kept here"},
                     {"since", ""},
                     {"by", ""}},
                    "No pack is active here.");
    for (auto& one : at.packs.active())
        listing.row({one.id, one.version, one.title, one.locality, one.publisher,
                     command.json ? text(one.trust) : words(one.trust), one.inUse, one.why, one.versions,
                     one.since.utcDay().iso(), one.by});
    command.print(listing);
    return 0;
}

int ledger(Command& command, const NoOptions&) {
    PacksAtHand at(command);
    Listing listing({{"on", "On"}, {"by", "By"}, {"did", "What"}, {"pack", "Pack"}, {"version", "Version"},
                     {"from", "Before"}, {"publisher", "Publisher"}, {"hash", ""}},
                    "No pack was ever installed here.");
    for (auto& one : at.packs.ledger())
        listing.row({one.at.utcDay().iso(), one.by, command.json ? text(one.deed) : words(one.deed), one.pack,
                     one.version, cell(one.from), one.publisher, cell(one.hash)});
    command.print(listing);
    return 0;
}

int policies(Command& command, const NoOptions&) {
    PacksAtHand at(command);
    Listing listing({{"policy", "Rule"}, {"of", "Of"}, {"value", "Value"}, {"by", "Set by"}, {"authority", "Authority"},
                     {"hold", "Legal hold"}},
                    "");
    for (auto& one : placeRules(at.packs))
        listing.row({one.policy, one.of, one.value, one.by.empty() ? "the core" : one.by, cell(one.authority), cell(one.hold)});
    command.print(listing);
    return 0;
}

struct DeveloperOptions {
    std::string state;
};

int developer(Command& command, const DeveloperOptions& options) {
    PacksAtHand at(command);
    at.packs.setDeveloperMode(options.state == "on");
    command.io.err << (options.state == "on"
                           ? "Packs are taken now that nobody has signed. Every opening says so for as long as it is so.\n"
                           : "Only signed packs are taken. Those that nobody has signed are not used.\n");
    return 0;
}

} // namespace

void addPackPlaceVerbs(CLI::App& pack, Command& command) {
    const auto declare = [](CLI::App& v, InstallOptions& o) {
        v.add_option("PACK", o.file, "The pack; its signature lies beside it as PACK.minisig")->required();
        v.add_flag("--show", o.only, "Only show what it would change");
        v.footer("Shows first what differs from the core, item by item and with the reasons. It is then active as a whole "
                 "or nothing has changed.");
    };
    verb<InstallOptions>(pack, command, "install", "Show what a pack changes and make it active", declare, install);
    verb<InstallOptions>(pack, command, "upgrade", "The same for a pack of which an earlier version is active", declare,
                         upgrade);
    verb<PackOptions>(
        pack, command, "rollback", "Make an earlier version active again",
        [](CLI::App& v, PackOptions& o) {
            v.add_option("ID", o.id, "The pack")->required();
            v.add_option("--to", o.to, "The version (default: the newest one before the active one)");
        },
        rollback);
    verb<PackOptions>(
        pack, command, "remove", "Let a pack hold no longer; its files stay for the way back",
        [](CLI::App& v, PackOptions& o) { v.add_option("ID", o.id, "The pack")->required(); }, removePack);
    verb<NoOptions>(
        pack, command, "list", "The packs that are active, and why one is not used", [](CLI::App&, NoOptions&) {}, list);
    verb<NoOptions>(
        pack, command, "ledger", "What was active when, and by whose hand", [](CLI::App&, NoOptions&) {}, ledger);
    verb<NoOptions>(
        pack, command, "policies", "The rules that hold here, with retention and legal holds",
        [](CLI::App&, NoOptions&) {}, policies);
    verb<DeveloperOptions>(
        pack, command, "developer", "Take unsigned packs on this machine, or no longer",
        [](CLI::App& v, DeveloperOptions& o) {
            v.add_option("STATE", o.state, "on or off")->required()->check(CLI::IsMember({"on", "off"}));
        },
        developer);
}

void addPackVerbs(CLI::App& app, Command& command) {
    auto* pack = app.add_subcommand("pack", "What a locality supplies: make, sign, install and take back packs");
    pack->require_subcommand(1);
    addPackAuthorVerbs(*pack, command);
    addPackKeyVerbs(*pack, command);
    addPackSigningVerbs(*pack, command);
    addPackPlaceVerbs(*pack, command);
    addPackFormVerbs(*pack, command);
}

} // namespace trellis
