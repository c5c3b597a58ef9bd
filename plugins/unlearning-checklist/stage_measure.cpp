#include "stage_measure.hpp"

#include "history.hpp"
#include "stage_grid.hpp"

namespace unlearning {

using namespace trellis::sdk;

namespace {

struct Field {
    std::string pair, pairLabel, stage, stageLabel;
};

void note(Observations& out, const Record& record, const Field& field, bool here) {
    out.add(record.about(), here ? 1 : 0)
        .from(record)
        .by("pair", field.pair, field.pairLabel)
        .by("pair-stage", field.pair + "." + field.stage, shortPair(field.pairLabel) + ", " + field.stageLabel)
        .because(here ? "The two picked \u201C" + field.stageLabel + "\u201D for " + shortPair(field.pairLabel) + "."
                      : shortPair(field.pairLabel) + " has moved on from \u201C" + field.stageLabel + "\u201D.");
}

} // namespace

void StageMeasure::observe(const Timeline& timeline, Observations& out) const {
    std::map<std::string, Field> now;
    for (auto& record : finished(timeline)) {
        if (record.supervisees().size() != 1 || record.about() > timeline.today()) continue; // a day to come is no fact yet
        for (auto& rated : ratedPairs(record)) {
            const auto known = now.find(rated.pair);
            const bool picked = stageNumber(rated.stage) && !rated.supervisee.notHere;
            if (rated.pair.empty() || (!picked && !rated.supervisee.notHere)) continue;
            if (known != now.end() && (!picked || known->second.stage != rated.stage)) {
                note(out, record, known->second, false);
                now.erase(known);
            }
            if (!picked) continue;
            const Field field{rated.pair, record.label("rating.pair", rated.pair), rated.stage,
                              record.label("rating.stage", rated.stage)};
            note(out, record, field, true);
            now[rated.pair] = field;
        }
    }
}

} // namespace unlearning
