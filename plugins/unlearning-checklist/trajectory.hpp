// Where one person stands with one pair, and which way it is moving (domain.md 4.2, 4.4, 4.5; rulings T1 to T8).
//
// A pure function of ratings and a day. The rules are asked in the order of TrajectoryState and the first that holds is
// the answer, so each of them may rely on those before it. What comes out is meant to open a talk; it judges nobody.
#pragma once
#include "rating.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace unlearning {

enum class TrajectoryState {
    SetAside,  ///< X, and no number since (ruling T5)
    Stale,     ///< the last valid rating is more than 84 days old
    TooEarly,  ///< fewer than three valid ratings
    Relapse,   ///< the latest two are both 2 or more below the held level
    Dip,       ///< the latest alone is: ask, do not label
    Recovery,  ///< one of the two before was, and the latest is at or above held level − 1 (ruling T3)
    Sustained, ///< a run of three or more, all ≥ 2, over 84+ days, with E4 or E5 in it (ruling T2)
    Improving, ///< 2 or more above the median of up to three before, or three rising
    Slipping,  ///< three falling
    Stalled,   ///< a run of three or more equal values ≤ 1 over 84+ days (ruling T2)
    Steady,    ///< anything else
};

/// High is 2 or more (domain.md 4.4).
enum class Quadrant { OldInCharge, Competing, Limbo, NewInCharge };

/// "ST3" to "ST4": what a pair may pick from; they pick (ruling T8).
struct StageRange {
    int first = 0, last = 0;
    bool operator==(const StageRange& o) const { return first == o.first && last == o.last; }
};

/// Why a rating is marked "not yet evidenced". It stands all the same: the rules ask, they never refuse or cap (ruling
/// T7).
enum class Unevidenced {
    Presence3, ///< needs E3 or better, or two different levels of E1 to E5
    Presence4, ///< needs E4 or E5 within the 84 days up to the rating
    Hold0,     ///< the same
};

/// A valid rating as it counts, with what is still to be shown for it.
struct Point {
    Rating rating;
    std::vector<Unevidenced> unevidenced;
};

/// One person's view of one pair.
struct Trajectory {
    TrajectoryState state = TrajectoryState::TooEarly;
    std::vector<Point> points;           ///< valid ratings by day, one a day
    std::optional<int> heldLevel;        ///< ruling T1
    std::optional<int> setAsideSince;    ///< the day of the X, while it stands
    std::optional<Quadrant> quadrant;    ///< of the latest valid rating
    std::optional<StageRange> suggested; ///< none while set aside or without a valid rating

    const Point* latest() const { return points.empty() ? nullptr : &points.back(); }
    /// The old way is gone and nothing is in its place yet: a matter of safety, also when the rating is old (ruling
    /// T6).
    bool limbo() const { return state != TrajectoryState::SetAside && quadrant == Quadrant::Limbo; }
};

/// `ratings` are of one pair and one person, in any order. Those after `today` are not looked at.
Trajectory trajectory(const std::vector<Rating>& ratings, int today);

/// All of them, by pair and person.
using Trajectories = std::map<std::pair<std::string, Rater>, Trajectory>;
Trajectories trajectories(const std::vector<Rating>& ratings, int today);

/// Do the two people see it so differently that it is worth a word? 2 or more on either scale; never an average.
bool farApart(const Rating& one, const Rating& other);

/// What this rating still asks for, given the others of the same pair and person.
std::vector<Unevidenced> unevidenced(const Rating& rating, const std::vector<Rating>& others);

Quadrant quadrantOf(int hold, int presence);
StageRange suggestedStages(Quadrant quadrant, bool sustained);

/// "dip", "set-aside": for machines.
const char* code(TrajectoryState state);
const char* code(Quadrant quadrant);
/// "Competing", "Limbo".
const char* words(Quadrant quadrant);

/// Twelve weeks: older is stale, this long is a span, and evidence counts this far back. Exactly 84 days is not stale
/// and spans.
inline constexpr int twelveWeeks = 84;
/// How far back a level can have been held (ruling T1).
inline constexpr int heldWithinDays = 365;

} // namespace unlearning
