#include "workbench/people_dialogs.hpp"

#include "crypto/passphrase.hpp"
#include "workbench/asking.hpp"
#include "workbench/controller/people.hpp"
#include "workbench/controller/phrase.hpp"
#include "workbench/look.hpp"

#include <wx/checklst.h>
#include <wx/dialog.h>

#include <array>

namespace trellis {

namespace {

constexpr std::array<Role, 6> roles{Role::Supervisor,  Role::Supervisee,    Role::MetaSupervisor,
                                    Role::ServiceLead, Role::LocalityAdmin, Role::Auditor};

wxString described(const Person& person) { return look::text(phrase::dotted({person.code, person.name})); }

} // namespace

bool askPerson(wxWindow* parent, const wxString& title, Person& person, Date today) {
    Asking dialog(parent, title);
    const PersonForm form = personForm(person);
    const bool known = !person.code.empty();
    auto* code = dialog.entry("&Code", form.code,
                              known ? "" : "For example FK-CP3. It stays for life and stands in every record.");
    if (known) code->Disable();
    auto* name =
        dialog.entry("&Name", form.name, "It may be left empty. It stays in this workspace and never leaves it.");
    auto* locality = dialog.entry("&Locality", form.locality);
    auto* chosen = new wxBoxSizer(wxVERTICAL);
    chosen->Add(look::label(&dialog, "Roles"), 0, wxBOTTOM, space::half);
    std::vector<wxCheckBox*> boxes;
    for (const Role role : roles) {
        auto* box = new wxCheckBox(&dialog, wxID_ANY, look::text(words(role)));
        box->SetValue(std::find(form.roles.begin(), form.roles.end(), role) != form.roles.end());
        chosen->Add(box, 0, wxBOTTOM, space::half);
        boxes.push_back(box);
    }
    dialog.add(chosen);
    auto* since = dialog.entry("In post &since", form.inPostSince,
                               "For example 3 September 2025. Supervision is not counted in the first four weeks.");
    auto* left = dialog.entry("Le&ft on", form.leftOn);
    (known ? name : code)->SetFocus();
    return dialog.ask(known ? "&Save" : "&Add", [&]() -> std::optional<std::string> {
        PersonForm now{typed(code), typed(name), typed(locality), typed(since), typed(left), {}};
        for (std::size_t at = 0; at < roles.size(); ++at)
            if (boxes[at]->GetValue()) now.roles.push_back(roles[at]);
        return takeForm(now, person, today);
    });
}

std::optional<NewUser> askUser(wxWindow* parent, const std::vector<Person>& people, const std::vector<Role>& mine) {
    Asking dialog(parent, "Add a user");
    auto* who = new wxComboBox(&dialog, wxID_ANY);
    for (const Person& person : people) who->Append(look::text(person.code));
    dialog.add(look::field(&dialog, "&Who", who, "The code of somebody who works on this computer."));
    auto* role = new wxChoice(&dialog, wxID_ANY);
    for (const Role one : mine) role->Append(look::text(words(one)));
    const auto choose = [&](Role wanted) {
        const auto found = std::find(mine.begin(), mine.end(), wanted);
        role->SetSelection(found == mine.end() ? 0 : int(found - mine.begin()));
    };
    choose(Role::Supervisee);
    dialog.add(look::field(&dialog, "&Role", role,
                           mine.size() < roles.size() ? "A service lead or an administrator adds people of other roles."
                                                      : wxString()));
    who->Bind(wxEVT_COMBOBOX, [&](wxCommandEvent& event) {
        const Person& person = people[std::size_t(event.GetSelection())];
        if (!person.roles.empty()) choose(person.roles.front());
    });
    auto* first = dialog.entry(
        "&Passphrase", "", "Let them type it themselves. Ten characters or more; a few words are best.", wxTE_PASSWORD);
    auto* again = dialog.entry("The same &again", "", {}, wxTE_PASSWORD);
    NewUser user;
    const bool done = dialog.ask("&Add", [&]() -> std::optional<std::string> {
        user.code = look::utf8(who->GetValue().Trim().Trim(false));
        user.role = mine[std::size_t(role->GetSelection())];
        user.passphrase = look::utf8(first->GetValue());
        if (user.code.empty()) return "Please choose or type a code.";
        if (first->GetValue().size() < shortestPassphrase)
            return "Please use at least ten characters; a few words are best.";
        if (first->GetValue() != again->GetValue()) return "The two passphrases are not the same.";
        return std::nullopt;
    });
    return done ? std::optional(user) : std::nullopt;
}

std::optional<Parties> askParties(wxWindow* parent, const std::vector<Person>& people, const PersonCode& me) {
    Asking dialog(parent, "New agreement");
    auto* supervisor = new wxChoice(&dialog, wxID_ANY);
    auto* supervisees = new wxCheckListBox(&dialog, wxID_ANY);
    supervisees->SetMinSize(wxSize(-1, Theme::get().wide(200)));
    for (const Person& person : people) {
        supervisor->Append(described(person));
        supervisees->Append(described(person));
        if (person.code == me) supervisor->SetSelection(int(supervisor->GetCount()) - 1);
    }
    dialog.add(look::field(&dialog, "&Supervisor", supervisor));
    dialog.add(
        look::field(&dialog, "&With", supervisees, "One person, or two to six for a group. Space marks a line."));
    Parties parties;
    const bool done = dialog.ask("&Write the agreement", [&]() -> std::optional<std::string> {
        parties = {};
        if (supervisor->GetSelection() == wxNOT_FOUND) return "Please choose the supervisor.";
        parties.supervisor = people[std::size_t(supervisor->GetSelection())].code;
        for (unsigned at = 0; at < supervisees->GetCount(); ++at)
            if (supervisees->IsChecked(at)) parties.supervisees.push_back(people[at].code);
        if (parties.supervisees.empty()) return "Please mark at least one person.";
        if (parties.supervisees.size() > 6) return "A group has at most six people.";
        for (const PersonCode& one : parties.supervisees)
            if (one == parties.supervisor) return "The supervisor cannot be supervised under their own agreement.";
        return std::nullopt;
    });
    return done ? std::optional(parties) : std::nullopt;
}

std::optional<Absence> askAbsence(wxWindow* parent, Date today) {
    Asking dialog(parent, "A time away");
    auto* kind = new wxChoice(&dialog, wxID_ANY);
    for (const std::string& one : absenceKinds()) kind->Append(look::text(absenceKindWords(one)));
    kind->SetSelection(0);
    dialog.add(look::field(&dialog, "&Kind", kind));
    auto* from = dialog.entry("&First day", today.words());
    auto* to = dialog.entry("&Last day", "", "Leave it empty while it is not known.");
    Absence absence;
    const bool done = dialog.ask("&Add", [&]() -> std::optional<std::string> {
        absence.kind = absenceKinds()[std::size_t(kind->GetSelection())];
        const auto first = phrase::readDay(typed(from), today);
        if (!first) return "The first day is not a day I can read. Please write it like 3 September 2025.";
        absence.from = *first;
        absence.to.reset();
        if (!typed(to).empty()) {
            absence.to = phrase::readDay(typed(to), today);
            if (!absence.to) return "The last day is not a day I can read. Please write it like 3 September 2025.";
            if (*absence.to < absence.from) return "The last day is before the first.";
        }
        return std::nullopt;
    });
    return done ? std::optional(absence) : std::nullopt;
}

} // namespace trellis
