#include "measure/reducer.hpp"

#include "disclosure/joint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>
#include <unordered_map>

namespace trellis {
namespace {

constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

Date monthStart(int year, unsigned month) { return Date::fromCivil(year, month, 1).value_or(Date{}); }

std::int64_t millionths(double value) { return std::llround(value * 1e6); }

} // namespace

std::vector<PeriodSpan> periodsOf(Period period, Date from, Date to) {
    if (to < from) return {};
    if (period == Period::Whole) return {{from, to, from.words() + " to " + to.words()}};
    const int length = period == Period::Month ? 1 : period == Period::Quarter ? 3 : 12;
    std::vector<PeriodSpan> out;
    const auto first = (from.month() - 1) / static_cast<unsigned>(length) * static_cast<unsigned>(length) + 1;
    for (Date start = monthStart(from.year(), first); start <= to; start = start.plusMonths(length)) {
        const Date end = start.plusMonths(length) - 1;
        auto label = period == Period::Month ? fmt::format("{} {}", months[start.month() - 1], start.year())
                     : period == Period::Quarter
                         ? fmt::format("{} to {} {}", months[start.month() - 1], months[end.month() - 1], end.year())
                         : std::to_string(start.year());
        out.push_back({start, end, std::move(label)});
    }
    return out;
}

ObservedGroup groupOf(const Observation& seen, const std::string& by) {
    if (by.empty()) return {};
    if (by == "person") return {seen.person, {}};
    if (by == "supervisor") return {seen.supervisor, {}};
    if (by == "locality") return {seen.locality, {}};
    if (const auto plus = by.find('+'); plus != std::string::npos) {
        auto one = groupOf(seen, by.substr(0, plus)), other = groupOf(seen, by.substr(plus + 1));
        if (one.code.empty() || other.code.empty()) return {};
        if (one.label.empty()) one.label = one.code;
        if (other.label.empty()) other.label = other.code;
        return {one.code + groupsBetween + other.code, one.label + ", " + other.label};
    }
    const auto found = seen.dimensions.find(by);
    return found == seen.dimensions.end() ? ObservedGroup{} : found->second;
}

struct Reducer::State {
    struct Sum {
        std::int64_t numerator = 0, denominator = 0;
        Date day; ///< of the newest, for Reduce::Last
        bool any = false;
    };
    struct Cell {
        std::map<std::string, Sum> each; ///< by person, or all under "" when every observation counts
        std::map<std::string, std::set<std::string>> people; ///< supervisor → people
        std::vector<RawFact> facts;                          ///< guarded, Reduce::Sum
    };
    Reduction how;
    std::vector<PeriodSpan> periods;
    std::map<std::string, std::string> labels; ///< group → label
    std::map<std::pair<std::string, std::size_t>, Cell> cells;
    std::map<std::string, std::set<std::string>> left; ///< reason → people
    std::set<std::string> localities;
    std::unordered_map<std::uint64_t, std::int64_t> alike; ///< how many facts had that key already

    std::uint64_t factKey(const Observation& seen);
    std::optional<std::size_t> periodOf(Date day) const {
        const auto after = std::ranges::upper_bound(periods, day, {}, &PeriodSpan::from);
        if (after == periods.begin()) return {};
        const auto at = std::prev(after);
        return day <= at->to ? std::optional(static_cast<std::size_t>(at - periods.begin())) : std::nullopt;
    }
    RawFigure figure(const std::string& group, std::size_t period) const;
};

std::uint64_t Reducer::State::factKey(const Observation& seen) {
    UnitKey key;
    key.add(seen.day.days()).add(seen.person).add(seen.agreement).add(seen.supervisor).add(seen.locality);
    for (auto& [dimension, group] : seen.dimensions) key.add(dimension).add(group.code);
    const auto alikes = alike[key.key()]++;
    return alikes ? key.add(alikes).key() : key.key();
}

Reducer::Reducer(Reduction how)
    : state_(std::make_unique<State>()) {
    state_->periods = periodsOf(how.period, how.from, how.to);
    state_->how = std::move(how);
    if (state_->how.by.empty()) state_->labels[""];
}
Reducer::~Reducer() = default;

void Reducer::add(const Observation& seen) {
    auto& how = state_->how;
    // Before anything is left out: the same fact has the same key whatever is asked.
    const auto key = how.guarded && how.reduce == Reduce::Sum ? state_->factKey(seen) : 0;
    const auto period = state_->periodOf(seen.day);
    if (!period) return;
    const auto group = groupOf(seen, how.by);
    if (!how.by.empty() && group.code.empty()) return; // of no group
    if (how.guarded) state_->localities.insert(seen.locality);
    auto& label = state_->labels[group.code];
    if (!group.label.empty() && (label.empty() || group.label < label)) label = group.label;
    auto& cell = state_->cells[{group.code, *period}];
    if (!seen.person.empty()) cell.people[seen.supervisor].insert(seen.person);
    const auto& who = !seen.person.empty()       ? seen.person
                      : !seen.agreement.empty()  ? seen.agreement
                      : !seen.supervisor.empty() ? seen.supervisor
                                                 : seen.locality;
    auto& sum = cell.each[how.reduce == Reduce::Sum ? std::string() : who];
    const auto numerator = millionths(seen.numerator), denominator = millionths(seen.denominator);
    if (key) cell.facts.push_back({key, numerator, denominator});
    switch (how.reduce) {
    case Reduce::Sum:
        sum.numerator += numerator;
        sum.denominator += denominator;
        break;
    case Reduce::Once:
        sum.numerator = sum.any ? std::max(sum.numerator, numerator) : numerator;
        sum.denominator = sum.any ? std::max(sum.denominator, denominator) : denominator;
        break;
    case Reduce::Last: // of two on one day the larger, so that the order they come in cannot show
        if (!sum.any ||
            std::tuple(seen.day, numerator, denominator) > std::tuple(sum.day, sum.numerator, sum.denominator)) {
            sum.numerator = numerator;
            sum.denominator = denominator;
            sum.day = seen.day;
        }
        break;
    }
    sum.any = true;
}

void Reducer::add(const Exclusion& left) {
    if (state_->periodOf(left.day)) state_->left[left.why].insert(left.person);
}

void Reducer::add(const Observed& all) {
    for (auto& one : all.observations) add(one);
    for (auto& one : all.exclusions) add(one);
}

RawFigure Reducer::State::figure(const std::string& group, std::size_t period) const {
    RawFigure out;
    auto& span = periods[period];
    out.figure.group = group;
    const auto label = labels.find(group);
    out.figure.label = label == labels.end() || label->second.empty() ? group : label->second;
    out.figure.from = span.from;
    out.figure.to = span.to;
    out.figure.running = span.to >= how.today;
    const auto found = cells.find({group, period});
    if (found == cells.end()) return out;
    std::int64_t numerator = 0, denominator = 0;
    for (auto& [who, sum] : found->second.each) numerator += sum.numerator, denominator += sum.denominator;
    std::set<std::string> all;
    for (auto& [supervisor, people] : found->second.people) {
        out.supervisors[supervisor] = static_cast<unsigned>(people.size());
        all.insert(people.begin(), people.end());
    }
    out.figure.people = static_cast<unsigned>(all.size());
    if (how.guarded) {
        const auto ofSpan = [&](const std::string& who) {
            return UnitKey().add(span.from.days()).add(span.to.days()).add(who).key();
        };
        out.facts = found->second.facts;
        if (how.reduce != Reduce::Sum)
            for (auto& [who, sum] : found->second.each)
                out.facts.push_back({ofSpan(who), sum.numerator, sum.denominator});
        for (auto& [supervisor, people] : found->second.people)
            for (auto& person : people) out.persons.push_back({ofSpan(person), supervisor});
        std::ranges::stable_sort(out.persons, {}, &RawPerson::key);
        out.persons.erase(std::unique(out.persons.begin(), out.persons.end()), out.persons.end());
    }
    out.figure.numerator = static_cast<double>(numerator) / 1e6;
    out.figure.denominator = static_cast<double>(denominator) / 1e6;
    const double ratio = denominator ? static_cast<double>(numerator) / static_cast<double>(denominator) : 0;
    if (how.unit == Unit::Count)
        out.figure.value = *out.figure.numerator;
    else if (denominator)
        out.figure.value = how.unit == Unit::Percent ? ratio * 100 : ratio;
    return out;
}

RawAnswer Reducer::finish() const {
    RawAnswer out;
    out.unit = state_->how.unit;
    out.target = state_->how.target;
    out.measure = state_->how.measure;
    out.additive = state_->how.reduce == Reduce::Sum;
    out.question = fmt::format("{} by {} about {} per {} {}..{}", out.measure, state_->how.by, state_->how.about,
                               text(state_->how.period), state_->how.from.days(), state_->how.to.days());
    out.localities = state_->localities;
    std::vector<std::pair<std::string, std::string>> groups; // label, code
    for (auto& [code, label] : state_->labels) groups.emplace_back(label.empty() ? code : label, code);
    std::ranges::sort(groups);
    for (auto& [label, code] : groups)
        for (std::size_t i = 0; i < state_->periods.size(); ++i) out.figures.push_back(state_->figure(code, i));
    for (auto& [why, people] : state_->left) out.left[why] = static_cast<unsigned>(people.size());
    for (auto& [why, people] : state_->left) out.exclusions.push_back(fmt::format("{} ({})", why, people.size()));
    return out;
}

} // namespace trellis
