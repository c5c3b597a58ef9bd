// The views of what closes its loop: feedback, issues for leaders, and what came of what was said.
#pragma once
#include <trellis/plugin.hpp>

namespace meta {

class FeedbackLoop final : public trellis::sdk::Viewer {
public:
    FeedbackLoop()
        : Viewer("meta.feedback-loop") {}
    void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;
};

class SystemIssues final : public trellis::sdk::Viewer {
public:
    SystemIssues()
        : Viewer("meta.system-issues") {}
    void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;
};

class YouSaid final : public trellis::sdk::Viewer {
public:
    YouSaid()
        : Viewer("meta.you-said") {}
    void show(const std::optional<trellis::sdk::Timeline>& timeline, trellis::sdk::View& out) const override;
};

} // namespace meta
