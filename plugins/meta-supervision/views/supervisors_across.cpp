// What supervisors have behind them, place by place: training in the model, meta-supervision, time for a whole-time
// post.
#include "views/cross_views.hpp"
#include "views/lens.hpp"

#include <algorithm>
#include <map>

namespace meta {

using namespace trellis::sdk;

namespace {

struct Column {
    const char *id, *measure, *title;
};
constexpr Column columns[] = {{"meta", "meta.supervised", "With meta-supervision"},
                              {"trained", "supervision.supervisor-trained", "Trained in the model"},
                              {"time", "supervision.hours-per-wte", "Time a month for a whole-time post"}};

} // namespace

void SupervisorsAcross::show(const std::optional<Timeline>&, View& out) const {
    const Lens lens(out);
    const auto rows = out.chosen("rows");
    const bool places = rows == "places";
    const char* period = places ? "whole" : rows == "quarters" ? "quarter" : "month";
    std::map<std::string, std::map<std::string, Figure>> table; // by place, or by first day of the period
    std::map<std::string, std::string> titles;
    bool any = false;
    for (auto& column : columns)
        for (auto& one : lens.figures(column.measure, period, places ? "locality" : "").all) {
            const auto key = places ? one.group : one.from.iso();
            any = any || one.value || one.hidden;
            table[key][column.id] = one;
            titles[key] = places ? one.label : rows == "quarters" ? quarterOf(one.from) : monthOf(one.from);
            if (!places && one.running) titles[key] += " (not over)";
        }
    if (!any) {
        out.empty(
            "Nothing was counted here in this time. Rows appear once there are agreements under which somebody is "
            "supervised.");
        return;
    }
    out.column("row", places ? "Place" : "Time").column("supervisors", "Supervisors counted", true);
    for (auto& column : columns) out.column(column.id, column.title, true);
    for (auto& [key, figures] : table) {
        out.row().cell(titles[key]);
        const auto counted = figures.find("meta");
        if (counted != figures.end() && counted->second.denominator)
            out.cell(std::to_string(long(*counted->second.denominator)), *counted->second.denominator);
        else
            out.cell(counted != figures.end() && counted->second.hidden ? counted->second.shown : "no value");
        for (auto& column : columns) {
            const auto found = figures.find(column.id);
            if (found == figures.end())
                out.cell("no value");
            else
                out.cell(found->second.shown, found->second.value);
        }
    }
    out.reading(places ? "Supervisors in " + counted(table.size(), "place", "places") + ", in the order of their names."
                       : "Supervisors in " + counted(table.size(), "period", "periods") + ", one after another.");
    out.note(
        "Supervisors counted had somebody to supervise. With meta-supervision: at least one session of it in the time "
        "shown. Time is what sessions took in a month for each whole-time post (WTE) of the people who had them.");
    out.note(
        "Who is trained, and how much of a post somebody holds, stands in agreements. Where none says it, somebody is "
        "left out and named among those not counted: nothing said is neither a no nor a zero.");
    lens.close({"session.", "agreement."});
}

} // namespace meta
