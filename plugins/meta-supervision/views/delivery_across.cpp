// Does supervision happen, place by place, and what gets in the way.
#include "views/cross_views.hpp"
#include "views/lens.hpp"

#include <algorithm>
#include <map>

namespace meta {

using trellis::sdk::Timeline;

namespace {

/// A Pareto chart of fewer sessions than this would be about people, not about reasons (ruling D10).
constexpr double fewestInPareto = 8;

struct Column {
    const char *id, *measure, *title;
};
constexpr Column columns[] = {{"compliance", "supervision.compliance", "Had a session"},
                              {"on-time", "supervision.on-time", "Held on time"},
                              {"minutes", "supervision.delivered-minutes", "Minutes of those planned"},
                              {"cancelled", "supervision.cancellation", "Called off or missed"}};

/// A count as a cell; what is hidden or was not observed is no number.
void cellOf(View& out, const Figure& figure, const std::optional<double>& number) {
    if (number)
        out.cell(std::to_string(long(*number)), *number);
    else
        out.cell(figure.hidden ? figure.shown : "no value");
}

/// "Supervisor not available (4), Leave (2)": what was named most, by place.
std::map<std::string, std::string> reasonsBy(const Lens& lens, bool places) {
    std::map<std::string, std::vector<Figure>> all;
    for (auto& one : lens.figures("supervision.called-off", "whole", places ? "locality+reason" : "reason").all)
        if (one.value || one.hidden) all[places ? bothCodes(one.group).first : std::string()].push_back(one);
    std::map<std::string, std::string> out;
    for (auto& [place, reasons] : all) out[place] = namedMost(reasons, places);
    return out;
}

} // namespace

void DeliveryAcross::show(const std::optional<Timeline>&, View& out) const {
    const Lens lens(out);
    const auto rows = out.chosen("rows");
    const bool places = rows == "places";
    const char* period = places ? "whole" : rows == "quarters" ? "quarter" : "month";
    std::map<std::string, std::map<std::string, Figure>> table; // by place, or by first day of the period
    std::map<std::string, std::string> titles;
    for (auto& column : columns)
        for (auto& one : lens.figures(column.measure, period, places ? "locality" : "").all) {
            const auto key = places ? one.group : one.from.iso();
            table[key][column.id] = one;
            titles[key] = (places               ? one.label
                           : rows == "quarters" ? quarterOf(one.from)
                                                : monthOf(one.from)) +
                          (!places && one.running ? " (not over)" : "");
        }
    const bool any = std::any_of(table.begin(), table.end(), [](auto& row) {
        return std::any_of(row.second.begin(), row.second.end(),
                           [](auto& one) { return one.second.value || one.second.hidden; });
    });
    if (!any) {
        out.empty("Nothing was due or held here in this time. Rows appear once sessions are due under an agreement and "
                  "recorded.");
        return;
    }
    out.column("row", places ? "Place" : "Time").column("due", "People due", true).column("held", "Of them held", true);
    for (auto& column : columns) out.column(column.id, column.title, true);
    if (places) out.column("reasons", "Why not held, most often");
    const auto reasons = reasonsBy(lens, places);
    const Figure nobody;
    for (auto& [key, figures] : table) {
        out.row().cell(titles[key]);
        const auto due = figures.find("compliance");
        const Figure& counts = due == figures.end() ? nobody : due->second;
        cellOf(out, counts, counts.denominator);
        cellOf(out, counts, counts.numerator);
        for (auto& column : columns) {
            const auto found = figures.find(column.id);
            if (found == figures.end())
                out.cell("no value");
            else
                out.cell(found->second.shown, found->second.value);
        }
        if (places) {
            const auto told = reasons.find(key);
            out.cell(told == reasons.end() ? "" : told->second);
        }
    }
    out.reading(places ? "Delivery in " + counted(table.size(), "place", "places") + ", in the order of their names."
                       : "Delivery in " + counted(table.size(), "period", "periods") + ", one after another.");
    if (!places)
        if (const auto told = reasons.find(""); told != reasons.end())
            out.note("Why not held, most often: " + told->second + ".");
    out.note("A person counts once a period however many agreements they have. What was not observed is \u201Cno "
             "value\u201D and "
             "never zero.");
    lens.close({"session."});
}

void NotHeldAcross::show(const std::optional<Timeline>&, View& out) const {
    const Lens lens(out);
    auto figures = lens.figures("supervision.called-off", "whole", "reason").all;
    figures.erase(std::remove_if(figures.begin(), figures.end(), [](auto& one) { return !one.value && !one.hidden; }),
                  figures.end());
    double total = 0;
    bool hidden = false;
    for (auto& one : figures) total += one.value.value_or(0), hidden = hidden || one.hidden;
    if (figures.empty()) {
        out.empty("No session was called off here in this time, or none was written down.");
        return;
    }
    if (total < fewestInPareto && !hidden) {
        out.empty("Fewer than eight sessions were not held here in this time. So few are no pattern: ask the people "
                  "themselves, and write down what they say.");
        return;
    }
    std::stable_sort(figures.begin(), figures.end(),
                     [](auto& a, auto& b) { return a.value.value_or(-1) > b.value.value_or(-1); });
    out.panel("reasons", "").series("count", "Sessions not held");
    for (auto& one : figures) out.point(one.label, one.value, one.shown);
    out.reading("Named most often: " + (hidden ? namedMost(figures, false) + "."
                                               : figures.front().label + " (" + figures.front().shown + " of " +
                                                     std::to_string(long(total)) + ")."));
    out.note("Shown from eight sessions on. The order is that of the reasons, not of places or people.");
    lens.close({"session.reason"});
}

} // namespace meta
