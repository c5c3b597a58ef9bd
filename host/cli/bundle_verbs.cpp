// bundle export|inspect|import: records between workspaces by files.
#include "cli/bundle_verbs.hpp"
#include "desk/exchange_desk.hpp"
#include "model/error.hpp"

#include <fmt/format.h>

#include <ostream>

namespace trellis {
namespace {

struct ExportOptions {
    std::vector<std::string> to;
    std::string period, file;
    bool preview = false;
};

/// "2025-07-01..2025-09-30"; either end may be left out. Error TR-B04.
void readPeriod(const std::string& text, BundleRequest& request) {
    if (text.empty()) return;
    const auto dots = text.find("..");
    auto day = [&](const std::string& one) -> std::optional<Date> {
        if (one.empty()) return std::nullopt;
        if (auto read = Date::fromIso(one)) return read;
        throw Error("TR-B04", "“" + text + "” is not a period. Nothing was written.", "Write it as 2025-07-01..2025-09-30.");
    };
    if (dots == std::string::npos) {
        request.from = request.until = day(text);
        return;
    }
    request.from = day(text.substr(0, dots));
    request.until = day(text.substr(dots + 2));
}

void printDeparture(Command& command, const Departure& departure) {
    Listing records({{"record", "Record"}, {"kind", "Kind"}, {"day", "Day"}, {"parties", "People"}, {"layers", "Layers"},
                     {"open", "Answers"}, {"withheld", "Withheld"}},
                    "No record leaves.");
    for (auto& one : departure.records)
        records.row({one.id, one.kindTitle, one.day.iso(), one.parties, cell(one.layers), one.open, one.withheld});
    command.print(records);
    if (command.json) return;
    Listing questions({{"form", "Form"}, {"question", "Question"}, {"classes", "Class"}, {"answers", "Leave"},
                       {"withheld", "Stay"}},
                      "");
    for (auto& one : departure.questions)
        questions.row({one.form, one.label, one.classes, one.answers, one.withheld});
    command.io.out << '\n';
    questions.print(command.io.out, false);
    command.io.out << fmt::format("\n{} records with {} answers leave; {} answers are withheld.\n", departure.records.size(),
                                  departure.open, departure.withheld);
    std::string people;
    for (auto& one : departure.people) people += (people.empty() ? "" : ", ") + one;
    command.io.out << "People by code, with role, place and absences, never with a name: " << people << ".\n";
    for (auto& one : departure.to)
        command.io.out << fmt::format("For {} ({}), whose key has the words: {}\n", one.code, words(one.role), one.words);
}

int send(Command& command, const ExportOptions& options) {
    if (!options.preview && options.file.empty()) throw CLI::RequiredError("FILE");
    BundleRequest request{options.to, {}, {}};
    readPeriod(options.period, request);
    auto desk = command.openDesk();
    ExchangeDesk exchange(*desk);
    if (options.preview) {
        printDeparture(command, exchange.preview(request));
        if (!command.json) command.io.out << "This is a preview. Nothing was written.\n";
        return 0;
    }
    const auto departure = exchange.send(request, options.file);
    command.io.out << options.file << '\n';
    command.io.err << fmt::format("{} records with {} answers leave; {} answers are withheld ({} entries, {} bytes).\n",
                                  departure.records.size(), departure.open, departure.withheld, departure.entries,
                                  departure.bytes);
    for (auto& one : departure.to)
        command.io.err << fmt::format("For {}, whose key has the words: {}\n", one.code, one.words);
    return 0;
}

struct InspectOptions {
    std::string file;
    bool prove = false;
};

int inspect(Command& command, const InspectOptions& options) {
    auto desk = command.openDesk();
    const auto look = ExchangeDesk(*desk).inspect(options.file, options.prove);
    auto& h = look.head;
    std::vector<std::string> kinds;
    for (auto& [kind, layers] : look.kinds) kinds.push_back(fmt::format("{} {}", layers, kind));
    Listing listing({{"what", ""}, {"value", ""}}, "");
    Listing json({{"bundle", ""}, {"from", ""}, {"by", ""}, {"made", ""}, {"to", ""}, {"roles", ""}, {"since", ""}, {"until", ""},
                  {"words", ""}, {"believed", ""}, {"records", ""}, {"layers", ""}, {"signOffs", ""}, {"open", ""},
                  {"withheld", ""}, {"kinds", ""}, {"lookedFor", ""}, {"found", ""}},
                 "");
    json.row({h.id, h.name, h.by, h.made, h.to, h.roles, cell(h.from), cell(h.until), look.senderWords, look.believed,
              look.records, look.layers, look.signOffs, look.open, look.withheld, kinds, look.proof.lookedFor,
              look.proof.found});
    if (command.json) {
        command.print(json);
    } else {
        auto& out = command.io.out;
        std::string to;
        for (std::size_t i = 0; i < h.to.size(); ++i) to += (i ? ", " : "") + h.to[i] + " (" + h.roles[i] + ")";
        out << printable(fmt::format("Bundle {}\nFrom {}, by {}, made {}{}\nFor {}\n", h.id, h.name, h.by, h.made,
                                     h.demo ? ", made-up data" : "", to),
                         true);
        out << fmt::format("Its workspace says of itself: {}\n{}\n", look.senderWords,
                           look.believed ? "This sender is believed here." : "Nobody here has compared these words yet.");
        out << fmt::format("{} records in {} layers with {} signatures; {} answers open, {} withheld\n", look.records,
                           look.layers, look.signOffs, look.open, look.withheld);
        for (auto& kind : kinds) out << "  " << printable(kind) << '\n';
        if (options.prove) {
            out << "Every byte is accounted for: head, entries, signatures, open answers, and hashes of withheld ones.\n";
            for (auto& [classes, count] : look.proof.openByClasses)
                out << fmt::format("  {} open answers of class {}\n", count, classes.empty() ? "none" : classes);
            out << fmt::format("{} withheld answers that are known here were looked for: {} found.\n", look.proof.lookedFor,
                               look.proof.found.size());
            for (auto& one : look.proof.found) out << printable(one) << '\n';
        }
    }
    return look.proof.found.empty() ? 0 : 1;
}

struct FileOptions {
    std::string file;
};

int take(Command& command, const FileOptions& options) {
    auto desk = command.openDesk();
    const auto arrival = ExchangeDesk(*desk).take(options.file);
    const auto& c = arrival.count;
    if (command.json) {
        Listing listing({{"from", ""}, {"bundle", ""}, {"fresh", ""}, {"opened", ""}, {"known", ""}, {"records", ""}, {"notes", ""}},
                        "");
        listing.row({arrival.from, arrival.bundle, c.fresh, c.opened, c.known, static_cast<std::int64_t>(c.records.size()),
                     arrival.notes});
        command.print(listing);
        return 0;
    }
    if (c.fresh + c.opened == 0)
        command.io.out << printable(fmt::format("Everything in this bundle from {} is here already. Nothing changed.",
                                                arrival.from))
                       << '\n';
    else
        command.io.out << printable(fmt::format("From {}, made by {}: {} records are new or have grown ({} new entries, {} with "
                                                "more answers, {} known).",
                                                arrival.from, arrival.by, c.records.size(), c.fresh, c.opened, c.known))
                       << '\n';
    for (auto& note : arrival.notes) command.io.out << printable(note) << '\n';
    return 0;
}

} // namespace

void addBundleVerbs(CLI::App& app, Command& command) {
    auto* group = app.add_subcommand("bundle", "Records between workspaces, by files");
    group->require_subcommand(1);
    verb<ExportOptions>(
        *group, command, "export", "Seal what others may see of a period into a file for them",
        [](CLI::App& v, ExportOptions& o) {
            v.add_option("--to", o.to, "For whom: a code or key kept with 'trellis exchange contact'")
                ->required()
                ->allow_extra_args(false) // one each: what follows is the file
                ->type_name("CODE|KEY");
            v.add_option("--period", o.period, "Days of the records (default: all)")->type_name("FROM..TO");
            v.add_flag("--preview", o.preview, "Only show what would leave");
            v.add_option("FILE", o.file, "What to write, NAME.trellisbundle");
            v.footer("With several --to the bundle holds what every one of them may see. Names never leave. The stock\n"
                     "'age -d' opens a bundle with the recipient's secret key.");
        },
        send);
    verb<InspectOptions>(
        *group, command, "inspect", "Look into a bundle without taking it in",
        [](CLI::App& v, InspectOptions& o) {
            v.add_option("FILE", o.file, "The bundle, sealed or opened with 'age -d'")->required();
            v.add_flag("--prove", o.prove, "Show that nothing withheld is inside");
        },
        inspect);
    verb<FileOptions>(
        *group, command, "import", "Take a bundle in, whole or not at all",
        [](CLI::App& v, FileOptions& o) {
            v.add_option("FILE", o.file, "The bundle")->required();
            v.footer("Any order and any number of times lead to the same records.");
        },
        take);
    addBundleStandingVerbs(*group, command);
}

} // namespace trellis
