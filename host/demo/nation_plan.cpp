#include "demo/nation_plan.hpp"

#include "demo/demo.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace trellis {

Date workingDay(Date day) {
    auto weekday = static_cast<int>(day.weekday());
    return weekday > 4 ? day - (weekday - 4) : day; // Saturday and Sunday become Friday
}

double unit(SeededRandom& dice) { return static_cast<double>(dice.next() >> 11) / 9007199254740992.0; }

namespace {

struct Laying : NationPlan {
    const Nation& nation;
    Date today;
    SeededRandom& dice;
    const std::function<bool(const std::string&)>& knows;

    Laying(const Nation& of, Date day, SeededRandom& random, const std::function<bool(const std::string&)>& known)
        : nation(of)
        , today(day)
        , dice(random)
        , knows(known) {
        start = today - 7 * nation.weeks;
    }

    bool known(const std::string& recipe) const { return !recipe.empty() && knows(recipe); }
    double unit() { return trellis::unit(dice); }

    void layPlaces() {
        for (int i = 0; i < nation.localities; ++i) {
            NationPlace place{fmt::format("Locality {:02}", i + 1), fmt::format("L{:02}", i + 1), {}};
            auto day = start - dice.between(0, 8) * 7;
            for (auto& phase : nation.phases) {
                auto to = day + 7 * dice.between(phase.fromWeeks, phase.toWeeks);
                place.stretches.push_back({day, to - 1, phase.missed, &phase.layers});
                day = to;
            }
            place.stretches.back().to = std::max(place.stretches.back().to, today);
            for (auto& event : nation.events) {
                auto come = [&](Date from, Date to) {
                    if (unit() >= event.share) return;
                    place.stretches.push_back({from, to, event.missed, &event.layers});
                    if (known(event.note)) happenings.push_back({places.size(), event.note, from, to});
                };
                if (event.from.empty()) {
                    auto from = start + 7 * dice.between(event.fromWeek, event.toWeek);
                    come(from, from + 7 * event.lastsWeeks - 1);
                } else {
                    for (int year = start.year(); year <= today.year(); ++year) {
                        auto from = Date::fromIso(fmt::format("{}-{}", year, event.from));
                        auto to = Date::fromIso(fmt::format("{}-{}", year, event.to));
                        if (from && to) come(*from, *to);
                    }
                }
            }
            places.push_back(std::move(place));
        }
    }

    void bring(const PersonCode& code, Role role, const std::string& locality, Date since) {
        NewPerson one;
        one.person.code = code;
        one.person.roles = {role};
        one.person.locality = locality;
        one.person.inPostSince = since;
        one.user = role;
        one.passphrase = demoPassphrase;
        people.push_back(std::move(one));
    }

    int cadence() {
        double all = 0;
        for (auto& one : nation.cadences) all += one.weight;
        auto drawn = unit() * all;
        for (auto& one : nation.cadences)
            if ((drawn -= one.weight) < 0) return one.days;
        return nation.cadences.back().days;
    }

    std::vector<std::string> draw(std::vector<std::string> from, int count) {
        std::vector<std::string> out;
        while (static_cast<int>(out.size()) < count && !from.empty()) {
            auto at = from.begin() + static_cast<std::ptrdiff_t>(dice.next() % from.size());
            out.push_back(*at);
            from.erase(at);
        }
        return out;
    }

    void layPeople() {
        for (auto& one : nation.people) bring(one.code, one.role, one.locality, today - 7 * one.weeksInPost);
        std::size_t turn = 0;
        for (std::size_t p = 0; p < places.size(); ++p) {
            auto& place = places[p];
            bring(place.code + "-SL1", Role::ServiceLead, place.name, start - 100);
            int practitioner = 0;
            for (int s = 1; s <= nation.supervisorsEach; ++s) {
                auto supervisor = fmt::format("{}-SV{:02}", place.code, s);
                bring(supervisor, Role::Supervisor, place.name, start - 7 * dice.between(4, 300));
                auto pairs = nation.practitionersEach[turn++ % nation.practitionersEach.size()];
                for (int i = 0; i < pairs; ++i) {
                    auto person = fmt::format("{}-CP{:03}", place.code, ++practitioner);
                    Bond bond;
                    bond.place = p;
                    bond.begins = workingDay(start + 7 * dice.between(0, nation.startSpreadWeeks));
                    bring(person, Role::Supervisee, place.name, bond.begins - dice.between(0, 200));
                    auto& scene = bond.scene;
                    scene.key = person;
                    scene.time = fmt::format("{:02}:{:02}", dice.between(9, 16), 15 * dice.between(0, 3));
                    scene.cadence = cadence();
                    scene.minutes = nation.minutes;
                    scene.supervisor = supervisor;
                    scene.supervisees = {person};
                    for (auto& [name, list] : nation.lists) scene.lists[name] = draw(list, nation.drawn.at(name));
                    scene.lists["supervisees"] = scene.supervisees;
                    for (int c = 1; c <= 8; ++c)
                        scene.lists["cases"].push_back(fmt::format("{}-{:04}", place.code, practitioner * 8 + c));
                    bonds.push_back(std::move(bond));
                }
            }
        }
    }

    void layWorks() {
        for (std::uint32_t b = 0; b < bonds.size(); ++b) {
            auto& bond = bonds[b];
            works.push_back({bond.begins, b, termsWork, {}});
            std::vector<Date> days;
            for (auto day = bond.begins + dice.between(3, bond.scene.cadence + 2); day < today;
                 day = day + bond.scene.cadence)
                if (auto held = workingDay(day + dice.between(-1, 1)); held > bond.begins && held < today)
                    if (days.empty() || days.back() < held) days.push_back(held);
            for (std::size_t i = 0; i < days.size(); ++i)
                works.push_back({days[i], b, sessionWork,
                                 i + 1 < days.size() ? days[i + 1] : workingDay(today + 1 + bond.scene.cadence)});
            for (std::size_t s = 0; s < nation.series.size(); ++s) {
                auto& series = nation.series[s];
                if (!known(series.recipe) || unit() >= series.share) continue;
                for (auto day = bond.begins + series.first + dice.between(0, series.every - 1); day < today;
                     day = day + series.every + dice.between(-2, 2))
                    if (unit() < series.chance) works.push_back({workingDay(day), b, static_cast<std::int32_t>(s), {}});
            }
        }
        for (std::uint32_t h = 0; h < happenings.size(); ++h)
            if (happenings[h].from < today) works.push_back({happenings[h].from, h, eventWork, {}});
        // Of one day: terms first, so that nothing stands under an agreement that is not there yet.
        std::ranges::stable_sort(works, {},
                                 [](auto& one) { return std::pair(one.day, one.what == termsWork ? 0 : 1); });
    }
};

} // namespace

NationPlan layOut(const Nation& nation, Date today, SeededRandom& dice,
                  const std::function<bool(const std::string&)>& known) {
    Laying laying(nation, today, dice, known);
    laying.layPlaces();
    laying.layPeople();
    laying.layWorks();
    return laying; // moved: the plan is all that leaves
}

} // namespace trellis
