// What a locality takes away from those who are no party to a record, on top of the core's matrix (visibility.hpp).
//
// The rule stays one function. It is handed the floor of the workspace it is asked in; there is no floor that anybody
// could forget to set, and none that widens.
#pragma once
#include "model/visibility.hpp"

#include <array>

namespace trellis {

/// How much at most each role may see. As made, it takes nothing away from the default matrix of domain.md 2.6.
class VisibilityFloor {
public:
    VisibilityFloor();
    /// The role sees at most `classes` from now on, and what it was not to see before stays hidden. Returns whether
    /// anything was taken away. Of the supervisor and the supervisee it says nothing: as strangers they see nothing
    /// anyway, and as parties all that is theirs.
    bool tighten(Role role, ClassSet classes);
    /// Both hold: what either hides is hidden.
    void tighten(const VisibilityFloor& other);
    ClassSet seenBy(Role role) const { return seen_[static_cast<std::size_t>(role)]; }
    bool operator==(const VisibilityFloor&) const = default;

private:
    std::array<ClassSet, 6> seen_;
};

/// The rule of visibility.hpp where a workspace has a floor. A test sees to it that the desk asks this one.
bool maySee(Audience audience, ClassSet classes, const VisibilityFloor& floor, bool ownRow = true);

/// The words of visibility.hpp, under the floor.
std::string whoCanSee(ClassSet classes, const VisibilityFloor& floor, bool group = false, bool oneOwner = false);

} // namespace trellis
