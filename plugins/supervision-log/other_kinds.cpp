#include "other_kinds.hpp"

#include "history.hpp"
#include "life.hpp"

namespace supervision {

using namespace trellis::sdk;

void Agreement::describe(Description& life) const { describeAgreement(life); }

void Agreement::prefill(const Timeline& timeline, Draft& draft) const {
    if (!timeline.supervisor().empty()) draft.set("agreement.supervisor", Code{timeline.supervisor()});
    for (auto& person : timeline.supervisees()) draft.addRow("agreement.supervisees").set("agreement.supervisee", Code{person});
}

void Agreement::check(const Record&, const Timeline&, Findings&) const {}

std::string Agreement::summary(const Record& record) const {
    std::string line;
    if (auto days = record.number("agreement.cadence-days")) line = "every " + std::to_string(int(*days)) + " days";
    if (auto minutes = record.number("agreement.planned-minutes")) line += (line.empty() ? "" : ", ") + std::to_string(int(*minutes)) + " minutes";
    return line;
}

void SessionNotHeld::describe(Description& life) const { describeNotHeld(life); }

void SessionNotHeld::prefill(const Timeline& timeline, Draft& draft) const {
    if (!timeline.supervisor().empty()) draft.set("session.written-by", Code{timeline.supervisor()});
    if (timeline.plannedMinutes() > 0) draft.set("session.planned-minutes", timeline.plannedMinutes());
    if (const auto types = timeline.types(); !types.empty()) draft.set("session.type", types);
    draft.set("session.format", Code{timeline.supervisees().size() > 1 ? "group" : "individual"});
}

void SessionNotHeld::check(const Record&, const Timeline&, Findings&) const {}

std::string SessionNotHeld::summary(const Record& record) const {
    const auto reason = record.code("session.reason");
    return reason.empty() ? std::string() : record.label("session.reason", reason);
}

} // namespace supervision
