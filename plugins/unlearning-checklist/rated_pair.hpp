// What a form says about one pair: a row of a rating round, or the whole of a one-page checklist. Both use the same
// item ids.
#pragma once
#include "rating.hpp"

#include <trellis/plugin.hpp>

#include <cmath>

namespace unlearning {

struct RatedPair {
    std::string pair;
    Rating supervisee, supervisor; ///< day and entry are for the caller to fill in
    std::string stage;             ///< picked by the two; empty: not yet (ruling T8)
    std::vector<std::string> pullBack;
    std::string experiment, talked;
};

/// `From` is a Record or a Row. The evidence is the pair's, so both ratings rest on it; N and X speak for both as well.
template <class From> RatedPair ratedPair(const From& from) {
    const auto level = [&](const char* item) {
        const auto number = from.number(item);
        // What is no whole number is none of the five points: it makes the rating invalid, not another one.
        return number ? std::optional<int>(*number == std::floor(*number) && *number >= 0 && *number <= 4 ? int(*number)
                                                                                                          : -1)
                      : std::nullopt;
    };
    RatedPair out;
    out.pair = from.code("rating.pair");
    Rating common;
    common.pair = out.pair;
    common.noChance = from.code("rating.mark") == "N";
    common.notHere = from.code("rating.mark") == "X";
    for (auto& code : from.codes("rating.evidence"))
        if (auto evidence = evidenceFromCode(code)) common.evidence.insert(*evidence);
    out.supervisee = out.supervisor = common;
    out.supervisee.hold = level("rating.self-hold");
    out.supervisee.presence = level("rating.self-presence");
    out.supervisor.by = Rater::Supervisor;
    out.supervisor.hold = level("rating.supervisor-hold");
    out.supervisor.presence = level("rating.supervisor-presence");
    out.stage = from.code("rating.stage");
    out.pullBack = from.codes("rating.pull-back");
    out.experiment = from.text("focus.experiment");
    out.talked = from.text("rating.talked");
    return out;
}

} // namespace unlearning
