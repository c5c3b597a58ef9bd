// The monthly report for one supervisor.
#pragma once
#include <trellis/plugin.hpp>

namespace meta {

class SupervisorMonth final : public trellis::sdk::Viewer {
public:
    SupervisorMonth()
        : Viewer("meta.month") {}
    void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;
};

} // namespace meta
