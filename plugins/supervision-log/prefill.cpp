#include "prefill.hpp"

#include "history.hpp"

#include <algorithm>
#include <map>

namespace supervision {

using namespace trellis::sdk;

namespace {

const char* kindOf(bool ofGroup) { return ofGroup ? group : individual; }

/// How they usually meet, as the agreement says it now; how they met last time where it says nothing a session can say
/// ("a mix of these").
std::string usualWay(const Timeline& timeline, const std::vector<Record>& held, const Draft& draft) {
    std::string agreed;
    for (auto& record : timeline.records())
        if (!record.draft() && record.kind() == agreementKind) agreed = record.code("agreement.modality");
    if (draft.offers("session.modality", agreed)) return agreed;
    return held.empty() ? std::string() : held.back().code("session.modality");
}

} // namespace

void prefillSetting(const Timeline& timeline, Draft& draft, bool ofGroup) {
    const auto supervisees = timeline.supervisees();
    const auto held = heldSessions(timeline);
    if (!timeline.supervisor().empty()) {
        draft.set("session.supervisor", Code{timeline.supervisor()});
        draft.set("session.written-by", Code{timeline.supervisor()});
    }
    if (timeline.plannedMinutes() > 0) draft.set("session.planned-minutes", timeline.plannedMinutes());
    if (const auto types = draft.offered("session.type", timeline.types()); !types.empty())
        draft.set("session.type", types);
    if (auto how = usualWay(timeline, held, draft); draft.offers("session.modality", how))
        draft.set("session.modality", Code{how});
    if (!ofGroup) {
        if (supervisees.size() == 1) draft.set("session.supervisee", Code{supervisees.front()});
        return;
    }
    for (auto& person : supervisees) {
        draft.addRow("attendees").set("attendee.person", Code{person}).set("attendee.present", true);
        draft.addRow("private").set("private.person", Code{person});
    }
}

void prefillActions(const Timeline& timeline, Draft& draft) {
    std::map<std::string, Day> firstSeen; // row id → the day of the first record it stood in
    for (auto& session : heldSessions(timeline))
        for (auto& row : session.rows("actions")) firstSeen.emplace(row.id(), session.about());
    for (auto& row : draft.rows("actions")) {
        if (!row.answer("action.since").given())
            if (auto seen = firstSeen.find(row.id()); seen != firstSeen.end()) row.set("action.since", seen->second);
        const auto due = row.answer("action.due").day();
        const auto status = row.answer("action.status").code();
        const bool late = due && *due < timeline.today() && (status.empty() || status == "open");
        const char* now = late ? "late" : status.empty() ? "open" : "";
        if (draft.offers("action.status", now)) row.set("action.status", Code{now});
    }
}

void prefillFollowUps(const Timeline& timeline, Draft& draft, bool ofGroup) {
    const auto held = heldSessions(timeline, kindOf(ofGroup));
    if (held.empty()) return;
    const auto& last = held.back();
    for (auto& risk : last.rows("risk.items")) {
        const auto due = risk.day("risk.follow-up-due");
        if (!due || !risk.text("risk.follow-up-outcome").empty()) continue;
        const auto raised = risk.day("risk.raised-on");
        auto row = draft.addRow("follow-ups");
        row.set("follow-up.what", last.label("risk.kind", risk.code("risk.kind")) + ", raised on " +
                                      (raised ? *raised : last.about()).words());
        if (auto code = risk.code("risk.case"); !code.empty()) row.set("follow-up.case", Code{code});
        row.set("follow-up.due", *due);
        if (ofGroup)
            if (auto person = risk.code("risk.raised-by"); !person.empty()) row.set("follow-up.person", Code{person});
    }
}

void prefillScan(const Timeline& timeline, Draft& draft, bool ofGroup) {
    struct Case {
        std::string code, owner, status;
        Day firstSeen{0};
        std::optional<Day> discussed;
        Day reckonedFrom() const { return discussed ? *discussed : firstSeen; }
    };
    std::map<std::pair<std::string, std::string>, Case> cases; // by owner and code
    for (auto& session : heldSessions(timeline, kindOf(ofGroup))) {
        for (auto& row : session.rows("scan")) {
            const auto code = row.code("scan.case");
            if (code.empty()) continue;
            const auto owner = ofGroup ? row.code("scan.owner") : std::string();
            auto& seen = cases.try_emplace({owner, code}, Case{code, owner, {}, session.about(), {}}).first->second;
            seen.status = row.code("scan.status");
            if (auto day = row.day("scan.last-discussed"); day && (!seen.discussed || *seen.discussed < *day))
                seen.discussed = day;
        }
        for (auto& row : session.rows("depth"))
            for (auto& [key, seen] : cases)
                if (key.second == row.code("depth.case")) seen.discussed = session.about();
    }
    std::vector<Case> present;
    for (auto& [key, seen] : cases)
        if (seen.status != "ended") present.push_back(seen);
    // The quiet ones first: whoever has waited longest stands on top.
    std::stable_sort(present.begin(), present.end(),
                     [](auto& a, auto& b) { return a.reckonedFrom() < b.reckonedFrom(); });
    for (auto& seen : present) {
        auto row = draft.addRow("scan");
        row.set("scan.case", Code{seen.code});
        if (ofGroup && !seen.owner.empty()) row.set("scan.owner", Code{seen.owner});
        if (draft.offers("scan.status", seen.status)) row.set("scan.status", Code{seen.status});
        if (seen.discussed) row.set("scan.last-discussed", *seen.discussed);
        if (timeline.today() - seen.reckonedFrom() >= discussWithinDays && draft.offers("scan.flag", "CS5"))
            row.set("scan.flag", Code{"CS5"});
    }
}

} // namespace supervision
