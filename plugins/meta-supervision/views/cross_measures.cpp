#include "views/cross_measures.hpp"

#include "views/lens.hpp"

#include <algorithm>

namespace meta {

using trellis::sdk::Observations;
using trellis::sdk::Record;
using trellis::sdk::Timeline;

Day quarterEnd(Day day) {
    const auto iso = day.iso();
    const int month = std::stoi(iso.substr(5, 2)), ofMonth = std::stoi(iso.substr(8, 2));
    // The first day of the month after the quarter is at most 31 + 31 + 31 days away: walk there month by month.
    Day first = day - (ofMonth - 1);
    for (int left = 3 - (month - 1) % 3; left > 0; --left) {
        Day next = first + 31;
        first = next - (std::stoi(next.iso().substr(8, 2)) - 1);
    }
    return first - 1;
}

std::vector<Move> movesOf(const std::vector<StageSaid>& said, Day today) {
    std::vector<Move> out;
    if (said.empty()) return out;
    std::string before;
    std::size_t at = 0;
    for (Day end = quarterEnd(said.front().day); end < today; end = quarterEnd(end + 1)) {
        std::string now = before;
        while (at < said.size() && said[at].day <= end) now = said[at++].stage;
        if (!before.empty() && !now.empty()) out.push_back({end, before, now});
        before = now;
    }
    return out;
}

void Events::observe(const Timeline& timeline, Observations& out) const {
    for (auto& record : timeline.records()) {
        if (record.kind() != "place-event" || record.draft()) continue;
        PlaceHappening one;
        one.place = record.text("event.locality");
        one.kind = record.code("event.kind");
        one.words = record.text("event.label");
        const auto from = record.day("event.from");
        if (!from || *from > timeline.today() || one.place.empty() || one.kind.empty()) continue;
        one.from = *from;
        one.to = record.day("event.until");
        const auto kind = record.label("event.kind", one.kind);
        out.add(one.from, 1)
            .from(record)
            .by("locality", one.place)
            .by("event", happeningCode(one), one.words.empty() ? kind : kind + ", " + one.words)
            .because("An event that was noted.");
    }
}

void Context::observe(const Timeline& timeline, Observations& out) const {
    for (auto& record : timeline.records()) {
        if (record.kind() != "cross-site-review" || record.draft()) continue;
        const auto to = record.day("review.to");
        if (!to) continue;
        const Day day = std::min(*to, timeline.today(), [](Day a, Day b) { return a < b; });
        const auto tell = [&](const std::string& place, const std::string& words) {
            if (words.empty()) return;
            out.add(day, 1).from(record).by("story", to->iso() + " " + place, words).because("Written in a review.");
        };
        tell("", record.text("review.context"));
        for (auto& row : record.rows("places")) tell(row.text("place.locality"), row.text("place.story"));
    }
}

void Moves::observe(const Timeline& timeline, Observations& out) const {
    struct Said {
        std::vector<StageSaid> stages;
        std::map<std::string, std::string> names;
        std::string words; ///< of the pair
        std::optional<Record> last;
    };
    std::map<std::string, Said> pairs;
    for (auto& record : timeline.records()) {
        if (record.draft() || record.supervisees().size() != 1) continue;
        const auto note = [&](const auto& where) {
            const auto pair = where.code("rating.pair"), stage = where.code("rating.stage");
            if (pair.empty() || stage.empty()) return;
            auto& said = pairs[pair];
            said.stages.push_back({record.about(), stage});
            said.names[stage] = record.label("rating.stage", stage);
            said.words = record.label("rating.pair", pair);
            said.last = record;
        };
        if (record.kind() == "unlearning-checklist") note(record);
        if (record.kind() == "unlearning-rating")
            for (auto& row : record.rows("ratings")) note(row);
    }
    for (auto& [pair, said] : pairs)
        for (auto& move : movesOf(said.stages, timeline.today())) {
            const auto words = said.names.at(move.from) +
                               (move.from == move.to ? " \u2192 still there" : " \u2192 " + said.names.at(move.to));
            out.add(move.on, 1)
                .from(*said.last)
                .by("move", move.from + ">" + move.to, words)
                .by("pair-move", pair + "." + move.from + ">" + move.to, said.words + ", " + words)
                .because(said.words + ": " + words);
        }
}

} // namespace meta
