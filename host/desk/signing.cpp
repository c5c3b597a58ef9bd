// From draft to signed layer, and from there to an amendment on top of it (design 6).
#include "desk/draft_state.hpp"
#include "desk/others_parts.hpp"
#include "desk/own_words.hpp"
#include "desk/withheld.hpp"
#include "model/error.hpp"
#include "record/value_words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>

namespace trellis {
namespace {

bool blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

/// "Concerns raised, FK-22" : where a finding is, in the words of the form.
std::string placeWords(const Template& form, const Answers& answers, const ItemPath& where) {
    auto* item = form.find(where.item);
    if (!item) return {};
    if (!where.inRow()) return item->label;
    auto* rows = form.find(where.rowsItem);
    auto* title = rows ? form.find(rows->titleCell) : nullptr;
    const Value value = title ? valueAt(answers, {title->id, where.rowsItem, where.row}) : valueAt(answers, {});
    auto words = title ? valueWords(form, *title, value) : std::string();
    return (rows ? rows->label : std::string()) + (words.empty() ? "" : ", " + words) + ", " + item->label;
}

/// The sentence of one finding, with its place in front unless the sentence names its question already.
std::string spoken(const Finding& one, const Form& form) {
    auto* item = form.form().find(one.where.item);
    if (item && !one.where.inRow() && one.message.find(item->label) != std::string::npos) return one.message;
    auto place = placeWords(form.form(), form.answers(), one.where);
    if (place.ends_with('?')) place.pop_back();
    return place.empty() ? one.message : place + ": " + one.message;
}

/// Throws when something must be settled first. A handful is named, what a plugin asks for before what is merely empty,
/// so that an open risk is never hidden behind a missing start time; the rest is counted.
void refuse(const std::vector<Finding>& findings, const Form& form, const char* code, const char* doing) {
    constexpr std::size_t spokenAtMost = 5;
    std::vector<const Finding*> open;
    for (auto& one : findings)
        if (one.severity == Severity::Refuse) open.push_back(&one);
    if (open.empty()) return;
    std::ranges::stable_partition(open, [](auto* one) { return one->code != "required"; });
    std::string points;
    for (std::size_t i = 0; i < std::min(open.size(), spokenAtMost); ++i) points += " " + spoken(*open[i], form);
    if (open.size() == spokenAtMost + 1) points += " One more point is open.";
    if (open.size() > spokenAtMost + 1) points += fmt::format(" {} more points are open.", open.size() - spokenAtMost);
    throw Error(code, fmt::format("This record cannot be {} yet.{} Nothing is lost: it stays as it is.", doing, points),
                "Settle what is named and try again; 'check' lists everything.");
}

const KindTransition* transitionFrom(const Kind& kind, const std::string& state, Effect effect) {
    for (auto& one : kind.transitions())
        if (one.from == state && one.effect == effect) return &one;
    return nullptr;
}

} // namespace

std::vector<PersonCode> Desk::State::partiesOf(const RecordKey& key) const { return circleOf(key); }

void Desk::State::finish(DraftState draft, const KindTransition& transition, const char* code, const char* doing) {
    auto template_ = forms->exactly(draft.form);
    Form form(template_, draft.answers, formContext());
    prepare(draft, form);
    leaveOthersWords(*this, draft, *template_);
    refuse(withoutOthersParts(findings(form, draft), *template_, draft.answers, draft.key, viewer()), form, code, doing);
    draft.answers = form.relevantAnswers();
    if (auto* info = kindInfo(draft.key.kind); info && info->authorsOwn && !info->shareItem.empty())
        if (auto* choice = std::get_if<Code>(&draft.answers.value(info->shareItem)))
            draft.shared = !info->shareFull.empty() && choice->code == info->shareFull ? Sharing::Full
                                                                                       : sharingFromText(choice->code);
    draft.state = stateSharing(draft, transition.to);
    // Which other version this one settles was decided when the amendment began (amend()); one that came later is not
    // settled by a person who has not seen it.
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

void Desk::sign(const Id& record, const PersonCode& person, const std::string& passphrase) {
    auto& desk = *state_;
    desk.saveOpen(record);
    auto draft = desk.workspace->draft(record);
    auto head = desk.workspace->head(record);
    if (!draft && !head) noSuchRecord(record);
    if (draft ? !desk.mayWrite(*draft) : !audienceOf(head->key, desk.viewer()).party)
        desk.keepAway(draft ? draft->key : head->key);
    auto key = draft ? draft->key : head->key;
    if (!key.party(person))
        throw Error("TR-R03",
                    person + " is not one of the people of this record and cannot sign it. It stays as it is.",
                    "It is signed by " + parties(key) + ".");
    auto& kind = desk.neededKind(key.kind, "The record cannot be signed");
    if (head && head->conflict && !draft)
        throw Error("TR-R09", "There are two versions of this record, so neither can be signed yet. Both are kept.",
                    "Amend the record to settle which text holds, then sign.");
    if (draft) {
        auto* way = transitionFrom(kind, draft->state, Effect::Finish);
        if (!way)
            throw Error("TR-R07",
                        "A record that is '" + desk.stateLabel(key.kind, draft->state) +
                            "' cannot be signed. It stays as it is.",
                        "Begin it first, then finish and sign.");
        if (!transitionFrom(kind, way->to, Effect::Sign))
            throw Error("TR-R07", "A record of this kind asks for no signature. It stays a draft.",
                        "Finish it instead; that is all it needs.");
        // Asked before anything is finished, so that a mistyped passphrase leaves the draft a draft.
        if (!desk.workspace->passphraseFits(person, passphrase))
            throw Error("TR-K02", "That is not the passphrase of " + person + ". The record is as it was.",
                        "Try again.");
        desk.finish(*draft, *way, "TR-R06", "signed");
        head = desk.workspace->head(record);
    } else {
        auto layer = desk.revision(head->revision);
        Form form(desk.forms->exactly(layer->form), layer->answers,
                  {layer->day, &desk.workspace->clock(), &desk.workspace->random()});
        refuse(withoutOthersParts(desk.findings(*head), form.form(), layer->answers, head->key, desk.viewer()), form,
               "TR-R06", "signed");
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
        throw Error(
            "TR-R08",
            "An amendment needs a reason, because what was signed stays readable beside it. Nothing was changed.",
            "Say in a few words why the record changes.");
    if (auto draft = desk.workspace->draft(record)) {
        if (draft->base && draft->key.party(desk.me.code)) underWay();
        if (!desk.mayWrite(*draft)) desk.keepAway(draft->key);
        throw Error("TR-R18", "This record is still a draft and can be changed as it is.", "Open it and continue.");
    }
    auto head = desk.knownHead(record);
    if (!audienceOf(head.key, desk.viewer()).party) desk.keepAway(head.key);
    auto& kind = desk.neededKind(head.key.kind, "The record cannot be amended");
    auto* way = transitionFrom(kind, head.state, Effect::Amend);
    if (!way && !head.conflict)
        throw Error("TR-R07",
                    "A record that is '" + desk.stateLabel(head.key.kind, head.state) +
                        "' is not amended. It stays as it is.",
                    "Make a new record instead.");
    desk.beginAmendment(head, way ? way->to : kind.states().front().id, reason);
    return record;
}

void Desk::State::beginAmendment(const RecordHead& head, const std::string& state, const std::string& reason) {
    auto& record = head.key.id;
    auto layer = revision(head.revision);
    if (withheldAnswers(*workspace, head) > 0 &&
        !carriesWithheld(*this, head, *forms->exactly(layer->form), layer->answers))
        throw Error("TR-B24",
                    "A part of this record is withheld here, and an amendment would be made without it. Nothing was changed.",
                    "Amend it where it was written; the amendment comes with the next bundle.");
    DraftState draft{head.key, head.revision, layer->form, layer->day, state, reason, me.code, {}, layer->answers};
    if (head.conflict) {
        std::string others;
        for (auto& one : workspace->headRevisions(record))
            if (one != head.revision) others += one + " ";
        workspace->setLocalNote(settlesNote(record), others);
    }
    workspace->saveDraft(draft, *forms->exactly(draft.form));
    workspace->audit("amended", record);
}

} // namespace trellis
