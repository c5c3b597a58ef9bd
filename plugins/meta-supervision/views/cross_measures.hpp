// What this plugin counts for its own views: what happened in places, what was written about them, and how people move
// between stages. The rest they take from the measures of other plugins, which plugin.xml names under <uses>.
#pragma once
#include <trellis/plugin.hpp>

#include <map>
#include <string>
#include <vector>

namespace meta {

#define META_MEASURE(Name, id)                                                                                         \
    class Name final : public trellis::sdk::Measure {                                                                  \
    public:                                                                                                            \
        Name()                                                                                                         \
            : Measure(id) {}                                                                                           \
        void observe(const trellis::sdk::Timeline& timeline, trellis::sdk::Observations& out) const override;          \
    }

META_MEASURE(Events, "meta.events");
META_MEASURE(Context, "meta.context");
META_MEASURE(Moves, "meta.moves");
META_MEASURE(Supervised, "meta.supervised"); // supervised.cpp

#undef META_MEASURE

/// A stage that was named on a day.
struct StageSaid {
    trellis::sdk::Day day{0};
    std::string stage; ///< "ST3"
};
/// From the stage that held at the end of one quarter to that at the end of the next.
struct Move {
    trellis::sdk::Day on{0}; ///< last day of the later quarter
    std::string from, to;
};
/// `said` by day; of two on one day the later counts. Only quarters that are over by `today`, from the second in which
/// there is a stage; one that stays is a move to itself.
std::vector<Move> movesOf(const std::vector<StageSaid>& said, trellis::sdk::Day today);
/// The last day of the quarter that holds this day.
trellis::sdk::Day quarterEnd(trellis::sdk::Day day);

} // namespace meta
