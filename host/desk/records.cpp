// Lists and views: what there is, as this person may see it.
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

std::string Desk::State::summary(const TimelineRecord& record, const Subject& subject) {
    auto model = [&]() -> std::string {
        // Where a kind has many forms, which one it is tells records apart.
        auto* info = kindInfo(record.kind);
        return info && !info->family.empty() ? forms->exactly(record.form)->title : "";
    };
    auto with = [](std::string title, const std::string& line) {
        if (!title.empty() && !line.empty()) title += ", ";
        return title + line;
    };
    if (auto* found = plugins->kind(record.kind)) {
        try {
            // The plugin is handed no more than this person may see, so its line cannot say more.
            if (audienceOf(subject.key, viewer()).party) return with(model(), found->summary(record));
            auto cut = record;
            cut.answers = seen(*forms->exactly(record.form), record.answers, subject, viewer()).answers;
            return with(model(), found->summary(cut));
        } catch (const Error&) {
            // A list must not fall over a plugin or a form that is out of order; opening the record says what is wrong.
        }
    }
    try {
        return forms->exactly(record.form)->title;
    } catch (const Error&) {
        return {};
    }
}

RecordLine Desk::State::line(const RecordHead& head, bool draft) {
    RecordLine out;
    out.id = head.key.id;
    out.kind = head.key.kind;
    out.kindTitle = kindTitle(head.key.kind);
    out.state = head.state;
    out.stateLabel = stateLabel(head.key.kind, head.state);
    out.day = head.day;
    out.agreement = head.key.agreement;
    out.supervisor = head.key.supervisor;
    out.supervisees = head.key.supervisees;
    out.author = head.key.author;
    out.shared = head.shared;
    out.summary = summary(timelineRecord(head), head);
    // That its author is changing it is nobody else's business.
    out.draft = draft && (!head.key.authorsOwn() || head.key.party(me.code));
    out.conflict = head.conflict;
    out.changedAt = head.at;
    for (auto& one : head.signOffs) {
        out.signedBy.push_back(one.person);
        out.changedAt = std::max(out.changedAt, one.at);
    }
    // Only where the kind has signatures at all, and only while one is still expected.
    auto* found = kind(head.key.kind);
    bool signable = found && std::ranges::any_of(found->transitions(), [&](auto& one) {
                        return one.effect == Effect::Sign && one.from == head.state;
                    });
    if (signable) {
        auto waits = [&](const PersonCode& person) {
            if (!person.empty() && std::ranges::find(out.signedBy, person) == out.signedBy.end())
                out.waitingFor.push_back(person);
        };
        for (auto& one : partiesOf(head.key)) waits(one);
    }
    return out;
}

RecordLine Desk::State::line(const DraftState& draft) {
    RecordLine out;
    out.id = draft.key.id;
    out.kind = draft.key.kind;
    out.kindTitle = kindTitle(draft.key.kind);
    out.state = draft.state;
    out.stateLabel = stateLabel(draft.key.kind, draft.state);
    out.day = draft.day;
    out.agreement = draft.key.agreement;
    out.supervisor = draft.key.supervisor;
    out.supervisees = draft.key.supervisees;
    out.author = draft.key.author;
    out.summary = summary(timelineRecord(draft), draft.key);
    out.draft = true;
    out.changedAt = draft.savedAt;
    return out;
}

namespace {

/// Answers that did not come along in a bundle are not empty: they are kept elsewhere. Which questions they belong to is
/// not to be seen; but where an answer of the same classes is open, those classes were not withheld.
void markWithheldElsewhere(RecordView& view, const Content& content) {
    if (content.withheld() == 0) return;
    std::set<std::string> open;
    for (auto& leaf : content.leaves())
        if (!leaf.withheld()) open.insert(readLeaf(leaf.text).classes.text());
    for (auto& section : view.form->sections)
        for (auto& item : section.items) {
            const bool answered = view.answers.values.contains(item.id) || !view.answers.rowsOf(item.id).empty();
            if (item.type == ItemType::Note || answered || open.contains(item.classes.text())) continue;
            if (std::ranges::find(view.withheld, item.id) == view.withheld.end()) view.withheld.push_back(item.id);
        }
}

} // namespace

RecordView Desk::State::view(const RecordHead& head, const Id& which) {
    auto& id = which.empty() ? head.revision : which;
    bool party = audienceOf(head.key, viewer()).party;
    // Of an author's own record others see the newest layer: what an earlier one shared, or said, is not theirs any
    // more.
    bool newestOnly = head.key.authorsOwn() && !party;
    if (newestOnly && id != head.revision)
        throw Error("TR-R17", "There is no such version of this record.",
                    "Choose one of those in the record's history.");
    auto layer = revision(id);
    if (layer->key.id != head.key.id)
        throw Error("TR-R17", "There is no such version of this record.",
                    "Choose one of those in the record's history.");
    RecordView out;
    out.line = line(head, workspace->draft(head.key.id).has_value());
    out.formRef = layer->form;
    out.form = forms->exactly(layer->form);
    auto part = seen(*out.form, layer->answers, head, viewer());
    out.answers = std::move(part.answers);
    out.withheld = std::move(part.withheld);
    markWithheldElsewhere(out, workspace->content(id).value_or(Content{}));
    for (auto& one : workspace->layers(head.key.id)) {
        if (newestOnly && one.id != head.revision) continue;
        // Why something was changed is written by the pair for the pair.
        out.layers.push_back(
            {one.id, one.at, one.author, party ? one.reason : "", one.state, one.contentHash, one.signOffs});
    }
    out.revision = id;
    out.amendReason = party ? layer->reason : "";
    return out;
}

RecordView Desk::State::view(const DraftState& draft) {
    RecordView out;
    out.line = line(draft);
    out.formRef = draft.form;
    out.form = forms->exactly(draft.form);
    auto part = seen(*out.form, draft.answers, draft.key, viewer());
    out.answers = std::move(part.answers);
    out.withheld = std::move(part.withheld);
    out.amendReason = draft.reason;
    return out;
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
    // out.
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

Sheet Desk::sheet(const RecordView& view) const {
    Sheet out;
    out.key = {view.line.id,         view.line.kind,        view.line.agreement,
               view.line.supervisor, view.line.supervisees, view.line.author};
    out.form = view.form;
    out.formRef = view.formRef;
    out.day = view.line.day;
    out.kindTitle = view.line.kindTitle;
    out.state = view.line.state;
    out.stateLabel = view.line.stateLabel;
    out.draft = view.revision.empty();
    out.demo = state_->workspace->info().demo;
    out.answers = view.answers;
    out.withheld = view.withheld;
    for (auto& one : view.layers)
        out.layers.push_back({one.revision, one.at, one.author, one.reason, one.state, one.contentHash, one.signOffs});
    out.revision = view.revision;
    out.printedFor = state_->me.code;
    out.printedAt = state_->workspace->clock().now();
    return out;
}

std::string Desk::html(const Id& record, const Id& revision) {
    auto page = paperHtml(sheet(show(record, revision)));
    state_->workspace->audit("exported", record);
    return page;
}

std::string Desk::printout(const Id& record, const Id& revision) {
    auto page = paperHtml(sheet(show(record, revision)));
    state_->workspace->audit("printed", record);
    return page;
}

} // namespace trellis
