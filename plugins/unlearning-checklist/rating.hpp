// One rating of one pair by one person, as plain data (domain.md 4.4; rulings T4, T5, T7). Nothing here knows a form or
// a workbench.
#pragma once
#include <optional>
#include <set>
#include <string>

namespace unlearning {

/// Who rated. Two series, kept apart and shown side by side, never mixed or averaged (ruling T4).
enum class Rater { Supervisee, Supervisor };

/// How one knows. E0 < E1 < E2 < E3 < E4 = E5: a thing seen and a person's own word weigh the same (ruling T7).
enum class Evidence { E0, E1, E2, E3, E4, E5 };
using EvidenceSet = std::set<Evidence>;
/// "E4" → E4; nothing for other codes.
std::optional<Evidence> evidenceFromCode(const std::string& code);

struct Rating {
    std::string pair; ///< "U05"
    Rater by = Rater::Supervisee;
    int day = 0;             ///< the day it is about, in days since 1970
    int entry = 0;           ///< order of entry; it decides between two ratings of one day and nothing else (ruling T5)
    std::optional<int> hold; ///< of the old practice, 0 to 4
    std::optional<int> presence; ///< of the new practice, 0 to 4
    bool noChance = false;       ///< N on either scale: no chance to see; not a nought
    bool notHere = false;        ///< X on either scale: not part of this role here
    EvidenceSet evidence;

    /// Both numbers, within their scales, and neither N nor X.
    bool valid() const { return !noChance && !notHere && within(hold) && within(presence); }
    /// Does it say anything at all? What is half filled in says nothing yet.
    bool says() const { return noChance || notHere || valid(); }
    /// s = PRESENCE − HOLD, −4 to +4. Only for valid ratings.
    int s() const { return *presence - *hold; }

private:
    static bool within(const std::optional<int>& level) { return level && *level >= 0 && *level <= 4; }
};

} // namespace unlearning
