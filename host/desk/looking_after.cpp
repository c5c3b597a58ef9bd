#include "desk/looking_after.hpp"

#include "desk/desk.hpp"
#include "store/workspace.hpp"

#include <algorithm>
#include <set>

namespace trellis {

bool mayLookAfter(Desk& desk, const PersonCode& person) {
    if (person == desk.me().code) return true;
    switch (desk.role()) {
    case Role::ServiceLead:
    case Role::LocalityAdmin:
        return true;
    case Role::Supervisee:
    case Role::Auditor:
        return false;
    case Role::Supervisor:
    case Role::MetaSupervisor:
        break;
    }
    if (person.empty()) return true;
    std::set<std::string> kinds;
    for (auto* info : desk.plugins().kinds())
        if (info->role == "agreement") kinds.insert(info->id);
    if (kinds.empty()) kinds.insert(""); // no manifest says which: look at all
    bool named = false;
    for (auto& kind : kinds) {
        HeadFilter filter;
        filter.kind = kind;
        filter.person = person;
        for (auto& head : desk.workspace().heads(filter)) {
            if (head.key.agreement != head.key.id) continue;
            named = true;
            const auto terms = desk.agreement(head.key.id);
            if (terms && terms->party(desk.me().code) && (!terms->ended || desk.today() < *terms->ended)) return true;
        }
    }
    return !named;
}

std::vector<Role> rolesToGive(const Desk& desk) {
    const auto forAll = [](Role role) { return role == Role::ServiceLead || role == Role::LocalityAdmin; };
    const Role mine = desk.role();
    if (mine == Role::Supervisee || mine == Role::Auditor) return {};
    if (!forAll(mine) && std::ranges::any_of(desk.users(), forAll, &UserLine::role)) return {Role::Supervisee};
    return {Role::Supervisor,  Role::Supervisee,    Role::MetaSupervisor,
            Role::ServiceLead, Role::LocalityAdmin, Role::Auditor};
}

} // namespace trellis
