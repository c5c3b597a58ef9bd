// What of one answer is hidden before anything is audited (rulings D4, D5). Private to guarded.cpp.
#pragma once
#include "measure/guarded_numbers.hpp"

namespace trellis::guarding {

bool small(std::size_t count, const DisclosurePolicy& policy);
/// D5: more than so much of a line of 8 or more is one supervisor's.
bool dominated(const std::vector<RawPerson>& persons, const DisclosurePolicy& policy);
/// Hidden whatever stands beside it.
bool primary(const RawFigure& figure, const std::vector<JointNumber>& numbers, Shape shape,
             const DisclosurePolicy& policy);
/// D4: what stands alone among zeros in its line is hidden.
void aloneInLine(std::vector<JointCell>& cells);
/// From the mean of a line and the means shown in it the mean of those hidden follows: they must be 8 people or more,
/// in one period, and more than one figure.
void meansOfLine(const RawAnswer& raw, std::vector<JointCell>& cells, std::string JointCell::*line,
                 const DisclosurePolicy& policy);

} // namespace trellis::guarding
