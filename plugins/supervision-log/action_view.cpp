// Open actions: what was agreed and is not settled, oldest first, with a line for Today.
#include "figure_views.hpp"
#include "history.hpp"

#include <algorithm>
#include <map>

namespace supervision {

using namespace trellis::sdk;

void OpenActions::show(const std::optional<Timeline>& timeline, View& out) const {
    if (!timeline) return;
    struct Action {
        std::string what, owner, status;
        Day since{0};
        std::optional<Day> due;
    };
    std::vector<Action> open;
    for (auto& part : timeline->parts()) {
        std::map<std::string, Action> all; // newest word on each, by the row's id
        for (auto& session : heldSessions(part))
            for (auto& row : session.rows("actions"))
                all[row.id()] = {row.text("action.what"), row.code("action.owner"),
                                 row.code("action.status"), row.day("action.since").value_or(session.about()),
                                 row.day("action.due")};
        for (auto& [id, one] : all)
            if (one.status != "done" && one.status != "dropped") open.push_back(one);
    }
    if (open.empty()) {
        out.empty("Nothing is open. Actions agreed in a session stand here until they are settled.");
        return;
    }
    const Day today = timeline->today();
    std::stable_sort(open.begin(), open.end(), [](auto& a, auto& b) { return a.since < b.since; });
    out.column("what", "What").column("owner", "Who").column("due", "By when").column("age", "Open for (days)", true);
    int late = 0;
    for (auto& one : open) {
        late += one.due && *one.due < today;
        out.row().cell(one.what).cell(one.owner).cell(one.due ? one.due->words() : "").cell(
            std::to_string(today - one.since), double(today - one.since));
    }
    const auto count = std::to_string(open.size()) + (open.size() == 1 ? " open action" : " open actions");
    const auto past = late ? ", " + std::to_string(late) + " past the day agreed" : std::string();
    out.reading(count + past + "; the oldest has been open for " + std::to_string(today - open.front().since) + " days.");
    out.card(timeline->subject() + ": " + count + past);
}

} // namespace supervision
