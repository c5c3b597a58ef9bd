#include "views.hpp"

#include "prompts.hpp"
#include "pull_back.hpp"
#include "stage_grid.hpp"

#include <algorithm>

namespace unlearning {

using namespace trellis::sdk;

namespace {

constexpr const char* nobody =
    "This is written between one person and their supervisor, and here is no such agreement to look at. Ask for one "
    "supervisee by their code.";
constexpr const char* nothingYet =
    "No pair is in focus and none has been rated yet. Choose one to five pairs together under Unlearning; after the "
    "first round of ratings their courses stand here.";

std::optional<int> days(const std::optional<Day>& day) { return day ? std::optional<int>(day->days()) : std::nullopt; }

/// The story a view is about, or nothing once it has been said why there is none.
std::optional<Story> begin(const std::optional<Timeline>& timeline, View& out) {
    const auto who = timeline ? whose(*timeline) : std::string();
    if (who.empty()) {
        out.reading("There is nobody here whose pairs could be shown.").empty(nobody);
        return std::nullopt;
    }
    // A view of an earlier time shows what was known then.
    const int today = std::min(timeline->today().days(), days(out.to()).value_or(timeline->today().days()));
    auto story = storyOf(*timeline, who, today);
    out.subject(story.supervisor.empty() ? who : who + " with " + story.supervisor);
    for (auto& earlier : story.earlierSupervisors)
        out.exclusion("ratings by " + earlier + ", who supervised before: they stand in their own records");
    return story;
}

std::string titleOf(const CoursePanel& panel) {
    return panel.newWay.empty() ? panel.oldWay : panel.oldWay + " \u2192 " + panel.newWay;
}

void writePanel(const CoursePanel& panel, View& out) {
    out.panel(panel.pair, titleOf(panel));
    out.panelWords(panel.state, panel.prompt.empty() ? panel.reading : panel.prompt + " " + panel.reading);
    out.scale(0, 4);
    for (auto& line : panel.lines) {
        out.series(line.id, line.title, line.by == Rater::Supervisee ? Stroke::Solid : Stroke::Dashed);
        for (auto& point : line.points)
            out.point(Day(point.day), point.value, {},
                      std::to_string(point.value) + (point.evidenced ? "" : " (not yet evidenced)"), !point.evidenced);
    }
    for (auto& event : panel.events)
        out.event(Day(event.day), event.until ? std::optional<Day>(Day(*event.until)) : std::nullopt, event.code,
                  event.label);
}

std::string flagsOn(const CoursePanel& panel, int day) {
    std::string out;
    for (auto& event : panel.events)
        if (event.day <= day && day - event.until.value_or(event.day) <= 0)
            out += (out.empty() ? "" : ", ") + (event.label.empty() ? event.code : event.label);
    return out;
}

/// Each person's ratings of each pair, a row a day; the newest says where it stands. A pair nobody has rated has a row
/// that says so.
void writeTable(const CourseView& view, View& out) {
    out.column("title", "Old way \u2192 new way").column("who", "As seen by").column("day", "Day");
    out.column("hold", "How strong the old way is", true).column("presence", "How present the new way is", true);
    out.column("marked", "Not yet evidenced").column("around", "Going on at the time");
    out.column("words", "Where it stands")
        .column("state", "State")
        .column("place", "Stage or quadrant")
        .column("pair", "Code");
    for (auto& panel : view.panels)
        for (auto& who : panel.standings) {
            std::vector<const CourseLine*> lines;
            for (auto& line : panel.lines)
                if (line.by == who.by) lines.push_back(&line);
            if (lines.size() != 2) {
                out.row().cell(panel.brief).cell(who.person);
                for (int i = 0; i < 5; ++i) out.cell("");
                out.cell(who.words).cell(who.state).cell(who.place).cell(panel.pair);
                continue;
            }
            const auto& hold = lines[0]->points;
            const auto& presence = lines[1]->points;
            for (std::size_t i = 0; i < hold.size(); ++i) {
                out.row().cell(panel.brief).cell(who.person);
                out.cell(Day(hold[i].day).iso());
                out.cell(std::to_string(hold[i].value), hold[i].value);
                out.cell(std::to_string(presence[i].value), presence[i].value);
                out.cell(hold[i].evidenced && presence[i].evidenced ? "" : "not yet evidenced");
                out.cell(flagsOn(panel, hold[i].day));
                const bool newest = i + 1 == hold.size();
                out.cell(newest ? who.words : "").cell(newest ? who.state : "").cell(newest ? who.place : "");
                out.cell(panel.pair);
            }
        }
}

/// One line for Today: the first prompt, and that there are more.
std::string cardOf(const std::string& who, const Prompt& prompt, std::size_t more) {
    constexpr std::size_t room = 140; // a line on Today holds 300 bytes
    const auto& about = prompt.about.size() <= room ? prompt.about : std::string("one pair");
    const auto rest = more == 0   ? ""
                      : more == 1 ? " One more pair asks for a word."
                                  : " " + std::to_string(more) + " more pairs ask for a word.";
    return who + " \u00B7 " + about + ": " + prompt.words + rest;
}

} // namespace

void TrajectoryView::show(const std::optional<Timeline>& timeline, View& out) const {
    const auto story = begin(timeline, out);
    if (!story) return;
    auto question = questionOf(*story, days(out.from()));
    if (out.chosen("pairs") == "focus" && !story->inFocus.empty()) question.inFocus = story->inFocus;
    const auto view = courseView(question);
    out.reading(view.reading);
    for (auto& note : view.notes) out.note(note);
    if (view.panels.empty()) {
        out.empty(nothingYet);
        return;
    }
    for (auto& panel : view.panels) writePanel(panel, out);
    writeTable(view, out);
}

void GridView::show(const std::optional<Timeline>& timeline, View& out) const {
    const auto story = begin(timeline, out);
    if (!story) return;
    const auto grid = stageGrid(*story, days(out.from()));
    out.reading(grid.reading);
    out.note("The two pick the stage. Where they have not, the quadrant's name and the stages often met there stand in "
             "its place. Going back a step is part of it; pairs are not added up.");
    if (grid.rows.empty()) {
        out.empty(nothingYet);
        return;
    }
    out.panel("stages", "Pairs and stages").panelWords("", grid.reading);
    for (auto& row : grid.rows) {
        out.series(row.pair, row.title);
        for (int stage = 0; stage < stageCount; ++stage) {
            auto& cell = row.cells[std::size_t(stage)];
            out.point(stageWords("ST" + std::to_string(stage)),
                      cell.weight ? std::optional<double>(cell.weight) : std::nullopt,
                      cell.shown.empty() ? "\u2013" : cell.shown);
        }
    }
    out.column("title", "Old way \u2192 new way").column("where", "Where it stands");
    for (int stage = 0; stage < stageCount; ++stage)
        out.column("ST" + std::to_string(stage), stageWords("ST" + std::to_string(stage)));
    out.column("pair", "Code");
    for (auto& row : grid.rows) {
        out.row().cell(row.title).cell(row.where);
        for (auto& cell : row.cells) out.cell(cell.shown);
        out.cell(row.pair);
    }
}

void PullBackView::show(const std::optional<Timeline>& timeline, View& out) const {
    const auto story = begin(timeline, out);
    if (!story) return;
    const auto found = pullBack(*story, days(out.from()));
    out.reading(found.reading);
    out.note(
        "Counted is how often something was named, once for each pair and round. It says what to change around the "
        "work; it says nothing about a person.");
    if (found.pulls.empty() && found.forces.empty()) {
        out.empty("Nothing has been named yet. Where a rating asks what pulled it back, choose what it was; often it "
                  "is something in the system.");
        return;
    }
    const auto panel = [&](const char* id, const char* title, const std::vector<Named>& all) {
        if (all.empty()) return;
        out.panel(id, title).panelWords("", "", "");
        out.series(id, title);
        for (auto& one : all) out.point(one.label, one.times);
    };
    panel("pulls", "What pulled it back", found.pulls);
    panel("forces", "What in the system keeps old ways alive", found.forces);
    out.column("part", "Part").column("what", "What").column("times", "Named", true).column("pairs", "With the pairs");
    const auto rows = [&](const char* part, const std::vector<Named>& all) {
        for (auto& one : all) {
            std::string pairs;
            for (auto& pair : one.pairs) pairs += (pairs.empty() ? "" : "; ") + shortPair(story->labels, pair);
            out.row().cell(part).cell(one.label).cell(std::to_string(one.times), one.times).cell(pairs);
        }
    };
    rows("What pulled it back", found.pulls);
    rows("What in the system keeps old ways alive", found.forces);
}

void PromptView::show(const std::optional<Timeline>& timeline, View& out) const {
    if (!timeline) return;
    std::vector<std::pair<std::string, Prompt>> all;
    const bool quick = option(looksOption) == quickKind;
    for (auto& who : superviseesIn(*timeline))
        for (auto& prompt : prompts(storyOf(*timeline, who, timeline->today().days(), quick), quick)) all.emplace_back(who, prompt);
    std::stable_sort(all.begin(), all.end(),
                     [](auto& a, auto& b) { return (a.second.state == "limbo") > (b.second.state == "limbo"); });
    out.note("Only the two people whose pairs these are see this.");
    if (all.empty()) {
        out.reading("Nothing about your pairs in focus asks for a word just now.")
            .empty("When an old way is gone and nothing is in its place yet, or something that was easier before has "
                   "become hard, a line about it stands here.");
        return;
    }
    out.reading(all.size() == 1 ? "One pair in focus asks for a word."
                                : std::to_string(all.size()) + " pairs in focus ask for a word.");
    out.card(cardOf(all.front().first, all.front().second, all.size() - 1));
    out.column("who", "With").column("pair", "Pair").column("words", "What asks for a word");
    for (auto& [who, prompt] : all) out.row().cell(who).cell(prompt.about).cell(prompt.words);
}

} // namespace unlearning
