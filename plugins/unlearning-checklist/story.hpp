// All that one supervisee's records tell about letting go and taking up, gathered once for every view of it.
//
// Only what stands between two people counts: records made under an agreement of a group say nothing here. The
// supervisee's own ratings go on when the supervisor changes; of the supervisors' only those of the present one are
// told, because each answers for what they saw themselves (ruling T4).
#pragma once
#include "history.hpp"
#include "trajectory_view.hpp"

namespace unlearning {

/// Something said about a pair on a day: a stage that was picked, what pulled it back.
struct Said {
    int day = 0;
    std::string pair, code, label;
};

struct Story {
    std::string supervisee, supervisor;
    std::vector<std::string> earlierSupervisors; ///< whose ratings are not told here
    std::vector<Rating> ratings;
    std::map<std::string, std::string> labels; ///< by pair, as the newest form that knows it says
    std::vector<std::string> inFocus;
    std::map<std::string, int> quick; ///< by pair, the day of the last quick look; only where asked for
    std::vector<Said> stages, pulls;
    std::vector<Said> forces; ///< what in the system keeps an old way alive, of the pairs in focus
    std::vector<CourseQuestion::Happening> context;
    int today = 0;

    /// In focus, or rated on `from` or later: what a view of the time since then is about.
    std::vector<std::string> pairsSince(std::optional<int> from) const;
    /// By pair, the stage picked last on or before a day.
    std::map<std::string, std::string> stagesOn(int day) const;
};

/// Those who are supervised alone in this timeline, each once, in its order.
std::vector<std::string> superviseesIn(const trellis::sdk::Timeline& timeline);

/// Of whom a view of this timeline speaks: its subject where that is a supervisee, the only one otherwise, or nobody.
std::string whose(const trellis::sdk::Timeline& timeline);

/// As of `today`: what came after is not looked at.
Story storyOf(const trellis::sdk::Timeline& timeline, const std::string& supervisee, int today,
              bool withQuickLooks = false);

/// The question that the courses of a story answer, its lines drawn from a day on.
CourseQuestion questionOf(const Story& story, std::optional<int> from);

} // namespace unlearning
