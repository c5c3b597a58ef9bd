// What the supervision log counts (domain.md 2.8, rulings C1 to C6). One class a measure; what each means for the records is
// in the pure functions they call, and in plugin.xml.
#pragma once
#include <trellis/plugin.hpp>

namespace supervision {

#define SUPERVISION_MEASURE(Name, id)                                                                                  \
    class Name final : public trellis::sdk::Measure {                                                                  \
    public:                                                                                                            \
        Name()                                                                                                         \
            : Measure(id) {}                                                                                           \
        void observe(const trellis::sdk::Timeline& timeline, trellis::sdk::Observations& out) const override;          \
    }

// delivery_measures.cpp
SUPERVISION_MEASURE(Compliance, "supervision.compliance");
SUPERVISION_MEASURE(OnTime, "supervision.on-time");
SUPERVISION_MEASURE(Overdue, "supervision.overdue");
SUPERVISION_MEASURE(NeverSupervised, "supervision.never-supervised");
SUPERVISION_MEASURE(DeliveredMinutes, "supervision.delivered-minutes");
SUPERVISION_MEASURE(Span, "supervision.span");

// capacity_measures.cpp
SUPERVISION_MEASURE(SupervisorTrained, "supervision.supervisor-trained");
SUPERVISION_MEASURE(TimeForPost, "supervision.hours-per-wte");

// booking_measures.cpp
SUPERVISION_MEASURE(Cancellation, "supervision.cancellation");
SUPERVISION_MEASURE(CalledOff, "supervision.called-off");
SUPERVISION_MEASURE(Rebooked, "supervision.rebooked");

// paper_measures.cpp
SUPERVISION_MEASURE(AgreementInDate, "supervision.agreement-in-date");
SUPERVISION_MEASURE(SignedOff, "supervision.signed-off");
SUPERVISION_MEASURE(FeedbackGiven, "supervision.feedback");

// follow_measures.cpp
SUPERVISION_MEASURE(ActionsOnTime, "supervision.actions-on-time");
SUPERVISION_MEASURE(OldestAction, "supervision.oldest-action");
SUPERVISION_MEASURE(RiskClosed, "supervision.risk-closed");
SUPERVISION_MEASURE(CaseCoverage, "supervision.case-coverage");

// practice_measures.cpp
SUPERVISION_MEASURE(LiveEvidence, "supervision.live-evidence");
SUPERVISION_MEASURE(PracticeEvidence, "supervision.practice-evidence");
SUPERVISION_MEASURE(Components, "supervision.components");
SUPERVISION_MEASURE(Functions, "supervision.functions");

#undef SUPERVISION_MEASURE

} // namespace supervision
