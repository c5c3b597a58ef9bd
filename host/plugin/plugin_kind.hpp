// A kind that a loaded plugin defines: the host's Kind over the C functions of trellis.kind/1.
#pragma once
#include "plugin/handles.hpp"
#include "plugin/library.hpp"

namespace trellis {

/// Thread-safe as far as trellis/plugin.h says that its functions are. Every Error is the wall's (wall.hpp).
class PluginKind final : public Kind {
public:
    /// Asks the plugin to describe the kind at once; Error TR-P21 when the states and transitions do not hold together.
    PluginKind(KindInfo info, Library library, const Wall* wall, const FormSource* forms);

    const KindInfo& info() const override { return info_; }
    const std::vector<KindState>& states() const override { return description_.states; }
    const std::vector<KindTransition>& transitions() const override { return description_.transitions; }
    Answers prefill(const Timeline& timeline, const Template& form) const override;
    std::vector<Finding> check(const TimelineRecord& record, const Timeline& timeline) const override;
    std::string summary(const TimelineRecord& record) const override;
    std::optional<Due> due(const Timeline& timeline) const override;

private:
    void describe();
    trellis_record seen(const TimelineRecord& record) const;
    trellis_timeline seen(const Timeline& timeline, const Id& without = {}) const;

    KindInfo info_;
    Library library_;
    const Wall* wall_;
    const FormSource* forms_;
    ReadList reads_;
    trellis_description description_;
};

} // namespace trellis
