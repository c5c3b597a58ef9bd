// What a locality sets, in one place (rulings C1 to C6: policy). Every figure and chart prints what it used.
#pragma once
#include "due.hpp"

namespace supervision {

struct Policy {
    DueRules due;                     ///< grace, never supervised, settling in
    int rebookedWithinWorkingDays = 10;
    int signedWithinWorkingDays = 5;
    int discussedWithinDays = 28;     ///< case coverage: discussed in the last so many days
};

/// As the locality's pack has it, or as plugin.xml says where none does. [within a call]
Policy policyHere();

} // namespace supervision
