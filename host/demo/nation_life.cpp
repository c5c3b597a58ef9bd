#include "demo/nation_life.hpp"

#include "demo/nation_craft.hpp"
#include "demo/nation_plan.hpp"
#include "model/error.hpp"

#include <algorithm>

namespace trellis {
struct NationLife::State {
    const Nation& nation;
    Recipes& recipes;
    Random& random;
    SeededRandom dice;
    Date today;
    NationPlan plan{};
    std::size_t at = 0, ofDay = 0, onDay = 1;
    std::map<std::string, Craft> crafts{}; ///< by recipe

    double unit() { return trellis::unit(dice); }

    const Craft& craft(const std::string& recipe) const { return crafts.at(recipe); }
    bool known(const std::string& recipe) const { return crafts.contains(recipe); }

    /// nothing is kept of a recipe whose kind no plugin here knows: that part of the story is left out.
    void learn(const std::string& recipe, const Desk& desk) {
        if (auto craft = craftOf(recipe, recipes, desk)) crafts.emplace(recipe, std::move(*craft));
    }

    // One record ------------------------------------------------------------------------------------------------------

    /// Moments of one day follow each other from nine to five.
    Moment moment() {
        auto& day = plan.works[at].day;
        if (at == 0 || plan.works[at - 1].day != day) {
            ofDay = 0;
            onDay = 1;
            while (at + onDay < plan.works.size() && plan.works[at + onDay].day == day) ++onDay;
        }
        constexpr std::int64_t nine = 9 * 3600'000, eightHours = 8 * 3600'000;
        return {std::int64_t{day.days()} * 86'400'000 + nine +
                eightHours * static_cast<std::int64_t>(ofDay++) / static_cast<std::int64_t>(onDay)};
    }

    void layAround(const Bond& bond, Date day, double& missed, std::vector<std::string>& recipes_) {
        for (auto& stretch : plan.places[bond.place].stretches) {
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

    /// Noted by who leads the service of the place; nobody signs it.
    WholeRecord makeEvent(const Happening& happening) {
        auto& place = plan.places[happening.place];
        auto& craft = this->craft(happening.recipe);
        WholeRecord out;
        out.at = moment();
        const FixedClock then(out.at);
        Scene scene;
        scene.key = place.code;
        scene.day = happening.from;
        scene.until = happening.to;
        scene.place = place.name;
        scene.supervisor = place.code + "-SL1";
        auto& draft = out.draft;
        draft.answers =
            answersFrom(recipes.fill({happening.recipe}, scene, {}), *craft.form, {happening.from, &then, &random});
        out.form = craft.form;
        draft.key.id = newId(then, random);
        draft.key.kind = craft.kind;
        draft.key.supervisor = draft.author = scene.supervisor;
        draft.form = craft.form->ref;
        draft.day = happening.from;
        draft.state = craft.finished();
        return out;
    }

    WholeRecord make(Work work) {
        if (work.what == eventWork) return makeEvent(plan.happenings[work.bond]);
        auto& bond = plan.bonds[work.bond];
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
        const auto present = open == bond.open.end() ? GivenRows{} : givenRows(open->second, *craft.form);
        auto& draft = out.draft;
        draft.answers = answersFrom(recipes.fill(laid, scene, present), *craft.form, {work.day, &then, &random});
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
        draft.state = craft.finished();
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
    : state_(new State{nation, recipes, random, SeededRandom(seed), today}) {
    auto& state = *state_;
    for (auto& recipe : {nation.terms, nation.session}) state.learn(recipe, desk);
    for (auto& one : nation.notHeld) state.learn(one.recipe, desk);
    for (auto& one : nation.series) state.learn(one.recipe, desk);
    for (auto& one : nation.events)
        if (!one.note.empty()) state.learn(one.note, desk);
    for (auto& recipe : {nation.terms, nation.session, nation.notHeld.front().recipe})
        if (!state.known(recipe))
            throw Error(
                "TR-D41",
                "The story of the demo needs a kind of record that no plugin here knows. No workspace was kept.",
                "Turn its plugin on under Library, or install Trellis again.");
    state.plan = layOut(nation, today, state.dice, [&](const std::string& recipe) { return state.known(recipe); });
}

NationLife::~NationLife() = default;

const std::vector<NewPerson>& NationLife::people() const { return state_->plan.people; }
long NationLife::expected() const { return static_cast<long>(state_->plan.works.size()); }

std::optional<WholeRecord> NationLife::next() {
    auto& state = *state_;
    if (state.at == state.plan.works.size()) return {};
    auto out = state.make(state.plan.works[state.at]);
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
    for (auto& bond : state.plan.bonds) {
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
