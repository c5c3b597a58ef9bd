#include "desk/reminders.hpp"

#include "desk/desk_state.hpp"
#include "model/error.hpp"

#include <sstream>

namespace trellis {

namespace {

/// A setting, so that it travels with the log to the machine of whoever is asked.
std::string reminderKey(const Id& record) { return "reminder:" + record; }

} // namespace

void remind(Desk& desk, const Id& record) {
    auto line = desk.line(record);
    if (!line) noSuchRecord(record);
    const auto head = desk.workspace().head(record);
    const PersonCode& me = desk.me().code;
    if (!head || !head->key.party(me)) notForYou();
    std::erase(line->waitingFor, me);
    if (line->waitingFor.empty())
        throw Error("TR-R20", "Nobody else is waited for here, so there is nobody to ask. The record stays as it is.",
                    "Read it to see who has signed.");
    desk.workspace().setSetting(reminderKey(record), head->revision + " " + me + " " + desk.today().iso());
    desk.workspace().audit("asked for a signature", record);
}

std::optional<Reminder> reminderOf(Desk& desk, const Id& record) {
    const auto head = desk.workspace().head(record);
    std::istringstream kept(desk.workspace().setting(reminderKey(record)).value_or(""));
    std::string revision, who, day;
    kept >> revision >> who >> day;
    const auto on = Date::fromIso(day);
    if (!head || revision != head->revision || !on) return {};
    return Reminder{who, *on};
}

} // namespace trellis
