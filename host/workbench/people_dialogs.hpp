// Asks about people: one person, a user with a passphrase, the parties of an agreement, a time away.
#pragma once
#include "model/person.hpp"

#include <optional>
#include <string>
#include <vector>

class wxWindow;
class wxString;

namespace trellis {

/// Changes `person` and returns true when the dialog was confirmed.
bool askPerson(wxWindow* parent, const wxString& title, Person& person, Date today);

struct NewUser {
    PersonCode code;
    Role role = Role::Supervisee;
    std::string passphrase;
};
/// In one of these roles (desk/looking_after.hpp); at least one.
std::optional<NewUser> askUser(wxWindow* parent, const std::vector<Person>& people, const std::vector<Role>& roles);

struct Parties {
    PersonCode supervisor;
    std::vector<PersonCode> supervisees;
};
std::optional<Parties> askParties(wxWindow* parent, const std::vector<Person>& people, const PersonCode& me);

std::optional<Absence> askAbsence(wxWindow* parent, Date today);

} // namespace trellis
