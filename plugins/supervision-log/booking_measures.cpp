// What came of what was booked: called off, by whom and why, and found a new day in time (C5, C6).
#include "history.hpp"
#include "measures.hpp"
#include "policy.hpp"

namespace supervision {

using namespace trellis::sdk;

namespace {

std::vector<Record> notHeldRecords(const Timeline& timeline) {
    std::vector<Record> out;
    for (auto& record : timeline.records())
        if (!record.draft() && record.kind() == notHeld && record.about() <= timeline.today()) out.push_back(record);
    return out;
}

} // namespace

void Cancellation::observe(const Timeline& timeline, Observations& out) const {
    for (auto& session : heldSessions(timeline))
        if (session.about() <= timeline.today()) out.add(session.about(), 0, 1).from(session).because("held");
    for (auto& record : notHeldRecords(timeline))
        out.add(record.about(), 1, 1)
            .from(record)
            .because(record.label("session.status", record.code("session.status")));
}

void CalledOff::observe(const Timeline& timeline, Observations& out) const {
    for (auto& record : notHeldRecords(timeline)) {
        const auto side = record.code("session.status"), reason = record.code("session.reason");
        out.add(record.about(), 1, 1).from(record).because(record.label("session.reason", reason));
        if (!side.empty()) out.by("side", side, record.label("session.status", side));
        if (!reason.empty()) out.by("reason", reason, record.label("session.reason", reason));
    }
}

void Rebooked::observe(const Timeline& timeline, Observations& out) const {
    const auto policy = policyHere();
    const auto held = heldSessions(timeline);
    for (auto& record : notHeldRecords(timeline)) {
        const Day off = record.day("session.cancelled-on").value_or(record.about());
        const Day deadline = plusWorkingDays(off, policy.rebookedWithinWorkingDays);
        if (deadline >= timeline.today()) continue; // not yet reached: in no denominator (C5)
        const Record* made = nullptr;
        for (auto& session : held)
            if (!made && off < session.about() && session.about() <= deadline) made = &session;
        out.add(deadline, made ? 1 : 0, 1).from(record);
        if (made) out.from(*made);
        out.because("called off on " + off.words() +
                    (made ? ", held on " + made->about().words() : ", none held by " + deadline.words()));
    }
}

} // namespace supervision
