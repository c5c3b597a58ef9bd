// Meta-supervision: meetings, feedback that closes its loop, issues for leaders, and evidence about what works for
// whom.
#include "kinds.hpp"

TRELLIS_PLUGIN("trellis.meta-supervision", "0.1.0", meta::MetaSession, meta::Feedback, meta::SystemIssue,
               meta::UpwardFeedback, meta::RecordReview, meta::Statement, meta::Coding, meta::PlaceEvent,
               meta::CrossSiteReview);
