// due, actions, search: what the window's Today and Search pages show.
#include "cli/verbs.hpp"
#include "desk/place_policies.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace trellis {
namespace {

std::string code(DueStanding standing) {
    switch (standing) {
    case DueStanding::NotDue:
        return "not-due";
    case DueStanding::Due:
        return "due";
    case DueStanding::InGrace:
        return "in-grace";
    case DueStanding::Overdue:
        return "overdue";
    case DueStanding::Never:
        return "never";
    case DueStanding::Excluded:
        return "excluded";
    }
    return "";
}

std::string words(DueStanding standing) {
    switch (standing) {
    case DueStanding::NotDue:
        return "not due yet";
    case DueStanding::Due:
        return "due";
    case DueStanding::InGrace:
        return "due, in grace";
    case DueStanding::Overdue:
        return "overdue";
    case DueStanding::Never:
        return "never held";
    case DueStanding::Excluded:
        return "left out";
    }
    return "";
}

/// Days are counted for whoever is on the due list (ruling C1): not for a person never supervised, who is listed as
/// such and not under overdue (C2), nor for one left out. Null there, because 0 would read as "due today".
Cell daysPast(const Due& due) {
    const bool counted = due.standing != DueStanding::Never && due.standing != DueStanding::Excluded;
    return counted ? cell(due.daysPast) : Cell();
}

struct DueOptions {
    std::string person;
};

int due(Command& command, const DueOptions& options) {
    auto desk = command.openDesk();
    Listing listing({{"supervisees", "Supervisee"},
                     {"supervisor", "Supervisor"},
                     {"standing", ""},
                     {"standingLabel", "Stands at"},
                     {"due", "Due"},
                     {"daysPast", "Days past"},
                     {"band", ""},
                     {"lastHeld", "Last held"},
                     {"planned", "Planned"},
                     {"reason", "Why"},
                     {"kind", ""},
                     {"agreement", ""}},
                    "Nobody is waiting for a session.");
    for (auto& one : desk->due()) {
        auto& people = one.supervisees;
        if (!options.person.empty() && std::find(people.begin(), people.end(), options.person) == people.end() &&
            one.supervisor != options.person)
            continue;
        listing.row({people, one.supervisor, code(one.due.standing), words(one.due.standing), cell(one.due.due),
                     daysPast(one.due), cell(one.due.band), cell(one.due.lastHeld), cell(one.due.planned),
                     cell(one.due.reason), one.kind, one.agreement});
    }
    const auto unknown = desk->dueUnknown();
    // An empty list would read as "nobody is waiting". For programs it stays a list, and the reason goes beside it.
    if (command.json || listing.size() > 0 || unknown.empty()) command.print(listing);
    if (!command.json)
        for (auto& rule : dueRules(desk->packs())) command.io.err << rule << '\n';
    for (auto& why : unknown) (command.json ? command.io.err : command.io.out) << why << '\n';
    return unknown.empty() ? 0 : 1;
}

struct ActionOptions {
    std::string owner;
    bool all = false;
};

/// Rows that travel and that somebody has to do something about: they have an owner or a day. Others (what is in focus,
/// say) only with --all.
int actions(Command& command, const ActionOptions& options) {
    auto desk = command.openDesk();
    Listing listing({{"title", "What"},
                     {"owner", "Who"},
                     {"due", "By when"},
                     {"since", "Since"},
                     {"ageDays", "Age (days)"},
                     {"rowsLabel", "From"},
                     {"rowsItem", ""},
                     {"supervisees", "Supervisee"},
                     {"row", ""},
                     {"record", ""},
                     {"kind", ""}},
                    "Nothing is open.");
    for (auto& one : desk->openRows()) {
        if (!options.all && one.owner.empty() && !one.due) continue;
        if (!options.owner.empty() && one.owner != options.owner) continue;
        listing.row({cell(one.title), cell(one.owner), cell(one.due), cell(one.since), cell(desk->today() - one.since),
                     one.rowsLabel, one.rowsItem, one.supervisees, one.row.id, one.record, one.kind});
    }
    command.print(listing);
    return 0;
}

struct SearchOptions {
    std::vector<std::string> words;
    int most = 50;
};

int search(Command& command, const SearchOptions& options) {
    auto desk = command.openDesk();
    Listing listing({{"record", "Record"},
                     {"day", "Day"},
                     {"kind", ""},
                     {"kindTitle", "Kind"},
                     {"supervisees", "Supervisee"},
                     {"item", ""},
                     {"label", "In"},
                     {"excerpt", "Found"}},
                    "Nothing was found.");
    for (auto& one : desk->search(fmt::format("{}", fmt::join(options.words, " ")), options.most))
        listing.row({one.record.id, cell(one.record.day), one.record.kind, one.record.kindTitle, one.record.supervisees,
                     one.item, one.label, one.excerpt});
    command.print(listing);
    return 0;
}

} // namespace

void addTodayVerbs(CLI::App& app, Command& command) {
    verb<DueOptions>(
        app, command, "due", "Who is due, overdue or was never supervised, and who is left out and why",
        [](CLI::App& v, DueOptions& o) { v.add_option("--person", o.person, "Only this person")->type_name("CODE"); },
        due);
    verb<ActionOptions>(
        app, command, "actions", "What is still open from earlier sessions, oldest first",
        [](CLI::App& v, ActionOptions& o) {
            v.add_option("--owner", o.owner, "Only what this person has taken on")->type_name("CODE");
            v.add_flag("--all", o.all, "Also rows that travel without an owner or a day, such as what is in focus");
        },
        actions);
    verb<SearchOptions>(
        app, command, "search", "Find words in the records you may read",
        [](CLI::App& v, SearchOptions& o) {
            v.add_option("TEXT", o.words, "One or more words; the last may be a beginning")->required();
            v.add_option("--most", o.most, "At most so many")->check(CLI::Range(1, 10'000));
        },
        search);
}

} // namespace trellis
