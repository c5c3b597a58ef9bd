// Stourbeck's circles, in place of the shipped group session. The states keep the names of the kind they replace, so that
// records made before and after are read alike.
#include "due.hpp"

#include <algorithm>

namespace stourbeck {
namespace {

struct Circle : Kind {
    Circle()
        : Kind("group-session") {}
    void describe(Description& life) const override;
    void prefill(const Timeline& timeline, Draft& draft) const override;
    void check(const Record& record, const Timeline& timeline, Findings& findings) const override;
    std::string summary(const Record& record) const override;
    std::optional<Due> due(const Timeline& timeline) const override { return whenDue(timeline); }
};

void Circle::describe(Description& life) const {
    life.state("draft", "Draft", Editable)
        .state("completed", "Written down, not signed", Held)
        .state("signed-by-some", "Signed by some", Held)
        .state("signed-by-all", "Signed by the circle", Held | Closed)
        .state("amended", "Being amended", Editable | Held);
    life.transition("finish", "Finish", "draft", "completed", Effect::Finish)
        .transition("discard", "Delete the draft", "draft", "draft", Effect::Discard)
        .transition("sign", "Sign", "completed", "signed-by-some", Effect::Sign, 1)
        .transition("sign-all", "Sign", "completed", "signed-by-all", Effect::Sign)
        .transition("sign-all", "Sign", "signed-by-some", "signed-by-all", Effect::Sign)
        .transition("finish", "Finish", "amended", "completed", Effect::Finish)
        .transition("discard", "Discard the changes", "amended", "amended", Effect::Discard);
    for (const char* from : {"completed", "signed-by-some", "signed-by-all"})
        life.transition("amend", "Amend", from, "amended", Effect::Amend);
}

void Circle::prefill(const Timeline& timeline, Draft& draft) const {
    if (!timeline.supervisor().empty()) {
        draft.set("session.supervisor", Code{timeline.supervisor()});
        draft.set("session.written-by", Code{timeline.supervisor()});
    }
    if (timeline.plannedMinutes() > 0) draft.set("session.planned-minutes", timeline.plannedMinutes());
    if (const auto types = timeline.types(); !types.empty()) draft.set("session.type", types);
    const auto quiet = quietPeople(timeline, 3);
    for (auto& person : timeline.supervisees()) {
        auto row = draft.addRow("attendees");
        row.set("attendee.person", Code{person}).set("attendee.present", true);
        // Whoever has listened three times running is asked first.
        if (draft.asks("attendee.role") && std::find(quiet.begin(), quiet.end(), person) != quiet.end())
            row.set("attendee.role", Code{"brings"});
    }
    for (auto& row : draft.rows("actions"))
        if (const auto by = row.answer("action.due").day(); by && *by < timeline.today())
            row.set("action.status", Code{"late"});
}

void Circle::check(const Record& record, const Timeline& timeline, Findings& findings) const {
    const auto people = present(record);
    if (!record.rows("attendees").empty() && int(people.size()) < quorum)
        findings.ask("attendees", "circle.quorum",
                     "Fewer than two people of the circle were there. Is this a session of a pair?");
    if (int(record.rows("attendees").size()) > trellis::sdk::optionNumber("largest-circle"))
        findings.ask("attendees", "circle.large", "That is a large circle. Should it become two?");
    std::set<std::string> trying;
    for (auto& row : record.rows("actions"))
        if (const auto status = row.code("action.status"); status.empty() || status == "open" || status == "late")
            trying.insert(row.code("action.owner"));
    for (auto& person : people)
        if (trying.find(person) == trying.end())
            findings.note("actions", "circle.one-thing", person + " leaves with nothing to try. Is that as it should be?");
    if (record.yes("risk.raised").value_or(false) && record.rows("risk.items").empty())
        findings.refuse("risk.items", "risk.none", "A concern was raised. Please say how it was settled.");
    for (auto& row : record.rows("risk.items")) {
        if (row.code("risk.decision").empty())
            findings.refuse(row, "risk.decision", "risk.decision", "What was decided about this concern?");
        if (row.code("risk.owner").empty())
            findings.refuse(row, "risk.owner", "risk.owner", "Who does what was decided?");
        if (!row.yes("risk.care-record").value_or(false))
            findings.refuse(row, "risk.care-record", "risk.care-record",
                            "Please put it into the care record before this is signed.");
        if (row.text("risk.rationale").empty())
            findings.ask(row, "risk.rationale", "risk.rationale", "Why this decision? A few words are enough.");
    }
    const auto next = record.day("session.next"), day = record.day("session.date");
    if (!next)
        findings.note("session.next", "circle.next", "There is no next date yet. A date in the diary is half a circle.");
    else if (day && *next <= *day)
        findings.ask("session.next", "circle.next", "The next circle is not after this one. Is the date right?");
    else if (day && timeline.cadenceDays() > 0 && *next - *day > timeline.cadenceDays() + grace)
        findings.ask("session.next", "circle.far", "That is later than you agreed. Can you meet sooner?");
}

std::string Circle::summary(const Record& record) const {
    const auto people = present(record).size();
    int rounds = 0;
    for (auto& row : record.rows("rounds")) rounds += row.code("round.kind") == "work";
    return std::to_string(people) + (people == 1 ? " person, " : " people, ") + std::to_string(rounds) +
           (rounds == 1 ? " piece of work" : " pieces of work");
}

} // namespace
} // namespace stourbeck

TRELLIS_PLUGIN("stourbeck.group-supervision", "1.0.0", stourbeck::Circle);
