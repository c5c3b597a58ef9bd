#include "words.hpp"

#include <algorithm>

namespace unlearning {
namespace {

constexpr const char* stages[] = {"Not seen", "Noticing", "Loosening", "Letting go", "Trying", "Settling", "Sustained"};

/// Where a scale stands against the median of up to three values before: below, same, above.
template <class Level> int moved(const std::vector<Point>& points, Level level) {
    std::vector<double> before;
    for (std::size_t back = 1; back <= 3 && back < points.size(); ++back)
        before.push_back(level(points[points.size() - 1 - back].rating));
    std::sort(before.begin(), before.end());
    const auto half = before.size() / 2;
    const double median = before.size() % 2 ? before[half] : (before[half - 1] + before[half]) / 2;
    const double latest = level(points.back().rating);
    return latest < median ? -1 : latest > median ? 1 : 0;
}

std::string improving(const std::vector<Point>& points) {
    const bool lettingGo = moved(points, [](auto& rating) { return *rating.hold; }) < 0;
    const bool takingUp = moved(points, [](auto& rating) { return *rating.presence; }) > 0;
    if (lettingGo && takingUp) return "letting go and taking up";
    if (lettingGo) return "loosening";
    if (takingUp) return "taking up the new way";
    return "moving towards the new way";
}

} // namespace

std::string stateWords(const Trajectory& one) {
    switch (one.state) {
    case TrajectoryState::SetAside:
        return "set aside: not part of this role here";
    case TrajectoryState::Stale:
        return "not looked at for over twelve weeks";
    case TrajectoryState::TooEarly:
        return one.points.empty() ? "not rated yet" : "too early to say";
    case TrajectoryState::Relapse:
        return "old way back for now: talk about what pulled";
    case TrajectoryState::Dip:
        return "dip: ask what happened";
    case TrajectoryState::Recovery:
        return "finding the way back";
    case TrajectoryState::Sustained:
        return "sustained";
    case TrajectoryState::Improving:
        return improving(one.points);
    case TrajectoryState::Slipping:
        return "slipping: look at what is going on";
    case TrajectoryState::Stalled:
        return "no movement for twelve weeks: try something else";
    case TrajectoryState::Steady:
        break;
    }
    return "steady";
}

std::string stageWords(const std::string& code) {
    if (code.size() == 3 && code[0] == 'S' && code[1] == 'T' && code[2] >= '0' && code[2] <= '6')
        return stages[code[2] - '0'];
    return code;
}

std::string stageWords(const StageRange& range) {
    const std::string first = stages[range.first], last = stages[range.last];
    if (range.first == range.last) return first;
    return first + (range.last - range.first == 1 ? " or " : " to ") + last;
}

std::string shortPair(const std::string& label) {
    static const std::string arrow = " \u2192 ";
    constexpr std::size_t shortEnough = 44;
    const auto first = [](const std::string& way) {
        const auto end = way.find_first_of(",:;");
        // One word alone says too little of a practice: "Warm, human, boundaried relationship" stays whole.
        if (way.size() <= shortEnough || end == std::string::npos || way.find(' ') > end) return way;
        return way.substr(0, end) + " \u2026";
    };
    const auto at = label.find(arrow);
    if (at == std::string::npos) return first(label);
    return first(label.substr(0, at)) + arrow + first(label.substr(at + arrow.size()));
}

std::string shortPair(const std::map<std::string, std::string>& labels, const std::string& code) {
    const auto label = labels.find(code);
    return label == labels.end() ? code : shortPair(label->second);
}

const char* limboSentence() { return "The old way is gone and nothing is in its place yet: agree one clear routine."; }

} // namespace unlearning
