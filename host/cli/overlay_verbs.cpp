// template flatten|merge|ledger: for people who adapt forms. No workspace is needed.
#include "cli/template_files.hpp"
#include "cli/verbs.hpp"
#include "desk/form_decisions.hpp"
#include "model/error.hpp"
#include "overlay/ledger.hpp"
#include "overlay/overlay_reader.hpp"
#include "overlay/overlay_writer.hpp"
#include "overlay/upgrade.hpp"
#include "view/render.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

namespace trellis {
namespace {

struct AdaptOptions {
    std::string core;
    std::vector<std::string> overlays;
    std::string lists, out, format = "table";
};

std::vector<Overlay> loadOverlays(Command& command, const std::vector<std::string>& files, const std::string& lists) {
    std::vector<Overlay> out;
    for (auto& file : files) {
        auto read = readOverlay(readText(file, command.io), file, listsFor(command, file, lists));
        sayErrors(command, read.messages, file);
        out.push_back(std::move(*read.overlay));
    }
    return out;
}

/// Lists named by added questions may lie beside an overlay as well as beside the form.
CodeListSource listsForAll(Command& command, const AdaptOptions& options) {
    std::vector<CodeListSource> sources;
    for (auto& file : options.overlays) sources.push_back(listsFor(command, file, options.lists));
    sources.push_back(listsFor(command, options.core, options.lists));
    return [sources](const std::string& id) -> std::optional<CodeList> {
        for (auto& source : sources)
            if (auto list = source(id)) return list;
        return std::nullopt;
    };
}

Resolution adapted(Command& command, const AdaptOptions& options, const CodeListSource& lists) {
    auto core = loadForm(command, options.core, options.lists);
    auto out = resolve(core, loadOverlays(command, options.overlays, options.lists), lists);
    sayErrors(command, out.messages, options.core + " with its overlays");
    return out;
}

void writeOr(Command& command, const std::string& file, const std::string& text) {
    if (file.empty())
        command.io.out << text;
    else
        writeText(file, text);
}

int flatten(Command& command, const AdaptOptions& options) {
    auto form = adapted(command, options, listsForAll(command, options)).form;
    if (command.json) {
        auto items = nlohmann::ordered_json::array();
        for (auto& one : comparability(*form)) {
            auto all = nlohmann::ordered_json::array();
            for (auto effect : one.all) all.push_back(text(effect));
            items.push_back({{"item", one.item}, {"comparability", text(one.strongest)}, {"all", std::move(all)}});
        }
        nlohmann::ordered_json out{{"id", form->ref.id},      {"version", form->ref.version},
                                   {"hash", form->ref.hash},  {"comparability", std::move(items)},
                                   {"xml", form->xml}};
        writeOr(command, options.out, out.dump(2) + "\n");
    } else {
        writeOr(command, options.out, form->xml);
    }
    return 0;
}

int ledger(Command& command, const AdaptOptions& options) {
    const auto lists = listsForAll(command, options);
    auto made = adapted(command, options, lists);
    auto view = ledgerView(*made.form, made.adaptations, lists);
    const auto format = command.json ? "json" : options.format;
    writeOr(command, options.out,
            format == "csv"    ? viewToCsv(view)
            : format == "html" ? viewToHtml(view)
            : format == "json" ? viewToJson(view) + "\n"
                               : viewToText(view));
    return 0;
}

struct MergeOptions {
    std::string was, now;
    std::vector<std::string> overlays;
    std::string lists, write, answers;
};

/// Writes each overlay for the new core as its next version.
void writeLayers(Command& command, const Upgrade& upgrade, const std::string& folder) {
    if (!upgrade.clean())
        throw Error("TR-C11", "The overlays were not written, because something has to be decided first.",
                    "Change what is said to be for review or broken in the overlay, and merge again.");
    std::filesystem::create_directories(folder);
    for (auto& layer : upgrade.layers) {
        // Where somebody decided it is the next version already.
        const bool settled = std::ranges::any_of(
            upgrade.lines, [&](auto& line) { return line.settled && line.overlay == layer.id; });
        auto next = settled ? layer : nextVersion(layer);
        auto file = std::filesystem::path(folder) / (next.id + "-" + next.version + ".xml");
        writeText(file, overlayXml(next));
        if (!command.json) command.io.out << fmt::format("Written: {}\n", file.string());
    }
}

int merge(Command& command, const MergeOptions& options) {
    AdaptOptions both{options.was, options.overlays, options.lists, "", ""};
    const auto lists = listsForAll(command, both);
    auto was = loadForm(command, options.was, options.lists), now = loadForm(command, options.now, options.lists);
    std::vector<UpgradeDecision> answers;
    if (!options.answers.empty()) answers = decisionsFromText(readText(options.answers, command.io));
    auto upgrade = mergeUpgrade(was, now, loadOverlays(command, options.overlays, options.lists), lists, answers);
    sayErrors(command, upgrade.messages, options.was + " with its overlays");
    Listing listing({{"state", "State"},
                     {"item", "Item"},
                     {"what", "What"},
                     {"verb", ""},
                     {"overlay", ""},
                     {"change", "Change"},
                     {"operation", ""},
                     {"coreWas", "Core was"},
                     {"coreNow", "Core now"},
                     {"ours", "Ours"},
                     {"fallsAway", ""},
                     {"sentence", "Why"}},
                    "The overlays change nothing.");
    for (auto& one : upgrade.lines)
        listing.row({text(one.state), one.item, one.property, text(one.verb), one.overlay, one.change,
                     cell(static_cast<int>(one.operation)), cell(one.coreWas), cell(one.coreNow), cell(one.ours),
                     one.fallsAway, cell(one.sentence)});
    command.print(listing);
    if (!command.json)
        command.io.out << fmt::format("Clean {}, to review {}, broken {}. {}\n", upgrade.count(UpgradeState::Clean),
                                      upgrade.count(UpgradeState::Review), upgrade.count(UpgradeState::Broken),
                                      upgrade.clean() ? "The overlays fit the new form."
                                                      : "Until this is settled the form in use stays as it is.");
    if (!options.write.empty()) writeLayers(command, upgrade, options.write);
    return upgrade.clean() ? 0 : 1;
}

} // namespace

void addOverlayVerbs(CLI::App& group, Command& command) {
    auto common = [](CLI::App& v, AdaptOptions& o) {
        v.add_option("CORE", o.core, "The form of the core")->required();
        v.add_option("--overlay", o.overlays, "An overlay; at most one each for organisation, site and team")
            ->required()
            ->type_name("FILE");
        v.add_option("--lists", o.lists, kListsHelp)->type_name("DIR");
        v.add_option("--out", o.out, "Write to this file instead of the screen")->type_name("FILE");
    };
    verb<AdaptOptions>(
        group, command, "flatten", "Write the form that a core form and its overlays make",
        [&](CLI::App& v, AdaptOptions& o) {
            common(v, o);
            v.footer("With --json: id, version, hash, how each core question compares, and the text.\n"
                     "Example: trellis template flatten core.xml --overlay site.xml --out made.xml");
        },
        flatten);
    verb<AdaptOptions>(
        group, command, "ledger", "Show every difference from the core, with its reason",
        [&](CLI::App& v, AdaptOptions& o) {
            common(v, o);
            v.add_option("--format", o.format, "table, csv, html or json")
                ->check(CLI::IsMember({"table", "csv", "html", "json"}));
            v.footer("Example: trellis template ledger core.xml --overlay site.xml --format html --out ledger.html");
        },
        ledger);
    verb<MergeOptions>(
        group, command, "merge", "Say what a newer core form means for overlays",
        [&](CLI::App& v, MergeOptions& o) {
            v.add_option("--base", o.was, "The form the overlays were made for")->required()->type_name("FILE");
            v.add_option("--new", o.now, "The newer form")->required()->type_name("FILE");
            v.add_option("--overlay", o.overlays, "An overlay, once for each layer")->required()->type_name("FILE");
            v.add_option("--lists", o.lists, kListsHelp)->type_name("DIR");
            v.add_option("--answers", o.answers,
                         "What was decided, as JSON: overlay, change, operation, property, choice (keep, take-theirs, edit), text")
                ->type_name("FILE");
            v.add_option("--write", o.write, "When all is clean, write the overlays for the new form into this folder")
                ->type_name("DIR");
            v.footer("Each change is clean, review (both changed it) or broken (what it needs is gone), with the three\n"
                     "texts. Ends with 1 while something is not clean.");
        },
        merge);
}

} // namespace trellis
