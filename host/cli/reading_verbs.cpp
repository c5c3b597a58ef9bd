// record show|list|drafts|export: reading what is there.
#include "cli/record_text.hpp"
#include "cli/verbs.hpp"

#include "model/error.hpp"

#include <charconv>
#include <fmt/format.h>
#include <ostream>

namespace trellis {
namespace {

/// The layer a person means: by number as the history counts them, or by (the start of) its revision's id. Empty: the
/// newest.
Id layer(const RecordView& newest, const std::string& wanted) {
    if (wanted.empty()) return {};
    std::size_t number = 0;
    auto [end, problem] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    if (problem == std::errc() && end == wanted.data() + wanted.size() && number >= 1 && number <= newest.layers.size())
        return newest.layers[number - 1].revision;
    for (auto& one : newest.layers)
        if (wanted.size() >= 8 && one.revision.starts_with(wanted)) return one.revision;
    throw Error("TR-C21", fmt::format("This record has no layer {}.", wanted),
                fmt::format("It has {} so far; the history at the end of \"record show ID\" lists them.",
                            newest.layers.size()));
}

struct ShowOptions {
    std::string record, layer;
    bool html = false;
};

int show(Command& command, const ShowOptions& options) {
    auto desk = command.openDesk();
    Id revision;
    if (!options.layer.empty()) revision = layer(desk->show(options.record), options.layer);
    if (options.html)
        command.io.out << desk->html(options.record, revision) << '\n';
    else {
        auto view = desk->show(options.record, revision);
        command.io.out << (command.json ? sheetJson(sheetOf(view)) + "\n" : recordText(view));
    }
    return 0;
}

struct ExportOptions {
    std::string record, file, layer;
    bool replace = false;
};

int exportRecord(Command& command, const ExportOptions& options) {
    auto desk = command.openDesk();
    Id revision;
    if (!options.layer.empty()) revision = layer(desk->show(options.record), options.layer);
    auto page = desk->html(options.record, revision);
    if (options.file == "-")
        command.io.out << page << '\n';
    else
        writeText(options.file, page, options.replace);
    return 0;
}

struct ListOptions {
    RecordFilter filter;
    DayOption from, to;
    bool noDrafts = false, signedOnly = false, ids = false;
};

void print(Command& command, const std::vector<RecordLine>& lines, const ListOptions& options,
           const std::string& nothing) {
    Listing listing({{"id", "Id"},
                     {"day", "Day"},
                     {"kind", ""},
                     {"kindTitle", "Kind"},
                     {"state", ""},
                     {"stateLabel", "Stands at"},
                     {"supervisor", "Supervisor"},
                     {"supervisees", "Supervisee"},
                     {"agreement", ""},
                     {"summary", "In short"},
                     {"draft", ""},
                     {"conflict", ""},
                     {"signedBy", "Signed by"},
                     {"waitingFor", "Waits for"},
                     {"changedAt", ""}},
                    nothing);
    for (auto& one : lines) {
        if (options.signedOnly && (one.draft || one.signedBy.empty() || !one.waitingFor.empty())) continue;
        if (options.ids) command.io.out << one.id << '\n';
        listing.row({one.id, cell(one.day), one.kind, one.kindTitle, one.state, one.stateLabel, one.supervisor,
                     one.supervisees, cell(one.agreement), cell(one.summary), one.draft, one.conflict, one.signedBy,
                     one.waitingFor, one.changedAt.iso()});
    }
    if (!options.ids) command.print(listing);
}

int list(Command& command, const ListOptions& options) {
    auto filter = options.filter;
    filter.from = options.from.day();
    filter.to = options.to.day();
    filter.withDrafts = !options.noDrafts && !options.signedOnly;
    auto most = filter.most;
    if (options.signedOnly) filter.most = 1'000'000; // counted after the signatures are looked at
    auto lines = command.openDesk()->records(filter);
    if (options.signedOnly) {
        std::erase_if(lines, [](auto& one) { return one.draft || one.signedBy.empty() || !one.waitingFor.empty(); });
        if (lines.size() > static_cast<std::size_t>(most)) lines.resize(static_cast<std::size_t>(most));
    }
    print(command, lines, options, "No record fits.");
    return 0;
}

int drafts(Command& command, const NoOptions&) {
    print(command, command.openDesk()->openDrafts(), {}, "You have no open draft.");
    return 0;
}

int toSign(Command& command, const NoOptions&) {
    print(command, command.openDesk()->toSign(), {}, "Nothing waits for a signature.");
    return 0;
}

} // namespace

void addReadingVerbs(CLI::App&, CLI::App& record, Command& command) {
    verb<ShowOptions>(
        record, command, "show", "Show one record, as far as you may see it",
        [](CLI::App& v, ShowOptions& o) {
            v.add_option("ID", o.record, "The record")->required();
            v.add_option("--layer", o.layer, "An earlier layer: its number in the history, or its revision")
                ->type_name("N|REVISION");
            v.add_flag("--html", o.html, "A self-contained page, ready to print; noted as an export");
            v.footer("With --json: an object whose \"items\" are {id, type, label, section, class, value or rows}.");
        },
        show);
    verb<ExportOptions>(
        record, command, "export", "Write one record as a page of HTML; noted in the audit trail",
        [](CLI::App& v, ExportOptions& o) {
            v.add_option("ID", o.record, "The record")->required();
            v.add_option("FILE", o.file, "Where to write it; - is the standard output")->required();
            v.add_option("--layer", o.layer, "An earlier layer: its number in the history, or its revision")
                ->type_name("N|REVISION");
            v.add_flag("--replace", o.replace, "Write over a file that exists");
        },
        exportRecord);
    verb<ListOptions>(
        record, command, "list", "List records, newest day first",
        [](CLI::App& v, ListOptions& o) {
            v.add_option("--kind", o.filter.kind, "Only this kind");
            v.add_option("--person", o.filter.person, "Only with this person")->type_name("CODE");
            v.add_option("--agreement", o.filter.agreement, "Only under this agreement")->type_name("ID");
            v.add_option("--state", o.filter.state, "Only in this state");
            addDay(v, "--from", o.from, "From this day on");
            addDay(v, "--to", o.to, "Up to this day");
            v.add_option("--most", o.filter.most, "At most so many (default 1000)")->check(CLI::Range(1, 1'000'000));
            v.add_flag("--no-drafts", o.noDrafts, "Without drafts");
            v.add_flag("--signed", o.signedOnly, "Only what everybody has signed");
            v.add_flag("--ids", o.ids, "Print nothing but ids, one a line");
        },
        list);
    verb<NoOptions>(
        record, command, "drafts", "List your open drafts", [](CLI::App&, NoOptions&) {}, drafts);
    verb<NoOptions>(
        record, command, "waiting", "List records that wait for a signature", [](CLI::App&, NoOptions&) {}, toSign);
}

} // namespace trellis
