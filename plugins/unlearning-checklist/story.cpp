#include "story.hpp"

#include "gaps.hpp"

#include <algorithm>

namespace unlearning {

using trellis::sdk::Day;
using trellis::sdk::Record;
using trellis::sdk::Timeline;

namespace {

constexpr const char* sessionKind = "supervision-session";

bool alone(const std::vector<std::string>& people, const std::string& supervisee) {
    return people.size() == 1 && people.front() == supervisee;
}

void addOnce(std::vector<std::string>& all, const std::string& one) {
    if (!one.empty() && std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

/// Whose word counts beside the supervisee's: of the agreements in force the one begun last, else the newest there was.
std::string presentSupervisor(const Timeline& timeline, const std::string& supervisee, int today) {
    std::string found;
    std::pair<bool, int> best{false, 0};
    for (auto& part : timeline.parts()) {
        if (!alone(part.supervisees(), supervisee)) continue;
        const int start = part.start() ? part.start()->days() : 0;
        const bool inForce = start <= today && (!part.ended() || part.ended()->days() > today);
        if (found.empty() || best <= std::pair{inForce, start}) best = {inForce, start}, found = part.supervisor();
    }
    return found;
}

bool away(const std::vector<trellis::sdk::Absence>& absences, int day) {
    return std::any_of(absences.begin(), absences.end(), [&](auto& one) { return one.covers(Day(day)); });
}

void addGaps(Story& story, const Timeline& timeline) {
    for (auto& part : timeline.parts()) {
        if (!alone(part.supervisees(), story.supervisee)) continue;
        std::vector<int> held;
        for (auto& record : finished(part))
            if (record.kind() == sessionKind && record.code("session.status") == "held")
                held.push_back(record.about().days());
        const int until = part.ended() ? std::min(story.today, part.ended()->days()) : story.today;
        const auto absences = part.absences(story.supervisee);
        for (auto& gap : gapsIn(held, part.cadenceDays(), until))
            // Whoever is away for long is not left without supervision.
            if (!away(absences, gap.from))
                story.context.push_back({gap.from, "supervision-gap", "A gap in supervision",
                                         gap.until ? gap.until : std::optional<int>(until)});
    }
}

void addRecord(Story& story, const Record& record) {
    const int day = record.about().days();
    for (auto& one : ratedPairs(record)) {
        if (one.pair.empty()) continue;
        story.labels[one.pair] = record.label("rating.pair", one.pair);
        if (!one.stage.empty())
            story.stages.push_back({day, one.pair, one.stage, record.label("rating.stage", one.stage)});
        for (auto& code : one.pullBack)
            story.pulls.push_back({day, one.pair, code, record.label("rating.pull-back", code)});
    }
    if (record.kind() == focusKind || record.kind() == sessionKind)
        for (auto& row : record.rows("focus"))
            if (const auto pair = row.code("focus.pair"); !pair.empty())
                story.labels[pair] = record.label("focus.pair", pair);
}

} // namespace

std::vector<std::string> superviseesIn(const Timeline& timeline) {
    std::vector<std::string> out;
    for (auto& part : timeline.parts())
        if (const auto people = part.supervisees(); people.size() == 1) addOnce(out, people.front());
    return out;
}

std::string whose(const Timeline& timeline) {
    const auto all = superviseesIn(timeline);
    if (std::find(all.begin(), all.end(), timeline.subject()) != all.end()) return timeline.subject();
    return all.size() == 1 && timeline.scope() != "supervisor" ? all.front() : std::string();
}

Story storyOf(const Timeline& timeline, const std::string& supervisee, int today, bool withQuickLooks) {
    Story story;
    story.supervisee = supervisee;
    story.today = today;
    story.supervisor = presentSupervisor(timeline, supervisee, today);
    Records own;
    for (auto& record : finished(timeline))
        if (alone(record.supervisees(), supervisee) && record.about().days() <= today) own.push_back(record);
    for (auto& record : own) addRecord(story, record);
    for (auto& record : own)
        for (auto rating : ratingsIn({record})) {
            if (rating.by == Rater::Supervisor && record.supervisor() != story.supervisor) {
                if (rating.says()) addOnce(story.earlierSupervisors, record.supervisor());
                continue;
            }
            rating.entry = int(story.ratings.size());
            story.ratings.push_back(rating);
        }
    for (auto& row : pairsInFocus(own)) {
        addOnce(story.inFocus, row.code("focus.pair"));
        const Record record(row.raw());
        if (record.kind() == focusKind)
            for (auto& code : row.codes("focus.forces"))
                story.forces.push_back(
                    {record.about().days(), row.code("focus.pair"), code, record.label("focus.forces", code)});
    }
    if (withQuickLooks) story.quick = quickLooks(own);
    for (auto& each : contextIn(own)) story.context.push_back({each.day, each.code, each.label, {}});
    addGaps(story, timeline);
    std::stable_sort(story.context.begin(), story.context.end(), [](auto& a, auto& b) { return a.day < b.day; });
    return story;
}

std::vector<std::string> Story::pairsSince(std::optional<int> from) const {
    std::vector<std::string> out = inFocus;
    for (auto& rating : ratings)
        if (rating.says() && (!from || rating.day >= *from)) addOnce(out, rating.pair);
    std::sort(out.begin(), out.end());
    return out;
}

std::map<std::string, std::string> Story::stagesOn(int day) const {
    std::map<std::string, std::string> out;
    for (auto& one : stages)
        if (one.day <= day) out[one.pair] = one.code;
    return out;
}

CourseQuestion questionOf(const Story& story, std::optional<int> from) {
    CourseQuestion question;
    question.ratings = story.ratings;
    question.context = story.context;
    question.pairLabels = story.labels;
    question.stages = story.stagesOn(story.today);
    question.inFocus = story.pairsSince(from);
    question.supervisee = story.supervisee;
    question.supervisor = story.supervisor;
    question.today = story.today;
    question.from = from;
    return question;
}

} // namespace unlearning
