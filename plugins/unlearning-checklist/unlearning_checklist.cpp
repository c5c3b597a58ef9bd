// Letting go of old practice and taking up new: pairs in focus, ratings by both people, and a quick look; four views of
// it for the two, and one measure for many.
#include "kinds.hpp"
#include "stage_measure.hpp"
#include "views.hpp"

TRELLIS_PLUGIN("trellis.unlearning-checklist", "0.1.0", unlearning::Focus, unlearning::RatingRound,
               unlearning::Checklist, unlearning::QuickLook, unlearning::TrajectoryView, unlearning::GridView,
               unlearning::PullBackView, unlearning::PromptView, unlearning::StageMeasure);
