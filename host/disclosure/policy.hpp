// The thresholds of disclosure control (domain.md 5.7; rulings D1 to D8). A locality may tighten them, never loosen.
#pragma once
#include <string>

namespace trellis {

struct DisclosurePolicy {
    int primaryTo = 7;           ///< counts from 1 to this are hidden
    int roundTo = 5;             ///< other counts are rounded to multiples of this; 1 prints them as they are
    int rateFrom = 10;           ///< a rate needs at least this raw denominator (D6)
    int meanFrom = 8;            ///< a mean needs at least this many people (D6)
    int width = 5;               ///< a hidden entry that is not primary must stay open over a range of this (D3)
    double dominance = 0.6;      ///< a line is hidden when one supervisor gives more than this share (D5)
    int dominanceFrom = 8;       ///< … of a line of at least so many people
    double mostHidden = 1.0 / 3; ///< more than this share of the inner cells hidden: write the account instead
    bool operator==(const DisclosurePolicy&) const = default;
};

/// 1 to 4 are hidden whatever a locality decides (D8).
inline constexpr int leastPrimaryTo = 4;

/// The marker for everything hidden in what leaves: primary and complementary are never told apart (D2).
inline constexpr const char* hiddenMarker = "*";

/// Error TR-F40 where the policy is looser than may be, or makes no sense; the sentence says in what.
void checkPolicy(const DisclosurePolicy& policy);

/// For figures to which several localities contribute: the stricter of the two in every respect (D8).
DisclosurePolicy strictest(const DisclosurePolicy& a, const DisclosurePolicy& b);

/// One sentence for the foot of a page: "Counts from 1 to 7 are hidden (*), others rounded to 5; …".
std::string words(const DisclosurePolicy& policy);

/// "primary-to=7 round-to=5 …", as a pack's policy and the command line write it; members left out keep their default.
/// Error TR-F40.
DisclosurePolicy policyFromText(const std::string& text);

/// To the nearest multiple; halves go up.
int rounded(int count, const DisclosurePolicy& policy);

} // namespace trellis
