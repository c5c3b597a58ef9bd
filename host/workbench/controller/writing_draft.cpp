#include "workbench/controller/writing_draft.hpp"

#include "desk/asked.hpp"
#include "desk/own_steps.hpp"

#include <algorithm>

namespace trellis {

DeskDraft::DeskDraft(Desk& desk, const Id& record)
    : desk_(desk)
    , draft_(desk.openDraft(record)) {}

const KindInfo* DeskDraft::kind() const {
    for (auto info : desk_.plugins().kinds())
        if (info->id == key().kind) return info;
    return nullptr;
}

Form& DeskDraft::form() { return draft_->form(); }
const RecordKey& DeskDraft::key() const { return draft_->key(); }
PersonCode DeskDraft::writer() const { return desk_.me().code; }
PersonCode DeskDraft::penOf(const std::string& item) const {
    const auto* info = kind();
    const auto whose = trellis::penOf(info && info->parties ? &*info->parties : nullptr, key(), item);
    return whose == writer() ? PersonCode{} : whose;
}
std::string DeskDraft::kindTitle() const { return kind() ? kind()->title : draft_->form().form().title; }

Date DeskDraft::day() const {
    if (kind() && !kind()->dayItem.empty())
        if (auto day = std::get_if<Date>(&draft_->form().value({kind()->dayItem, "", ""}))) return *day;
    return draft_->state().day;
}

int DeskDraft::plannedMinutes() const {
    if (kind() && !kind()->minutesItem.empty())
        if (auto minutes = std::get_if<double>(&draft_->form().value({kind()->minutesItem, "", ""})))
            if (*minutes > 0 && *minutes < 24 * 60) return static_cast<int>(*minutes);
    int boxes = 0;
    for (auto& section : draft_->form().form().sections) boxes += section.minutes;
    return boxes;
}

std::string DeskDraft::amendReason() const { return draft_->state().reason; }

std::vector<Person> DeskDraft::people() const {
    auto people = desk_.people();
    std::stable_partition(people.begin(), people.end(), [&](auto& person) { return key().party(person.code); });
    return people;
}

const Clock& DeskDraft::clock() const { return desk_.clock(); }
const std::map<Id, Date>& DeskDraft::carried() const { return draft_->carried(); }
std::optional<RecordView> DeskDraft::lastTime() const { return draft_->lastTime(); }
void DeskDraft::touched() { draft_->touched(); }
bool DeskDraft::unsaved() const { return draft_->unsaved(); }
Moment DeskDraft::savedAt() const { return draft_->savedAt(); }
bool DeskDraft::tick() { return draft_->tick(); }
void DeskDraft::save() { draft_->save(); }
std::vector<Finding> DeskDraft::findings() const { return draft_->findings(); }
std::set<std::string> DeskDraft::askedAtFirst() const { return trellis::askedAtFirst(desk_, draft_->record()); }

std::string DeskDraft::finishWords() const {
    for (auto& one : desk_.possible(draft_->record()))
        if (one.effect == Effect::Finish) return one.label;
    return "Finish";
}

bool DeskDraft::signs() const {
    auto kind = desk_.plugins().kind(key().kind);
    return kind && std::any_of(kind->transitions().begin(), kind->transitions().end(),
                               [](auto& one) { return one.effect == Effect::Sign; });
}

std::optional<Sharing> DeskDraft::sharing() const {
    if (!kind() || !kind()->authorsOwn) return {};
    auto code =
        kind()->shareItem.empty() ? nullptr : std::get_if<Code>(&draft_->form().value({kind()->shareItem, "", ""}));
    return code ? sharingFromText(code->code) : Sharing::None;
}

std::string DeskDraft::shareItem() const { return kind() ? kind()->shareItem : std::string(); }

void beginRecord(Desk& desk, const Id& record) {
    const KindTransition* out = nullptr;
    auto possible = desk.possible(record);
    for (auto& one : possible) {
        if (one.effect == Effect::Finish) return;
        if (one.effect == Effect::None && !out) out = &one;
    }
    if (out) desk.take(record, out->id);
}

void finishRecord(Desk& desk, const Id& record) {
    for (auto& transition : desk.possible(record))
        if (transition.effect == Effect::Finish) {
            desk.take(record, transition.id);
            return;
        }
}

} // namespace trellis
