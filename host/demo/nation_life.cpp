#include "demo/nation_life.hpp"

#include "demo/demo.hpp"
#include "model/error.hpp"
#include "template/answers_json.hpp"

#include <algorithm>
#include <deque>
#include <fmt/format.h>

namespace trellis {
namespace {

constexpr int sessionWork = -1, termsWork = -2; // else a series, from 0

Date workingDay(Date day) {
    auto weekday = static_cast<int>(day.weekday());
    return weekday > 4 ? day - (weekday - 4) : day; // Saturday and Sunday become Friday
}

/// What goes on in one locality between two days.
struct Stretch {
    Date from, to; ///< the last day is in it
    double missed = 0;
    const std::vector<NationLayer>* layers = nullptr;
};

struct Surroundings {
    std::string name, code;
    std::vector<Stretch> stretches;
};

/// An agreement of two, and what has to be remembered from one of its records to the next.
struct Bond {
    std::size_t place = 0;
    Scene scene;
    Id id;
    Date begins;
    std::map<std::string, Answers> open; ///< rows that travel, by kind
};

struct Work {
    Date day;
    std::uint32_t bond = 0;
    std::int32_t what = sessionWork;
    Date next; ///< of sessions
};

/// How records of one recipe are made: everything that must be asked of the desk, asked before.
struct Craft {
    std::string kind;
    TemplatePtr form;
    const KindInfo* info = nullptr;
    std::vector<KindState> states;
    std::vector<KindTransition> transitions;
};

} // namespace

struct NationLife::State {
    const Nation& nation;
    Recipes& recipes;
    Random& random;
    SeededRandom dice;
    Date today, start;
    std::vector<Surroundings> places;
    std::vector<Bond> bonds;
    std::vector<NewPerson> people;
    std::vector<Work> works; ///< by day
    std::size_t at = 0, ofDay = 0, onDay = 1;
    std::map<std::string, Craft> crafts; ///< by recipe

    double unit() { return static_cast<double>(dice.next() >> 11) / 9007199254740992.0; }

    const Craft& craft(const std::string& recipe) const { return crafts.at(recipe); }
    bool known(const std::string& recipe) const { return crafts.contains(recipe); }

    /// nothing is kept of a recipe whose kind no plugin here knows: that part of the story is left out.
    void learn(const std::string& recipe, Desk& desk) {
        auto kindId = recipes.kind(recipe);
        auto* kind = desk.plugins().kind(kindId);
        if (!kind) return;
        auto form = recipes.form(recipe);
        crafts[recipe] = {kindId, desk.currentTemplate(form.empty() ? kind->info().templateId : form), &kind->info(),
                          kind->states(), kind->transitions()};
    }

    void layPlaces() {
        for (int i = 0; i < nation.localities; ++i) {
            Surroundings place{fmt::format("Locality {:02}", i + 1), fmt::format("L{:02}", i + 1), {}};
            auto day = start - dice.between(0, 8) * 7;
            for (auto& phase : nation.phases) {
                auto to = day + 7 * dice.between(phase.fromWeeks, phase.toWeeks);
                place.stretches.push_back({day, to - 1, phase.missed, &phase.layers});
                day = to;
            }
            place.stretches.back().to = std::max(place.stretches.back().to, today);
            for (auto& event : nation.events) {
                auto come = [&](Date from, Date to) {
                    if (unit() < event.share) place.stretches.push_back({from, to, event.missed, &event.layers});
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
        // Of one day: terms first, so that nothing stands under an agreement that is not there yet.
        std::ranges::stable_sort(works, {},
                                 [](auto& one) { return std::pair(one.day, one.what == termsWork ? 0 : 1); });
    }

    // One record ------------------------------------------------------------------------------------------------------

    /// Moments of one day follow each other from nine to five.
    Moment moment() {
        auto& day = works[at].day;
        if (at == 0 || works[at - 1].day != day) {
            ofDay = 0;
            onDay = 1;
            while (at + onDay < works.size() && works[at + onDay].day == day) ++onDay;
        }
        constexpr std::int64_t nine = 9 * 3600'000, eightHours = 8 * 3600'000;
        return {std::int64_t{day.days()} * 86'400'000 + nine +
                eightHours * static_cast<std::int64_t>(ofDay++) / static_cast<std::int64_t>(onDay)};
    }

    void layAround(const Bond& bond, Date day, double& missed, std::vector<std::string>& recipes_) {
        for (auto& stretch : places[bond.place].stretches) {
            if (day < stretch.from || stretch.to < day) continue;
            missed += stretch.missed;
            for (auto& layer : *stretch.layers)
                if (unit() < layer.chance) recipes_.push_back(layer.recipe);
        }
    }

    const std::string& whyNot() {
        double all = 0;
        for (auto& one : nation.notHeld) all += one.chance;
        auto drawn = unit() * all;
        for (auto& one : nation.notHeld)
            if ((drawn -= one.chance) < 0) return one.recipe;
        return nation.notHeld.back().recipe;
    }

    /// Rows that are not settled go on to the next record of the kind.
    void remember(Bond& bond, const Craft& craft, const Answers& answers) {
        Answers open;
        for (auto& [rows, rule] : nation.carries)
            for (auto& row : answers.rowsOf(rows)) {
                auto cell = row.cells.find(rule.cell);
                auto* code = cell == row.cells.end() ? nullptr : std::get_if<Code>(&cell->second);
                if (!code || std::ranges::find(rule.settled, code->code) == rule.settled.end())
                    open.rows[rows].push_back(row);
            }
        bond.open[craft.kind] = std::move(open);
    }

    void sign(WholeRecord& record, const Craft& craft, bool all) {
        auto& key = record.draft.key;
        std::vector<PersonCode> parties = key.authorsOwn() ? std::vector{key.author} : key.supervisees;
        if (!key.authorsOwn()) parties.insert(parties.begin(), key.supervisor);
        auto state = record.draft.state;
        for (int count = 1; count <= (all ? static_cast<int>(parties.size()) : 1); ++count) {
            const KindTransition* taken = nullptr;
            for (auto& one : craft.transitions)
                if (one.effect == Effect::Sign && one.from == state &&
                    (one.signatures == count || (one.signatures == 0 && count >= static_cast<int>(parties.size()))) &&
                    (!taken || one.signatures == 0))
                    taken = &one;
            if (!taken) return;
            state = taken->to;
            auto& person = parties[static_cast<std::size_t>(count) - 1];
            record.signatures.push_back({person,
                                         person == key.supervisor ? Role::Supervisor : Role::Supervisee,
                                         {record.at.ms + 1000 * count},
                                         state});
        }
    }

    WholeRecord make(Work work) {
        auto& bond = bonds[work.bond];
        WholeRecord out;
        out.at = moment();
        const FixedClock then(out.at);
        std::vector<std::string> over;
        double missed = 0;
        layAround(bond, work.day, missed, over);
        bool held = unit() >= missed, allSign = unit() < nation.signedShare;
        std::vector<std::string> laid;
        if (work.what == termsWork) {
            laid = {nation.terms};
        } else if (work.what == sessionWork) {
            laid = {held ? nation.session : whyNot()};
        } else {
            auto& series = nation.series[static_cast<std::size_t>(work.what)];
            laid = {series.recipe};
            allSign = allSign && series.signedByAll;
        }
        auto& craft = this->craft(laid.front());
        // A layer is for one kind of record; over others it is not laid.
        for (auto& one : over)
            if (recipes.kind(one) == craft.kind) laid.push_back(one);

        auto& scene = bond.scene;
        scene.day = work.day;
        scene.next = work.next;
        scene.review = work.day + 350;
        auto open = bond.open.find(craft.kind);
        auto present = open == bond.open.end() ? "{}" : answersToJson(open->second, *craft.form, false);
        auto& draft = out.draft;
        draft.answers = answersFromJson(recipes.fill(laid, scene, present), *craft.form, {work.day, &then, &random});
        out.form = craft.form;
        draft.key.id = newId(then, random);
        draft.key.kind = craft.kind;
        if (work.what == termsWork) bond.id = draft.key.id;
        draft.key.agreement = bond.id;
        draft.key.supervisor = scene.supervisor;
        draft.key.supervisees = scene.supervisees;
        draft.author = scene.supervisor;
        if (craft.info->authorsOwn) draft.author = draft.key.author = scene.supervisees.front();
        draft.form = craft.form->ref;
        draft.day = work.day;
        for (auto& one : craft.transitions)
            if (one.effect == Effect::Finish && one.from == craft.states.front().id) draft.state = one.to;
        if (auto* choice = std::get_if<Code>(&draft.answers.value(craft.info->shareItem));
            choice && craft.info->authorsOwn) {
            draft.shared = sharingFromText(choice->code);
            auto sharing = draft.state + "-" + text(draft.shared);
            if (draft.shared != Sharing::None &&
                std::ranges::find(craft.states, sharing, &KindState::id) != craft.states.end())
                draft.state = sharing;
        }
        sign(out, craft, allSign);
        remember(bond, craft, draft.answers);
        return out;
    }
};

NationLife::NationLife(const Nation& nation, Recipes& recipes, std::uint64_t seed, Date today, Desk& desk,
                       Random& random)
    : state_(new State{
          nation, recipes, random, SeededRandom(seed), today, today - 7 * nation.weeks, {}, {}, {}, {}, 0, 0, 1, {}}) {
    auto& state = *state_;
    for (auto& recipe : {nation.terms, nation.session}) state.learn(recipe, desk);
    for (auto& one : nation.notHeld) state.learn(one.recipe, desk);
    for (auto& one : nation.series) state.learn(one.recipe, desk);
    for (auto& recipe : {nation.terms, nation.session, nation.notHeld.front().recipe})
        if (!state.known(recipe))
            throw Error(
                "TR-D41",
                "The story of the demo needs a kind of record that no plugin here knows. No workspace was kept.",
                "Turn its plugin on under Library, or install Trellis again.");
    state.layPlaces();
    state.layPeople();
    state.layWorks();
}

NationLife::~NationLife() = default;

const std::vector<NewPerson>& NationLife::people() const { return state_->people; }
long NationLife::expected() const { return static_cast<long>(state_->works.size()); }

std::optional<WholeRecord> NationLife::next() {
    auto& state = *state_;
    if (state.at == state.works.size()) return {};
    auto out = state.make(state.works[state.at]);
    ++state.at;
    return out;
}

std::vector<std::pair<DraftState, TemplatePtr>> NationLife::planned() {
    auto& state = *state_;
    std::vector<std::pair<DraftState, TemplatePtr>> out;
    auto& craft = state.craft(state.nation.session);
    auto plan = std::ranges::find_if(craft.states, [&](auto& one) { // an editable state that a draft does not begin in
        return one.editable && !one.held && one.id != craft.states.front().id;
    });
    if (plan == craft.states.end()) return out;
    FixedClock clock(state.today, {17 * 60});
    std::size_t turn = 0;
    for (auto& bond : state.bonds) {
        if (turn++ % 7 != 0) continue; // one of each supervisor's few
        DraftState draft;
        draft.key = {newId(clock, state.random), craft.kind, bond.id, bond.scene.supervisor,
                     bond.scene.supervisees,     {}};
        draft.form = craft.form->ref;
        draft.day = state.today + 1 + static_cast<int>(turn % 12);
        draft.state = plan->id;
        draft.author = bond.scene.supervisor;
        out.emplace_back(std::move(draft), craft.form);
    }
    return out;
}

} // namespace trellis
