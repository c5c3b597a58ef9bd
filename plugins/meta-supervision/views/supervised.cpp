// Counts which supervisors had meta-supervision: so many of those who supervised somebody in the month.
#include "views/cross_measures.hpp"
#include "views/supervised_months.hpp"

#include <algorithm>

namespace meta {

using namespace trellis::sdk;

void Supervised::observe(const Timeline& timeline, Observations& out) const {
    const auto self = timeline.subject();
    SupervisedQuestion question;
    question.today = timeline.today();
    question.inPostSince = timeline.inPostSince(self);
    question.leftOn = timeline.leftOn(self);
    question.absences = timeline.absences(self);
    if (const int days = optionNumber("policy.settling-in-days"); days >= 0) question.settlingInDays = days;
    for (auto& part : timeline.parts())
        if (part.start()) question.agreements.push_back({*part.start(), part.ended()});
    std::map<trellis_day, Record> meetings;
    for (auto& record : timeline.records()) {
        if (record.kind() != "meta-session" || record.draft()) continue;
        const auto whose = record.supervisees(); // of a meeting over supervision: the supervisor
        if (std::find(whose.begin(), whose.end(), self) == whose.end() || record.about() > timeline.today()) continue;
        meetings.emplace(record.about().days(), record);
        question.held.push_back(record.about());
    }
    for (auto& month : supervisedMonths(question)) {
        if (month.standing == SupervisedMonth::TooNew) out.exclude(month.day, self, "under 4 weeks in post");
        if (month.standing == SupervisedMonth::Away) out.exclude(month.day, self, "long absence");
        if (month.standing != SupervisedMonth::Counted) continue;
        out.add(month.day, month.held ? 1 : 0, 1);
        if (month.held) out.from(meetings.at(month.held->days()));
        out.by("person", self)
            .because(month.held ? "meta-supervision on " + month.held->words()
                                : "no meta-supervision session in this month");
    }
}

} // namespace meta
