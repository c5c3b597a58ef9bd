#include "kinds.hpp"

#include "history.hpp"
#include "life.hpp"
#include "rating_checks.hpp"
#include "setting_checks.hpp"
#include "trajectory.hpp"

#include <set>

namespace unlearning {

using namespace trellis::sdk;

namespace {

/// How many pairs, never which and never how they stand: lists are read by more people than records are.
std::string pairCount(std::size_t count) {
    if (count == 0) return {};
    return count == 1 ? "one pair" : std::to_string(count) + " pairs";
}

/// A pair that stands in a table twice.
void checkTwice(const Record& record, const char* rows, const char* pairItem, const char* code, Findings& findings) {
    std::set<std::string> seen;
    for (auto& row : record.rows(rows)) {
        const auto pair = row.code(pairItem);
        if (!pair.empty() && !seen.insert(pair).second)
            findings.ask(row, pairItem, code, "This pair stands here twice. Please keep one row.");
    }
}

/// In quick mode a full round comes every twelve weeks. It is a hint, and a pair that was never rated has none.
void noteFullRound(const Row& row, int day, const Records& earlier, Findings& findings) {
    const auto full = fullRounds(earlier);
    const auto last = full.find(row.code("rating.pair"));
    if (last != full.end() && day - last->second > twelveWeeks)
        findings.note(row, "rating.pair", "quick.full-round",
                      "The last full round with this pair was on " + Day(last->second).words() +
                          ", more than twelve weeks ago. Is it time for another?");
}

/// The pairs to look at today: those in focus, or those of the last round where no focus was ever chosen.
std::vector<std::string> pairsToLookAt(const Timeline& timeline) {
    std::vector<std::string> pairs;
    for (auto& row : pairsInFocus(finished(timeline))) pairs.push_back(row.code("focus.pair"));
    return pairs.empty() ? lastRated(finished(timeline)) : pairs;
}

bool kept(const Row& row) { return row.yes("focus.keep") != false; }

} // namespace

void UnlearningKind::describe(Description& life) const { describeLife(life); }

void UnlearningKind::prefill(const Timeline& timeline, Draft& draft) const {
    prefillSetting(timeline, draft);
    begin(timeline, draft);
}

void UnlearningKind::check(const Record& record, const Timeline& timeline, Findings& findings) const {
    checkSetting(record, timeline, findings);
    look(record, timeline, findings);
}

Focus::Focus()
    : UnlearningKind(focusKind) {}

void Focus::begin(const Timeline& timeline, Draft& draft) const {
    // The form has carried over what the last focus record kept. A later session may have taken up another pair.
    std::set<std::string> present;
    for (auto& row : draft.rows("focus")) present.insert(row.answer("focus.pair").code());
    for (auto& row : pairsInFocus(finished(timeline)))
        if (present.size() < mostInFocus && present.insert(row.code("focus.pair")).second) draft.copyRow(row);
}

void Focus::look(const Record& record, const Timeline&, Findings& findings) const {
    checkTwice(record, "focus", "focus.pair", "focus.twice", findings);
    std::size_t count = 0;
    for (auto& row : record.rows("focus")) {
        if (!kept(row)) continue;
        ++count;
        if (row.text("focus.protected").empty())
            findings.ask(row, "focus.protected", "focus.protected",
                         "Begin with what the old way protected. There were good reasons for it.");
        if (row.codes("focus.forces").empty())
            findings.note(row, "focus.forces", "focus.forces",
                          "What in the system keeps the old way alive? It is rarely one person alone.");
        if (row.text("focus.experiment").empty())
            findings.note(row, "focus.experiment", "focus.experiment",
                          "One small thing to try in the next two weeks helps more than a plan.");
    }
    if (count > mostInFocus)
        findings.refuse("focus", "focus.many",
                        "More than five pairs in focus at once is too much for anybody. Please keep at most five; "
                        "three are often enough.");
}

std::string Focus::summary(const Record& record) const {
    std::size_t count = 0;
    for (auto& row : record.rows("focus")) count += kept(row);
    return pairCount(count);
}

RatingRound::RatingRound()
    : UnlearningKind(ratingKind) {}

void RatingRound::begin(const Timeline& timeline, Draft& draft) const {
    const auto experiments = lastExperiments(finished(timeline));
    for (auto& pair : draft.offered("rating.pair", pairsToLookAt(timeline))) {
        auto row = draft.addRow("ratings");
        row.set("rating.pair", Code{pair});
        if (auto tried = experiments.find(pair); tried != experiments.end() && draft.asks("rating.experiment-last"))
            row.set("rating.experiment-last", tried->second);
    }
}

void RatingRound::look(const Record& record, const Timeline& timeline, Findings& findings) const {
    checkTwice(record, "ratings", "rating.pair", "rating.twice", findings);
    const auto earlier = ratingsIn(finished(timeline));
    for (auto& row : record.rows("ratings"))
        checkRatedPair(ratedPair(row), earlier, record.about().days(), timeline.today().days(), Place(findings, &row));
}

std::string RatingRound::summary(const Record& record) const { return pairCount(record.rows("ratings").size()); }

Checklist::Checklist()
    : UnlearningKind(checklistKind) {}

void Checklist::begin(const Timeline& timeline, Draft& draft) const {
    // With several in focus nobody but the two can say which one this page is for.
    const auto focus = pairsInFocus(finished(timeline));
    if (focus.size() != 1) return;
    if (const auto pair = focus.front().code("focus.pair"); draft.offers("rating.pair", pair))
        draft.set("rating.pair", Code{pair});
    if (const auto given = focus.front().text("focus.protected"); !given.empty() && draft.asks("focus.protected"))
        draft.set("focus.protected", given);
}

void Checklist::look(const Record& record, const Timeline& timeline, Findings& findings) const {
    checkRatedPair(ratedPair(record), ratingsIn(finished(timeline)), record.about().days(), timeline.today().days(),
                   Place(findings, nullptr));
}

std::string Checklist::summary(const Record&) const { return pairCount(1); }

QuickLook::QuickLook()
    : UnlearningKind(quickKind) {}

void QuickLook::begin(const Timeline& timeline, Draft& draft) const {
    for (auto& pair : draft.offered("rating.pair", pairsToLookAt(timeline))) draft.addRow("quick").set("rating.pair", Code{pair});
}

void QuickLook::look(const Record& record, const Timeline& timeline, Findings& findings) const {
    checkTwice(record, "quick", "rating.pair", "quick.twice", findings);
    if (option(looksOption) == quickKind)
        for (auto& row : record.rows("quick")) noteFullRound(row, record.about().days(), finished(timeline), findings);
    for (auto& row : record.rows("quick"))
        if (row.given("quick.supervisor") && !row.given("quick.self"))
            findings.ask(row, "quick.self", "quick.self-first",
                         "The supervisee's own answer comes first. What would they say?");
}

std::string QuickLook::summary(const Record& record) const { return pairCount(record.rows("quick").size()); }

} // namespace unlearning
