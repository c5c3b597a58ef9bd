// Views that live on figures: delivery as a table and over time, why sessions were not held, what the time was used for.
#pragma once
#include <trellis/plugin.hpp>

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

/// The rules that figures were counted by, for the notes of every chart.
void noteRules(trellis::sdk::View& out);

} // namespace supervision
