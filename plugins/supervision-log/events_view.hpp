// What happened, in order: agreements begun and ended, sessions held and not held, and gaps between them.
#pragma once
#include <trellis/plugin.hpp>

namespace supervision {

class EventsView final : public trellis::sdk::Viewer {
public:
    EventsView()
        : Viewer("supervision.events") {}
    void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;
};

} // namespace supervision
