// A record's way: made, finished, signed, amended, discarded (design 6).
#include "desk/carry.hpp"
#include "desk/draft_state.hpp"
#include "model/error.hpp"
#include "record/value_words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

namespace trellis {
namespace {

std::string settlesNote(const Id& record) { return "settles:" + record; }

bool blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

/// "Concerns raised, FK-22" : where a finding is, in the words of the form.
std::string placeWords(const Template& form, const Answers& answers, const ItemPath& where) {
    auto* item = form.find(where.item);
    if (!item) return {};
    if (!where.inRow()) return item->label;
    auto* rows = form.find(where.rowsItem);
    auto* title = rows ? form.find(rows->titleCell) : nullptr;
    auto& value = title ? valueAt(answers, {title->id, where.rowsItem, where.row}) : valueAt(answers, {});
    auto words = title ? valueWords(form, *title, value) : std::string();
    return (rows ? rows->label : std::string()) + (words.empty() ? "" : ", " + words) + ", " + item->label;
}

/// Throws when something must be settled first; the first is named, the others are counted.
void refuse(const std::vector<Finding>& findings, const Form& form, const char* code, const char* doing) {
    const Finding* first = nullptr;
    int more = -1;
    for (auto& one : findings)
        if (one.severity == Severity::Refuse) {
            if (!first) first = &one;
            ++more;
        }
    if (!first) return;
    auto place = placeWords(form.form(), form.answers(), first->where);
    // The form's own sentences name their question already.
    if (auto* item = form.form().find(first->where.item); item && first->message.find(item->label) != std::string::npos) place.clear();
    auto others = more == 0 ? std::string() : more == 1 ? " One more point is open." : fmt::format(" {} more points are open.", more);
    throw Error(code, fmt::format("This record cannot be {} yet. {}{}{}{} Nothing is lost: it stays as it is.", doing, place,
                                  place.empty() ? "" : ": ", first->message, others),
                "Settle what is named and try again; 'check' lists everything.");
}

const KindTransition* transitionFrom(const Kind& kind, const std::string& state, Effect effect) {
    for (auto& one : kind.transitions())
        if (one.from == state && one.effect == effect) return &one;
    return nullptr;
}

} // namespace

std::vector<PersonCode> Desk::State::partiesOf(const RecordKey& key) const {
    auto out = key.supervisees;
    if (!key.supervisor.empty()) out.push_back(key.supervisor);
    return out;
}

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
}

Id Desk::newRecord(const NewRecord& what) {
    auto& desk = *state_;
    auto& kind = desk.neededKind(what.kind, "A new record cannot be made");
    auto& info = kind.info();
    auto form = desk.forms->current(info.templateId);

    DraftState draft;
    draft.key.id = newId(desk.workspace->clock(), desk.workspace->random());
    draft.key.kind = what.kind;
    draft.form = form->ref;
    draft.day = what.day.value_or(desk.today());
    draft.author = desk.me.code;
    if (kind.states().empty())
        throw Error("TR-D12", "A new record cannot be made, because its plugin names no states.", "Tell whoever maintains the plugin.");
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
    } else {
        auto found = desk.agreement(what.agreement);
        if (!found)
            throw Error("TR-D20", "There is no finished agreement of that id, so no record was made.",
                        "Make and finish the agreement first; 'trellis agreement list' shows those there are.");
        if (!found->party(desk.me.code)) notForYou();
        if (found->ended && draft.day >= *found->ended)
            throw Error("TR-D21", "This agreement ended on " + found->ended->words() + ", so no record was made.",
                        "Choose an earlier day, or make a new agreement.");
        terms = *found;
        draft.key.agreement = terms.id;
        draft.key.supervisor = terms.supervisor;
        draft.key.supervisees = terms.supervisees;
    }

    auto timeline = desk.timeline(terms, info);
    auto answers = kind.prefill(timeline, *form);
    if (!isAgreement)
        if (auto last = desk.newest(terms.id, what.kind))
            carryRows(answers, *form, Form(desk.forms->exactly(last->form), desk.revision(last->revision)->answers, desk.formContext()));
    auto give = [&](const std::string& item, Value value) {
        if (form->find(item)) answers.values[item] = std::move(value);
    };
    if (!info.dayItem.empty()) give(info.dayItem, draft.day);
    if (isAgreement) {
        if (!draft.key.supervisor.empty()) give("agreement.supervisor", Code{draft.key.supervisor});
        if (form->find("agreement.supervisees") && !draft.key.supervisees.empty()) {
            auto& rows = answers.rows["agreement.supervisees"];
            rows.clear();
            for (auto& one : draft.key.supervisees)
                rows.push_back({newId(desk.workspace->clock(), desk.workspace->random()), {{"agreement.supervisee", Code{one}}}});
        }
    }
    Form fresh(form, std::move(answers), desk.formContext(), true);
    if (!what.answers.values.empty() || !what.answers.rows.empty()) fresh.setAll(what.answers);
    draft.answers = fresh.answers();
    desk.prepare(draft, fresh);
    desk.workspace->saveDraft(draft, *form);
    return draft.key.id;
}

void Desk::State::finish(DraftState draft, const KindTransition& transition, const char* code, const char* doing) {
    auto template_ = forms->exactly(draft.form);
    Form form(template_, draft.answers, formContext());
    prepare(draft, form);
    refuse(findings(form, draft), form, code, doing);
    draft.state = transition.to;
    draft.answers = form.relevantAnswers();
    // Which other version this one settles was decided when the amendment began (amend()); one that came later is not settled
    // by a person who has not seen it.
    std::vector<Id> settles;
    if (auto note = workspace->localNote(settlesNote(draft.key.id)); note && draft.base) {
        auto heads = workspace->headRevisions(draft.key.id);
        std::istringstream in(*note);
        for (Id one; in >> one;)
            if (one != *draft.base && std::ranges::find(heads, one) != heads.end()) settles.push_back(one);
        workspace->setLocalNote(settlesNote(draft.key.id), "");
    }
    workspace->finalise(draft, *template_, settles);
    closeOpen(draft.key.id);
    workspace->audit("finished", draft.key.id);
}

std::vector<KindTransition> Desk::possible(const Id& record) const {
    auto& desk = *state_;
    auto draft = desk.workspace->draft(record);
    std::vector<KindTransition> out;
    if (draft && !desk.mayWrite(*draft)) return out;
    std::optional<RecordLine> line;
    if (!draft) {
        auto head = desk.knownHead(record);
        if (!audienceOf(head.key, desk.viewer()).party) return out;
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
        // However many signatures lead to different states, to a person it is one act.
        bool known = std::ranges::any_of(out, [&](auto& other) { return one.effect == Effect::Sign && other.effect == one.effect; });
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
    if (draft ? !desk.mayWrite(*draft) : !audienceOf(head->key, desk.viewer()).party) notForYou();
    auto& key = draft ? draft->key : head->key;
    auto& kind = desk.neededKind(key.kind, "The record cannot be moved on");
    auto state = draft ? draft->state : head->state;
    const KindTransition* found = nullptr;
    for (auto& one : kind.transitions())
        if (one.id == transition && one.from == state) found = &one;
    if (!found)
        throw Error("TR-R07", "'" + transition + "' is not possible while the record is '" + desk.stateLabel(key.kind, state) +
                                  "'. It stays as it is.",
                    "See what is possible with 'trellis record show'.");
    switch (found->effect) {
    case Effect::Finish:
        if (!draft) break;
        desk.finish(*draft, *found, "TR-R05", "finished");
        return;
    case Effect::Discard: discardDraft(record); return;
    case Effect::None:
        if (!draft) break;
        draft->state = found->to;
        desk.workspace->saveDraft(*draft, *desk.forms->exactly(draft->form));
        for (auto* open : desk.openDrafts)
            if (open->draft.key.id == record) open->draft.state = found->to;
        return;
    case Effect::Sign:
        throw Error("TR-R07", "Signing needs the person and their own passphrase. The record stays as it is.", "Use Sign.");
    case Effect::Amend:
        throw Error("TR-R07", "Changing a finished record needs a reason. The record stays as it is.", "Use Amend and say why.");
    }
    throw Error("TR-R07", "A finished record changes only by an amendment. It stays as it is.", "Use Amend and say why.");
}

void Desk::sign(const Id& record, const PersonCode& person, const std::string& passphrase) {
    auto& desk = *state_;
    desk.saveOpen(record);
    auto draft = desk.workspace->draft(record);
    auto head = desk.workspace->head(record);
    if (!draft && !head) noSuchRecord(record);
    if (draft ? !desk.mayWrite(*draft) : !audienceOf(head->key, desk.viewer()).party) notForYou();
    auto key = draft ? draft->key : head->key;
    if (!key.party(person))
        throw Error("TR-R03", person + " is not one of the people of this record and cannot sign it. It stays as it is.",
                    "It is signed by " + parties(key) + ".");
    auto& kind = desk.neededKind(key.kind, "The record cannot be signed");
    if (head && head->conflict && !draft)
        throw Error("TR-R09", "There are two versions of this record, so neither can be signed yet. Both are kept.",
                    "Amend the record to settle which text holds, then sign.");
    if (draft) {
        auto* way = transitionFrom(kind, draft->state, Effect::Finish);
        if (!way)
            throw Error("TR-R07", "A record that is '" + desk.stateLabel(key.kind, draft->state) + "' cannot be signed. It stays as it is.",
                        "Begin it first, then finish and sign.");
        // Asked before anything is finished, so that a mistyped passphrase leaves the draft a draft.
        if (!desk.workspace->passphraseFits(person, passphrase))
            throw Error("TR-K02", "That is not the passphrase of " + person + ". The record is as it was.", "Try again.");
        desk.finish(*draft, *way, "TR-R06", "signed");
        head = desk.workspace->head(record);
    } else {
        auto layer = desk.revision(head->revision);
        Form form(desk.forms->exactly(layer->form), layer->answers, {layer->day, &desk.workspace->clock(), &desk.workspace->random()});
        refuse(desk.findings(*head), form, "TR-R06", "signed");
    }
    if (!transitionFrom(kind, head->state, Effect::Sign)) {
        bool done = std::ranges::any_of(head->signOffs, [&](auto& one) { return one.person == person; });
        throw Error(done ? "TR-R16" : "TR-R07",
                    done ? person + " has signed this record already." : "This record does not ask for a signature.",
                    "There is nothing more to do.");
    }
    // The state after this signature: everybody has signed, or as many as the kind names.
    auto count = static_cast<int>(head->signOffs.size()) + 1;
    auto all = static_cast<int>(desk.partiesOf(key).size());
    std::string to;
    for (auto& one : kind.transitions())
        if (one.effect == Effect::Sign && one.from == head->state)
            if (one.signatures == count || (one.signatures == 0 && count >= all)) {
                to = one.to;
                if (one.signatures == 0) break;
            }
    auto role = person == key.supervisor ? Role::Supervisor : Role::Supervisee;
    desk.workspace->signOff(head->revision, person, role, passphrase, to);
    desk.revisions.erase(head->revision); // its sign-offs are part of it
    desk.workspace->audit("signed", record);
}

Id Desk::amend(const Id& record, const std::string& reason) {
    auto& desk = *state_;
    if (blank(reason))
        throw Error("TR-R08", "An amendment needs a reason, because what was signed stays readable beside it. Nothing was changed.",
                    "Say in a few words why the record changes.");
    if (auto draft = desk.workspace->draft(record)) {
        if (!desk.mayWrite(*draft)) notForYou();
        throw Error("TR-R18", draft->base ? "An amendment of this record is under way already. Nothing was changed."
                                          : "This record is still a draft and can be changed as it is.",
                    "Open it and continue.");
    }
    auto head = desk.knownHead(record);
    if (!audienceOf(head.key, desk.viewer()).party) notForYou();
    auto& kind = desk.neededKind(head.key.kind, "The record cannot be amended");
    auto* way = transitionFrom(kind, head.state, Effect::Amend);
    if (!way && !head.conflict)
        throw Error("TR-R07", "A record that is '" + desk.stateLabel(head.key.kind, head.state) + "' is not amended. It stays as it is.",
                    "Make a new record instead.");
    auto layer = desk.revision(head.revision);
    DraftState draft{head.key, head.revision, layer->form, layer->day, way ? way->to : kind.states().front().id, reason,
                     desk.me.code, {}, layer->answers};
    if (head.conflict) {
        std::string others;
        for (auto& one : desk.workspace->headRevisions(record))
            if (one != head.revision) others += one + " ";
        desk.workspace->setLocalNote(settlesNote(record), others);
    }
    desk.workspace->saveDraft(draft, *desk.forms->exactly(draft.form));
    desk.workspace->audit("amended", record);
    return record;
}

void Desk::discardDraft(const Id& record) {
    auto& desk = *state_;
    auto draft = desk.workspace->draft(record);
    if (!draft) {
        desk.knownHead(record);
        throw Error("TR-R04", "This record is finished, so there is no draft to discard.", "A finished record is kept; amend it instead.");
    }
    if (!desk.mayWrite(*draft)) notForYou();
    desk.workspace->discardDraft(record);
    if (draft->base) desk.workspace->setLocalNote(settlesNote(record), "");
    desk.closeOpen(record);
    desk.workspace->audit("draft discarded", record);
}

} // namespace trellis
