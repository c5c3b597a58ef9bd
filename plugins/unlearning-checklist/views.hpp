// The four views over the above, each a few lines: from a timeline to the words, panels and rows of the workbench.
#pragma once
#include <trellis/plugin.hpp>

namespace unlearning {

/// One small picture a pair: both people's two lines with what was going on at the time.
class TrajectoryView final : public trellis::sdk::Viewer {
public:
    TrajectoryView()
        : Viewer("unlearning.trajectory") {}
    void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;
};

/// Pairs by stages, as the two picked them.
class GridView final : public trellis::sdk::Viewer {
public:
    GridView()
        : Viewer("unlearning.grid") {}
    void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;
};

/// What pulled it back, most often named first.
class PullBackView final : public trellis::sdk::Viewer {
public:
    PullBackView()
        : Viewer("unlearning.pull-back") {}
    void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;
};

/// For Today: what asks for a word between the two.
class PromptView final : public trellis::sdk::Viewer {
public:
    PromptView()
        : Viewer("unlearning.today") {}
    void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;
};

} // namespace unlearning
