// What a Reducer holds while it adds up: a grid of groups by periods, and everybody in it as a number. Private to
// reducer*.cpp.
#pragma once
#include "measure/fact_key.hpp"
#include "measure/reducer.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace trellis {

/// `whose`: an Observation, or ObservedParties.
template <class Parties>
ObservedGroup groupIn(const Parties& whose, const std::map<std::string, ObservedGroup>& dimensions,
                      const std::string& by) {
    if (by.empty()) return {};
    if (by == "person") return {whose.person, {}};
    if (by == "supervisor") return {whose.supervisor, {}};
    if (by == "locality") return {whose.locality, {}};
    if (const auto plus = by.find('+'); plus != std::string::npos) {
        auto one = groupIn(whose, dimensions, by.substr(0, plus)),
             other = groupIn(whose, dimensions, by.substr(plus + 1));
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

struct Reducer::State {
    struct Sum {
        std::int64_t numerator = 0, denominator = 0;
        Date day; ///< of the newest, for Reduce::Last
        bool any = false;
        /// Adds what another sum holds: one observation, or several that were added up already.
        void take(const Sum& other, Reduce how);
    };
    struct Cell {
        bool any = false;                  ///< something was observed
        Sum sum;                           ///< where every observation counts
        std::map<std::string, Sum> each;   ///< where each person counts once
        std::vector<std::uint32_t> people; ///< places in `people`; one may come again
        std::vector<RawFact> facts;        ///< guarded, Reduce::Sum

        void meet(std::uint32_t somebody) { // rows of one timeline follow each other
            if (people.empty() || people.back() != somebody) people.push_back(somebody);
        }
    };
    struct Group {
        std::string code, label;
        std::vector<Cell> cells; ///< one a period
    };
    /// Somebody, with the supervisor they have: numbers, so that a country's people are told apart by comparing those.
    struct Person {
        std::uint32_t person, supervisor; ///< places in `names`
    };
    Reduction how;
    std::vector<PeriodSpan> periods;
    std::vector<Group> groups;
    std::vector<Person> people;
    std::vector<std::string> names;
    std::map<std::string, std::set<std::string>> left; ///< reason → people
    std::set<std::string> localities;
    FactKeys keys;

    /// Its place in `groups`; new where there was none.
    std::uint32_t groupAt(const ObservedGroup& group) {
        const auto [at, fresh] = groupPlaces.try_emplace(group.code, static_cast<std::uint32_t>(groups.size()));
        if (fresh) groups.push_back({group.code, {}, std::vector<Cell>(periods.size())});
        auto& label = groups[at->second].label;
        if (!group.label.empty() && (label.empty() || group.label < label)) label = group.label;
        return at->second;
    }
    std::uint32_t personAt(const std::string& person, const std::string& supervisor) {
        const Person both{nameAt(person), nameAt(supervisor)};
        const auto [at, fresh] = peoplePlaces.try_emplace(std::uint64_t{both.person} << 32 | both.supervisor,
                                                          static_cast<std::uint32_t>(people.size()));
        if (fresh) people.push_back(both);
        return at->second;
    }
    std::optional<std::size_t> periodOf(Date day) const {
        const auto after = std::ranges::upper_bound(periods, day, {}, &PeriodSpan::from);
        if (after == periods.begin()) return {};
        const auto at = std::prev(after);
        return day <= at->to ? std::optional(static_cast<std::size_t>(at - periods.begin())) : std::nullopt;
    }
    RawFigure figure(Group& group, std::size_t period);

private:
    std::uint32_t nameAt(const std::string& name) {
        const auto [at, fresh] = namePlaces.try_emplace(name, static_cast<std::uint32_t>(names.size()));
        if (fresh) names.push_back(name);
        return at->second;
    }
    void countPeople(Cell& cell, RawFigure& out) const;
    void keepFacts(Cell& cell, const PeriodSpan& span, RawFigure& out) const;

    std::unordered_map<std::string, std::uint32_t> groupPlaces, namePlaces;
    std::unordered_map<std::uint64_t, std::uint32_t> peoplePlaces;
};

} // namespace trellis
