// How long walks are: one observation for each, which the workbench adds up by month, person and place.
#include <trellis/plugin.hpp>
using namespace trellis::sdk;

namespace {

struct WalkMinutes : Measure {
    WalkMinutes() : Measure("team-walk.minutes") {}

    void observe(const Timeline& timeline, Observations& out) const override {
        for (auto& walk : timeline.records()) {
            if (walk.about() > timeline.today()) continue; // planned, not walked
            const auto minutes = walk.number("walk.minutes");
            if (!minutes || *minutes < 0) { // not known is not the same as none
                for (auto& person : walk.supervisees()) out.exclude(walk.about(), person, "no minutes noted");
                continue;
            }
            const bool longWalk = *minutes > 60;
            out.add(walk.about(), *minutes, 1)
                .from(walk)
                .by("length", longWalk ? "long" : "short", longWalk ? "Over an hour" : "Up to an hour")
                .because(std::to_string(int(*minutes)) + " minutes on " + walk.about().words());
        }
    }
};

} // namespace

TRELLIS_PLUGIN("example.walk-minutes", "1.0.0", WalkMinutes);
