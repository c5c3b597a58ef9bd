// The supervision log: agreements, sessions alone and in groups, and sessions that were not held.
#include "events_view.hpp"
#include "figure_views.hpp"
#include "measures.hpp"
#include "other_kinds.hpp"
#include "session_kind.hpp"

TRELLIS_PLUGIN("trellis.supervision-log", "0.1.0", supervision::Agreement, supervision::IndividualSession,
               supervision::GroupSession, supervision::SessionNotHeld, supervision::EventsView, supervision::Compliance,
               supervision::OnTime, supervision::Overdue, supervision::NeverSupervised, supervision::DeliveredMinutes,
               supervision::Span, supervision::SupervisorTrained, supervision::TimeForPost, supervision::Cancellation,
               supervision::CalledOff, supervision::Rebooked, supervision::AgreementInDate, supervision::SignedOff,
               supervision::FeedbackGiven, supervision::ActionsOnTime, supervision::OldestAction,
               supervision::RiskClosed, supervision::CaseCoverage, supervision::LiveEvidence,
               supervision::PracticeEvidence, supervision::Components, supervision::Functions,
               supervision::DeliveryTable, supervision::SupervisorsTable, supervision::DeliveryOverTime,
               supervision::DeliveryRun, supervision::NotHeldPareto, supervision::ComponentMap,
               supervision::FunctionBalance, supervision::EvidenceMix, supervision::OpenActions);
