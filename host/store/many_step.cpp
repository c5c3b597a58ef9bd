#include "store/many_step.hpp"

#include "store/column_view.hpp"

#include <algorithm>
#include <utility>

namespace trellis {

ManyStep::ManyStep(Filling& filling)
    : filling_(filling)
    , state_(filling.state)
    , first_(filling.tip.seq + 1) {}

void ManyStep::write(SealedRecord record) {
    Database& db = *state_.db;
    const Id id = record.entries.back().fields.entity;
    refuseKnown(id);
    for (auto& entry : record.entries) {
        if (entry.fields.seq != first_ + size()) notReadBack();
        insertEntry(db, entry);
        if (entry.fields.type == EntryType::Form) {
            writeProjection(db, EntryType::Form, entry.fields.entity);
            filling_.forms.insert(entry.fields.entity);
        }
        last_ = std::move(entry.fields);
        written_.push_back(
            {std::move(entry.text), std::move(entry.hash), std::move(entry.signature), std::move(entry.content)});
    }
    insertRows(db, std::move(record.rows), filling_.places, &words_);
    if (!filling_.nothingWorkedOut) forgetAnswers(db, EntryType::Record, id);
}

void ManyStep::settle() {
    if (written_.empty()) return;
    Database& db = *state_.db;
    std::ranges::sort(words_, {}, &WordsToIndex::n); // in the order of the index, so that it writes them once
    for (const auto& one : words_) {
        auto insert = db.prepared("INSERT INTO wordlist(rowid, words, reach) VALUES (?,?,?)");
        insert->bind(1, one.n);
        insert->bindNoCopy(2, one.words);
        insert->bindNoCopy(3, one.reach);
        insert->exec();
    }
    readBack();
    const Written& last = written_.back();
    filling_.tip = {last_.seq, last_.tick, hex(last.hash), entryLink(last.hash, last.signature), last_.at};
}

void ManyStep::readBack() {
    auto back = state_.db->prepared(
        "SELECT entry, hash, signature, content FROM revision WHERE device=? AND seq>=? ORDER BY seq");
    back->bind(1, state_.deviceId);
    back->bind(2, first_);
    std::size_t at = 0;
    while (back->executeStep()) {
        if (at == written_.size()) notReadBack();
        const Written& entry = written_[at++];
        if (columnView(back, 0) != entry.text || columnView(back, 1) != entry.hash ||
            columnView(back, 2) != entry.signature || columnView(back, 3) != entry.content)
            notReadBack();
    }
    const Written& last = written_.back();
    if (at != written_.size() ||
        !holds({last_, last.text, last.hash, last.signature, last.content}, state_.device.publicKey()))
        notReadBack();
}

void ManyStep::refuseKnown(const Id& record) {
    auto known = state_.db->prepared("SELECT 1 FROM record WHERE id=?");
    known->bind(1, record);
    if (known->executeStep())
        throw Error("TR-R15", "A record of that id has been finished already, so it was not kept a second time.",
                    "Amend the finished record instead, and say why.");
}

} // namespace trellis
