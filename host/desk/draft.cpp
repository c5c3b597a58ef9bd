#include "desk/draft_state.hpp"

#include "desk/carry.hpp"
#include "desk/form_language.hpp"
#include "desk/last_time.hpp"
#include "desk/others_parts.hpp"
#include "model/error.hpp"

#include <algorithm>
#include <limits>

namespace trellis {
namespace {

constexpr std::int64_t quietMs = 2000; // design 6: saved 2 s after the last key

/// `now` and what of `before` was never shown, so that nobody's words are lost by an answer from somebody who may not
/// read them.
Answers withUnseen(Answers now, const Answers& before, const Answers& shown) {
    for (auto& [item, value] : before.values)
        if (!shown.values.contains(item)) now.values[item] = value;
    for (auto& [item, rows] : before.rows) {
        auto& there = now.rows[item];
        for (auto& row : rows) {
            const auto same = [&](auto& one) { return one.id == row.id; };
            const auto& seenRows = shown.rowsOf(item);
            const auto was = std::ranges::find_if(seenRows, same);
            const auto is = std::ranges::find_if(there, same);
            if (was == seenRows.end())
                there.push_back(row);
            else if (is != there.end())
                for (auto& [cell, value] : row.cells)
                    if (!was->cells.contains(cell)) is->cells[cell] = value;
        }
    }
    return now;
}

} // namespace

Answers Draft::State::whole() const { return cut ? withUnseen(form.answers(), before, shown) : form.answers(); }

void Draft::State::save() {
    if (closed)
        throw Error(
            "TR-R04",
            "This record was finished or discarded in another place. What you wrote last is still on the screen.",
            "Copy it, and amend the record to add it.");
    desk.prepare(draft, form);
    draft.answers = whole();
    desk.workspace->saveDraft(draft, form.form());
    draft.savedAt = desk.workspace->clock().now();
    unsaved = false;
}

Draft::Draft() = default;

Draft::~Draft() {
    std::erase(state_->desk.openDrafts, state_.get());
    if (!state_->unsaved || state_->closed) return;
    try {
        state_->save();
    } catch (const std::exception&) {
        // Nobody is left to hear it; the last autosave is at most two seconds older. Callers who can speak call
        // save() first.
    }
}

const Id& Draft::record() const { return state_->draft.key.id; }
const RecordKey& Draft::key() const { return state_->draft.key; }
Form& Draft::form() { return state_->form; }
const Form& Draft::form() const { return state_->form; }
const DraftState& Draft::state() const { return state_->draft; }
const std::map<Id, Date>& Draft::carried() const { return state_->carried; }

std::optional<RecordView> Draft::lastTime() const {
    auto& desk = state_->desk;
    auto& key = state_->draft.key;
    if (key.agreement == key.id) return {};
    // Of the day that is being written about: what was finished of a later one has not been yet.
    auto as = state_->draft;
    desk.prepare(as, state_->form);
    const auto own = desk.workspace->head(key.id);
    const bool sameDay = own && own->day == as.day;
    auto head = newestBehind(desk, key, {as.day, sameDay ? own->tick : std::numeric_limits<std::int64_t>::max()});
    if (!head || !mayKnow(*head, desk.viewer())) return {};
    if (state_->lastTimesNoted.insert(head->key.id).second) desk.workspace->audit("viewed", head->key.id);
    return desk.view(*head, {});
}

void Draft::touched() {
    state_->unsaved = true;
    state_->editedAt = state_->desk.workspace->clock().now();
}

bool Draft::unsaved() const { return state_->unsaved; }
Moment Draft::savedAt() const { return state_->draft.savedAt; }

bool Draft::tick() {
    if (!state_->unsaved || state_->closed) return false;
    auto passed = state_->desk.workspace->clock().now().ms - state_->editedAt.ms;
    // A clock that was set back must not keep us waiting until it has caught up.
    if (passed >= 0 && passed < quietMs) return false;
    state_->save();
    return true;
}

void Draft::save() { state_->save(); }

std::vector<Finding> Draft::findings() const { return state_->desk.findings(state_->form, state_->draft); }

std::unique_ptr<Draft> Desk::openDraft(const Id& record) {
    auto& desk = *state_;
    auto draft = desk.workspace->draft(record);
    if (!draft) {
        desk.knownHead(record); // TR-R01, TR-R02 come first
        throw Error("TR-R04", "This record is finished, so its text stands as it is.",
                    "Amend it, with a reason, to change it.");
    }
    if (!desk.mayWrite(*draft)) desk.keepAway(draft->key);
    auto form = forReading(desk, draft->form);
    // Rows that are private to others keep everybody away but the supervisor and the writer, and the writer from what
    // the draft began with of colleagues.
    const bool others = holdsOthersRows(*form, draft->answers, draft->key, desk.viewer());
    if (others && desk.me.code != draft->author)
        throw Error("TR-R02", "This draft holds parts that are private to other people of the group.",
                    "Your own part can be read when the supervisor has finished the record.");
    // Who is asked for an answer, or writes for a group, does so on what they may see; the rest comes back when it is
    // saved.
    const bool cut = others || (draft->base && !draft->key.party(desk.me.code));
    Answers before;
    if (cut) {
        before = draft->answers;
        draft->answers = seen(*form, before, draft->key, desk.viewer()).answers;
    }

    std::unique_ptr<Draft> out(new Draft);
    out->state_ = std::unique_ptr<Draft::State>(new Draft::State{desk,
                                                                 *draft,
                                                                 Form(form, draft->answers, desk.formContext()),
                                                                 {},
                                                                 false,
                                                                 false,
                                                                 {},
                                                                 {},
                                                                 cut,
                                                                 std::move(before),
                                                                 draft->answers});
    if (draft->key.agreement != draft->key.id) {
        HeadFilter filter;
        filter.kind = draft->key.kind;
        filter.agreement = draft->key.agreement;
        auto earlier = desk.workspace->heads(filter);
        std::erase_if(earlier, [&](auto& head) {
            return head.key.id == record || !mayKnow(head, desk.viewer()) ||
                   (draft->key.agreement.empty() && !sameCircle(head.key, draft->key));
        });
        std::set<Id> rows;
        for (auto& [item, those] : draft->answers.rows)
            for (auto& row : those) rows.insert(row.id);
        out->state_->carried = desk.firstDaysOf(rows, earlier);
    }
    desk.openDrafts.push_back(out->state_.get());
    return out;
}

} // namespace trellis
