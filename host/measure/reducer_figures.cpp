// What was added up, as figures.
#include "disclosure/joint.hpp"
#include "measure/reducer_state.hpp"

#include <fmt/format.h>

#include <tuple>
#include <utility>

namespace trellis {

void Reducer::State::countPeople(Cell& cell, RawFigure& out) const {
    std::ranges::sort(cell.people);
    cell.people.erase(std::unique(cell.people.begin(), cell.people.end()), cell.people.end());
    std::vector<std::uint32_t> persons, supervisors;
    for (auto at : cell.people) persons.push_back(people[at].person), supervisors.push_back(people[at].supervisor);
    std::ranges::sort(persons);
    out.figure.people =
        static_cast<unsigned>(std::unique(persons.begin(), persons.end()) - persons.begin()); // of two supervisors, one
    std::ranges::sort(supervisors);
    for (auto from = supervisors.begin(); from != supervisors.end();) {
        const auto to = std::find_if(from, supervisors.end(), [&](auto one) { return one != *from; });
        out.supervisors[names[*from]] = static_cast<unsigned>(to - from);
        from = to;
    }
}

void Reducer::State::keepFacts(Cell& cell, const PeriodSpan& span, RawFigure& out) const {
    const auto ofSpan = [&](const std::string& who) {
        return UnitKey().add(span.from.days()).add(span.to.days()).add(who).key();
    };
    out.facts = std::move(cell.facts);
    if (how.reduce != Reduce::Sum)
        for (auto& [who, sum] : cell.each) out.facts.push_back({ofSpan(who), sum.numerator, sum.denominator});
    out.persons.reserve(cell.people.size());
    for (auto at : cell.people) out.persons.push_back({ofSpan(names[people[at].person]), names[people[at].supervisor]});
    std::ranges::sort(out.persons,
                      [](auto& a, auto& b) { return std::tie(a.key, a.supervisor) < std::tie(b.key, b.supervisor); });
    out.persons.erase(std::unique(out.persons.begin(), out.persons.end()), out.persons.end());
}

RawFigure Reducer::State::figure(Group& group, std::size_t period) {
    RawFigure out;
    auto& span = periods[period];
    out.figure.group = group.code;
    out.figure.label = group.label.empty() ? group.code : group.label;
    out.figure.from = span.from;
    out.figure.to = span.to;
    out.figure.running = span.to >= how.today;
    auto& cell = group.cells[period];
    if (!cell.any) return out;
    std::int64_t numerator = cell.sum.numerator, denominator = cell.sum.denominator;
    for (auto& [who, sum] : cell.each) numerator += sum.numerator, denominator += sum.denominator;
    countPeople(cell, out);
    if (how.guarded) keepFacts(cell, span, out);
    out.figure.numerator = static_cast<double>(numerator) / 1e6;
    out.figure.denominator = static_cast<double>(denominator) / 1e6;
    const double ratio = denominator ? static_cast<double>(numerator) / static_cast<double>(denominator) : 0;
    if (how.unit == Unit::Count)
        out.figure.value = *out.figure.numerator;
    else if (denominator)
        out.figure.value = how.unit == Unit::Percent ? ratio * 100 : ratio;
    return out;
}

RawAnswer Reducer::finish() && {
    RawAnswer out;
    out.unit = state_->how.unit;
    out.target = state_->how.target;
    out.measure = state_->how.measure;
    out.additive = state_->how.reduce == Reduce::Sum;
    out.question = fmt::format("{} by {} about {} per {} {}..{}", out.measure, state_->how.by, state_->how.about,
                               text(state_->how.period), state_->how.from.days(), state_->how.to.days());
    out.localities = state_->localities;
    std::vector<State::Group*> groups;
    for (auto& one : state_->groups) groups.push_back(&one);
    const auto label = [](auto* one) -> const std::string& { return one->label.empty() ? one->code : one->label; };
    std::ranges::sort(groups,
                      [&](auto* a, auto* b) { return std::tie(label(a), a->code) < std::tie(label(b), b->code); });
    for (auto* one : groups)
        for (std::size_t i = 0; i < state_->periods.size(); ++i) out.figures.push_back(state_->figure(*one, i));
    for (auto& [why, people] : state_->left) out.left[why] = static_cast<unsigned>(people.size());
    for (auto& [why, people] : state_->left) out.exclusions.push_back(fmt::format("{} ({})", why, people.size()));
    return out;
}

} // namespace trellis
