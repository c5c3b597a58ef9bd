#include "measure/reducer.hpp"

#include "measure/reducer_state.hpp"

#include <tuple>

namespace trellis {

ObservedGroup groupOf(const Observation& seen, const std::string& by) { return groupIn(seen, seen.dimensions, by); }

void Reducer::State::Sum::take(const Sum& other, Reduce how) {
    switch (how) {
    case Reduce::Sum:
        numerator += other.numerator;
        denominator += other.denominator;
        break;
    case Reduce::Once:
        numerator = any ? std::max(numerator, other.numerator) : other.numerator;
        denominator = any ? std::max(denominator, other.denominator) : other.denominator;
        break;
    case Reduce::Last: // of two on one day the larger, so that the order they come in cannot show
        if (!any ||
            std::tuple(other.day, other.numerator, other.denominator) > std::tuple(day, numerator, denominator)) {
            numerator = other.numerator;
            denominator = other.denominator;
            day = other.day;
        }
        break;
    }
    any = true;
}

Reducer::Reducer(Reduction how)
    : state_(std::make_unique<State>()) {
    state_->periods = periodsOf(how.period, how.from, how.to);
    state_->how = std::move(how);
    if (state_->how.by.empty()) state_->groupAt({});
}
Reducer::~Reducer() = default;

void Reducer::add(const Observation& seen) {
    auto& how = state_->how;
    // Before anything is left out: the same fact has the same key whatever is asked.
    const auto key = how.guarded && how.reduce == Reduce::Sum ? state_->keys.key(seen.day, seen, seen.dimensions) : 0;
    const auto period = state_->periodOf(seen.day);
    if (!period) return;
    const auto group = groupOf(seen, how.by);
    if (!how.by.empty() && group.code.empty()) return; // of no group
    if (how.guarded) state_->localities.insert(seen.locality);
    auto& cell = state_->groups[state_->groupAt(group)].cells[*period];
    cell.any = true;
    if (!seen.person.empty()) cell.meet(state_->personAt(seen.person, seen.supervisor));
    auto& sum = how.reduce == Reduce::Sum ? cell.sum : cell.each[whose(seen)];
    const State::Sum one{millionths(seen.numerator), millionths(seen.denominator), seen.day, true};
    if (key) cell.facts.push_back({key, one.numerator, one.denominator});
    sum.take(one, how.reduce);
}

void Reducer::add(const Exclusion& left) {
    if (state_->periodOf(left.day)) state_->left[left.why].insert(left.person);
}

void Reducer::add(const Observed& all) {
    for (auto& one : all.observations) add(one);
    for (auto& one : all.exclusions) add(one);
}

} // namespace trellis
