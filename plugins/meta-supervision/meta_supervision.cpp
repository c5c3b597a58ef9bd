// Meta-supervision: meetings, feedback that closes its loop, issues for leaders, and evidence about what works for
// whom.
#include "exports.hpp"
#include "kinds.hpp"
#include "views/cross_measures.hpp"
#include "views/cross_views.hpp"
#include "views/evidence_views.hpp"
#include "views/loop_views.hpp"
#include "views/month_view.hpp"

TRELLIS_PLUGIN("trellis.meta-supervision", "0.1.0", meta::MetaSession, meta::Feedback, meta::SystemIssue,
               meta::UpwardFeedback, meta::RecordReview, meta::Statement, meta::Coding, meta::PlaceEvent,
               meta::ContextOfPlace, meta::CrossSiteReview, meta::FeedbackLoop, meta::SupervisorMonth,
               meta::SystemIssues, meta::YouSaid, meta::StatementBoard, meta::CfirMatrix, meta::CodersAgree,
               meta::Calibration, meta::LeadersNote, meta::EvaluatorsExtract, meta::Events, meta::Context, meta::Moves,
               meta::Supervised, meta::DeliveryAcross, meta::SupervisorsAcross, meta::NotHeldAcross, meta::RunAcross,
               meta::LimitsAcross, meta::ComponentsAcross, meta::FunctionsAcross, meta::EvidenceAcross,
               meta::UnlearningProfile, meta::UnlearningFlow, meta::AdaptationsAcross, meta::PlacesOverTime,
               meta::TwoStories, meta::Preparation, meta::OwnPage);
