// Views that live on figures: delivery as a table and over time, why sessions were not held, what the time was used for.
#pragma once
#include <trellis/plugin.hpp>

#include <map>
#include <span>
#include <string>

namespace supervision {

#define SUPERVISION_VIEW(Name, id)                                                                                     \
    class Name final : public trellis::sdk::Viewer {                                                                   \
    public:                                                                                                            \
        Name()                                                                                                         \
            : Viewer(id) {}                                                                                            \
        void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;      \
    }

// delivery_views.cpp
SUPERVISION_VIEW(DeliveryTable, "supervision.delivery");
SUPERVISION_VIEW(DeliveryOverTime, "supervision.over-time");
SUPERVISION_VIEW(DeliveryRun, "supervision.run");
SUPERVISION_VIEW(NotHeldPareto, "supervision.not-held");

// capacity_view.cpp
SUPERVISION_VIEW(SupervisorsTable, "supervision.supervisors");

// practice_views.cpp
SUPERVISION_VIEW(ComponentMap, "supervision.component-map");
SUPERVISION_VIEW(FunctionBalance, "supervision.function-balance");
SUPERVISION_VIEW(EvidenceMix, "supervision.evidence-mix");

// action_view.cpp
SUPERVISION_VIEW(OpenActions, "supervision.open-actions");

#undef SUPERVISION_VIEW

struct FigureColumn {
    const char *id, *measure, *title;
};
/// Figures of the whole time side by side: a row for each group, a column for each measure.
class FigureTable {
public:
    FigureTable(trellis::sdk::View& out, std::span<const FigureColumn> columns, const std::string& by);
    /// Group → column → figure, in the order of the groups' codes.
    const std::map<std::string, std::map<std::string, trellis::sdk::Figure>>& rows() const { return rows_; }
    const std::string& label(const std::string& group) const { return labels_.at(group); }
    /// Adds the columns to a view's table, and one row's cells.
    void head() const;
    void cells(const std::string& group) const;

private:
    trellis::sdk::View& out_;
    std::span<const FigureColumn> columns_;
    std::map<std::string, std::map<std::string, trellis::sdk::Figure>> rows_;
    std::map<std::string, std::string> labels_;
};

/// The rules that figures were counted by, for the notes of every chart.
void noteRules(trellis::sdk::View& out);

} // namespace supervision
