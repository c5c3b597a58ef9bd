// Records that belong to their author alone: kept from everybody else, shared by a deliberate act, and what of them is
// brought to the pair's next session (domain.md 3.12; README, "An author's own records").
#include "crypto/hash.hpp"
#include "desk/desk_state.hpp"
#include "model/error.hpp"

#include <algorithm>
#include <set>
#include <sstream>

namespace trellis {
namespace {

bool blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

/// The row a record brings has the same id wherever it is brought, so that it is brought once; and it does not tell the
/// record's own.
Id broughtRowId(const Id& record) {
    auto hex = blake2bHex("trellis brought\n" + record).substr(0, 32);
    hex[12] = '8'; // an id made from other data, as RFC 9562 marks them
    hex[16] = 'a';
    for (std::size_t at : {8, 13, 18, 23}) hex.insert(at, "-");
    return hex;
}

} // namespace

void Desk::State::keepAway(const RecordKey& key) const {
    if (key.authorsOwn()) {
        auto head = workspace->head(key.id);
        if (!head || !mayKnow(*head, viewer())) noSuchRecord(key.id);
    }
    notForYou();
}

std::string Desk::State::stateSharing(const DraftState& draft, const std::string& to) const {
    if (!draft.key.authorsOwn()) return to;
    auto described = [&](const std::string& state) { return kindState(draft.key.kind, state) != nullptr; };
    if (draft.shared != Sharing::None) {
        auto state = to + "-" + trellis::text(draft.shared);
        return described(state) ? state : to;
    }
    auto withdrawn = to + "-withdrawn";
    if (!draft.base || !described(withdrawn)) return to;
    auto before = workspace->revision(*draft.base);
    return before && (before->shared != Sharing::None || before->state == withdrawn) ? withdrawn : to;
}

void Desk::State::bring(Answers& answers, const Template& form, const Agreement& terms) {
    struct Brought {
        std::string rows;
        Row row;
    };
    std::vector<Brought> all;
    for (auto* info : plugins->kinds()) {
        auto* rows = info->brings ? form.find(info->brings->rows) : nullptr;
        auto* cell = rows && rows->isRows() && !rows->retired ? form.find(info->brings->cell) : nullptr;
        if (!cell || form.rowsOf(cell->id) != rows || cell->retired) continue;
        HeadFilter filter;
        filter.kind = info->id;
        filter.agreement = terms.id;
        auto heads = workspace->heads(filter);
        std::ranges::reverse(heads);
        for (auto& head : heads) {
            if (!head.key.authorsOwn() || head.conflict) continue; // of two versions its author has to say which holds
            // These two answers are all that is read, on whosever desk this is: the author's wish, and the words that
            // go with it.
            auto layer = revision(head.revision);
            auto* wish = std::get_if<bool>(&layer->answers.value(info->brings->when));
            auto* words = std::get_if<std::string>(&layer->answers.value(info->brings->text));
            if (!wish || !*wish || !words || blank(*words)) continue;
            Row row{broughtRowId(head.key.id), {{cell->id, *words}}};
            std::istringstream by(info->brings->by);
            for (std::string id; by >> id;) {
                auto* who = form.find(id);
                if (!who || form.rowsOf(id) != rows || who->retired) continue;
                auto side = text(head.key.author == terms.supervisor ? Role::Supervisor : Role::Supervisee);
                if (who->type == ItemType::Person)
                    row.cells[id] = Code{head.key.author};
                else if (std::ranges::find(who->options, side, &Option::code) != who->options.end())
                    row.cells[id] = Code{side};
            }
            all.push_back({rows->id, std::move(row)});
        }
    }
    if (all.empty()) return;

    std::set<Id> there; // brought already, to a record of this pair or a draft of one
    auto remember = [&](const Answers& some) {
        for (auto& one : all)
            for (auto& row : some.rowsOf(one.rows)) there.insert(row.id);
    };
    HeadFilter filter;
    filter.agreement = terms.id;
    for (auto& head : workspace->heads(filter))
        if (!head.key.authorsOwn()) remember(revision(head.revision)->answers);
    for (auto& draft : workspace->drafts())
        if (draft.key.agreement == terms.id && !draft.key.authorsOwn()) remember(draft.answers);
    for (auto& one : all)
        if (!there.contains(one.row.id)) answers.rows[one.rows].push_back(std::move(one.row));
}

std::vector<TemplatePtr> Desk::formsOf(const std::string& kind) const {
    auto* info = state_->kindInfo(kind);
    if (!info) return {};
    if (info->family.empty()) return {currentTemplate(info->templateId)};
    auto out = state_->forms->all([&](const std::string& id) { return usesForm(*info, id); });
    std::ranges::stable_partition(out, [&](auto& form) { return form->ref.id == info->templateId; });
    return out;
}

void Desk::share(const Id& record, Sharing how, const std::string& summary) {
    auto& desk = *state_;
    desk.saveOpen(record);
    auto draft = desk.workspace->draft(record);
    if (draft && !desk.workspace->head(record)) {
        if (!desk.mayWrite(*draft)) desk.keepAway(draft->key);
        throw Error("TR-R19",
                    "This record is still being written, so there is nothing to share yet. Nothing was changed.",
                    "Keep it first, or choose in it who may read it.");
    }
    auto head = desk.knownHead(record);
    if (!audienceOf(head.key, desk.viewer()).party) desk.keepAway(head.key);
    auto* info = desk.kindInfo(head.key.kind);
    auto form = desk.forms->exactly(head.form);
    auto* item = info ? form->find(info->shareItem) : nullptr;
    if (!head.key.authorsOwn() || !item ||
        !std::ranges::any_of(item->options, [&](auto& o) { return o.code == text(how); }))
        throw Error("TR-R19", "This record cannot be shared in that way. It stays as it is.",
                    "What its form offers stands in the form itself.");
    amend(record, how == Sharing::None   ? "No longer shared."
                  : how == Sharing::Full ? "Shared in full."
                                         : "A summary shared.");
    try {
        auto open = openDraft(record);
        open->form().set({item->id, {}, {}}, Code{text(how)});
        if (!blank(summary))
            for (auto& section : form->sections)
                for (auto& one : section.items)
                    if (one.type == ItemType::LongText && one.classes.has(VisibilityClass::S))
                        open->form().set({one.id, {}, {}}, summary);
        open->touched();
        open->save();
        for (auto& way : possible(record))
            if (way.effect == Effect::Finish) {
                take(record, way.id);
                return;
            }
        throw Error("TR-R07", "This record cannot be finished from where it stands. It stays as it is.",
                    "Open the record, or see 'trellis record take': it says what is possible.");
    } catch (...) { // what was shared before stays as it was
        if (desk.workspace->draft(record)) discardDraft(record);
        throw;
    }
}

} // namespace trellis
