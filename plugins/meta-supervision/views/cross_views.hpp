// The views across places (domain.md 5.6). One class a view; what each shows and guards stands in its source and in
// plugin.xml. No view sorts places or people by a figure, and none has a colour for them.
#pragma once
#include <trellis/plugin.hpp>

namespace meta {

#define META_VIEW(Name, id)                                                                                            \
    class Name final : public trellis::sdk::Viewer {                                                                   \
    public:                                                                                                            \
        Name()                                                                                                         \
            : Viewer(id) {}                                                                                            \
        void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;      \
    }

// delivery_across.cpp
META_VIEW(DeliveryAcross, "meta.delivery");
META_VIEW(NotHeldAcross, "meta.not-held");

// supervisors_across.cpp
META_VIEW(SupervisorsAcross, "meta.supervisors");

// trends.cpp
META_VIEW(RunAcross, "meta.run");
META_VIEW(LimitsAcross, "meta.limits");

// content_across.cpp
META_VIEW(ComponentsAcross, "meta.components");
META_VIEW(FunctionsAcross, "meta.functions");
META_VIEW(EvidenceAcross, "meta.evidence");

// unlearning_across.cpp
META_VIEW(UnlearningProfile, "meta.unlearning-profile");
META_VIEW(UnlearningFlow, "meta.unlearning-flow");

// places.cpp
META_VIEW(AdaptationsAcross, "meta.adaptations");
META_VIEW(PlacesOverTime, "meta.timeline");
META_VIEW(TwoStories, "meta.two-stories");

// preparation.cpp
META_VIEW(Preparation, "meta.supervisor");
META_VIEW(OwnPage, "meta.own");

#undef META_VIEW

} // namespace meta
