// Who may see figures: the companion of maySee(), for numbers instead of answers (domain.md 2.6, 5.7; ruling D1).
#pragma once
#include "model/visibility_floor.hpp"

namespace trellis {

enum class FigureSight {
    None,
    Protected, ///< only after small numbers have been protected
    Plain,     ///< as they are
};

/// The rule. `party`: the figure rests on nothing but agreements that this person is party to.
///   a party            everything of their own, as it is
///   meta-supervisor    class A as it is, class M protected
///   service lead       class A as it is (compliance by name), nothing else
///   auditor            class A as it is
///   everybody else     nothing
FigureSight maySeeFigure(Audience audience, ClassSet classes);
/// The same where a workspace has a floor: a class that the floor hides from a role opens no figure to that role, and a
/// party loses nothing. A test sees to it that the desk asks this one.
FigureSight maySeeFigure(Audience audience, ClassSet classes, const VisibilityFloor& floor);

} // namespace trellis
