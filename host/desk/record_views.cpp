// A whole record as this person may see it: its answers, what is withheld, its layers; and the same on paper.
#include "desk/apart.hpp"
#include "desk/desk_state.hpp"
#include "desk/form_language.hpp"
#include "desk/parties.hpp"
#include "model/error.hpp"
#include "record/step_layers.hpp"

#include <algorithm>
#include <set>

namespace trellis {

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
    out.form = forReading(*this, layer->form);
    auto part = seenOf(*this, *out.form, layer->answers, head, viewer());
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
    out.form = forReading(*this, draft.form);
    auto part = seen(*out.form, draft.answers, draft.key, viewer());
    out.answers = std::move(part.answers);
    out.withheld = std::move(part.withheld);
    out.amendReason = draft.reason;
    return out;
}

namespace {
std::string pageOf(Desk& desk, const Sheet& sheet) {
    return paperHtml(sheet, stepNames(desk.plugins().kind(sheet.key.kind)));
}
} // namespace

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
    auto page = pageOf(*this, sheet(show(record, revision)));
    state_->workspace->audit("exported", record);
    return page;
}

std::string Desk::printout(const Id& record, const Id& revision) {
    auto page = pageOf(*this, sheet(show(record, revision)));
    state_->workspace->audit("printed", record);
    return page;
}

} // namespace trellis
