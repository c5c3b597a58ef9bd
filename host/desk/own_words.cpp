#include "desk/own_words.hpp"

#include "desk/own_steps.hpp"
#include "model/error.hpp"

#include <algorithm>

namespace trellis {
namespace {

bool same(const Answers& one, const Answers& other, const Item& item) {
    if (!item.isRows()) return one.value(item.id) == other.value(item.id);
    return std::ranges::equal(one.rowsOf(item.id), other.rowsOf(item.id),
                              [](auto& a, auto& b) { return a.id == b.id && a.cells == b.cells; });
}

bool empty(const Answers& all, const Item& item) {
    return item.isRows() ? all.rowsOf(item.id).empty() : !answered(all.value(item.id));
}

/// What to do about it: nothing can be put back where nothing stood.
std::string wayBack(bool wasEmpty) { return wasEmpty ? "empty it again" : "put it back as it was"; }

/// "'The supervisor's answer' and 'Answered on'", of what is theirs.
std::string labels(const std::vector<OthersWords>& all, const PersonCode& whose) {
    std::vector<std::string> said;
    for (auto& one : all)
        if (one.whose == whose) said.push_back("'" + one.item->label + "'");
    std::string out;
    for (std::size_t i = 0; i < said.size(); ++i)
        out += (i == 0 ? "" : i + 1 == said.size() ? " and " : ", ") + said[i];
    return out;
}

} // namespace

std::vector<OthersWords> othersWords(Desk::State& desk, const DraftState& draft, const Template& form,
                                     const Answers& now, bool asSeen) {
    auto* rule = desk.partyRule(draft.key.kind);
    std::vector<OthersWords> out;
    for (auto& section : form.sections)
        for (auto& item : section.items)
            if (auto whose = penOf(rule, draft.key, item.id); !whose.empty() && whose != draft.author)
                out.push_back({&item, std::move(whose), false});
    if (out.empty()) return out;

    const auto look = [&](const Answers& all) {
        return asSeen ? seen(form, all, draft.key, desk.viewer()).answers : all;
    };
    std::vector<Answers> before;
    if (draft.base) {
        // What is settled may take over the other's words from either version.
        auto texts = desk.workspace->headRevisions(draft.key.id);
        texts.push_back(*draft.base);
        for (auto& one : texts) before.push_back(look(desk.revision(one)->answers));
    } else {
        before.emplace_back();
    }
    const auto is = look(now);
    std::erase_if(out, [&](auto& one) {
        return std::ranges::any_of(before, [&](auto& was) { return same(is, was, *one.item); });
    });
    for (auto& one : out) one.wasEmpty = std::ranges::all_of(before, [&](auto& was) { return empty(was, *one.item); });
    return out;
}

void othersWordsFindings(Desk::State& desk, const DraftState& draft, const Template& form, const Answers& now,
                         std::vector<Finding>& out) {
    for (auto& one : othersWords(desk, draft, form, now, true))
        out.push_back({Severity::Refuse,
                       {one.item->id, {}, {}},
                       "others-words",
                       "Only " + one.whose + whoTheyAre(draft.key, one.whose) + ", writes this. Please " +
                           wayBack(one.wasEmpty) + ", and ask " + one.whose +
                           (one.wasEmpty ? " to write it" : " to correct it") +
                           ", or write what you want to add where you both write."});
}

void leaveOthersWords(Desk::State& desk, const DraftState& draft, const Template& form) {
    const auto all = othersWords(desk, draft, form, draft.answers, false);
    if (all.empty()) return;
    auto& whose = all.front().whose;
    const bool wasEmpty = std::ranges::all_of(all, [&](auto& one) { return one.whose != whose || one.wasEmpty; });
    throw Error("TR-M07",
                "Only " + whose + whoTheyAre(draft.key, whose) + ", writes " + labels(all, whose) +
                    ", and that reads otherwise now. Nothing was finished; the draft stays as it is.",
                (wasEmpty ? "Empty it again and ask " + whose + " to write it"
                          : "Put it back as it was and ask " + whose + " to correct it") +
                    ", or write what you want to add where you both write.");
}

} // namespace trellis
