// Letting go of old practice and taking up new: pairs in focus, ratings by both people, and a quick look.
#include "kinds.hpp"

TRELLIS_PLUGIN("trellis.unlearning-checklist", "0.1.0", unlearning::Focus, unlearning::RatingRound,
               unlearning::Checklist, unlearning::QuickLook);
