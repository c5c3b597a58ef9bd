#include "measure/guarded_numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace trellis::guarding {
namespace {

constexpr std::int64_t one = 1'000'000;     // a whole, in millionths
constexpr std::int64_t largestCount = 1000; // of one fact; more is an amount and not a count

/// Units of people must not be taken for units of facts.
Unit64 asPerson(std::uint64_t key) { return UnitKey().add("person").add(static_cast<std::int64_t>(key)).key(); }

JointNumber people(const RawFigure& figure) {
    JointNumber number;
    number.neverZero = true;
    number.units.reserve(figure.persons.size());
    for (auto& person : figure.persons) number.units.push_back(asPerson(person.key));
    return number;
}

} // namespace

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

std::vector<JointNumber> numbersOf(const RawFigure& figure, Shape shape) {
    JointNumber whole, did, didNot;
    whole.neverZero = true;
    didNot.printed = false;
    whole.units.reserve(figure.facts.size());
    for (auto& fact : figure.facts) {
        if (shape == Shape::Rate) {
            whole.units.push_back(fact.key);
            (fact.numerator ? did : didNot).units.push_back(fact.key);
        } else if (shape == Shape::Count) {
            for (std::int64_t i = 0; i < fact.numerator / one; ++i)
                whole.units.push_back(i ? UnitKey().add(static_cast<std::int64_t>(fact.key)).add(i).key() : fact.key);
        }
    }
    std::vector<JointNumber> out;
    if (shape != Shape::Mean) out.push_back(std::move(whole));
    if (shape == Shape::Rate) {
        out.push_back(std::move(did));
        out.push_back(std::move(didNot));
    }
    out.push_back(people(figure));
    return out;
}

std::vector<JointNumber> numbersTogether(const RawAnswer& raw, Shape shape, const std::vector<JointCell>& cells,
                                         const std::function<bool(const RawFigure&)>& keep) {
    if (!raw.additive && shape != Shape::Mean) return numbersOf(together(raw.figures, keep), shape);
    auto out = numbersOf({}, shape);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!keep(raw.figures[i])) continue;
        for (std::size_t n = 0; n < out.size(); ++n) {
            auto& part = cells[i].numbers[n];
            out[n].units.insert(out[n].units.end(), part.units.begin(), part.units.end());
            if (part.parts.empty())
                out[n].parts.push_back({i, n});
            else
                out[n].parts.insert(out[n].parts.end(), part.parts.begin(), part.parts.end());
        }
    }
    auto& everybody = out.back().units; // somebody may stand in several figures
    std::ranges::sort(everybody);
    everybody.erase(std::unique(everybody.begin(), everybody.end()), everybody.end());
    return out;
}

std::vector<RawPerson> peopleOf(const std::vector<RawFigure>& figures) {
    // Sorted as what is small: of a country there are some hundred thousand.
    std::vector<std::pair<std::uint64_t, const RawPerson*>> sorted;
    for (auto& each : figures)
        for (auto& person : each.persons) sorted.emplace_back(person.key, &person);
    std::ranges::stable_sort(sorted, {}, [](auto& one) { return one.first; });
    sorted.erase(std::ranges::unique(sorted, {}, [](auto& one) { return one.first; }).begin(), sorted.end());
    std::vector<RawPerson> all;
    all.reserve(sorted.size());
    for (auto& [key, person] : sorted) all.push_back(*person);
    return all;
}

RawFigure together(const std::vector<RawFigure>& figures, const std::function<bool(const RawFigure&)>& keep) {
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

} // namespace trellis::guarding
