// How a view asks what is adapted here: told once by whoever opened the view, lent until the call ends.
#include "plugin/lending.hpp"
#include "plugin/services.hpp"

namespace trellis {
namespace {

const std::vector<ToldAdaptation>* told(const trellis_view* view) {
    if (!forView(view, "adaptations")) return nullptr;
    if (!view->adaptations)
        view->adaptations = answered(*view, [&] {
            return view->question->adaptations ? view->question->adaptations() : std::vector<ToldAdaptation>();
        });
    return &*view->adaptations;
}

std::uint32_t TRELLIS_CALL count(const trellis_view* view) {
    const auto* all = told(view);
    return all ? static_cast<std::uint32_t>(all->size()) : 0;
}

trellis_status TRELLIS_CALL at(const trellis_view* view, std::uint32_t index, trellis_adaptation* out) {
    const auto* all = told(view);
    if (!all || index >= all->size() || !roomFor(out))
        return CallContext::refuse("it asked for an adaptation that is not there.");
    auto& one = (*all)[index];
    trellis_adaptation full{};
    full.locality = one.locality.c_str();
    full.form = one.form.c_str();
    full.item = one.item.c_str();
    full.question = one.question.c_str();
    full.change = one.change.c_str();
    full.was = one.was.c_str();
    full.now = one.now.c_str();
    full.why = one.why.c_str();
    full.decided = one.decided.c_str();
    full.reasons = one.reasons.c_str();
    full.fidelity = one.fidelity.c_str();
    full.comparability = one.comparability.c_str();
    full.since = one.since.days();
    full.core = one.core;
    full.serves = one.serves.c_str();
    return filled(out, full);
}

} // namespace

const trellis_host_adaptations& adaptationsService() {
    static const trellis_host_adaptations table{sizeof table, &count, &at};
    return table;
}

} // namespace trellis
