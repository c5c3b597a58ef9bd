// agreement list|new|show|end: the terms a pair or a group works under. An agreement is signed like any record: record
// sign ID.
#include "cli/record_text.hpp"
#include "cli/verbs.hpp"

#include "desk/draft.hpp"
#include "model/error.hpp"
#include "template/answers_json.hpp"

#include <fmt/format.h>
#include <ostream>

namespace trellis {
namespace {

struct ListOptions {
    bool all = false;
    std::string person;
};

int list(Command& command, const ListOptions& options) {
    auto desk = command.openDesk();
    Listing listing({{"id", "Id"},
                     {"supervisor", "Supervisor"},
                     {"supervisees", "Supervisees"},
                     {"types", "Types"},
                     {"start", "Start"},
                     {"review", "Review"},
                     {"ended", "Ended"},
                     {"cadenceDays", "Every (days)"},
                     {"plannedMinutes", "Minutes"},
                     {"group", ""},
                     {"signedByAll", "Signed"},
                     {"inForce", ""}},
                    "There is no agreement in force. \"agreement new\" makes one.");
    for (auto& one : desk->agreements()) {
        if (!options.all && one.ended && *one.ended <= desk->today()) continue;
        if (!options.person.empty() && !one.party(options.person)) continue;
        listing.row({one.id, one.supervisor, one.supervisees, one.types, cell(one.start), cell(one.review),
                     cell(one.ended), cell(one.cadenceDays), cell(one.plannedMinutes), one.group(), one.signedByAll,
                     one.inForce(desk->today())});
    }
    command.print(listing);
    return 0;
}

struct NewOptions {
    std::string supervisor, kind, answers;
    std::vector<std::string> supervisees;
};

/// The kind whose records are agreements; there is usually one.
std::string agreementKind(const Desk& desk, const std::string& wanted) {
    std::vector<std::string> kinds;
    for (auto* one : desk.plugins().kinds())
        if (one->role == "agreement") kinds.push_back(one->id);
    if (!wanted.empty()) return wanted;
    if (kinds.size() == 1) return kinds.front();
    if (kinds.empty())
        throw Error("TR-C22", "No plugin that is on here knows agreements, so none was made.",
                    "\"plugin list\" says which are on, and why not.");
    throw Error("TR-C23", "There is more than one kind of agreement, so none was made.",
                fmt::format("Choose with --kind: {}.", fmt::join(kinds, ", ")));
}

int make(Command& command, const NewOptions& options) {
    auto desk = command.openDesk();
    NewRecord what;
    what.kind = agreementKind(*desk, options.kind);
    what.supervisor = options.supervisor.empty() ? command.acting() : options.supervisor;
    what.supervisees = options.supervisees;
    auto id = desk->newRecord(what);
    if (!options.answers.empty()) {
        try {
            auto draft = desk->openDraft(id);
            FormContext context{desk->today(), &desk->clock(), command.io.random};
            draft->form().setAll(answersFromJson(readText(options.answers, command.io), draft->form().form(), context));
            draft->save();
        } catch (...) { // the file was not usable: leave no half-made agreement behind
            desk->discardDraft(id);
            throw;
        }
    }
    command.io.out << id << '\n';
    return 0;
}

struct OneAgreement {
    std::string id;
    DayOption on;
};

int show(Command& command, const OneAgreement& options) {
    auto view = command.openDesk()->show(options.id);
    command.io.out << (command.json ? sheetJson(sheetOf(view)) + "\n" : recordText(view));
    return 0;
}

int end(Command& command, const OneAgreement& options) {
    auto desk = command.openDesk();
    desk->endAgreement(options.id, options.on.day().value_or(desk->today()));
    return 0;
}

} // namespace

void addAgreementVerbs(CLI::App& app, Command& command) {
    auto* group = app.add_subcommand("agreement", "Agreements: who supervises whom, how often, on what terms");
    group->require_subcommand(1);
    verb<ListOptions>(
        *group, command, "list", "List those you are party to or may oversee",
        [](CLI::App& v, ListOptions& o) {
            v.add_flag("--all", o.all, "Also those that have ended");
            v.add_option("--person", o.person, "Only with this person")->type_name("CODE");
        },
        list);
    verb<NewOptions>(
        *group, command, "new", "Start an agreement; prints its id",
        [](CLI::App& v, NewOptions& o) {
            v.add_option("--supervisor", o.supervisor, "Who supervises (default: you)")->type_name("CODE");
            v.add_option("--supervisee", o.supervisees, "Who is supervised; two to six make a group")
                ->required()
                ->type_name("CODE")
                ->expected(1)
                ->take_all();
            v.add_option("--kind", o.kind, "Which kind of agreement, where there are several");
            v.add_option("--answers", o.answers, "The terms as JSON; - is the standard input")->type_name("FILE");
            v.footer("Then: record set, record check, record sign ID --as CODE for each of you.");
        },
        make);
    verb<OneAgreement>(
        *group, command, "show", "Show the terms",
        [](CLI::App& v, OneAgreement& o) { v.add_option("ID", o.id, "The agreement")->required(); }, show);
    verb<OneAgreement>(
        *group, command, "end", "End it; its records stay",
        [](CLI::App& v, OneAgreement& o) {
            v.add_option("ID", o.id, "The agreement")->required();
            addDay(v, "--on", o.on, "From this day on (default: today)");
        },
        end);
}

} // namespace trellis
