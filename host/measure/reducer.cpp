#include "measure/reducer.hpp"

#include "disclosure/joint.hpp"
#include "measure/fact_key.hpp"

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

namespace {

/// `whose`: an Observation, or ObservedParties.
template <class Parties>
ObservedGroup group(const Parties& whose, const std::map<std::string, ObservedGroup>& dimensions,
                    const std::string& by) {
    if (by.empty()) return {};
    if (by == "person") return {whose.person, {}};
    if (by == "supervisor") return {whose.supervisor, {}};
    if (by == "locality") return {whose.locality, {}};
    if (const auto plus = by.find('+'); plus != std::string::npos) {
        auto one = group(whose, dimensions, by.substr(0, plus)), other = group(whose, dimensions, by.substr(plus + 1));
        if (one.code.empty() || other.code.empty()) return {};
        if (one.label.empty()) one.label = one.code;
        if (other.label.empty()) other.label = other.code;
        return {one.code + groupsBetween + other.code, one.label + ", " + other.label};
    }
    const auto found = dimensions.find(by);
    return found == dimensions.end() ? ObservedGroup{} : found->second;
}

/// Who counts once where somebody does.
template <class Parties> const std::string& whose(const Parties& of) {
    return !of.person.empty()       ? of.person
           : !of.agreement.empty()  ? of.agreement
           : !of.supervisor.empty() ? of.supervisor
                                    : of.locality;
}

} // namespace

ObservedGroup groupOf(const Observation& seen, const std::string& by) { return group(seen, seen.dimensions, by); }

struct Reducer::State {
    struct Sum {
        std::int64_t numerator = 0, denominator = 0;
        Date day; ///< of the newest, for Reduce::Last
        bool any = false;
        /// Adds what another sum holds: one observation, or several that were added up already.
        void take(const Sum& other, Reduce how);
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
    FactKeys keys;

    void name(const ObservedGroup& group) {
        auto& label = labels[group.code];
        if (!group.label.empty() && (label.empty() || group.label < label)) label = group.label;
    }
    std::optional<std::size_t> periodOf(Date day) const {
        const auto after = std::ranges::upper_bound(periods, day, {}, &PeriodSpan::from);
        if (after == periods.begin()) return {};
        const auto at = std::prev(after);
        return day <= at->to ? std::optional(static_cast<std::size_t>(at - periods.begin())) : std::nullopt;
    }
    RawFigure figure(const std::string& group, std::size_t period) const;
};

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
    if (state_->how.by.empty()) state_->labels[""];
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
    state_->name(group);
    auto& cell = state_->cells[{group.code, *period}];
    if (!seen.person.empty()) cell.people[seen.supervisor].insert(seen.person);
    auto& sum = cell.each[how.reduce == Reduce::Sum ? std::string() : whose(seen)];
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

void Reducer::add(const ObservedTable& table, const std::vector<bool>& counted) {
    auto& state = *state_;
    auto& how = state.how;
    const bool facts = how.guarded && how.reduce == Reduce::Sum;
    // Rows of the same parties, dimensions and period go to the same place, which is looked up once for all of them.
    struct Place {
        State::Cell* cell = nullptr; ///< none: of no group
        State::Sum sum;
    };
    const std::size_t periods = state.periods.size(), whats = table.dimensions().size();
    std::unordered_map<std::uint64_t, Place> places;
    std::uint64_t at = 0;
    Place* place = nullptr;
    Date from, to; // of the period that the row before fell into
    std::size_t period = 0;
    bool within = false;
    for (std::size_t row = 0; row < table.seen().size(); ++row) {
        auto& seen = table.seen()[row];
        if (!counted[seen.whose]) continue;
        auto& parties = table.parties()[seen.whose];
        if (!within || seen.day < from || seen.day > to) {
            const auto found = state.periodOf(seen.day);
            within = found.has_value();
            if (!within) continue;
            period = *found;
            from = state.periods[period].from, to = state.periods[period].to;
        }
        const auto wanted = (seen.whose * whats + seen.what) * periods + period;
        if (!place || wanted != at) {
            at = wanted;
            const auto [found, fresh] = places.try_emplace(at);
            place = &found->second;
            if (fresh) {
                const auto of = group(parties, table.dimensions()[seen.what], how.by);
                if (how.by.empty() || !of.code.empty()) {
                    if (how.guarded) state.localities.insert(parties.locality);
                    state.name(of);
                    place->cell = &state.cells[{of.code, period}];
                    if (!parties.person.empty()) place->cell->people[parties.supervisor].insert(parties.person);
                }
            }
        }
        if (!place->cell) continue;
        auto& amount = table.amounts()[seen.amount];
        if (facts) place->cell->facts.push_back({table.factKeys()[row], amount.numerator, amount.denominator});
        place->sum.take({amount.numerator, amount.denominator, seen.day, true}, how.reduce);
    }
    for (auto& [key, one] : places)
        if (one.cell) {
            auto& parties = table.parties()[key / (whats * periods)];
            one.cell->each[how.reduce == Reduce::Sum ? std::string() : whose(parties)].take(one.sum, how.reduce);
        }
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
