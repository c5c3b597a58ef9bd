#include "measure/guarded.hpp"

#include "disclosure/joint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace trellis {
namespace {

constexpr std::int64_t one = 1'000'000;     // a whole, in millionths
constexpr std::int64_t largestCount = 1000; // of one fact; more is an amount and not a count

/// How the numbers behind a figure are made:
///   Rate    so many of so many: every fact counts one, and did or did not
///   Count   so many
///   Mean    anything else: amounts over amounts
enum class Shape { Rate, Count, Mean };

Shape shapeOf(const RawAnswer& raw) {
    const auto every = [&](auto holds) {
        return std::ranges::all_of(raw.figures, [&](auto& figure) { return std::ranges::all_of(figure.facts, holds); });
    };
    if (raw.unit == Unit::Count)
        return every([](auto& fact) {
            return fact.numerator >= 0 && fact.numerator % one == 0 && fact.numerator / one <= largestCount;
        })
                   ? Shape::Count
                   : Shape::Mean;
    const bool rate = raw.unit == Unit::Percent && every([](auto& fact) {
                          return fact.denominator == one && (fact.numerator == 0 || fact.numerator == one);
                      });
    return rate ? Shape::Rate : Shape::Mean;
}

/// Units of people must not be taken for units of facts.
Unit64 asPerson(std::uint64_t key) { return UnitKey().add("person").add(static_cast<std::int64_t>(key)).key(); }

JointNumber people(const RawFigure& figure) {
    JointNumber number;
    number.neverZero = true;
    for (auto& person : figure.persons) number.units.push_back(asPerson(person.key));
    return number;
}

/// Rate: all, those that did, those that did not. Count: as many units as the fact counts.
std::vector<JointNumber> numbersOf(const RawFigure& figure, Shape shape) {
    JointNumber whole, did, didNot;
    whole.neverZero = true;
    didNot.printed = false;
    for (auto& fact : figure.facts) {
        if (shape == Shape::Rate) {
            whole.units.push_back(fact.key);
            (fact.numerator ? did : didNot).units.push_back(fact.key);
        } else if (shape == Shape::Count) {
            for (std::int64_t i = 0; i < fact.numerator / one; ++i)
                whole.units.push_back(i ? UnitKey().add(static_cast<std::int64_t>(fact.key)).add(i).key() : fact.key);
        }
    }
    if (shape == Shape::Rate) return {whole, did, didNot, people(figure)};
    if (shape == Shape::Count) return {whole, people(figure)};
    return {people(figure)};
}

template <class Ranges, class Keep> RawFigure together(const Ranges& figures, Keep keep) {
    RawFigure all;
    for (auto& each : figures) {
        if (!keep(each)) continue;
        all.facts.insert(all.facts.end(), each.facts.begin(), each.facts.end());
        all.persons.insert(all.persons.end(), each.persons.begin(), each.persons.end());
    }
    std::ranges::sort(all.persons, {}, &RawPerson::key);
    all.persons.erase(std::unique(all.persons.begin(), all.persons.end()), all.persons.end());
    std::ranges::sort(all.facts, {}, &RawFact::key);
    const auto same = [](auto& a, auto& b) { return a.key == b.key; };
    all.facts.erase(std::unique(all.facts.begin(), all.facts.end(), same), all.facts.end());
    return all;
}

bool small(std::size_t count, const DisclosurePolicy& policy) {
    return count >= 1 && count <= static_cast<std::size_t>(policy.primaryTo);
}

/// D5: more than so much of a line of 8 or more is one supervisor's.
bool dominated(const std::vector<RawPerson>& persons, const DisclosurePolicy& policy) {
    std::map<std::string, std::size_t> shares;
    for (auto& person : persons)
        if (!person.supervisor.empty()) ++shares[person.supervisor];
    if (persons.size() < static_cast<std::size_t>(policy.dominanceFrom)) return false;
    return std::ranges::any_of(shares, [&](auto& share) {
        return static_cast<double>(share.second) > policy.dominance * static_cast<double>(persons.size());
    });
}

/// Hidden whatever stands beside it.
bool primary(const RawFigure& figure, const std::vector<JointNumber>& numbers, Shape shape,
             const DisclosurePolicy& policy) {
    if (figure.facts.empty()) return false;
    if (small(figure.persons.size(), policy) || dominated(figure.persons, policy)) return true;
    switch (shape) {
    case Shape::Rate:
        return numbers[0].count() < policy.rateFrom || small(numbers[1].units.size(), policy);
    case Shape::Count:
        return small(numbers[0].units.size(), policy);
    case Shape::Mean:
        // Where nobody knows whose they are, the facts themselves must be many.
        return figure.persons.empty() ? figure.facts.size() < static_cast<std::size_t>(policy.rateFrom)
                                      : figure.persons.size() < static_cast<std::size_t>(policy.meanFrom);
    }
    return true;
}

/// The figure with nothing but what may be printed of it.
Figure shownFigure(const RawFigure& raw, const std::vector<JointNumber>& numbers, Shape shape, Unit unit,
                   const DisclosurePolicy& policy) {
    Figure out = raw.figure;
    out.people = static_cast<unsigned>(rounded(static_cast<int>(raw.persons.size()), policy));
    if (!out.value) {
        out.shown = "no value";
        out.numerator.reset();
        out.denominator.reset();
        return out;
    }
    switch (shape) {
    case Shape::Rate: {
        const int did = rounded(numbers[1].count(), policy), all = rounded(numbers[0].count(), policy);
        out.numerator = did;
        out.denominator = all;
        out.value = std::round(100.0 * did / all);
        out.shown = fmt::format("{:.0f} %", *out.value);
        return out;
    }
    case Shape::Count:
        out.value = out.numerator = rounded(numbers[0].count(), policy);
        out.denominator.reset();
        break;
    case Shape::Mean:
        out.value = unit == Unit::Percent ? std::round(*out.value) : std::round(*out.value * 10) / 10;
        out.numerator.reset();
        out.denominator.reset();
        break;
    }
    Figure plain = out;
    plain.denominator = 100; // never written as so many of so many
    out.shown = written(plain, unit);
    return out;
}

Figure hiddenFigure(const Figure& raw) {
    Figure out;
    out.group = raw.group;
    out.label = raw.label;
    out.from = raw.from;
    out.to = raw.to;
    out.running = raw.running;
    out.hidden = true;
    out.shown = hiddenMarker;
    return out;
}

/// D4: what stands alone among zeros in its line is hidden.
void aloneInLine(std::vector<JointCell>& cells) {
    for (auto line : {&JointCell::row, &JointCell::column}) {
        std::map<std::string, std::vector<JointCell*>> lines;
        for (auto& cell : cells) lines[cell.*line].push_back(&cell);
        for (auto& [name, entries] : lines) {
            const auto filled = [](auto* cell) { return !cell->empty(); };
            if (entries.size() > 1 && std::ranges::count_if(entries, filled) == 1)
                (*std::ranges::find_if(entries, filled))->hidden = true;
        }
    }
}

/// From the mean of a line and the means shown in it the mean of those hidden follows: they must be 8 people or more,
/// and more than one figure.
void meansOfLine(const RawAnswer& raw, std::vector<JointCell>& cells, std::string JointCell::*line,
                 const DisclosurePolicy& policy) {
    std::map<std::string, std::vector<std::size_t>> lines;
    for (std::size_t i = 0; i < cells.size(); ++i) lines[cells[i].*line].push_back(i);
    for (auto& [name, entries] : lines) {
        while (true) {
            std::set<std::uint64_t> hidden;
            std::size_t many = 0;
            std::optional<std::size_t> next;
            for (auto at : entries) {
                if (raw.figures[at].facts.empty()) continue;
                if (cells[at].hidden) {
                    ++many;
                    for (auto& person : raw.figures[at].persons) hidden.insert(person.key);
                } else if (!next || raw.figures[at].persons.size() < raw.figures[*next].persons.size()) {
                    next = at;
                }
            }
            if (many == 0 || !next || (many > 1 && hidden.size() >= static_cast<std::size_t>(policy.meanFrom))) break;
            cells[*next].hidden = true;
        }
    }
}

} // namespace

struct GuardedPage::State {
    PolicySource source;
    DisclosurePolicy strict;                  ///< of all that was asked for
    std::map<std::string, JointGuard> guards; ///< by measure
    std::map<std::string, FigureAnswer> said; ///< by question
    std::vector<ReleasedFigure> released;

    FigureAnswer answer(const RawAnswer& raw);
    bool hide(const RawAnswer& raw, Shape shape, const DisclosurePolicy& policy, std::vector<JointCell>& cells);
};

/// Decides what is hidden. False: nothing of it may be shown.
bool GuardedPage::State::hide(const RawAnswer& raw, Shape shape, const DisclosurePolicy& policy,
                              std::vector<JointCell>& cells) {
    const auto whole = together(raw.figures, [](auto&) { return true; });
    if (small(whole.persons.size(), policy) || dominated(whole.persons, policy)) return false; // D10
    for (std::size_t i = 0; i < cells.size(); ++i)
        cells[i].hidden = primary(raw.figures[i], cells[i].numbers, shape, policy);
    aloneInLine(cells);
    if (shape == Shape::Mean) {
        meansOfLine(raw, cells, &JointCell::column, policy);
        if (raw.additive) meansOfLine(raw, cells, &JointCell::row, policy);
    }
    std::vector<JointNumber> totals;
    const auto total = [&](auto keep) {
        for (auto& number : numbersOf(together(raw.figures, keep), shape))
            if (number.printed) totals.push_back(std::move(number));
    };
    std::set<std::pair<Date, Date>> spans;
    std::set<std::string> groups;
    for (auto& each : raw.figures) spans.insert({each.figure.from, each.figure.to}), groups.insert(each.figure.group);
    if (groups.size() > 1)
        for (auto& [from, to] : spans)
            total([&](auto& each) { return each.figure.from == from && each.figure.to == to; });
    if (spans.size() > 1 && raw.additive && shape != Shape::Mean) {
        for (auto& group : groups) total([&](auto& each) { return each.figure.group == group; });
        total([](auto&) { return true; });
    }
    const auto few = [&] {
        const auto hidden = std::ranges::count_if(cells, [](auto& cell) { return cell.hidden; });
        return static_cast<double>(hidden) <= policy.mostHidden * static_cast<double>(cells.size());
    };
    if (!few()) return false; // more would be hidden still
    auto& guard = guards.try_emplace(raw.measure, policy).first->second;
    const auto before = guard;
    if (guard.add(cells, totals) && few()) return true;
    guard = before; // nothing of it is shown
    return false;
}

FigureAnswer GuardedPage::State::answer(const RawAnswer& raw) {
    const auto policy = source(raw.localities);
    strict = strictest(strict, policy);
    const auto shape = shapeOf(raw);
    FigureAnswer out;
    out.target = raw.target;
    out.suppression = words(policy);
    for (auto& [why, many] : raw.left)
        out.exclusions.push_back(fmt::format(
            "{} ({})", why, small(many, policy) ? hiddenMarker : fmt::format("{}", rounded(int(many), policy))));
    std::vector<JointCell> cells;
    for (auto& each : raw.figures)
        cells.push_back(
            {each.figure.group, each.figure.from.iso() + each.figure.to.iso(), numbersOf(each, shape), false});
    out.tooLittle = !cells.empty() && !hide(raw, shape, policy, cells);
    if (out.tooLittle) {
        for (auto& each : raw.figures) out.figures.push_back(hiddenFigure(each.figure));
        out.suppression =
            "Too little to show here: most numbers are small, or most are one supervisor's people. Write the "
            "account instead. " +
            out.suppression;
        return out;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        out.figures.push_back(cells[i].hidden ? hiddenFigure(raw.figures[i].figure)
                                              : shownFigure(raw.figures[i], cells[i].numbers, shape, raw.unit, policy));
        auto& figure = raw.figures[i].figure;
        for (auto& number : cells[i].numbers)
            if (!number.units.empty() && (number.printed || cells[i].hidden))
                released.push_back({raw.measure, figure.label, figure.from, figure.to, cells[i].hidden, number.units});
    }
    return out;
}

GuardedPage::GuardedPage(PolicySource policy)
    : state_(std::make_unique<State>()) {
    state_->source = std::move(policy);
}
GuardedPage::~GuardedPage() = default;

FigureAnswer GuardedPage::protect(const RawAnswer& raw) const {
    auto found = state_->said.find(raw.question);
    if (found == state_->said.end()) found = state_->said.emplace(raw.question, state_->answer(raw)).first;
    return found->second;
}

const std::vector<ReleasedFigure>& GuardedPage::released() const { return state_->released; }
DisclosurePolicy GuardedPage::policy() const { return state_->strict; }

} // namespace trellis
