#include "desk/exchange_selection.hpp"

#include "desk/apart.hpp"
#include "desk/desk_state.hpp"
#include "model/error.hpp"

#include <algorithm>

namespace trellis {

std::set<std::pair<Id, std::string>> placesSeen(const Template& form, const Answers& answers, const Subject& subject,
                                                const Viewer& viewer) {
    std::set<std::pair<Id, std::string>> out;
    const auto part = seen(form, answers, subject, viewer).answers;
    for (auto& [item, value] : part.values) out.insert({Id{}, item});
    for (auto& [item, rows] : part.rows)
        for (auto& row : rows) {
            out.insert({row.id, item});
            for (auto& [cell, value] : row.cells) out.insert({row.id, cell});
        }
    return out;
}

Selection::Selection(Desk::State& state, std::vector<Viewer> readers, NumbersByDevice sent)
    : state_(state)
    , receiving_(*state.workspace)
    , readers_(std::move(readers))
    , sent_(std::move(sent)) {}

bool Selection::allMayKnow(const Subject& subject) const {
    return std::ranges::all_of(readers_, [&](auto& viewer) { return mayKnow(subject, viewer); });
}

bool Selection::wasSent(const std::vector<CarriedEntry>& lines) const {
    return std::ranges::any_of(lines, [&](auto& line) {
        const auto fields = readEntry(line.text);
        const auto theirs = sent_.find(fields.device);
        return theirs != sent_.end() && theirs->second.has(fields.seq);
    });
}

void Selection::carry(CarriedEntry entry, const EntryFields& fields) {
    if (!hashes_.insert(entry.hash).second) return;
    numbers[fields.device].add(fields.seq);
    devices_.insert(fields.device);
    gathered_.push_back({{fields.device, fields.seq}, std::move(entry)});
}

void Selection::addForm(const std::string& ref) {
    if (!forms_.insert(ref).second) return;
    const auto kept = receiving_.about(EntryType::Form, ref);
    if (kept.empty()) return; // then nobody can read it here either
    carry(kept.front(), readEntry(kept.front().text));
}

void Selection::count(const Template& form, const LeafText& leaf, bool open) {
    if (leaf.type == "row" || leaf.item.starts_with('#')) return;
    auto& question = questions_[form.ref.text()][leaf.item];
    if (question.label.empty()) {
        const auto* item = form.find(leaf.item);
        question = {form.title, item ? item->label : leaf.item, leaf.classes.text(), 0, 0};
    }
    ++(open ? question.answers : question.withheld);
}

CarriedEntry Selection::cut(const CarriedEntry& layer, const EntryFields& fields, const RecordHead& head,
                            Departure::Record& line) {
    const auto content = Content::fromText(layer.content);
    TemplatePtr form;
    std::vector<std::set<std::pair<Id, std::string>>> places;
    try {
        form = state_.forms->exactly(formRefFromText(fields.form).value_or(FormRef{}));
        const auto answers = answersFrom(content);
        for (auto& viewer : readers_) places.push_back(placesSeen(*form, answers, head, viewer));
    } catch (const Error&) {
        form = nullptr; // nobody can say who may see what: nothing is open
    }
    // Why something was changed is for the pair (Desk::show()), and for whoever wrote it: the answer of somebody who was
    // asked is a layer of their own.
    const bool reason = std::ranges::all_of(
        readers_, [&](auto& one) { return audienceOf(head.key, one).party || one.code == fields.author; });
    std::vector<bool> closed; // made apart, and not yet beside another's
    for (auto& viewer : readers_) closed.push_back(closedApart(state_, head, viewer));
    auto keep = [&](const LeafText& leaf) {
        if (!form) return false;
        if (leaf.item.starts_with('#')) return reason;
        for (std::size_t i = 0; i < readers_.size(); ++i) {
            if (closed[i] && !leaf.classes.has(VisibilityClass::A)) return false;
            const bool own = leaf.owner.empty() || leaf.owner == readers_[i].code;
            // Twice: as the form has it, and as the answer itself was signed.
            if (!places[i].contains({leaf.row, leaf.item}) || !maySeePart(head, readers_[i], leaf.classes, own)) return false;
        }
        return true;
    };
    const auto left = content.withholding([&](const LeafText& leaf) {
        const bool open = keep(leaf);
        if (form) count(*form, leaf, open);
        return open;
    });
    line.withheld += static_cast<long>(left.withheld());
    line.open += static_cast<long>(left.leaves().size() - left.withheld());
    return {layer.text, layer.hash, layer.signature, left.text()};
}

void Selection::add(const RecordHead& head) {
    const auto& key = head.key;
    if (records_.contains(key.id)) return;
    const auto lines = receiving_.about(EntryType::Record, key.id);
    const bool open = allMayKnow(head);
    // Taken back since it was sent: it goes once more with nothing in it, so that it is gone there, too.
    const bool takenBack = !open && key.authorsOwn() && key.party(readers_.back().code) && wasSent(lines);
    if (!open && !takenBack) return;
    records_.insert(key.id);
    const bool newestOnly = key.authorsOwn() && !std::ranges::all_of(readers_, [&](auto& one) { return key.party(one.code); });
    const auto heads = state_.workspace->headRevisions(key.id);
    Departure::Record line{key.id, state_.kindTitle(key.kind), head.day, parties(key), 0, 0, 0};
    std::set<Id> layers;
    for (auto& one : lines) {
        const auto fields = readEntry(one.text);
        if (fields.type != EntryType::Record) continue;
        if (newestOnly && std::ranges::find(heads, fields.id) == heads.end()) continue;
        layers.insert(fields.id);
        ++line.layers;
        addForm(fields.form);
        carry(cut(one, fields, head, line), fields);
    }
    for (auto& one : lines) {
        const auto fields = readEntry(one.text);
        if (fields.type != EntryType::SignOff || !layers.contains(fields.revision)) continue;
        signers_.insert({fields.person, fields.key});
        carry(one, fields);
    }
    for (auto& person : state_.partiesOf(key)) people_.insert(person);
    departure.open += line.open;
    departure.withheld += line.withheld;
    departure.records.push_back(std::move(line));
    if (key.agreement.empty() || key.agreement == key.id) return;
    if (auto agreement = state_.workspace->head(key.agreement); agreement && allMayKnow(*agreement)) {
        add(*agreement);
        for (auto& one : receiving_.about(EntryType::Setting, "agreement-ended:" + key.agreement)) // terms: class A
            carry(one, readEntry(one.text));
    }
}

void Selection::close() {
    for (auto& [person, key] : signers_)
        for (auto& one : receiving_.about(EntryType::User, person))
            if (const auto fields = readEntry(one.text); fields.key == key) carry(one, fields);
    for (auto& person : people_) {
        const auto known = receiving_.about(EntryType::Person, person);
        if (known.empty()) continue;
        departure.people.push_back(person);
        const auto& last = known.back();
        const auto left = Content::fromText(last.content).withholding([&](const LeafText& leaf) {
            if (leaf.classes.has(VisibilityClass::A)) return true;
            return std::ranges::all_of(readers_, [&](auto& one) {
                return !leaf.classes.empty() && maySee({one.role, false}, leaf.classes, one.floor);
            });
        });
        carry({last.text, last.hash, last.signature, left.text()}, readEntry(last.text));
    }
    const auto introduced = devices_; // carry() adds to it, though nothing new
    for (auto& device : introduced)
        for (auto& one : receiving_.about(EntryType::Device, device)) carry(one, readEntry(one.text));
    std::ranges::sort(gathered_, {}, [](auto& one) { return std::pair(one.first, one.second.hash); });
    for (auto& [place, entry] : gathered_) entries.push_back(std::move(entry));
    departure.entries = static_cast<long>(entries.size());
    for (auto& [ref, items] : questions_) {
        const auto form = state_.forms->exactly(formRefFromText(ref).value_or(FormRef{}));
        departure.forms.push_back(form->title + " " + form->ref.version);
        for (auto& section : form->sections)
            for (auto& item : section.items) {
                auto put = [&](const std::string& id) {
                    if (auto found = items.find(id); found != items.end()) departure.questions.push_back(found->second);
                };
                put(item.id);
                for (auto& cell : item.cells) put(cell.id);
            }
    }
    std::ranges::stable_sort(departure.records, [](auto& a, auto& b) { return b.day < a.day; });
}

} // namespace trellis
