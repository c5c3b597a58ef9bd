#include "workbench/controller/sheet.hpp"

#include <algorithm>

namespace trellis {

DeskSheet::DeskSheet(Desk& desk, const Id& record) : desk_(desk), draft_(desk.openDraft(record)) {}

const KindInfo* DeskSheet::kind() const {
    for (auto info : desk_.plugins().kinds())
        if (info->id == key().kind) return info;
    return nullptr;
}

Form& DeskSheet::form() { return draft_->form(); }
const RecordKey& DeskSheet::key() const { return draft_->key(); }
std::string DeskSheet::kindTitle() const { return kind() ? kind()->title : draft_->form().form().title; }

Date DeskSheet::day() const {
    if (kind() && !kind()->dayItem.empty())
        if (auto day = std::get_if<Date>(&draft_->form().value({kind()->dayItem, "", ""}))) return *day;
    return draft_->state().day;
}

int DeskSheet::plannedMinutes() const {
    if (kind() && !kind()->minutesItem.empty())
        if (auto minutes = std::get_if<double>(&draft_->form().value({kind()->minutesItem, "", ""})))
            if (*minutes > 0 && *minutes < 24 * 60) return static_cast<int>(*minutes);
    int boxes = 0;
    for (auto& section : draft_->form().form().sections) boxes += section.minutes;
    return boxes;
}

std::string DeskSheet::amendReason() const { return draft_->state().reason; }

std::vector<Person> DeskSheet::people() const {
    auto people = desk_.people();
    std::stable_partition(people.begin(), people.end(), [&](auto& person) { return key().party(person.code); });
    return people;
}

const Clock& DeskSheet::clock() const { return desk_.clock(); }
const std::map<Id, Date>& DeskSheet::carried() const { return draft_->carried(); }
std::optional<RecordView> DeskSheet::lastTime() const { return draft_->lastTime(); }
void DeskSheet::touched() { draft_->touched(); }
bool DeskSheet::unsaved() const { return draft_->unsaved(); }
Moment DeskSheet::savedAt() const { return draft_->savedAt(); }
bool DeskSheet::tick() { return draft_->tick(); }
void DeskSheet::save() { draft_->save(); }
std::vector<Finding> DeskSheet::findings() const { return draft_->findings(); }

} // namespace trellis
