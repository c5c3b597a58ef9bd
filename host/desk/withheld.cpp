#include "desk/withheld.hpp"

#include <algorithm>
#include <set>

namespace trellis {

std::size_t withheldAnswers(const Workspace& workspace, const RecordHead& head) {
    const auto newest = workspace.content(head.revision);
    if (!newest || newest->withheld() == 0) return 0;
    std::set<std::string> reasons;
    for (auto& layer : workspace.layers(head.key.id))
        if (const auto content = workspace.content(layer.id))
            for (auto& leaf : content->leaves())
                if (!leaf.withheld() && readLeaf(leaf.text).item.starts_with('#')) reasons.insert(leaf.hash);
    return static_cast<std::size_t>(std::ranges::count_if(
        newest->leaves(), [&](auto& leaf) { return leaf.withheld() && !reasons.contains(leaf.hash); }));
}

bool carriesWithheld(Desk::State& desk, const RecordHead& head, const Template& form, const Answers& answers) {
    if (!desk.mayAnswer(head)) return false;
    const auto unseen = seen(form, answers, head.key, desk.viewer()).withheld;
    return std::ranges::none_of(unseen, [&](auto& id) {
        auto* item = form.find(id);
        return !item || item->isRows() || form.rowsOf(id);
    });
}

} // namespace trellis
