#include "desk/asked.hpp"

#include "desk/desk_state.hpp"

namespace trellis {

std::set<std::string> askedAtFirst(Desk& desk, const Id& record) {
    auto& state = Desk::State::of(desk);
    std::set<std::string> out;
    const auto draft = state.workspace->draft(record);
    if (!draft || !draft->base || !state.mayWrite(*draft)) return out;
    const auto shape = state.forms->exactly(draft->form);
    const auto first = seen(*shape, state.revision(*draft->base)->answers, draft->key, state.viewer()).answers;
    const Form form(shape, first, state.formContext());
    for (auto& one : state.findings(form, *draft))
        if (one.severity == Severity::Refuse && !one.where.inRow() && shape->find(one.where.item) &&
            !answered(form.value({one.where.item, "", ""})))
            out.insert(one.where.item);
    return out;
}

} // namespace trellis
