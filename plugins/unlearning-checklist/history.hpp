// What the earlier records of a pair of people tell: what is in focus, how it was rated, what was tried, what was going
// on.
#pragma once
#include "rated_pair.hpp"

#include <map>

namespace unlearning {

inline constexpr const char* focusKind = "unlearning-focus";
inline constexpr const char* ratingKind = "unlearning-rating";
inline constexpr const char* checklistKind = "unlearning-checklist";
inline constexpr const char* quickKind = "unlearning-quick";
/// "At most 3-5 pairs in focus at once" (domain.md 4.4).
/// The option that says how pairs are usually looked at: where it says quickKind, in quick mode.
inline constexpr const char* looksOption = "begins.unlearning";

inline constexpr std::size_t mostInFocus = 5;

/// In order of day, then of entry.
using Records = std::vector<trellis::sdk::Record>;

/// What is no draft.
Records finished(const trellis::sdk::Timeline& timeline);

/// What a rating round or a checklist says about each pair; nothing for records of other kinds.
std::vector<RatedPair> ratedPairs(const trellis::sdk::Record& record);

/// The ratings of rounds and checklists, in the order of their entry.
std::vector<Rating> ratingsIn(const Records& records);

/// The rows kept in the newest record that holds pairs in focus: a record of that kind, or a session. At most five.
std::vector<trellis::sdk::Row> pairsInFocus(const Records& records);

/// By pair, the last thing that the two set out to try.
std::map<std::string, std::string> lastExperiments(const Records& records);

/// Pairs of the newest rating round, for those who have chosen no focus.
std::vector<std::string> lastRated(const Records& records);

/// By pair, the last day on which a quick look said something about it.
std::map<std::string, int> quickLooks(const Records& records);
/// By pair, the day of its last full rating.
std::map<std::string, int> fullRounds(const Records& records);

/// Something that was going on around the work on a day, by the codes of the list context-flag.
struct Context {
    int day = 0;
    std::string code;
    std::string label;
};
/// From ratings, quick looks and sessions, each code once a day.
std::vector<Context> contextIn(const Records& records);

} // namespace unlearning
