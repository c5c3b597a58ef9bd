// What this day asks of this person: due dates, drafts, signatures, open rows; and searching.
#include "desk/apart.hpp"
#include "desk/carry.hpp"
#include "desk/desk_state.hpp"
#include "model/error.hpp"
#include "record/value_words.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace trellis {

std::vector<DueLine> Desk::due() const {
    auto& state = *state_;
    std::vector<DueLine> out;
    std::vector<Agreement> inForce;
    for (auto& terms : state.agreements())
        if (terms.inForce(state.today())) inForce.push_back(terms);
    for (auto* info : state.plugins->kinds()) {
        auto* kind = info->offersDue ? state.kind(info->id) : nullptr;
        if (!kind) continue;
        auto answers = state.dueAnswers(*kind, inForce);
        for (std::size_t i = 0; i < inForce.size(); ++i)
            if (auto& terms = inForce[i]; answers[i])
                out.push_back({terms.id, info->id, terms.supervisor, terms.supervisees, *answers[i]});
    }
    // Longest past first, then what comes next.
    std::ranges::stable_sort(out, [](auto& a, auto& b) {
        return std::pair(-a.due.daysPast, a.due.due.value_or(Date(INT32_MAX))) <
               std::pair(-b.due.daysPast, b.due.due.value_or(Date(INT32_MAX)));
    });
    return out;
}

std::vector<std::string> Desk::dueUnknown() const {
    std::vector<std::string> out;
    bool any = false;
    for (auto& plugin : state_->plugins->plugins()) {
        std::vector<std::string> kinds;
        for (auto& kind : plugin.manifest.kinds)
            if (kind.offersDue) kinds.push_back(kind.title);
        any = any || !kinds.empty();
        if (kinds.empty() || plugin.loaded) continue;
        out.push_back(fmt::format("When the next of these is due cannot be worked out: {}. The plugin {}, which knows "
                                  "it, is not at work. {}",
                                  fmt::join(kinds, ", "), plugin.manifest.title, plugin.why));
    }
    if (!any)
        out.push_back("Who is due cannot be worked out: no plugin that knows due dates is here and can be read. "
                      "“trellis plugin list” says which there are.");
    return out;
}

std::vector<RecordLine> Desk::openDrafts() const {
    std::vector<RecordLine> out;
    for (auto& draft : state_->workspace->drafts())
        if (draft.author == state_->me.code) out.push_back(state_->line(draft));
    return out;
}

std::vector<RecordLine> Desk::toSign() const {
    std::vector<RecordLine> out;
    HeadFilter filter;
    filter.person = state_->me.code;
    std::set<Id> beingChanged;
    for (auto& draft : state_->workspace->drafts()) beingChanged.insert(draft.key.id);
    for (auto& head : state_->workspace->heads(filter)) {
        if (beingChanged.contains(head.key.id)) continue;
        if (head.signOffs.size() > head.key.supervisees.size()) continue; // everybody has signed
        auto line = state_->line(head, false);
        if (!line.waitingFor.empty()) out.push_back(std::move(line));
    }
    return out;
}

namespace {

/// The first cell of a type, perhaps one whose id ends as asked.
template <class T>
std::optional<T> firstCell(const Item& rows, const Row& row, ItemType type, std::string_view ending = {}) {
    for (auto& cell : rows.cells) {
        if (cell.type != type || !std::string_view(cell.id).ends_with(ending)) continue;
        auto value = row.cells.find(cell.id);
        if (value == row.cells.end()) continue;
        if (auto* found = std::get_if<T>(&value->second)) return *found;
    }
    return {};
}

std::string titleOf(const Template& form, const Item& rows, const Row& row) {
    auto* cell = form.find(rows.titleCell);
    auto value = row.cells.find(rows.titleCell);
    if (!cell || value == row.cells.end()) return rows.label;
    auto words = valueWords(form, *cell, value->second);
    return words.empty() ? rows.label : words;
}

} // namespace

std::map<Id, Date> Desk::State::firstDaysOf(const std::set<Id>& rows, const std::vector<RecordHead>& newestFirst) {
    auto next = newestFirst.begin();
    return firstDays(rows, [&]() -> std::optional<EarlierRecord> {
        if (next == newestFirst.end()) return {};
        auto& head = *next++;
        return EarlierRecord{&revision(head.revision)->answers, head.day};
    });
}

std::vector<OpenRow> Desk::openRows() const {
    auto& state = *state_;
    std::vector<OpenRow> out;
    auto look = [&](const std::vector<RecordHead>& heads) { // of one thread, newest first
        auto& head = heads.front();
        auto form = state.forms->exactly(head.form);
        auto part = seen(*form, state.revision(head.revision)->answers, head.key, state.viewer());
        Form filled(form, std::move(part.answers), state.formContext());
        std::vector<std::pair<const Item*, Row>> open;
        std::set<Id> ids;
        for (auto& section : form->sections)
            for (auto& item : section.items)
                if (item.isRows())
                    for (auto& row : filled.carriedRows(item.id)) {
                        ids.insert(row.id);
                        open.emplace_back(&item, row);
                    }
        if (open.empty()) return;
        auto since = state.firstDaysOf(ids, heads);
        for (auto& [item, row] : open) {
            OpenRow one{
                head.key.id,   head.key.kind,       item->id, item->label, row, titleOf(*form, *item, row), {}, {},
                since[row.id], head.key.supervisees};
            if (auto owner = firstCell<Code>(*item, row, ItemType::Person)) one.owner = owner->code;
            one.due = firstCell<Date>(*item, row, ItemType::Date, ".due");
            out.push_back(std::move(one));
        }
    };
    for (auto& terms : state.agreements()) {
        if (!terms.party(state.me.code)) continue;
        HeadFilter filter;
        filter.agreement = terms.id;
        std::map<std::string, std::vector<RecordHead>> byKind;
        for (auto& head : state.workspace->heads(filter))
            if (!head.key.authorsOwn() || head.key.party(state.me.code)) byKind[head.key.kind].push_back(head);
        for (auto& [kind, heads] : byKind) look(heads);
    }
    // Under no agreement the same people make a thread.
    for (auto* info : state.plugins->kinds()) {
        if (!info->parties || info->authorsOwn) continue;
        HeadFilter filter;
        filter.kind = info->id;
        filter.person = state.me.code;
        std::vector<std::vector<RecordHead>> threads;
        for (auto& head : state.workspace->heads(filter)) {
            auto same = std::ranges::find_if(threads, [&](auto& one) { return sameCircle(one.front().key, head.key); });
            if (same == threads.end()) same = threads.insert(threads.end(), std::vector<RecordHead>{});
            same->push_back(head);
        }
        for (auto& thread : threads) look(thread);
    }
    std::ranges::stable_sort(out, {}, [](auto& one) { return one.since; });
    return out;
}

std::vector<SearchHit> Desk::search(const std::string& text, int most) {
    auto& state = *state_;
    auto viewer = state.viewer();
    Reach reach{viewer.code, {}};
    for (auto one : {VisibilityClass::A, VisibilityClass::S, VisibilityClass::P, VisibilityClass::M})
        if (maySee({viewer.role, false}, one, viewer.floor)) reach.overseen = reach.overseen | one;
    auto passages = state.workspace->search(text, most, reach, [&](const RecordHead& head, const Passage& passage) {
        // The index knows by itself who may come to a passage, which makes it quick; asked again here as of any answer,
        // since what is made apart is known only here.
        bool own = passage.owner.empty() || passage.owner == viewer.code;
        return maySeePartOf(state, head, viewer, passage.classes, own);
    });
    std::vector<SearchHit> out;
    std::map<Id, RecordLine> lines;
    for (auto& passage : passages) {
        auto head = state.workspace->head(passage.record);
        if (!head) continue;
        if (!lines.contains(passage.record)) lines[passage.record] = state.line(*head, false);
        auto label = passage.item;
        try {
            auto form = state.forms->exactly(head->form);
            if (auto* item = form->find(passage.item)) label = item->label;
        } catch (
            const Error&) { // the hit is still worth showing; opening the record says what is the matter with its form
        }
        out.push_back({lines[passage.record], passage.item, label, passage.excerpt});
    }
    // That somebody searched is noted; what for is content.
    state.workspace->audit("searched", "the records");
    return out;
}

} // namespace trellis
