// What deserves a second look in a session, beside its risk rules and what its form asks for by itself
// (domain.md 2.3, 2.4). Nothing here refuses: a record that is a little untidy is worth more than none.
#pragma once
#include <trellis/plugin.hpp>

namespace supervision {

/// When it was, how long it took, what it was called, and when it was written. Codes session.*
void checkSetting(const trellis::sdk::Record& record, const trellis::sdk::Timeline& timeline,
                  trellis::sdk::Findings& findings);
/// The date agreed for next time. Codes next.*
void checkNext(const trellis::sdk::Record& record, const trellis::sdk::Timeline& timeline,
               trellis::sdk::Findings& findings);
/// The agreement behind it. Codes agreement.*
void checkTerms(const trellis::sdk::Record& record, const trellis::sdk::Timeline& timeline,
                trellis::sdk::Findings& findings);
/// Codes action.*
void checkActions(const trellis::sdk::Record& record, trellis::sdk::Findings& findings);
/// Codes scan.*, focus.*, depth.*
void checkCaseload(const trellis::sdk::Record& record, trellis::sdk::Findings& findings, bool ofGroup);
/// Codes functions.*, success.*
void checkBalance(const trellis::sdk::Record& record, trellis::sdk::Findings& findings);
/// Codes attendees.*; for the group form only.
void checkAttendees(const trellis::sdk::Record& record, trellis::sdk::Findings& findings);

/// "What is written, who writes it, by when (default 5 working days)" (2.3).
inline constexpr int writtenWithinWorkingDays = 5;

} // namespace supervision
