// record new|set|check|finish|take|sign|amend|share|remind|discard: the life of one record.
#include "cli/verbs.hpp"

#include "desk/draft.hpp"
#include "desk/reminders.hpp"
#include "model/error.hpp"
#include "template/answers_json.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace trellis {
namespace {

std::string words(Severity severity) {
    switch (severity) {
    case Severity::Note:
        return "note";
    case Severity::Ask:
        return "ask";
    case Severity::Refuse:
        return "refuse";
    }
    return "";
}

/// Merges answers from a file into the record's draft and saves it.
void setAnswers(Command& command, Desk& desk, const Id& record, const std::string& file) {
    auto draft = desk.openDraft(record);
    FormContext context{desk.today(), &desk.clock(), command.io.random};
    draft->form().setAll(answersFromJson(readText(file, command.io), draft->form().form(), context));
    draft->touched();
    draft->save();
}

struct NewOptions {
    std::string kind, page, agreement, about, start, form, state, answers;
    DayOption day;
};

/// What the page begins with here: a pack may have said so.
std::string firstKindOf(const Desk& desk, const std::string& page) {
    for (const auto* each : desk.plugins().pages())
        if (each->id == page && !each->kinds.empty()) return each->kinds.front();
    throw Error("TR-D12", "There is no page '" + page + "' that records are begun on. Nothing was made.",
                "Name the kind with --kind; \"plugin list\" names them.");
}

int recordNew(Command& command, const NewOptions& options) {
    auto desk = command.openDesk();
    NewRecord what;
    what.kind = options.page.empty() ? options.kind : firstKindOf(*desk, options.page);
    what.agreement = options.agreement;
    what.about = options.about;
    what.start = options.start;
    what.day = options.day.day();
    what.state = options.state;
    what.templateId = options.form;
    auto id = desk->newRecord(what);
    if (!options.answers.empty()) {
        try {
            setAnswers(command, *desk, id, options.answers);
        } catch (...) { // the file was not usable: leave no half-made record behind
            desk->discardDraft(id);
            throw;
        }
    }
    command.io.out << id << '\n';
    return 0;
}

struct SetOptions {
    std::string record, answers;
};

int recordSet(Command& command, const SetOptions& options) {
    auto desk = command.openDesk();
    setAnswers(command, *desk, options.record, options.answers);
    return 0;
}

struct OneRecord {
    std::string record;
};

int recordCheck(Command& command, const OneRecord& options) {
    auto desk = command.openDesk();
    Listing listing(
        {{"severity", "Weight"}, {"item", "Item"}, {"row", ""}, {"code", "Code"}, {"message", "What to look at"}},
        "Nothing stands in the way.");
    for (auto& one : desk->check(options.record))
        listing.row({words(one.severity), cell(one.where.item), cell(one.where.row), one.code, one.message});
    command.print(listing);
    return 0;
}

/// The step that ends the writing, if one can be taken from here.
std::optional<KindTransition> finishing(const Desk& desk, const Id& record) {
    for (auto& one : desk.possible(record))
        if (one.effect == Effect::Finish) return one;
    return std::nullopt;
}

int recordFinish(Command& command, const OneRecord& options) {
    auto desk = command.openDesk();
    auto step = finishing(*desk, options.record);
    if (!step)
        throw Error("TR-C20", "This record cannot be finished from where it stands, so it was left as it is.",
                    "\"record show ID\" says where it stands, \"record take ID\" what is possible.");
    desk->take(options.record, step->id);
    return 0;
}

struct TakeOptions {
    std::string record, transition;
};

int recordTake(Command& command, const TakeOptions& options) {
    auto desk = command.openDesk();
    auto possible = desk->possible(options.record);
    if (options.transition.empty()) {
        Listing listing({{"id", "Step"}, {"label", "What it is"}, {"from", "From"}, {"to", "To"}},
                        "Nothing more can be done with this record.");
        for (auto& one : possible) listing.row({one.id, one.label, one.from, one.to});
        command.print(listing);
        return 0;
    }
    desk->take(options.record, options.transition);
    return 0;
}

struct SignOptions {
    std::string record, person, passphraseFile;
};

/// The signer's own passphrase, whoever has the workspace open. TRELLIS_PASSPHRASE is tried last: it has to be theirs
/// as well.
std::string signingPassphrase(Command& command, const SignOptions& options, const PersonCode& signer) {
    auto given = [&](const char* name) { return command.io.variable ? command.io.variable(name).value_or("") : ""; };
    if (!options.passphraseFile.empty()) return command.passphrase(options.passphraseFile, "", "");
    if (auto own = given("TRELLIS_SIGN_PASSPHRASE"); !own.empty()) return own;
    if (signer == command.user) return command.passphrase();
    if (auto acting = given("TRELLIS_PASSPHRASE"); !acting.empty()) return acting;
    return command.passphrase("", "TRELLIS_SIGN_PASSPHRASE", fmt::format("Passphrase of {}, who signs: ", signer));
}

int recordSign(Command& command, const SignOptions& options) {
    auto desk = command.openDesk();
    auto signer = options.person.empty() ? command.acting() : options.person;
    auto passphrase = signingPassphrase(command, options, signer);
    desk->sign(options.record, signer, passphrase); // a draft is finished in the same step, with the same refusals
    return 0;
}

struct AmendOptions {
    std::string record, reason;
};

int recordAmend(Command& command, const AmendOptions& options) {
    auto desk = command.openDesk();
    command.io.out << desk->amend(options.record, options.reason) << '\n';
    return 0;
}

struct FormsOptions {
    std::string kind;
};

int recordForms(Command& command, const FormsOptions& options) {
    auto desk = command.openDesk();
    Listing listing({{"id", "Template"}, {"title", "Title"}, {"purpose", "When"}, {"source", ""}, {"version", ""}},
                    "There is no form for records of that kind.");
    for (auto& form : desk->formsOf(options.kind))
        listing.row({form->ref.id, form->title, form->purpose, form->source, form->ref.version});
    command.print(listing);
    return 0;
}

struct ShareOptions {
    std::string record, how;
};

int recordShare(Command& command, const ShareOptions& options) {
    command.openDesk()->share(options.record, sharingFromText(options.how));
    return 0;
}

int recordDiscard(Command& command, const OneRecord& options) {
    command.openDesk()->discardDraft(options.record);
    return 0;
}

int recordRemind(Command& command, const OneRecord& options) {
    auto desk = command.openDesk();
    remind(*desk, options.record);
    return 0;
}

void takesRecord(CLI::App& v, std::string& record) { v.add_option("ID", record, "The record")->required(); }

} // namespace

void addRecordVerbs(CLI::App& app, Command& command) {
    auto* group = app.add_subcommand("record", "Start, write, sign, amend and read records");
    group->require_subcommand(1);

    verb<NewOptions>(
        *group, command, "new", "Start a record; prints its id",
        [](CLI::App& v, NewOptions& o) {
            auto* kind = v.add_option("--kind", o.kind, "What kind of record (\"plugin list\" names them)");
            auto* page = v.add_option("--page", o.page, "Instead: the kind that this page of the window begins here");
            auto* what = v.add_option_group("what");
            what->add_options(kind, page);
            what->require_option(1);
            v.add_option("--agreement", o.agreement,
                         "The agreement it is made under (\"agreement list\"); a record of one's own can do without");
            v.add_option("--from", o.start, "What it starts from, for a kind that has starts")->type_name("START");
            v.add_option("--about", o.about, "Whom it is about, for a kind that stands under no agreement")
                ->type_name("CODE");
            v.add_option("--template", o.form, "The form, for a kind that has several (\"record forms KIND\")")
                ->type_name("ID");
            addDay(v, "--day", o.day, "The day it is about (default: today)");
            v.add_option("--state", o.state, "The state to start in (default: the kind's first)");
            v.add_option("--answers", o.answers, "Answers to begin with, as JSON; - is the standard input")
                ->type_name("FILE");
            v.footer("What is still open from last time is already in it.");
        },
        recordNew);
    verb<SetOptions>(
        *group, command, "set", "Write answers into a draft",
        [](CLI::App& v, SetOptions& o) {
            takesRecord(v, o.record);
            v.add_option("--answers", o.answers, "Answers as JSON; - is the standard input")
                ->type_name("FILE")
                ->required();
            v.footer("{\"item\": value, \"rows item\": [{\"cell\": value}]}. What the file does not mention stays; "
                     "rows replace the\n"
                     "rows that were there (a row with its \"#id\" stays the same row); null clears an answer.\n"
                     "Example: echo '{\"summary\": \"A steady fortnight.\"}' | trellis record set ID --answers -");
        },
        recordSet);
    verb<OneRecord>(
        *group, command, "check", "Say what still stands in the way, and what to look at",
        [](CLI::App& v, OneRecord& o) {
            takesRecord(v, o.record);
            v.footer("Weight: refuse (must be settled before signing), ask (please look), note.");
        },
        recordCheck);
    verb<OneRecord>(
        *group, command, "finish", "End the writing, so that it can be signed",
        [](CLI::App& v, OneRecord& o) { takesRecord(v, o.record); }, recordFinish);
    verb<TakeOptions>(
        *group, command, "take", "Take one of the steps that are possible now; without STEP, list them",
        [](CLI::App& v, TakeOptions& o) {
            takesRecord(v, o.record);
            v.add_option("STEP", o.transition, "The step");
        },
        recordTake);
    verb<SignOptions>(
        *group, command, "sign", "Sign it (and finish it first, where it is still a draft)",
        [](CLI::App& v, SignOptions& o) {
            takesRecord(v, o.record);
            v.add_option("--as", o.person, "Who signs (default: you)")->type_name("CODE");
            v.add_option("--sign-passphrase-file", o.passphraseFile, "A file with the signer's own passphrase")
                ->type_name("FILE");
            v.footer("Each person signs with their own passphrase: from --sign-passphrase-file, "
                     "TRELLIS_SIGN_PASSPHRASE, or, when\n"
                     "neither is there, TRELLIS_PASSPHRASE or a prompt.");
        },
        recordSign);
    verb<AmendOptions>(
        *group, command, "amend", "Open a signed record for a change, kept as a new layer; prints its id",
        [](CLI::App& v, AmendOptions& o) {
            takesRecord(v, o.record);
            v.add_option("--reason", o.reason, "Why it is changed; stands in the record for good")->required();
            v.footer("The text as signed stays: record show ID --layer 1");
        },
        recordAmend);
    verb<FormsOptions>(
        *group, command, "forms", "Show the forms a record of a kind can be written on, and when to choose which",
        [](CLI::App& v, FormsOptions& o) { v.add_option("KIND", o.kind, "What kind of record")->required(); },
        recordForms);
    verb<ShareOptions>(
        *group, command, "share", "Let the other person read a record of your own, or no longer",
        [](CLI::App& v, ShareOptions& o) {
            takesRecord(v, o.record);
            v.add_option("HOW", o.how, "none, summary or full")
                ->required()
                ->check(CLI::IsMember({"none", "summary", "full"}));
            v.footer("It holds from now on and can be taken back: what was shared is then closed again. The summary is "
                     "what stands\n"
                     "in the record; change it with \"record amend\" and \"record set\".");
        },
        recordShare);
    verb<OneRecord>(
        *group, command, "remind", "Ask the others for a signature: it stands on their Today, nothing is sent",
        [](CLI::App& v, OneRecord& o) { takesRecord(v, o.record); }, recordRemind);
    verb<OneRecord>(
        *group, command, "discard", "Throw a draft away (what was finished stays)",
        [](CLI::App& v, OneRecord& o) { takesRecord(v, o.record); }, recordDiscard);
    addReadingVerbs(app, *group, command);
}

} // namespace trellis
