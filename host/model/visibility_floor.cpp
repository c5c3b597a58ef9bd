#include "model/visibility_floor.hpp"

#include <utility>
#include <vector>

namespace trellis {
namespace {

constexpr std::array each{VisibilityClass::A, VisibilityClass::S, VisibilityClass::P, VisibilityClass::M};

ClassSet both(ClassSet a, ClassSet b) {
    ClassSet out;
    for (auto one : each)
        if (a.has(one) && b.has(one)) out = out | one;
    return out;
}

/// What is left of the classes for that role, so that the core's rule can be asked about it.
ClassSet left(Role role, ClassSet classes, const VisibilityFloor& floor) { return both(classes, floor.seenBy(role)); }

} // namespace

VisibilityFloor::VisibilityFloor() {
    // Asked of the rule itself, class by class, so that there is one matrix and not two.
    for (std::size_t role = 0; role < seen_.size(); ++role)
        for (auto one : each)
            if (maySee(Audience{static_cast<Role>(role), false}, ClassSet(one))) seen_[role] = seen_[role] | one;
}

bool VisibilityFloor::tighten(Role role, ClassSet classes) {
    auto& seen = seen_[static_cast<std::size_t>(role)];
    const ClassSet was = seen;
    seen = both(seen, classes);
    return !(seen == was);
}

void VisibilityFloor::tighten(const VisibilityFloor& other) {
    for (std::size_t i = 0; i < seen_.size(); ++i) seen_[i] = both(seen_[i], other.seen_[i]);
}

bool maySee(Audience audience, ClassSet classes, const VisibilityFloor& floor, bool ownRow) {
    return maySee(audience, audience.party ? classes : left(audience.role, classes, floor), ownRow);
}

std::string whoCanSee(ClassSet classes, const VisibilityFloor& floor, bool group, bool oneOwner) {
    std::string out = whoCanSee(ClassSet(), group, oneOwner); // nobody but the parties sees what has no class
    if (oneOwner) return out;
    std::vector<std::string> others;
    for (auto& [role, words] : {std::pair{Role::ServiceLead, "the service lead"},
                                {Role::MetaSupervisor, "the meta-supervisor"}, {Role::Auditor, "an auditor"}})
        if (maySee({role, false}, classes, floor)) others.push_back(words);
    for (std::size_t i = 0; i < others.size(); ++i) out += (i + 1 == others.size() ? " and " : ", ") + others[i];
    return out;
}

} // namespace trellis
