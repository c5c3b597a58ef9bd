#include "policy.hpp"

namespace supervision {

Policy policyHere() {
    using trellis::sdk::optionNumber;
    Policy out;
    out.due.graceDays = optionNumber("policy.grace-days");
    out.due.neverAfterDays = optionNumber("policy.never-after-days");
    out.due.settlingInDays = optionNumber("policy.settling-in-days");
    out.rebookedWithinWorkingDays = optionNumber("rebooked-within-working-days");
    out.signedWithinWorkingDays = optionNumber("signed-within-working-days");
    out.discussedWithinDays = optionNumber("discussed-within-days");
    return out;
}

} // namespace supervision
