// The numbers behind figures that are to be protected: whose they are and how many, and what may be printed of them.
// Private to guarded.cpp and hiding.cpp.
#pragma once
#include "disclosure/joint.hpp"
#include "measure/guarded.hpp"

#include <functional>

namespace trellis::guarding {

/// How the numbers behind a figure are made:
///   Rate    so many of so many: every fact counts one, and did or did not
///   Count   so many
///   Mean    anything else: amounts over amounts
enum class Shape { Rate, Count, Mean };
Shape shapeOf(const RawAnswer& raw);

/// Rate: all, those that did, those that did not. Count: as many units as the fact counts. Last always the people.
std::vector<JointNumber> numbersOf(const RawFigure& figure, Shape shape);

/// Those of the figures that `keep` says, as one: each fact and each person once.
RawFigure together(const std::vector<RawFigure>& figures, const std::function<bool(const RawFigure&)>& keep);
/// The people of all of them, each once.
std::vector<RawPerson> peopleOf(const std::vector<RawFigure>& figures);
/// numbersOf() what `keep` says, taken together. `cells`: those of the figures, in their order. Where a fact stands in
/// one figure only (RawAnswer::additive), or only people are counted, put together from what the cells count already.
std::vector<JointNumber> numbersTogether(const RawAnswer& raw, Shape shape, const std::vector<JointCell>& cells,
                                         const std::function<bool(const RawFigure&)>& keep);

/// The figure with nothing but what may be printed of it.
Figure shownFigure(const RawFigure& raw, const std::vector<JointNumber>& numbers, Shape shape, Unit unit,
                   const DisclosurePolicy& policy);
/// The figure with nothing but its place.
Figure hiddenFigure(const Figure& raw);

} // namespace trellis::guarding
