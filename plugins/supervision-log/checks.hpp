// What deserves a second look in a session, beside what its form asks for by itself (domain.md 2.4, 2.5).
//
// Only the risk rules refuse. They are safety rules and hold with any form, also where a locality has loosened what its form requires.
// Everything else asks or notes.
#pragma once
#include <trellis/plugin.hpp>

namespace supervision {

/// A concern is closed when it has a decision, somebody who sees it through, and an answer about the care record (2.5).
void checkRisk(const trellis::sdk::Record& record, trellis::sdk::Findings& findings);
void checkSession(const trellis::sdk::Record& record, const trellis::sdk::Timeline& timeline, trellis::sdk::Findings& findings);
void checkActions(const trellis::sdk::Record& record, trellis::sdk::Findings& findings);
void checkScan(const trellis::sdk::Record& record, trellis::sdk::Findings& findings);

/// "What is written, who writes it, by when (default 5 working days)" (2.3).
inline constexpr int writtenWithinWorkingDays = 5;

} // namespace supervision
