// A record's way: made, finished, signed, amended, discarded (design 6).
#include "desk/carry.hpp"
#include "desk/draft_state.hpp"
#include "desk/own_steps.hpp"
#include "model/error.hpp"
#include "record/value_words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

namespace trellis {

void Desk::State::saveOpen(const Id& record) {
    for (auto* open : openDrafts)
        if (open->draft.key.id == record && open->unsaved && !open->closed) open->save();
}

void Desk::State::closeOpen(const Id& record) {
    for (auto* open : openDrafts)
        if (open->draft.key.id == record) open->closed = true;
}

void Desk::State::prepare(DraftState& draft, const Form& form) const {
    auto* info = kindInfo(draft.key.kind);
    if (info && !info->dayItem.empty())
        if (auto* day = std::get_if<Date>(&form.answers().value(info->dayItem))) draft.day = *day;
    // The people of an agreement are settled with its first layer.
    if (draft.key.agreement == draft.key.id && !draft.base) {
        auto terms = agreementOf(draft.key, form.answers());
        draft.key.supervisor = terms.supervisor;
        draft.key.supervisees = terms.supervisees;
    }
    settleParties(draft, form.answers());
}

Id Desk::newRecord(const NewRecord& what) {
    auto& desk = *state_;
    auto& kind = desk.neededKind(what.kind, "A new record cannot be made");
    auto& info = kind.info();
    if (!what.templateId.empty() && !usesForm(info, what.templateId))
        throw Error("TR-D13",
                    "The form '" + what.templateId + "' is not one for " + info.plural + ", so no record was made.",
                    "'trellis record forms' shows them; leave it out for the usual one.");
    auto form = desk.forms->current(what.templateId.empty() ? info.templateId : what.templateId);

    DraftState draft;
    draft.key.id = newId(desk.workspace->clock(), desk.workspace->random());
    draft.key.kind = what.kind;
    draft.form = form->ref;
    draft.day = what.day.value_or(desk.today());
    draft.author = desk.me.code;
    if (kind.states().empty())
        throw Error("TR-D12", "A new record cannot be made, because its plugin names no states.",
                    "Tell whoever maintains the plugin.");
    draft.state = what.state.empty() ? kind.states().front().id : what.state;
    if (auto* state = desk.kindState(what.kind, draft.state); !state || !state->editable)
        throw Error("TR-R07", "A new record of this kind cannot begin as '" + draft.state + "'. Nothing was made.",
                    "Leave the state out to begin as '" + kind.states().front().id + "'.");

    Agreement terms;
    bool isAgreement = info.role == "agreement";
    if (isAgreement) {
        draft.key.agreement = draft.key.id;
        draft.key.supervisor = what.supervisor;
        draft.key.supervisees = what.supervisees;
        if (draft.key.supervisor.empty() && desk.role == Role::Supervisor) draft.key.supervisor = desk.me.code;
        terms = desk.agreementOf(draft.key, {});
    } else if (info.parties) {
        desk.beginAlone(draft, info, what);
        terms.supervisor = draft.key.supervisor;
        terms.supervisees = draft.key.supervisees;
        terms.start = terms.review = draft.day;
    } else if (info.authorsOwn && what.agreement.empty()) {
        // Written for oneself, under no agreement: nobody can be shared with, and nothing is brought anywhere.
    } else {
        auto found = desk.agreement(what.agreement);
        if (!found)
            throw Error("TR-D20", "There is no finished agreement of that id, so no record was made.",
                        "Make and finish the agreement first. Those there are stand under People, or in 'trellis agreement list'.");
        if (!found->party(desk.me.code)) notForYou();
        if (found->ended && draft.day >= *found->ended)
            throw Error("TR-D21", "This agreement ended on " + found->ended->words() + ", so no record was made.",
                        "Choose an earlier day, or make a new agreement.");
        terms = *found;
        draft.key.agreement = terms.id;
        draft.key.supervisor = terms.supervisor;
        draft.key.supervisees = terms.supervisees;
    }

    if (info.authorsOwn) draft.key.author = desk.me.code;

    auto timeline = desk.timeline(terms, info, draft.key);
    auto answers = kind.prefill(timeline, *form);
    if (!isAgreement)
        if (auto last = desk.newest(draft.key))
            carryRows(
                answers, *form,
                Form(desk.forms->exactly(last->form), desk.revision(last->revision)->answers, desk.formContext()));
    auto give = [&](const std::string& item, Value value) {
        if (form->find(item)) answers.values[item] = std::move(value);
    };
    if (!isAgreement && !info.authorsOwn && !info.parties) desk.bring(answers, *form, terms);
    if (!info.dayItem.empty()) give(info.dayItem, draft.day);
    for (auto& [item, value] : startAnswers(info, what.start, *form)) give(item, value);
    if (info.parties) desk.fillParties(answers, *form, info, draft.key);
    if (isAgreement) {
        if (!draft.key.supervisor.empty()) give("agreement.supervisor", Code{draft.key.supervisor});
        if (form->find("agreement.supervisees") && !draft.key.supervisees.empty()) {
            auto& rows = answers.rows["agreement.supervisees"];
            rows.clear();
            for (auto& one : draft.key.supervisees)
                rows.push_back(
                    {newId(desk.workspace->clock(), desk.workspace->random()), {{"agreement.supervisee", Code{one}}}});
        }
    }
    Form fresh(form, std::move(answers), desk.formContext(), true);
    if (!what.answers.values.empty() || !what.answers.rows.empty()) fresh.setAll(what.answers);
    draft.answers = fresh.answers();
    desk.prepare(draft, fresh);
    desk.workspace->saveDraft(draft, *form);
    return draft.key.id;
}

std::vector<KindTransition> Desk::possible(const Id& record) const {
    auto& desk = *state_;
    auto draft = desk.workspace->draft(record);
    std::vector<KindTransition> out;
    if (draft && !desk.mayWrite(*draft)) {
        if (draft->key.authorsOwn()) desk.keepAway(draft->key);
        return out;
    }
    std::optional<RecordLine> line;
    if (!draft) {
        auto head = desk.knownHead(record);
        if (!audienceOf(head.key, desk.viewer()).party && !desk.mayAnswer(head)) return out;
        line = desk.line(head, false);
    }
    auto* kind = desk.kind(draft ? draft->key.kind : line->kind);
    if (!kind) return out;
    auto& state = draft ? draft->state : line->state;
    for (auto& one : kind->transitions()) {
        if (one.from != state) continue;
        if (draft ? one.effect == Effect::Sign || one.effect == Effect::Amend
                  : one.effect != Effect::Sign && one.effect != Effect::Amend)
            continue;
        if (one.effect == Effect::Sign && line->waitingFor.empty()) continue;
        if (!draft && !desk.mayStep(desk.knownHead(record), one)) continue;
        if (!draft && line->conflict && isStep(one)) continue; // which of two versions it follows is not said yet
        // However many signatures lead to different states, to a person it is one act.
        bool known = std::ranges::any_of(
            out, [&](auto& other) { return one.effect == Effect::Sign && other.effect == one.effect; });
        if (!known) out.push_back(one);
    }
    return out;
}

void Desk::take(const Id& record, const std::string& transition) {
    auto& desk = *state_;
    desk.saveOpen(record);
    auto draft = desk.workspace->draft(record);
    auto head = desk.workspace->head(record);
    if (!draft && !head) noSuchRecord(record);
    if (draft && head && !desk.mayWrite(*draft) && (head->key.party(desk.me.code) || desk.mayAnswer(*head))) underWay();
    if (draft ? !desk.mayWrite(*draft) : !audienceOf(head->key, desk.viewer()).party && !desk.mayAnswer(*head))
        desk.keepAway(draft ? draft->key : head->key);
    auto& key = draft ? draft->key : head->key;
    auto& kind = desk.neededKind(key.kind, "The record cannot be moved on");
    auto state = draft ? draft->state : head->state;
    const KindTransition* found = nullptr;
    for (auto& one : kind.transitions())
        if (one.id == transition && one.from == state) found = &one;
    if (!found)
        throw Error("TR-R07",
                    "'" + transition + "' is not possible while the record is '" + desk.stateLabel(key.kind, state) +
                        "'. It stays as it is.",
                    "Open the record, or see 'trellis record show': it says what is possible.");
    switch (found->effect) {
    case Effect::Finish:
        if (!draft) break;
        desk.finish(*draft, *found, "TR-R05", "finished");
        return;
    case Effect::Discard:
        discardDraft(record);
        return;
    case Effect::None:
        if (!draft) break;
        draft->state = found->to;
        desk.workspace->saveDraft(*draft, *desk.forms->exactly(draft->form));
        for (auto* open : desk.openDrafts)
            if (open->draft.key.id == record) open->draft.state = found->to;
        return;
    case Effect::Sign:
        throw Error("TR-R07", "Signing needs the person and their own passphrase. The record stays as it is.",
                    "Use Sign.");
    case Effect::Amend:
        if (head && isStep(*found)) {
            if (!desk.mayStep(*head, *found)) {
                if (audienceOf(head->key, desk.viewer()).party) notYourStep(desk.partyRule(key.kind), key, *found);
                desk.keepAway(head->key);
            }
            // It would follow one of the two and leave the other out, though nobody has looked at both.
            if (head->conflict)
                throw Error("TR-R09",
                            "There are two versions of this record, so it goes no further yet. Both are kept.",
                            "Settle which holds: the page Exchange shows both, as does 'trellis bundle conflicts'.");
            desk.beginAmendment(*head, found->to, found->label);
            return;
        }
        throw Error("TR-R07", "Changing a finished record needs a reason. The record stays as it is.",
                    "Use Amend and say why.");
    }
    throw Error("TR-R07", "A finished record changes only by an amendment. It stays as it is.",
                "Use Amend and say why.");
}

void Desk::discardDraft(const Id& record) {
    auto& desk = *state_;
    auto draft = desk.workspace->draft(record);
    if (!draft) {
        desk.knownHead(record);
        throw Error("TR-R04", "This record is finished, so there is no draft to discard.",
                    "A finished record is kept; amend it instead.");
    }
    if (!desk.mayWrite(*draft)) desk.keepAway(draft->key);
    desk.workspace->discardDraft(record);
    if (draft->base) desk.workspace->setLocalNote(settlesNote(record), "");
    desk.closeOpen(record);
    // A draft of one's own that nobody else could know of leaves no trace for others to find.
    if (!draft->key.authorsOwn() || draft->base) desk.workspace->audit("draft discarded", record);
}

} // namespace trellis
