// Lists of records, and opening one: what there is, as this person may know of it.
#include "desk/desk_state.hpp"
#include "model/error.hpp"

#include <algorithm>
#include <set>

namespace trellis {

void noSuchRecord(const Id& record) {
    throw Error("TR-R01", "There is no record '" + record + "' in this workspace.",
                "See the list of records for those there are.");
}

void notForYou() {
    throw Error("TR-R02", "This record belongs to other people. Its content stays with them, and nothing was opened.",
                "Ask one of the people it belongs to.");
}

void underWay() {
    throw Error("TR-R18", "An amendment of this record is under way already. Nothing was changed.",
                "Open it and continue, or wait until whoever writes it has finished.");
}

std::shared_ptr<const RecordRevision> Desk::State::revision(const Id& id) {
    if (auto known = revisions.find(id); known != revisions.end()) return known->second;
    auto found = workspace->revision(id);
    if (!found)
        throw Error("TR-R17", "There is no such version of this record.",
                    "Choose one of those in the record's history.");
    auto kept = std::make_shared<const RecordRevision>(std::move(*found));
    // A working set for one person, not a second database.
    if (revisions.size() >= 4000) revisions.clear();
    return revisions[id] = kept;
}

bool Desk::State::mayWrite(const DraftState& draft) const {
    // What stands under no agreement is its writer's alone until it is finished.
    return (draft.key.party(me.code) && !draft.key.agreement.empty()) || draft.author == me.code;
}

RecordHead Desk::State::knownHead(const Id& record) const {
    auto head = workspace->head(record);
    if (!head) noSuchRecord(record);
    if (!mayKnow(*head, viewer())) keepAway(head->key);
    return *head;
}

namespace {

bool fits(const DraftState& draft, const RecordFilter& filter) {
    if (!filter.kind.empty() && draft.key.kind != filter.kind) return false;
    if (!filter.agreement.empty() && draft.key.agreement != filter.agreement) return false;
    if (!filter.person.empty() && !draft.key.party(filter.person)) return false;
    if (!filter.state.empty() && draft.state != filter.state) return false;
    if (filter.from && draft.day < *filter.from) return false;
    return !filter.to || draft.day <= *filter.to;
}

bool newerFirst(const RecordLine& a, const RecordLine& b) { return std::tie(b.day, b.id) < std::tie(a.day, a.id); }

} // namespace

std::vector<RecordLine> Desk::records(const RecordFilter& filter) const {
    auto& state = *state_;
    std::vector<RecordLine> out;
    std::set<Id> drafts;
    auto all = state.workspace->drafts();
    for (auto& draft : all) drafts.insert(draft.key.id);

    // Who oversees may know of every record, everybody else of their own; so nothing needs to be read only to be left
    // out. What follows is the rule all the same: a floor may have taken everything from a role that oversees.
    bool own = state.role == Role::Supervisor || state.role == Role::Supervisee || state.role == Role::LocalityAdmin;
    bool narrow = own && !filter.person.empty() && filter.person != state.me.code;
    HeadFilter heads{
        filter.kind, own ? state.me.code : filter.person,          filter.agreement, filter.state, filter.from,
        filter.to,   narrow ? 1'000'000 : std::max(0, filter.most)};
    heads.reader = state.me.code;
    std::set<Id> finished;
    for (auto& head : state.workspace->heads(heads)) {
        if (static_cast<int>(out.size()) >= filter.most) break;
        if (!mayKnow(head, state.viewer()) || (narrow && !head.key.party(filter.person))) continue;
        finished.insert(head.key.id);
        out.push_back(state.line(head, drafts.contains(head.key.id)));
    }
    if (filter.withDrafts)
        for (auto& draft : all)
            if (!draft.base && fits(draft, filter) && state.mayWrite(draft) && !finished.contains(draft.key.id))
                out.push_back(state.line(draft));
    std::ranges::stable_sort(out, newerFirst);
    if (static_cast<int>(out.size()) > filter.most) out.resize(static_cast<std::size_t>(std::max(0, filter.most)));
    return out;
}

std::optional<RecordLine> Desk::line(const Id& record) const {
    auto draft = state_->workspace->draft(record);
    if (auto head = state_->workspace->head(record)) {
        if (!mayKnow(*head, state_->viewer())) return {};
        return state_->line(*head, draft.has_value());
    }
    if (draft && state_->mayWrite(*draft)) return state_->line(*draft);
    return {};
}

std::vector<RecordLine> Desk::conflicts() const {
    std::vector<RecordLine> out;
    for (auto& head : state_->workspace->conflicts())
        if (audienceOf(head.key, state_->viewer()).party) out.push_back(state_->line(head, false));
    return out;
}

RecordView Desk::show(const Id& record, const Id& revision) {
    auto draft = state_->workspace->draft(record);
    if (draft && !state_->workspace->head(record)) {
        if (!state_->mayWrite(*draft)) state_->keepAway(draft->key);
        return state_->view(*draft);
    }
    auto view = state_->view(state_->knownHead(record), revision);
    state_->workspace->audit("viewed", record);
    return view;
}

} // namespace trellis
