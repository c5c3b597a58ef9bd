// Two places changed one record: both versions side by side, and one layer on top of them when a person has decided.
#include "desk/apart.hpp"
#include "desk/desk_state.hpp"
#include "desk/draft.hpp"
#include "desk/exchange_desk.hpp"
#include "model/error.hpp"
#include "record/value_words.hpp"

#include <algorithm>

namespace trellis {
namespace {

/// What a version says to one question; a table row by row.
std::string wordsOf(const Template& form, const Item& item, const Answers& answers) {
    if (!item.isRows()) return valueWords(form, item, answers.value(item.id));
    std::string out;
    for (auto& row : answers.rowsOf(item.id)) {
        std::string line;
        for (auto& cell : item.cells)
            if (auto found = row.cells.find(cell.id); found != row.cells.end())
                if (auto words = valueWords(form, cell, found->second); !words.empty())
                    line += (line.empty() ? "" : ", ") + words;
        out += (out.empty() ? "" : "\n") + line;
    }
    return out;
}

void give(Answers& to, const Answers& from, const Item& item) {
    to.values.erase(item.id);
    to.rows.erase(item.id);
    if (auto value = from.values.find(item.id); value != from.values.end()) to.values.insert(*value);
    if (auto rows = from.rows.find(item.id); rows != from.rows.end()) to.rows.insert(*rows);
}

bool same(const Answers& a, const Answers& b, const Item& item) {
    if (!item.isRows()) return a.value(item.id) == b.value(item.id);
    auto& one = a.rowsOf(item.id);
    auto& other = b.rowsOf(item.id);
    return std::ranges::equal(one, other, [](auto& x, auto& y) { return x.id == y.id && x.cells == y.cells; });
}

} // namespace

Conflict ExchangeDesk::conflict(const Id& record) {
    const auto head = state_.knownHead(record);
    const auto ids = state_.workspace->headRevisions(record);
    if (ids.size() < 2)
        throw Error("TR-B21", "There is one version of this record, so there is nothing to decide. It stays as it is.",
                    "Exchange lists the records that have two, as does 'trellis bundle conflicts'.");
    Conflict out;
    out.record = state_.line(head, false);
    const auto names = Receiving(*state_.workspace).deviceNames();
    const bool party = audienceOf(head.key, state_.viewer()).party;
    std::vector<Answers> said;
    TemplatePtr form;
    bool withheld = false;
    for (auto& id : ids) {
        const auto layer = state_.revision(id);
        const auto content = state_.workspace->content(id);
        Conflict::Side side{id, {}, layer->author, layer->at, party ? layer->reason : "",
                            content ? static_cast<long>(content->withheld()) : 0};
        withheld = withheld || side.withheld > 0;
        for (auto& one : Receiving(*state_.workspace).about(EntryType::Record, record))
            if (const auto fields = readEntry(one.text); fields.id == id)
                if (auto name = names.find(fields.device); name != names.end()) side.from = name->second;
        const auto itsForm = state_.forms->exactly(layer->form);
        said.push_back(seenOf(state_, *itsForm, layer->answers, head, state_.viewer()).answers);
        form = itsForm; // of the newest
        out.sides.push_back(std::move(side));
    }
    for (auto& section : form->sections)
        for (auto& item : section.items) {
            if (std::ranges::all_of(said, [&](auto& one) { return same(said.front(), one, item); })) continue;
            Conflict::Line line{item.id, item.label, {}};
            for (auto& one : said) line.words.push_back(wordsOf(*form, item, one));
            out.differences.push_back(std::move(line));
        }
    out.mine = party && !withheld;
    if (!party)
        out.why = "It is for the people of this record to decide: " + parties(head.key) + ".";
    else if (withheld)
        out.why = "A part of it is withheld here. Whoever decides must see all of it: where it was written.";
    return out;
}

std::vector<Conflict> ExchangeDesk::conflicts() {
    std::vector<Conflict> out;
    for (auto& head : state_.workspace->conflicts())
        if (mayKnow(head, state_.viewer())) out.push_back(conflict(head.key.id));
    return out;
}

void ExchangeDesk::resolve(const ConflictResolution& how) {
    auto two = conflict(how.record);
    auto sideOf = [&](const Id& revision) {
        if (std::ranges::find(two.sides, revision, &Conflict::Side::revision) == two.sides.end())
            throw Error("TR-B22", "“" + revision + "” is none of the versions that stand beside each other. Nothing was changed.",
                        "Exchange shows both, and 'trellis bundle conflicts' lists them.");
        return state_.revision(revision);
    };
    if (!audienceOf(state_.knownHead(how.record).key, state_.viewer()).party) notForYou();
    if (!two.mine) throw Error("TR-B23", two.why + " Nothing was changed.", "Decide it there; the decision comes with the next bundle.");
    const auto kept = sideOf(how.keep);
    const auto form = state_.forms->exactly(kept->form);
    auto answers = kept->answers;
    for (auto& [item, revision] : how.take) {
        const auto* found = form->find(item);
        const bool asked = std::ranges::any_of(form->sections, [&](auto& section) {
            return std::ranges::any_of(section.items, [&](auto& one) { return one.id == item; });
        });
        if (!found || !asked)
            throw Error("TR-B27", "The form has no question “" + item + "”, so it could not be taken from there. Nothing was changed.",
                        "Exchange shows the questions that differ, as does 'trellis bundle conflicts'.");
        give(answers, sideOf(revision)->answers, *found);
    }
    desk_.amend(how.record, how.reason);
    auto draft = state_.workspace->draft(how.record).value();
    std::string others;
    for (auto& side : two.sides)
        if (side.revision != how.keep) others += side.revision + " ";
    draft.base = how.keep;
    draft.form = kept->form;
    draft.day = kept->day;
    draft.answers = std::move(answers);
    state_.workspace->saveDraft(draft, *form);
    state_.workspace->setLocalNote(settlesNote(how.record), others);
    for (auto& way : desk_.possible(how.record))
        if (way.effect == Effect::Finish) return desk_.take(how.record, way.id);
    throw Error("TR-R07", "The decision is written down as an amendment and cannot be finished as it is.",
                "Open the amendment and finish it.");
}

} // namespace trellis
