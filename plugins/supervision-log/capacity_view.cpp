// How supervision is carried: people for each supervisor, time for a whole-time post, training in the model.
#include "figure_views.hpp"

#include <map>

namespace supervision {

using namespace trellis::sdk;

void SupervisorsTable::show(const std::optional<Timeline>&, View& out) const {
    const auto by = out.chosen("by");
    struct Column {
        const char *id, *measure, *title;
    };
    constexpr Column columns[] = {{"span", "supervision.span", "People in supervision"},
                                  {"time", "supervision.hours-per-wte", "Time a month for a whole-time post"},
                                  {"trained", "supervision.supervisor-trained", "Trained in the model"}};
    std::map<std::string, std::map<std::string, Figure>> rows; // group → column → figure
    std::map<std::string, std::string> labels;
    for (auto& column : columns)
        for (auto& one : out.figures(column.measure, "whole", by.c_str()).all) {
            rows[one.group][column.id] = one;
            labels[one.group] = one.label;
        }
    if (rows.empty()) {
        out.empty("Nothing was counted in this period. Figures appear once there are agreements.");
        return;
    }
    out.column("group", by == "locality" ? "Locality" : "Supervisor");
    for (auto& column : columns) out.column(column.id, column.title, true);
    for (auto& [group, figures] : rows) {
        out.row().cell(labels[group]);
        for (auto& column : columns) {
            const auto found = figures.find(column.id);
            if (found == figures.end())
                out.cell("no value");
            else
                out.cell(found->second.shown, found->second.value);
        }
    }
    const auto many = std::to_string(rows.size());
    out.reading((by == "locality" ? many + (rows.size() == 1 ? " place" : " places")
                                  : many + (rows.size() == 1 ? " supervisor" : " supervisors")) +
                ", in the order of their names; it is no ranking.");
    out.note(
        "Time is what sessions took in a month, for each whole-time post (WTE) of the people who had them. A part of a "
        "month counts as that part. Whoever has several supervisors counts with the one they had most time with.");
    out.note(
        "Who is trained in the model, and how much of a post somebody holds, stands in agreements. Where none says it, "
        "somebody is left out and named among those not counted: nothing said is neither a no nor a zero.");
}

} // namespace supervision
