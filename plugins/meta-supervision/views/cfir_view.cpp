// Constructs by places, from hindrance to help. A blank was not raised; it is not a nought (domain.md 5.6, 6.1).
#include "codings.hpp"
#include "evidence_views.hpp"

#include "agreement/agreement.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace meta {

using namespace trellis::sdk;

namespace {

double middle(std::vector<int> values) {
    std::sort(values.begin(), values.end());
    const auto at = values.size() / 2;
    return values.size() % 2 ? values[at] : (values[at - 1] + values[at]) / 2.0;
}

} // namespace

void CfirMatrix::show(const std::optional<Timeline>& timeline, View& out) const {
    if (!timeline) return;
    struct Cell {
        std::vector<int> values;
        bool mixed = false;
    };
    std::map<std::string, std::map<std::string, Cell>> matrix; // construct, place
    std::map<std::string, std::string> labels;
    std::set<std::string> places;
    std::size_t alone = 0, untalked = 0;
    for (auto& [round, units] : codingsOf(*timeline))
        for (auto& unit : units) {
            places.insert(unit.locality);
            labels[unit.construct] = unit.constructLabel;
            if (unit.byCoder.size() < 2) {
                ++alone;
                continue;
            }
            std::set<int> given;
            bool mixed = false;
            for (auto& [coder, value] : unit.byCoder) {
                if (value.rating) given.insert(*value.rating);
                mixed = mixed || value.mixed;
            }
            auto agreed = unit.agreed();
            if (!agreed && given.size() == 1) agreed = *given.begin(); // they agreed without talking
            if (!agreed) {
                untalked += given.size() > 1;
                continue;
            }
            auto& cell = matrix[unit.construct][unit.locality];
            cell.values.push_back(*agreed);
            cell.mixed = cell.mixed || mixed;
        }
    if (matrix.empty()) {
        out.empty(
            "Nothing has been coded by two people yet. Two coders read the same extracts apart, give their round the "
            "same name, and agree by talk.");
        return;
    }
    out.panel("matrix", "").panelWords("", "", "").scale(-2, 2);
    std::string helps, hinders;
    for (auto& [construct, byPlace] : matrix) {
        out.series(construct, construct + " " + labels[construct]);
        for (auto& place : places) {
            const auto found = byPlace.find(place);
            if (found == byPlace.end()) {
                out.point(place, std::nullopt);
                continue;
            }
            const double value = middle(found->second.values);
            out.point(place, value, signedNumber(value) + (found->second.mixed ? ", mixed" : ""));
            if (value <= -1) hinders += (hinders.empty() ? "" : ", ") + labels[construct] + " in " + place;
            if (value >= 1) helps += (helps.empty() ? "" : ", ") + labels[construct] + " in " + place;
        }
    }
    out.reading((hinders.empty() ? std::string("Nothing is read as a hindrance") : "Hinders: " + hinders) + ". " +
                (helps.empty() ? std::string("Nothing is read as a help") : "Helps: " + helps) + ".");
    out.note(
        "From -2, a strong hindrance, to +2, a strong help; of several extracts the middle one. Blank: not raised.");
    out.note("It describes; it does not weigh or predict. Only what two people read is here.");
    if (alone) out.note(std::to_string(alone) + " read by one person so far and left out.");
    if (untalked) out.note(std::to_string(untalked) + " on which the two have not agreed yet and left out.");
}

void CodersAgree::show(const std::optional<Timeline>& timeline, View& out) const {
    if (!timeline) return;
    const auto rounds = codingsOf(*timeline);
    if (rounds.empty()) {
        out.empty("No round of coding is finished yet.");
        return;
    }
    out.column("round", "Round").column("coders", "Coders", true).column("units", "Units read by two", true);
    out.column("alpha", "Agreement (alpha)", true)
        .column("interval", "95 % interval")
        .column("kappa", "Weighted kappa", true);
    out.column("apart", "To talk about");
    const auto two = [](double value) {
        const auto text = std::to_string(value);
        return text.substr(0, text.find('.') + 3);
    };
    std::string reading;
    for (auto& [round, units] : rounds) {
        std::vector<Rating> ratings;
        std::string apart;
        int more = 0;
        for (auto& unit : units) {
            std::set<int> given;
            for (auto& [coder, value] : unit.byCoder)
                if (value.rating) {
                    ratings.push_back({unit.extract + "\n" + unit.construct + "\n" + unit.role, coder, *value.rating});
                    given.insert(*value.rating);
                }
            if (given.size() > 1 && !unit.agreed()) {
                if (more++ < 5) apart += (apart.empty() ? "" : ", ") + unit.extract + " " + unit.construct;
            }
        }
        if (more > 5) apart += " and " + std::to_string(more - 5) + " more";
        const auto found = agreementOf(ratings, -2, 2);
        out.row().cell(round).cell(std::to_string(found.coders), double(found.coders));
        out.cell(std::to_string(found.units), double(found.units));
        found.alpha ? out.cell(two(*found.alpha), *found.alpha) : out.cell(found.why);
        out.cell(found.interval ? two(found.interval->first) + " to " + two(found.interval->second) : std::string());
        found.kappa ? out.cell(two(*found.kappa), *found.kappa) : out.cell("");
        out.cell(apart);
        reading += (reading.empty() ? "" : " ") + round + ": " +
                   (found.alpha ? two(*found.alpha) + " over " + std::to_string(found.units) + " units." : found.why);
    }
    out.reading(reading);
    out.note(
        "Krippendorff's alpha for ordered values, with an interval from drawing units anew; weighted kappa beside it "
        "for "
        "exactly two coders, weights from places on the whole scale. A blank by one of them is missing, not a nought.");
    out.note("It says how clear the words are, not how good a coder is.");
}

} // namespace meta
