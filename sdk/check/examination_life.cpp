// Loading it, the states its records pass through, and its end.
#include "check/examination.hpp"

#include <algorithm>

namespace trellis::conformance {

std::unique_ptr<PluginSet> Examination::loaded() const {
    auto set = subject_.fresh();
    const auto& status = set->plugins().front();
    if (!status.loaded) {
        const auto& why = status.why;
        const auto at = why.rfind("(TR-P");
        const auto code = at == std::string::npos ? std::string() : why.substr(at + 1, 6);
        throw Verdicted{endedItsChild(code) ? Verdict::Crashed : Verdict::Failed, why};
    }
    return set;
}

const Kind& Examination::kindOf(const PluginSet& set, const KindInfo& kind) {
    const auto* found = set.kind(kind.id);
    if (!found) failed("It does not offer " + kind.id + " any more.");
    return *found;
}

namespace {

struct Ways {
    std::vector<std::string> states; ///< that can be reached, the first among them
    bool finish = false;
};
Ways waysFrom(const Kind& kind, const std::string& first) {
    Ways out{{first}};
    for (std::size_t i = 0; i < out.states.size(); ++i)
        for (auto& way : kind.transitions()) {
            if (way.from != out.states[i]) continue;
            out.finish = out.finish || way.effect == Effect::Finish;
            if (std::ranges::find(out.states, way.to) == out.states.end()) out.states.push_back(way.to);
        }
    return out;
}

} // namespace

void Examination::life() const {
    const auto set = loaded();
    for (auto& info : subject_.manifest().kinds) {
        const auto& kind = kindOf(*set, info);
        const auto usual = waysFrom(kind, kind.states().front().id);
        if (!usual.finish)
            failed(fmt::format("{} can never be finished: no such step leads on from its first state.", info.id));
        for (auto& state : kind.states()) {
            if (info.authorsOwn || std::ranges::find(usual.states, state.id) != usual.states.end()) continue;
            // The host lets a record begin wherever a draft may be: a session that so far is only planned.
            if (!state.editable) warned(fmt::format("Nothing leads to the state {} of {}.", state.id, info.id));
            if (!waysFrom(kind, state.id).finish)
                warned(fmt::format("A {} that begins as {} can never be finished.", info.id, state.id));
        }
    }
}

void Examination::quiet() const {
    const auto set = loaded();
    for (auto& kind : subject_.manifest().kinds)
        for (auto& form : subject_.formsOf(kind)) {
            look(kindOf(*set, kind), aFullRecord(kind.id, *form, someDay()), anAgreement(someDay()));
            (void)kindOf(*set, kind).prefill(anAgreement(someDay()), *form);
        }
    (void)everyOffer(*set, 1);
    if (const auto& remark = set->plugins().front().remark; !remark.empty()) warned(remark);
}

void Examination::ends() const {
    const auto words = loaded()->end(subject_.manifest().id);
    if (!words.empty()) throw Verdicted{Verdict::Crashed, words};
}

} // namespace trellis::conformance
