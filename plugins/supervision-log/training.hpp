// Who is trained in the model, as far as agreements say it (domain.md 2.8). Nothing said is not "untrained": nobody is
// counted by what was never asked of them.
#pragma once
#include <trellis/plugin.hpp>

#include <optional>
#include <vector>

namespace supervision {

/// What one agreement says of its supervisor.
struct TrainingSaid {
    std::optional<bool> trained;         ///< nothing: left open
    std::optional<trellis::sdk::Day> on; ///< the last day of the training
};

enum class Training { NotRecorded, NotYet, Trained };

/// As of `day`, from all that is said of one supervisor, now or later. Training does not wear off: the earliest day
/// counts, whichever agreement holds it. Before that day, and where only a "no" stands, they were not trained yet. A
/// yes without its day (an older form, or one that was adapted) says nothing of any day, so it is not recorded.
Training trainingOn(const std::vector<TrainingSaid>& said, trellis::sdk::Day day);

} // namespace supervision
