// user list|add|passphrase|recover and person list|add|set|absence: who can unlock the workspace, and who it is about.
#include "cli/verbs.hpp"

#include "desk/form_language.hpp"
#include "model/error.hpp"
#include "template/in_language.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace trellis {
namespace {

const std::vector<std::string> roleNames{"supervisor",   "supervisee",     "meta-supervisor",
                                         "service-lead", "locality-admin", "auditor"};

/// A new passphrase: from a file, from TRELLIS_NEW_PASSPHRASE, or asked for twice. A demo's is always the same.
std::string newPassphrase(Command& command, const std::string& file, const PersonCode& of, bool demo) {
    auto set = command.io.variable ? command.io.variable("TRELLIS_NEW_PASSPHRASE").value_or("") : "";
    if (file.empty() && set.empty() && demo) return "demonstration";
    bool asked = file.empty() && set.empty();
    auto given = command.passphrase(file, "TRELLIS_NEW_PASSPHRASE", fmt::format("New passphrase of {}: ", of));
    if (asked && command.passphrase("", "TRELLIS_NEW_PASSPHRASE", "The same once more: ") != given)
        throw Error("TR-C06", "The two passphrases are not the same, so nothing was changed.", "Please try again.");
    return given;
}

int userList(Command& command, const NoOptions&) {
    auto desk = command.openDesk();
    Listing listing({{"code", "Code"}, {"role", ""}, {"roleLabel", "Role"}, {"name", "Name"}}, "There are no users.");
    for (auto& one : desk->users()) listing.row({one.code, text(one.role), words(one.role), cell(one.name)});
    command.print(listing);
    return 0;
}

struct UserAddOptions {
    std::string code, role, passphraseFile;
};

int userAdd(Command& command, const UserAddOptions& options) {
    auto desk = command.openDesk();
    auto passphrase = newPassphrase(command, options.passphraseFile, options.code, desk->workspaceInfo().demo);
    desk->addUser(options.code, roleFromText(options.role), passphrase);
    command.io.out << options.code << '\n';
    return 0;
}

struct PassphraseOptions {
    std::string passphraseFile;
};

int userPassphrase(Command& command, const PassphraseOptions& options) {
    auto desk = command.openDesk();
    desk->changePassphrase(command.passphrase(),
                           newPassphrase(command, options.passphraseFile, command.acting(), false));
    command.io.err << "Your passphrase is changed.\n";
    return 0;
}

struct FormsInOptions {
    std::string language;
};

int userFormsIn(Command& command, const FormsInOptions& options) {
    const auto desk = command.openDesk();
    const auto there = formLanguages(*desk);
    const bool asWritten = options.language == "as-written";
    if (!asWritten && std::ranges::find(there, options.language) == there.end()) {
        std::string all;
        for (auto& one : there) all += (all.empty() ? "" : ", ") + one + " (" + languageName(one) + ")";
        throw Error("TR-C09", "No form here is translated into '" + options.language + "'. Nothing was changed.",
                    all.empty() ? "A pack can bring translations." : "There are: " + all + ".");
    }
    readFormsIn(*desk, asWritten ? "" : options.language);
    return 0;
}

struct RecoverOptions {
    std::string codeFile, passphraseFile, recoveryFile;
};

int userRecover(Command& command, const RecoverOptions& options) {
    auto code = command.passphrase(options.codeFile, "TRELLIS_RECOVERY_CODE", "Recovery code: ");
    auto passphrase = newPassphrase(command, options.passphraseFile, command.acting(), false);
    std::string next;
    Desk::recover(command.folder(), code, command.acting(), passphrase, command.environment(), &next);
    if (options.recoveryFile.empty())
        command.io.err << fmt::format(
            "Your passphrase is changed. The recovery code is used up; the new one, shown this once: {}\n", next);
    else
        writeText(options.recoveryFile, next + "\n");
    return 0;
}

int personList(Command& command, const NoOptions&) {
    auto desk = command.openDesk();
    Listing listing({{"code", "Code"},
                     {"name", "Name"},
                     {"roles", "Roles"},
                     {"locality", "Locality"},
                     {"inPostSince", "In post since"},
                     {"leftOn", "Left"},
                     {"absences", "Away"}},
                    "There is nobody yet.");
    for (auto& one : desk->people()) {
        std::vector<std::string> roles, away;
        for (auto role : one.roles) roles.push_back(text(role));
        for (auto& absence : one.absences)
            away.push_back(fmt::format("{} from {}{}", absence.kind.empty() ? "away" : absence.kind, absence.from.iso(),
                                       absence.to ? " to " + absence.to->iso() : ""));
        listing.row(
            {one.code, cell(one.name), roles, cell(one.locality), cell(one.inPostSince), cell(one.leftOn), away});
    }
    command.print(listing);
    return 0;
}

struct PersonOptions {
    std::string code;
    std::optional<std::string> name, locality;
    std::vector<std::string> roles;
    DayOption inPost, left;
};

int personSave(Command& command, const PersonOptions& options, bool add) {
    auto desk = command.openDesk();
    auto known = desk->person(options.code);
    if (add && known)
        throw Error("TR-C07",
                    fmt::format("There is somebody with the code {} already; nothing was changed.", options.code),
                    "\"person set\" changes what is known of them.");
    if (!add && !known)
        throw Error("TR-C08", fmt::format("Nobody here has the code {}.", options.code),
                    "\"person list\" shows who is known, \"person add\" adds.");
    auto person = known.value_or(Person{});
    person.code = options.code;
    if (options.name) person.name = *options.name;
    if (options.locality)
        person.locality = *options.locality;
    else if (add)
        person.locality = desk->workspaceInfo().locality;
    if (!options.roles.empty()) {
        person.roles.clear();
        for (auto& role : options.roles) person.roles.push_back(roleFromText(role));
    }
    if (auto day = options.inPost.day())
        person.inPostSince = *day;
    else if (add)
        person.inPostSince = desk->today();
    if (auto day = options.left.day()) person.leftOn = *day;
    desk->savePerson(person);
    if (add) command.io.out << person.code << '\n';
    return 0;
}

struct AbsenceOptions {
    std::string code, kind = "other";
    DayOption from, to;
    bool ended = false;
};

int personAbsence(Command& command, const AbsenceOptions& options) {
    auto desk = command.openDesk();
    auto person = desk->person(options.code);
    if (!person)
        throw Error("TR-C08", fmt::format("Nobody here has the code {}.", options.code),
                    "\"person list\" shows who is known.");
    auto from = options.from.day().value_or(desk->today());
    auto same =
        std::find_if(person->absences.begin(), person->absences.end(), [&](auto& one) { return one.from == from; });
    if (same == person->absences.end())
        person->absences.push_back({from, options.to.day(), options.kind});
    else
        *same = {from, options.to.day(), options.kind}; // the same beginning: what is known of its end is better now
    desk->savePerson(*person);
    return 0;
}

void declarePerson(CLI::App& v, PersonOptions& o) {
    v.add_option("CODE", o.code, "Their code, such as FK-CP3")->required();
    v.add_option("--name", o.name, "Their name; stays in this workspace and never leaves it");
    v.add_option("--role", o.roles, "What they are; may be given more than once")
        ->check(CLI::IsMember(roleNames))
        ->expected(1)
        ->take_all();
    v.add_option("--locality", o.locality, "Their locality (default: the workspace's)");
    addDay(v, "--in-post-since", o.inPost, "Since when they are in post (default: today)");
    addDay(v, "--left-on", o.left, "When they left");
}

void addUserVerbs(CLI::App& app, Command& command) {
    auto* group = app.add_subcommand("user", "People who can unlock this workspace");
    group->require_subcommand(1);
    verb<NoOptions>(
        *group, command, "list", "List them", [](CLI::App&, NoOptions&) {}, userList);
    verb<UserAddOptions>(
        *group, command, "add", "Give somebody a key of their own; prints their code",
        [](CLI::App& v, UserAddOptions& o) {
            v.add_option("CODE", o.code, "Their code")->required();
            v.add_option("--role", o.role, "What they may do here")->required()->check(CLI::IsMember(roleNames));
            v.add_option("--new-passphrase-file", o.passphraseFile, "A file with their passphrase")->type_name("FILE");
            v.footer("Their passphrase comes from the file, from TRELLIS_NEW_PASSPHRASE, or is asked for twice.");
        },
        userAdd);
    verb<PassphraseOptions>(
        *group, command, "passphrase", "Change your own passphrase",
        [](CLI::App& v, PassphraseOptions& o) {
            v.add_option("--new-passphrase-file", o.passphraseFile, "A file with the new one")->type_name("FILE");
            v.footer("The new one comes from the file, from TRELLIS_NEW_PASSPHRASE, or is asked for twice.");
        },
        userPassphrase);
    verb<FormsInOptions>(
        *group, command, "forms-in", "Read forms in another language, where they are translated",
        [](CLI::App& v, FormsInOptions& o) {
            v.add_option("LANGUAGE", o.language, "Such as cy; \"as-written\" for the language of each form")->required();
            v.footer("For you, in this workspace on this machine. Records stay the same, whoever reads them in which language.");
        },
        userFormsIn);
    verb<RecoverOptions>(
        *group, command, "recover", "Set a new passphrase with the recovery code",
        [](CLI::App& v, RecoverOptions& o) {
            v.add_option("--code-file", o.codeFile,
                         "A file with the recovery code (or TRELLIS_RECOVERY_CODE, or a prompt)")
                ->type_name("FILE");
            v.add_option("--new-passphrase-file", o.passphraseFile, "A file with the new passphrase")
                ->type_name("FILE");
            v.add_option("--recovery-file", o.recoveryFile, "Write the next recovery code there instead of showing it")
                ->type_name("FILE");
            v.footer("What you signed before stays valid. A code works once; the next one is shown.");
        },
        userRecover);
}

} // namespace

void addPeopleVerbs(CLI::App& app, Command& command) {
    addUserVerbs(app, command);
    auto* group = app.add_subcommand("person", "People that records are about: codes, roles, absence");
    group->require_subcommand(1);
    verb<NoOptions>(
        *group, command, "list", "List them", [](CLI::App&, NoOptions&) {}, personList);
    verb<PersonOptions>(*group, command, "add", "Add somebody; prints their code", declarePerson,
                        [](Command& c, const PersonOptions& o) { return personSave(c, o, true); });
    verb<PersonOptions>(*group, command, "set", "Change what is known of somebody", declarePerson,
                        [](Command& c, const PersonOptions& o) { return personSave(c, o, false); });
    verb<AbsenceOptions>(
        *group, command, "absence", "Note a time away, in which supervision is not due",
        [](CLI::App& v, AbsenceOptions& o) {
            v.add_option("CODE", o.code, "Who is away")->required();
            v.add_option("--kind", o.kind, "long-term-sick, parental, secondment or other")
                ->check(CLI::IsMember({"long-term-sick", "parental", "secondment", "other"}));
            addDay(v, "--from", o.from, "First day away (default: today)");
            addDay(v, "--to", o.to, "Last day away (left out: not known yet)");
            v.footer("The same first day again changes the absence that is there.");
        },
        personAbsence);
}

} // namespace trellis
