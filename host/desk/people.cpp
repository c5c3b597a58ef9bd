#include "desk/desk_state.hpp"
#include "desk/looking_after.hpp"
#include "model/error.hpp"

#include <algorithm>

namespace trellis {
namespace {

/// Codes stand for people in file names, hashes and sentences: letters, digits and hyphens, beginning with a letter.
void checkCode(const PersonCode& code) {
    auto plain = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    };
    bool letterFirst = !code.empty() && ((code[0] >= 'A' && code[0] <= 'Z') || (code[0] >= 'a' && code[0] <= 'z'));
    if (letterFirst && code.size() <= 32 && std::ranges::all_of(code, plain)) return;
    throw Error("TR-U01", "'" + code + "' cannot be a person's code. Nothing was saved.",
                "Use up to 32 letters, digits and hyphens, beginning with a letter, such as FK-CP3.");
}

void checkLookedAfter(Desk& desk, const PersonCode& person) {
    if (mayLookAfter(desk, person)) return;
    throw Error(
        "TR-U10",
        person + "'s agreement is with another supervisor or has ended, so this entry is not yours to look after. "
                 "Nothing was saved.",
        "Ask the supervisor they have an agreement with, a service lead or an administrator to make the change.");
}

/// That somebody is away is for everybody who plans with them; why is for those who look after their entry.
void leaveOutWhy(const Desk& desk, Person& person) {
    if (person.absences.empty()) return;
    // Asking changes nothing; only the way to the records is not const.
    if (mayLookAfter(const_cast<Desk&>(desk), person.code)) return;
    for (auto& away : person.absences) away.kind.clear();
}

} // namespace

void checkMayManage(Role role) {
    if (role != Role::Supervisee && role != Role::Auditor) return;
    throw Error("TR-U05",
                "People, users and packs are looked after by supervisors, leads and administrators. Nothing was saved.",
                "Ask one of them to make the change.");
}

std::vector<Person> Desk::people() const {
    auto all = state_->workspace->people();
    for (auto& one : all) leaveOutWhy(*this, one);
    return all;
}

std::optional<Person> Desk::person(const PersonCode& code) const {
    auto found = state_->workspace->person(code);
    if (found) leaveOutWhy(*this, *found);
    return found;
}

void Desk::savePerson(const Person& person) {
    checkCode(person.code);
    if (person.code != state_->me.code) {
        checkMayManage(state_->role);
        checkLookedAfter(*this, person.code);
    }
    state_->workspace->savePerson(person);
    if (person.code == state_->me.code) state_->me = person;
}

std::vector<UserLine> Desk::users() const {
    std::vector<UserLine> out;
    for (auto& user : state_->workspace->users()) {
        auto person = state_->workspace->person(user.code);
        out.push_back({user.code, person ? person->name : "", user.role});
    }
    return out;
}

void Desk::addUser(const PersonCode& code, Role role, const std::string& passphrase) {
    checkCode(code);
    checkMayManage(state_->role);
    if (const auto mine = rolesToGive(*this); std::ranges::find(mine, role) == mine.end())
        throw Error("TR-U11",
                    "Here a service lead or an administrator gives people the role \"" + words(role) +
                        "\"; supervisors add those they supervise. " + code + " was not added, nothing was saved.",
                    "Ask a service lead or an administrator of this workspace to add them.");
    checkLookedAfter(*this, code);
    state_->workspace->addUser({code, role}, passphrase);
    auto person = state_->workspace->person(code).value_or(Person{});
    if (person.code.empty()) {
        person.code = code;
        person.locality = state_->workspace->info().locality;
        person.inPostSince = today();
    }
    if (std::ranges::find(person.roles, role) == person.roles.end()) person.roles.push_back(role);
    state_->workspace->savePerson(person);
    state_->workspace->audit("user added", code);
}

void Desk::changePassphrase(const std::string& was, const std::string& now) {
    state_->workspace->changePassphrase(state_->me.code, was, now);
    state_->workspace->audit("passphrase changed", state_->me.code);
}

} // namespace trellis
