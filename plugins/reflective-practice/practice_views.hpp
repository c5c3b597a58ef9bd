// Two views for the author alone: through which eyes they looked, and which models they wrote on, over the months.
// Neither of them reads a word of what was written.
#pragma once
#include <trellis/plugin.hpp>

namespace reflective {

class CoverageView final : public trellis::sdk::Viewer {
public:
    CoverageView()
        : Viewer("reflection.coverage") {}
    void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;
};

class ModelsView final : public trellis::sdk::Viewer {
public:
    ModelsView()
        : Viewer("reflection.models") {}
    void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;
};

/// Without a period of its own a view looks back this far.
inline constexpr int usualDays = 365;

} // namespace reflective
