#include "demo/nation_craft.hpp"

namespace trellis {

std::string Craft::finished() const {
    for (auto& one : transitions)
        if (one.effect == Effect::Finish && one.from == states.front().id) return one.to;
    return {};
}

std::optional<Craft> craftOf(const std::string& recipe, const Recipes& recipes, const Desk& desk) {
    auto kindId = recipes.kind(recipe);
    auto* kind = desk.plugins().kind(kindId);
    if (!kind) return {};
    auto form = recipes.form(recipe);
    return Craft{kindId, desk.currentTemplate(form.empty() ? kind->info().templateId : form), &kind->info(),
                 kind->states(), kind->transitions()};
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

} // namespace trellis
