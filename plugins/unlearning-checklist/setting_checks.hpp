// Who and when: what all four kinds have in common.
#pragma once
#include <trellis/plugin.hpp>

namespace unlearning {

/// The two people, where they are known. The day is today's, as the form says.
void prefillSetting(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft);
/// A day to come (ruling T5) and an agreement with several supervisees are refused; other things are asked. Codes
/// unlearning.*
void checkSetting(const trellis::sdk::Record& record, const trellis::sdk::Timeline& timeline,
                  trellis::sdk::Findings& findings);

} // namespace unlearning
