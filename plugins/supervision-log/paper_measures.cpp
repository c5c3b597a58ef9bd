// Whether the paper is in order: agreements in date, records signed, feedback asked for.
#include "history.hpp"
#include "measures.hpp"
#include "months.hpp"
#include "policy.hpp"

#include <algorithm>

namespace supervision {

using namespace trellis::sdk;

namespace {

/// The day by which all of these people had signed; nullopt while one has not.
std::optional<Day> signedByAllOn(const Record& record) {
    auto people = record.supervisees();
    people.push_back(record.supervisor());
    std::optional<Day> last;
    const auto signatures = record.signOffs();
    for (auto& person : people) {
        const auto found = std::find_if(signatures.begin(), signatures.end(), [&](auto& one) { return one.person == person; });
        if (found == signatures.end() || !found->day) return {};
        if (!last || *last < *found->day) last = found->day;
    }
    return last;
}

} // namespace

void AgreementInDate::observe(const Timeline& timeline, Observations& out) const {
    std::optional<Day> first;
    for (auto& part : timeline.parts())
        if (part.start() && (!first || *part.start() < *first)) first = part.start();
    if (!first) return;
    const auto left = timeline.leftOn(timeline.subject());
    for (auto& month : monthsBetween(*first, timeline.today())) {
        const Day day = std::min(month.last, timeline.today());
        if (left && *left <= day) break;
        const Timeline* good = nullptr;
        bool asked = false;
        const auto parts = timeline.parts();
        std::optional<Record> paper;
        for (auto& part : parts) {
            if (!part.start() || day < *part.start() || (part.ended() && *part.ended() <= day)) continue;
            asked = true;
            for (auto& record : part.records()) {
                if (record.kind() != agreementKind || record.draft()) continue;
                const auto on = signedByAllOn(record);
                if (on && *on <= day && part.review() && day <= *part.review()) good = &part, paper = record;
            }
        }
        if (!asked) continue;
        out.add(day, good ? 1 : 0, 1);
        if (paper) out.from(*paper);
        out.because(good ? "signed by all, review on " + good->review()->words() : "none signed by all and in date");
    }
}

void SignedOff::observe(const Timeline& timeline, Observations& out) const {
    const auto policy = policyHere();
    for (auto& session : heldSessions(timeline)) {
        const Day deadline = plusWorkingDays(session.about(), policy.signedWithinWorkingDays);
        if (deadline >= timeline.today()) continue; // C5
        const auto on = signedByAllOn(session);
        out.add(deadline, on && *on <= deadline ? 1 : 0, 1)
            .from(session)
            .because(on ? "signed by all on " + on->words() + ", by " + deadline.words() + " asked for"
                        : "not signed by all; asked for by " + deadline.words());
    }
}

void FeedbackGiven::observe(const Timeline& timeline, Observations& out) const {
    for (auto& session : heldSessions(timeline)) {
        if (session.about() > timeline.today()) continue;
        bool given = false;
        for (const char* item : {"feedback.looked-at", "feedback.safe", "feedback.differently"})
            given = given || session.given(item);
        if (session.kind() == group) // there each has a part of their own
            for (auto& row : session.rows("private"))
                for (const char* item : {"private.looked-at", "private.safe", "private.differently"})
                    given = given || row.given(item);
        out.add(session.about(), given ? 1 : 0, 1).from(session).because(given ? "with feedback" : "without feedback");
    }
}

} // namespace supervision
