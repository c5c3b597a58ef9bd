// What each station of feedback needs before it is kept, and what deserves a second look (domain.md 5.3).
#include "kinds.hpp"
#include "life.hpp"

#include <algorithm>

namespace meta {

using namespace trellis::sdk;

namespace {

/// Station numbers, as stations() has them.
enum { Acknowledged = 1, Discussed, Agreed, Evidence, Reviewed, Closed };

void needDay(const Record& record, const Timeline& timeline, Findings& findings, const char* item, const char* code,
             const std::string& sentence) {
    const auto day = record.day(item);
    if (!day)
        findings.refuse(item, code, sentence);
    else if (*day > timeline.today())
        findings.refuse(item, "feedback.day-to-come", "That day has not come yet. Please put the day on which it was.");
}

void needText(const Record& record, Findings& findings, const char* item, const char* code,
              const std::string& sentence) {
    if (record.text(item).empty()) findings.refuse(item, code, sentence);
}

/// "always" and "never" speak of a person; feedback speaks of what was seen once.
bool sweeping(const std::string& text) {
    std::string folded = " ";
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        folded += letter ? char(c | 0x20) : ' ';
    }
    folded += ' ';
    for (const char* word : {" always ", " never ", " every time ", " constantly "})
        if (folded.find(word) != std::string::npos) return true;
    return false;
}

void checkWords(const Record& record, Findings& findings) {
    for (auto& row : record.rows("developments"))
        if (sweeping(row.text("development.seen")))
            findings.ask(row, "development.seen", "feedback.sweeping",
                         "Could this say what you saw that day? Words like always and never speak of a person, not of "
                         "what they did.");
    if (!record.rows("developments").empty() && record.text("feedback.question").empty())
        findings.ask(
            "feedback.question", "feedback.question",
            "One question back makes it a talk between two people. Is there one you do not know the answer to?");
    const auto basis = record.codes("feedback.basis");
    const bool seen = std::any_of(basis.begin(), basis.end(),
                                  [](auto& one) { return one == "episode" || one == "recording" || one == "records"; });
    if (!basis.empty() && !seen)
        findings.note("feedback.basis", "feedback.told",
                      "This rests on what was told or counted. Seen or heard weighs more, when there is a chance.");
    for (auto& row : record.rows("su-pairs"))
        if (row.number("su.hold").has_value() != row.number("su.presence").has_value())
            findings.ask(row, "su.presence", "feedback.pair",
                         "A pair is looked at on both scales. Is one of them still to be agreed?");
}

} // namespace

Feedback::Feedback()
    : Kind("meta-feedback") {}

void Feedback::describe(Description& life) const { describeFeedback(life); }

void Feedback::check(const Record& record, const Timeline& timeline, Findings& findings) const {
    const int to = headingFor(record.state());
    if (to < 0) checkWords(record, findings);
    if (record.state() == "withdrawing") {
        if (record.code("feedback.end") != "withdrawn")
            findings.refuse("feedback.end", "feedback.withdrawn",
                            "This is being withdrawn. Please say so under how it ended, or discard the change.");
        return;
    }
    if (to >= Acknowledged && record.code("reply.stance").empty())
        findings.refuse("reply.stance", "feedback.reply",
                        "The supervisor's answer is missing. Seeing it differently is an answer, too.");
    if (to >= Acknowledged)
        needDay(record, timeline, findings, "reply.on", "feedback.reply-day", "Please add the day of the answer.");
    if (to >= Acknowledged && record.code("reply.stance") == "disagree" && record.text("reply.text").empty())
        findings.ask("reply.text", "feedback.differently", "Seen differently: in a few words, how?");
    if (to == Agreed) {
        needText(record, findings, "agreed.action", "feedback.agreed",
                 "Please write what you agreed to do. It may differ from what was suggested.");
        if (!record.day("agreed.by"))
            findings.refuse("agreed.by", "feedback.agreed-by", "By when? Please choose a day.");
    }
    if (to == Evidence) {
        needText(record, findings, "evidence.text", "feedback.evidence",
                 "Please write what changed, and how one can tell. Nothing changed is worth writing down, too.");
        needDay(record, timeline, findings, "evidence.on", "feedback.evidence-day", "Please add the day.");
    }
    if (to == Reviewed) {
        needText(record, findings, "review.text", "feedback.review", "Please write what you saw when you looked back.");
        needDay(record, timeline, findings, "review.on", "feedback.review-day", "Please add the day you looked back.");
    }
    if (to == Closed) {
        if (record.code("feedback.end") == "withdrawn")
            findings.refuse(
                "feedback.end", "feedback.withdraw",
                "Taking feedback back is a step of its own, for who gave it. Please say how it ended otherwise.");
        if (record.code("feedback.end").empty())
            findings.refuse("feedback.end", "feedback.end", "Please say how it ended.");
        if (record.code("feedback.end") == "met" && record.text("evidence.text").empty())
            findings.ask("evidence.text", "feedback.shown", "Done: how can one tell? A sentence is enough.");
        if (record.code("feedback.end") == "not-met")
            findings.note("feedback.end", "feedback.in-the-way",
                          "If something in the system stood in the way, it is worth a system issue.");
    }
}

// Lists are seen by more people than feedback is: when one looks back, and nothing of what was said.
std::string Feedback::summary(const Record& record) const {
    const auto end = record.code("feedback.end");
    if (!end.empty()) return record.label("feedback.end", end);
    const auto due = record.day("feedback.review-due");
    return due ? "look back by " + due->words() : std::string();
}

} // namespace meta
