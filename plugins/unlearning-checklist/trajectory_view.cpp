#include "trajectory_view.hpp"

#include <trellis/plugin.hpp>

#include <algorithm>
#include <set>

namespace unlearning {
namespace {

using Happening = CourseQuestion::Happening;

std::string listed(const std::vector<std::string>& parts, const char* between, const char* last) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i)
        out += (i == 0 ? "" : i + 1 == parts.size() ? last : between) + parts[i];
    return out;
}

std::string smallFirst(std::string text) {
    // "A gap" becomes "a gap", "IT or money" stays.
    const bool shouted = text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z';
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z' && !shouted) text[0] = char(text[0] - 'A' + 'a');
    return text;
}

void splitPair(const std::string& label, CoursePanel& panel) {
    static const std::string arrow = " \u2192 ";
    const auto at = label.find(arrow);
    panel.oldWay = label.substr(0, at);
    if (at != std::string::npos) panel.newWay = label.substr(at + arrow.size());
}

CourseLine line(const Trajectory& course, Rater by, bool old, const std::string& person, std::optional<int> from) {
    CourseLine out;
    out.id = std::string(by == Rater::Supervisee ? "self" : "supervisor") + (old ? "-hold" : "-presence");
    out.title = std::string(old ? "old way" : "new way") + ", as " + person + " sees it";
    out.old = old;
    out.by = by;
    for (auto& point : course.points) {
        if (from && point.rating.day < *from) continue;
        const auto about = [&](Unevidenced open) { return (open == Unevidenced::Hold0) == old; };
        const bool marked = std::any_of(point.unevidenced.begin(), point.unevidenced.end(), about);
        out.points.push_back({point.rating.day, old ? *point.rating.hold : *point.rating.presence, !marked});
    }
    return out;
}

CourseStanding standing(const Trajectory& course, Rater by, const std::string& person, const std::string& stage) {
    CourseStanding out;
    out.by = by;
    out.person = person;
    out.state = code(course.state);
    out.words = stateWords(course);
    if (course.quadrant) out.quadrant = code(*course.quadrant);
    out.place = !stage.empty() ? stageWords(stage) : course.quadrant ? words(*course.quadrant) : "";
    out.limbo = course.limbo();
    if (course.latest()) out.latest = course.latest()->rating.day;
    for (auto& point : course.points) out.notYetEvidenced += !point.unevidenced.empty();
    return out;
}

/// "the old way is stronger (3 of 4, was 1) and the new way less present (1 of 4, was 3)"; where nothing moved, "the
/// old way stands at 1 of 4 and the new way at 3 of 4, as before".
std::string movement(const Trajectory& course) {
    const auto of4 = [](int value) { return std::to_string(value) + " of 4"; };
    const auto& now = course.latest()->rating;
    const auto numbers = "the old way stands at " + of4(*now.hold) + " and the new way at " + of4(*now.presence);
    if (course.points.size() < 2) return numbers;
    const auto& before = course.points[course.points.size() - 2].rating;
    std::vector<std::string> moves;
    const auto move = [&](const char* way, const char* more, const char* less, int from, int to) {
        if (from == to) return;
        moves.push_back(std::string("the ") + way + (moves.empty() ? " is " : " ") + (to > from ? more : less) + " (" +
                        of4(to) + ", was " + std::to_string(from) + ")");
    };
    move("old way", "stronger", "less strong", *before.hold, *now.hold);
    move("new way", "more present", "less present", *before.presence, *now.presence);
    return moves.empty() ? numbers + ", as before" : listed(moves, ", ", " and ");
}

/// "a gap in supervision; IT or money"; empty where nothing was.
std::string around(int day, const std::vector<Happening>& events) {
    std::vector<std::string> named;
    for (auto& event : events)
        if (event.day <= day && day - event.until.value_or(event.day) <= aroundDays) {
            const auto label = smallFirst(event.label.empty() ? event.code : event.label);
            if (std::find(named.begin(), named.end(), label) == named.end()) named.push_back(label);
        }
    return listed(named, "; ", "; ");
}

/// What each person's latest rating says, and once what was going on where both were asked at the same time.
class Reading {
public:
    explicit Reading(const std::vector<Happening>& events)
        : events_(events) {}
    void add(const Trajectory& course, const CourseStanding& who) {
        std::string beside;
        if (!course.points.empty()) beside = around(course.latest()->rating.day, events_);
        if (!said_.empty() && beside != beside_) close();
        beside_ = beside;
        said_ += (said_.empty() ? "" : " ") + who.person + ": " + who.words;
        if (!course.points.empty())
            said_ += "; on " + trellis::sdk::Day(course.latest()->rating.day).words() + " " + movement(course);
        said_ += ".";
    }
    std::string told() {
        close();
        return said_;
    }

private:
    void close() {
        if (!beside_.empty()) said_ += " Around then: " + beside_ + ".";
        beside_.clear();
    }
    const std::vector<Happening>& events_;
    std::string said_, beside_;
};

CoursePanel panelOf(const std::string& pair, const Trajectories& courses, const CourseQuestion& question) {
    CoursePanel panel;
    panel.pair = pair;
    const auto label = question.pairLabels.find(pair);
    splitPair(label == question.pairLabels.end() ? pair : label->second, panel);
    panel.brief = shortPair(question.pairLabels, pair);
    const auto picked = question.stages.find(pair);
    const auto stage = picked == question.stages.end() ? std::string() : picked->second;

    int first = question.today;
    for (auto by : {Rater::Supervisee, Rater::Supervisor})
        if (auto found = courses.find({pair, by}); found != courses.end() && !found->second.points.empty())
            first = std::min(first, found->second.points.front().rating.day);
    if (question.from) first = std::max(first, *question.from);
    for (auto& event : question.context)
        if (event.until.value_or(event.day) >= first - aroundDays && event.day <= question.today)
            panel.events.push_back(event);

    Reading reading(panel.events);
    for (auto by : {Rater::Supervisee, Rater::Supervisor}) {
        const auto found = courses.find({pair, by});
        // The supervisee always has a line of words: that they have not rated yet says something. The supervisor only
        // once they have.
        const Trajectory course = found == courses.end() ? Trajectory{} : found->second;
        if (by == Rater::Supervisor && course.points.empty()) continue;
        const auto& person = by == Rater::Supervisee ? question.supervisee : question.supervisor;
        panel.standings.push_back(standing(course, by, person, stage));
        reading.add(course, panel.standings.back());
        if (course.points.empty()) continue;
        for (bool old : {true, false})
            if (auto drawn = line(course, by, old, person, question.from); !drawn.points.empty())
                panel.lines.push_back(std::move(drawn));
    }
    panel.reading = reading.told();

    const bool agree = std::all_of(panel.standings.begin(), panel.standings.end(),
                                   [&](auto& each) { return each.words == panel.standings.front().words; });
    for (auto& each : panel.standings) {
        if (agree && !panel.state.empty()) break;
        panel.state += (panel.state.empty() ? "" : " · ") + (agree ? each.words : each.person + ": " + each.words);
    }
    if (std::any_of(panel.standings.begin(), panel.standings.end(), [](auto& each) { return each.limbo; }))
        panel.prompt = limboSentence();
    else if (panel.standings.size() == 2) {
        const auto own = courses.find({pair, Rater::Supervisee}), other = courses.find({pair, Rater::Supervisor});
        const auto* one = own == courses.end() ? nullptr : own->second.latest();
        const auto* two = other->second.latest();
        // Only answers of the same day: a view that has moved since is no difference between two people.
        if (one && one->rating.day == two->rating.day && farApart(one->rating, two->rating))
            panel.prompt = "You see this quite differently. What did each of you see?";
    }
    return panel;
}

} // namespace

CourseView courseView(const CourseQuestion& question) {
    const auto courses = trajectories(question.ratings, question.today);
    std::set<std::string> pairs(question.inFocus.begin(), question.inFocus.end());
    if (pairs.empty())
        for (auto& [key, course] : courses) pairs.insert(key.first);

    CourseView view;
    bool marked = false, limbo = false;
    for (auto& pair : pairs) {
        view.panels.push_back(panelOf(pair, courses, question));
        for (auto& each : view.panels.back().standings) marked |= each.notYetEvidenced > 0, limbo |= each.limbo;
    }
    if (view.panels.empty())
        view.reading = "No pair is in focus and none has been rated yet.";
    else {
        view.reading = view.panels.size() == 1 ? "One pair" : std::to_string(view.panels.size()) + " pairs";
        std::vector<std::string> parts;
        for (auto& panel : view.panels) parts.push_back(panel.brief + " (" + panel.state + ")");
        view.reading += ": ";
        for (std::size_t i = 0; i < parts.size(); ++i) view.reading += (i ? "; " : "") + parts[i];
        view.reading += ".";
    }
    view.notes.push_back(
        "Going up and down is usual. A person's own past is the only comparison; pairs are not added up.");
    if (marked) view.notes.push_back("A hollow point is not yet evidenced. It stands as it was given.");
    if (limbo) view.notes.push_back("Where nothing is in the old way's place yet, safety comes first.");
    return view;
}

} // namespace unlearning
