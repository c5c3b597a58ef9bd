// What stands in the way: the form's own findings, the plugin's, the identifier linter's, and the host's about
// agreements.
#include "desk/draft_state.hpp"
#include "desk/others_parts.hpp"
#include "desk/own_words.hpp"
#include "model/error.hpp"
#include "record/identifiers.hpp"

#include <algorithm>

namespace trellis {
namespace {

void agreementFindings(const Agreement& terms, const DraftState& draft, std::vector<Finding>& out) {
    auto refuse = [&](const char* item, std::string message) {
        out.push_back({Severity::Refuse, {item, {}, {}}, "agreement.parties", std::move(message)});
    };
    if (std::ranges::find(terms.supervisees, terms.supervisor) != terms.supervisees.end())
        refuse("agreement.supervisor", "The supervisor cannot be among the supervisees. Please choose somebody else.");
    auto people = terms.supervisees, before = draft.key.supervisees;
    std::ranges::sort(people);
    std::ranges::sort(before);
    if (draft.base && (terms.supervisor != draft.key.supervisor || people != before))
        refuse("agreement.supervisees",
               "The people of an agreement stay the same. Please end this one and make a new one for "
               "other people.");
}

} // namespace

std::vector<Finding> Desk::State::findings(const Form& form, const DraftState& draft) {
    auto out = form.findings();
    auto answers = form.relevantAnswers();
    auto* info = kindInfo(draft.key.kind);
    bool isAgreement = draft.key.agreement == draft.key.id;
    auto terms = isAgreement ? std::optional(agreementOf(draft.key, answers)) : agreement(draft.key.agreement);
    if (isAgreement) agreementFindings(*terms, draft, out);
    partyFindings(draft, answers, out);
    othersWordsFindings(*this, draft, form.form(), answers, out);
    if (!terms)
        terms = Agreement{draft.key.agreement,
                          draft.key.supervisor,
                          draft.key.supervisees,
                          {},
                          draft.day,
                          draft.day,
                          {},
                          14,
                          60,
                          false};

    if (auto* found = kind(draft.key.kind); found && info) {
        try {
            auto record = timelineRecord(draft);
            record.answers = answers;
            for (auto& one : found->check(record, timeline(*terms, *info, draft.key))) {
                // Where a plugin refuses what the form requires anyway, one sentence is enough, and the plugin's says
                // more.
                if (one.severity == Severity::Refuse)
                    std::erase_if(out,
                                  [&](auto& other) { return other.code == "required" && other.where == one.where; });
                out.push_back(one);
            }
        } catch (const Error& error) {
            // A check that could not be made must not look like one that found nothing.
            out.push_back({Severity::Refuse, {}, "plugin", error.what()}); // with its code: the handbook has a page for it
        }
    } else {
        out.push_back(
            {Severity::Ask, {}, "plugin", "The plugin of this kind is not running, so its checks were not made."});
    }
    for (auto& one : identifierFindings(form.form(), answers)) out.push_back(one);
    // What is withheld here was answered where it was written; nobody is asked for what they may not see.
    if (const auto before = draft.base ? workspace->content(*draft.base) : std::nullopt;
        before && before->withheld() > 0) {
        const auto unseen = seen(form.form(), answers, draft.key, viewer()).withheld;
        std::erase_if(out, [&](auto& one) {
            return one.code == "required" && std::ranges::find(unseen, one.where.item) != unseen.end();
        });
    }
    return out;
}

std::vector<Finding> Desk::State::findings(const RecordHead& head) {
    auto layer = revision(head.revision);
    Form form(forms->exactly(layer->form), layer->answers, {layer->day, &workspace->clock(), &workspace->random()});
    DraftState as{head.key,      head.revision, layer->form, layer->day,    head.state,
                  layer->reason, layer->author, layer->at,   layer->answers};
    return findings(form, as);
}

std::vector<Finding> Desk::check(const Id& record) const {
    auto& desk = *state_;
    if (auto draft = desk.workspace->draft(record)) {
        if (!desk.mayWrite(*draft)) desk.keepAway(draft->key);
        for (auto* open : desk.openDrafts)
            if (open->draft.key.id == record) return desk.findings(open->form, open->draft);
        Form form(desk.forms->exactly(draft->form), draft->answers, desk.formContext());
        return withoutOthersParts(desk.findings(form, *draft), form.form(), draft->answers, draft->key, desk.viewer());
    }
    auto head = desk.knownHead(record);
    if (!audienceOf(head.key, desk.viewer()).party) desk.keepAway(head.key);
    return withoutOthersParts(desk.findings(head), *desk.forms->exactly(head.form),
                              desk.revision(head.revision)->answers, head.key, desk.viewer());
}

} // namespace trellis
