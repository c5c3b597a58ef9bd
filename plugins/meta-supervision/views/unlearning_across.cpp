// Old and new practice across places: where people say they are, and how they move from quarter to quarter. Only ever
// about eight people or more; below that the account in words is all there is (domain.md 5.6, 5.7).
#include "views/cross_views.hpp"
#include "views/lens.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace meta {

using trellis::sdk::Timeline;

namespace {

constexpr unsigned fewestPeople = 8;
constexpr const char* tooFew =
    "This is shown for eight people or more, of two supervisors or more, none with most of them. "
    "There are fewer here: write the account, and let the pairs tell it themselves.";
constexpr const char* nothing =
    "Nobody has said yet at which stage they are with a pair. It appears once ratings name a stage.";

/// "Trying" of "Fernwick, U05, Trying".
std::string lastPart(const std::string& label) {
    const auto comma = label.rfind(", ");
    return comma == std::string::npos ? label : label.substr(comma + 2);
}

} // namespace

void UnlearningProfile::show(const std::optional<Timeline>&, View& out) const {
    const Lens lens(out, Narrow::Place);
    std::map<std::string, Figure> wholes; // place|pair → all people with that pair
    for (auto& one : lens.figures("unlearning.stage", "whole", "locality+pair").all)
        if (one.value && *one.value > 0 && one.people >= fewestPeople) wholes[one.group] = one;
    const auto figures = lens.figures("unlearning.stage", "whole", "locality+pair-stage");
    if (wholes.empty()) {
        out.empty(anyIn(figures) ? tooFew : nothing);
        lens.close({"rating."});
        return;
    }
    std::map<std::string, std::map<std::string, std::map<std::string, Figure>>> places; // place → pair → stage
    std::map<std::string, std::string> stages;
    for (auto& one : figures.all) {
        const auto [place, both] = bothCodes(one.group);
        const auto dot = both.find('.');
        if (dot == std::string::npos || !wholes.count(place + "|" + both.substr(0, dot))) continue;
        places[place][both.substr(0, dot)][both.substr(dot + 1)] = one;
        stages[both.substr(dot + 1)] = lastPart(one.label);
    }
    int panel = 0;
    std::string told;
    for (auto& [place, pairs] : places) {
        out.panel("place-" + std::to_string(panel++), place).panelWords("", "", "%");
        for (auto& [pair, row] : pairs) {
            const auto& whole = wholes.at(place + "|" + pair);
            out.series(pair, secondLabel(whole));
            for (auto& [stage, name] : stages) {
                const auto found = row.find(stage);
                if (found == row.end() || (!found->second.value && !found->second.hidden))
                    out.point(name, std::nullopt, "nobody");
                else if (!found->second.value)
                    out.point(name, std::nullopt, found->second.shown);
                else {
                    const double share = *found->second.value * 100 / *whole.value;
                    out.point(name, share, std::to_string(long(share + 0.5)) + " %");
                }
            }
        }
        told += (told.empty() ? "" : "; ") + place + ", " + counted(pairs.size(), "pair", "pairs");
    }
    out.reading("Share of people at each stage, by their own word: " + told + ".");
    out.note(
        "Shares of people, not of ratings, for pairs that eight people or more have. Stages are not a ladder: people "
        "move both ways, and oscillation is expected.");
    lens.close({"rating."});
}

void UnlearningFlow::show(const std::optional<Timeline>&, View& out) const {
    const Lens lens(out, Narrow::Place);
    auto pair = out.chosen("pair"); // "u05": ids in a manifest have small letters
    const bool all = pair == "all";
    for (auto& letter : pair)
        if (letter == 'u') letter = 'U';
    const auto figures = lens.figures("meta.moves", "quarter", all ? "move" : "pair-move");
    std::map<Day, std::vector<const Figure*>> quarters;
    std::map<Day, double> seen;
    for (auto& one : figures.all) {
        if (one.running || (!one.value && !one.hidden)) continue;
        if (!all && one.group.compare(0, pair.size() + 1, pair + ".") != 0) continue;
        quarters[one.from].push_back(&one);
        seen[one.from] += one.value.value_or(0);
    }
    int drawn = 0;
    std::string told;
    for (auto& [first, moves] : quarters) {
        if (seen[first] < fewestPeople) continue;
        out.panel("quarter-" + std::to_string(drawn++), "to " + quarterOf(first)).panelWords("", "", "");
        out.series("people", "People");
        const Figure* most = nullptr;
        for (auto* one : moves) {
            out.point(all ? one->label : lastPart(one->label), one->value, one->shown);
            if (one->value && (!most || *one->value > *most->value)) most = one;
        }
        if (most)
            told += (told.empty() ? "" : "; ") + quarterOf(first) + ", " + (all ? most->label : lastPart(most->label)) +
                    " (" + most->shown + ")";
    }
    if (!drawn) {
        out.empty(quarters.empty()
                      ? "No quarter that is over has a stage before and after it. It appears once people say at "
                        "which stage they are, two quarters running."
                      : tooFew);
        lens.close({"rating."});
        return;
    }
    out.reading("What was said most in each quarter, then and now: " + told + ".");
    out.note("An arrow leads from the stage at the end of the quarter before to that at the end of this one. Each "
             "person counts "
             "once for each arrow. Both directions are part of letting go.");
    lens.close({"rating."});
}

} // namespace meta
