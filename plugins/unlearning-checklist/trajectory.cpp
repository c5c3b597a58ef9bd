#include "trajectory.hpp"

#include <algorithm>
#include <cstdlib>

namespace unlearning {
namespace {

using Points = std::vector<Point>;

int s(const Points& points, std::size_t back) { return points[points.size() - 1 - back].rating.s(); }
int day(const Point& point) { return point.rating.day; }

/// What counts of what was entered: by day, the last entered of each day, nothing from after today (ruling T5).
std::vector<Rating> counting(const std::vector<Rating>& ratings, int today) {
    std::map<int, const Rating*> byDay;
    for (auto& rating : ratings) {
        if (!rating.says() || rating.day > today) continue;
        auto& known = byDay[rating.day];
        if (!known || known->entry <= rating.entry) known = &rating;
    }
    std::vector<Rating> out;
    for (auto& [when, rating] : byDay) out.push_back(*rating);
    return out;
}

/// The highest "lower of two consecutive values" before the latest, within the year before it (ruling T1).
std::optional<int> heldLevel(const Points& points) {
    std::optional<int> best;
    for (std::size_t i = 0; i + 2 < points.size(); ++i) {
        if (day(points[i]) < day(points.back()) - heldWithinDays) continue;
        const int held = std::min(points[i].rating.s(), points[i + 1].rating.s());
        if (!best || held > *best) best = held;
    }
    return best;
}

/// The unbroken run of points that ends at the latest one: how many, and does it last twelve weeks (ruling T2)?
template <class Belongs> Points runOf(const Points& points, Belongs belongs) {
    auto first = points.end();
    while (first != points.begin() && belongs((first - 1)->rating)) --first;
    return {first, points.end()};
}
bool longEnough(const Points& run) { return run.size() >= 3 && day(run.back()) - day(run.front()) >= twelveWeeks; }

bool seen(const EvidenceSet& evidence) { return evidence.count(Evidence::E4) || evidence.count(Evidence::E5); }

bool sustained(const Points& points) {
    const auto run = runOf(points, [](auto& rating) { return rating.s() >= 2; });
    return longEnough(run) &&
           std::any_of(run.begin(), run.end(), [](auto& point) { return seen(point.rating.evidence); });
}

bool stalled(const Points& points) {
    const int latest = s(points, 0);
    return latest <= 1 && longEnough(runOf(points, [&](auto& rating) { return rating.s() == latest; }));
}

/// Of up to three values before the latest; of two it is their mean (ruling T5).
double medianBefore(const Points& points) {
    std::vector<int> before;
    for (std::size_t back = 1; back <= 3 && back < points.size(); ++back) before.push_back(s(points, back));
    std::sort(before.begin(), before.end());
    const auto half = before.size() / 2;
    return before.size() % 2 ? before[half] : (before[half - 1] + before[half]) / 2.0;
}

/// The ordered rules of domain.md 4.5.
TrajectoryState stateOf(const Points& points, const std::optional<int>& held, int today) {
    if (!points.empty() && today - day(points.back()) > twelveWeeks) return TrajectoryState::Stale;
    if (points.size() < 3) return TrajectoryState::TooEarly;
    const auto fell = [&](std::size_t back) { return held && s(points, back) <= *held - 2; };
    if (fell(0) && fell(1)) return TrajectoryState::Relapse;
    if (fell(0)) return TrajectoryState::Dip;
    if ((fell(1) || fell(2)) && s(points, 0) >= *held - 1) return TrajectoryState::Recovery;
    if (sustained(points)) return TrajectoryState::Sustained;
    const int latest = s(points, 0), before = s(points, 1), first = s(points, 2);
    if (latest - medianBefore(points) >= 2 || (first < before && before < latest)) return TrajectoryState::Improving;
    if (first > before && before > latest) return TrajectoryState::Slipping;
    if (stalled(points)) return TrajectoryState::Stalled;
    return TrajectoryState::Steady;
}

} // namespace

std::optional<Evidence> evidenceFromCode(const std::string& code) {
    if (code.size() != 2 || code[0] != 'E' || code[1] < '0' || code[1] > '5') return std::nullopt;
    return Evidence(code[1] - '0');
}

Trajectory trajectory(const std::vector<Rating>& ratings, int today) {
    Trajectory out;
    std::vector<Rating> valid;
    for (auto& rating : counting(ratings, today)) {
        if (rating.notHere) {
            if (!out.setAsideSince) out.setAsideSince = rating.day;
        } else if (rating.valid()) {
            out.setAsideSince.reset();
            valid.push_back(rating);
        }
    }
    for (auto& rating : valid) out.points.push_back({rating, unevidenced(rating, valid)});
    out.heldLevel = heldLevel(out.points);
    out.state = out.setAsideSince ? TrajectoryState::SetAside : stateOf(out.points, out.heldLevel, today);
    if (auto* latest = out.latest()) {
        out.quadrant = quadrantOf(*latest->rating.hold, *latest->rating.presence);
        if (!out.setAsideSince) out.suggested = suggestedStages(*out.quadrant, out.state == TrajectoryState::Sustained);
    }
    return out;
}

Trajectories trajectories(const std::vector<Rating>& ratings, int today) {
    std::map<std::pair<std::string, Rater>, std::vector<Rating>> grouped;
    for (auto& rating : ratings) grouped[{rating.pair, rating.by}].push_back(rating);
    Trajectories out;
    for (auto& [key, those] : grouped) out.emplace(key, trajectory(those, today));
    return out;
}

bool farApart(const Rating& one, const Rating& other) {
    return one.valid() && other.valid() &&
           (std::abs(*one.hold - *other.hold) >= 2 || std::abs(*one.presence - *other.presence) >= 2);
}

std::vector<Unevidenced> unevidenced(const Rating& rating, const std::vector<Rating>& others) {
    std::vector<Unevidenced> open;
    if (!rating.valid()) return open;
    // Twelve weeks up to this rating, which counts itself.
    const bool seenLately = seen(rating.evidence) || std::any_of(others.begin(), others.end(), [&](auto& other) {
                                return other.valid() && other.day <= rating.day &&
                                       rating.day - other.day <= twelveWeeks && seen(other.evidence);
                            });
    const auto& levels = rating.evidence;
    const bool strong = !levels.empty() && *levels.rbegin() >= Evidence::E3;
    const bool twoSources = levels.size() - levels.count(Evidence::E0) >= 2;
    if (*rating.presence == 3 && !strong && !twoSources) open.push_back(Unevidenced::Presence3);
    if (*rating.presence == 4 && !seenLately) open.push_back(Unevidenced::Presence4);
    if (*rating.hold == 0 && !seenLately) open.push_back(Unevidenced::Hold0);
    return open;
}

Quadrant quadrantOf(int hold, int presence) {
    if (hold >= 2) return presence >= 2 ? Quadrant::Competing : Quadrant::OldInCharge;
    return presence >= 2 ? Quadrant::NewInCharge : Quadrant::Limbo;
}

StageRange suggestedStages(Quadrant quadrant, bool isSustained) {
    switch (quadrant) {
    case Quadrant::OldInCharge:
        return {0, 2};
    case Quadrant::Competing:
        return {3, 4};
    case Quadrant::Limbo:
        return {3, 3};
    case Quadrant::NewInCharge:
        break;
    }
    return isSustained ? StageRange{6, 6} : StageRange{5, 5};
}

const char* code(TrajectoryState state) {
    static constexpr const char* codes[] = {"set-aside", "stale",     "too-early", "relapse", "dip",   "recovery",
                                            "sustained", "improving", "slipping",  "stalled", "steady"};
    return codes[int(state)];
}

const char* code(Quadrant quadrant) {
    static constexpr const char* codes[] = {"old-in-charge", "competing", "limbo", "new-in-charge"};
    return codes[int(quadrant)];
}

const char* words(Quadrant quadrant) {
    static constexpr const char* names[] = {"Old way in charge", "Competing", "Limbo", "New way in charge"};
    return names[int(quadrant)];
}

} // namespace unlearning
