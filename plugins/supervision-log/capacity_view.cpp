// How supervision is carried: people for each supervisor, time for a whole-time post, training in the model.
#include "figure_views.hpp"

namespace supervision {

using namespace trellis::sdk;

void SupervisorsTable::show(const std::optional<Timeline>&, View& out) const {
    const auto by = out.chosen("by");
    static constexpr FigureColumn columns[] = {{"span", "supervision.span", "People in supervision"},
                                  {"time", "supervision.hours-per-wte", "Time a month for a whole-time post"},
                                  {"trained", "supervision.supervisor-trained", "Trained in the model"}};
    const FigureTable table(out, columns, by);
    auto& rows = table.rows();
    if (rows.empty()) {
        out.empty("Nothing was counted in this period. Figures appear once there are agreements.");
        return;
    }
    out.column("group", by == "locality" ? "Locality" : "Supervisor");
    table.head();
    for (auto& [group, figures] : rows) {
        out.row().cell(table.label(group));
        table.cells(group);
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
