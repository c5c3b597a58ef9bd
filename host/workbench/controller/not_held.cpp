#include "workbench/controller/not_held.hpp"

#include "desk/draft.hpp"

#include <algorithm>

namespace trellis {

namespace {

constexpr const char* notHeldRole = "not-held";
bool isPlanned(const Desk& desk, const Id& record) {
    const auto line = desk.line(record);
    return line && line->state == plannedStateId;
}

} // namespace

std::vector<ReasonQuestion> openChoices(TemplatePtr form, const FormContext& context) {
    const Form fresh(form, Answers{}, context, true);
    std::vector<ReasonQuestion> asked;
    for (const Section& section : form->sections)
        for (const Item& item : section.items) {
            const ItemPath path{item.id, {}, {}};
            if (item.type != ItemType::Choice || item.retired || item.options.empty()) continue;
            if (!fresh.required(path) || !fresh.relevant(path) || answered(fresh.value(path))) continue;
            asked.push_back({item.id, item.label, item.options});
        }
    return asked;
}

const KindInfo* notHeldKind(const std::vector<const KindInfo*>& kinds, const std::string& kind) {
    const auto own = std::find_if(kinds.begin(), kinds.end(), [&](const KindInfo* info) { return info->id == kind; });
    const KindInfo* any = nullptr;
    for (const KindInfo* info : kinds) {
        if (info->role != notHeldRole) continue;
        if (own != kinds.end() && info->plugin == (*own)->plugin) return info;
        if (!any) any = info;
    }
    return any;
}

const KindInfo* kindInfo(const Desk& desk, const std::string& kind) {
    for (const KindInfo* info : desk.plugins().kinds())
        if (info->id == kind) return info;
    return nullptr;
}

std::optional<NotHeldQuestion> notHeldQuestion(const Desk& desk, const Occasion& occasion) {
    const KindInfo* info = notHeldKind(desk.plugins().kinds(), occasion.kind);
    if (!info) return std::nullopt;
    FormContext context{desk.today()};
    context.clock = const_cast<Clock*>(&desk.clock());
    return NotHeldQuestion{info->id, openChoices(desk.currentTemplate(info->templateId), context)};
}

NotHeld noteNotHeld(Desk& desk, const Occasion& occasion, const Answers& answers) {
    const KindInfo* info = notHeldKind(desk.plugins().kinds(), occasion.kind);
    NewRecord wanted;
    wanted.kind = info ? info->id : occasion.kind;
    wanted.agreement = occasion.agreement;
    if (occasion.day && *occasion.day <= desk.today()) wanted.day = occasion.day;
    wanted.answers = answers;
    NotHeld made{desk.newRecord(wanted)};
    const std::vector<Finding> findings = desk.check(made.record);
    const bool ready =
        std::none_of(findings.begin(), findings.end(), [](const Finding& f) { return f.severity == Severity::Refuse; });
    if (ready)
        for (const KindTransition& transition : desk.possible(made.record))
            if (transition.effect == Effect::Finish) {
                desk.take(made.record, transition.id);
                made.finished = true;
                break;
            }
    if (made.finished && occasion.openDraft && isPlanned(desk, *occasion.openDraft))
        desk.discardDraft(*occasion.openDraft);
    return made;
}

std::string plannedState(const Desk& desk, const std::string& kind) {
    const Kind* loaded = desk.plugins().kind(kind);
    if (!loaded) return {};
    for (const KindState& state : loaded->states())
        if (state.id == plannedStateId) return state.id;
    return {};
}

Id planFor(Desk& desk, const Occasion& occasion, Date day) {
    const KindInfo* info = kindInfo(desk, occasion.kind);
    if (occasion.openDraft && info && !info->dayItem.empty() && isPlanned(desk, *occasion.openDraft)) {
        const std::unique_ptr<Draft> draft = desk.openDraft(*occasion.openDraft);
        draft->form().set({info->dayItem, {}, {}}, day);
        draft->touched();
        draft->save();
        return *occasion.openDraft;
    }
    NewRecord wanted;
    wanted.kind = occasion.kind;
    wanted.agreement = occasion.agreement;
    wanted.day = day;
    wanted.state = plannedState(desk, occasion.kind);
    return desk.newRecord(wanted);
}

} // namespace trellis
