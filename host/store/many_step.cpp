#include "store/many_step.hpp"

#include "store/column_view.hpp"

#include <algorithm>
#include <utility>

namespace trellis {

TriggersAside::TriggersAside(Database& db, std::initializer_list<const char*> names)
    : db_(db) {
    for (const char* name : names) {
        {
            auto select = db.prepared("SELECT sql FROM sqlite_master WHERE type='trigger' AND name=?");
            select->bind(1, name);
            if (!select->executeStep()) continue; // of a file that never had it
            sql_.push_back(column(select, 0));
        }
        db.exec(std::string("DROP TRIGGER ") + name);
    }
}

void TriggersAside::putBack() {
    for (const auto& one : std::exchange(sql_, {})) db_.exec(one);
}

// Three triggers cost more than what they guard against here. A statement that a trigger may end needs a way back of
// its own, and at each such point the word index writes out what it holds: a small index per row, to be merged later.
// So words go in at the end. That the log only grows holds without its triggers: this inserts and never replaces, keys
// are unique by the table itself, and write() counts the numbers.
ManyStep::ManyStep(Workspace::State& state)
    : state_(state)
    , transaction_(*state.db, SQLite::TransactionBehavior::IMMEDIATE)
    , triggers_(*state.db, {"revision_no_replace", "revision_in_order", "passage_insert"})
    , first_(state.tip.seq + 1)
    , nothingWorkedOut_(state.db->execAndGet("SELECT NOT EXISTS (SELECT 1 FROM answer)").getInt() != 0) {}

void ManyStep::write(SealedRecord record) {
    Database& db = *state_.db;
    const Id id = record.entries.back().fields.entity;
    refuseKnown(id);
    for (auto& entry : record.entries) {
        if (entry.fields.seq != first_ + size()) notReadBack();
        insertEntry(db, entry);
        if (entry.fields.type == EntryType::Form) {
            writeProjection(db, EntryType::Form, entry.fields.entity);
            formsKept_.insert(entry.fields.entity);
        }
        last_ = std::move(entry.fields);
        written_.push_back(
            {std::move(entry.text), std::move(entry.hash), std::move(entry.signature), std::move(entry.content)});
    }
    insertRows(db, std::move(record.rows), places_, &words_);
    if (!nothingWorkedOut_) forgetAnswers(db, EntryType::Record, id);
}

void ManyStep::commit() {
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
    triggers_.putBack();
    readBack();
    transaction_.commit();
    state_.knownForms.merge(formsKept_);
    ++state_.changes;
    const Written& last = written_.back();
    state_.tip = {last_.seq, last_.tick, hex(last.hash), entryLink(last.hash, last.signature), last_.at};
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

WideDesk::WideDesk(Database& database)
    : db(database) {
    db.exec("PRAGMA cache_size=-400000; INSERT INTO wordlist(wordlist, rank) VALUES ('hashsize', 134217728), "
            "('automerge', 0)");
}

WideDesk::~WideDesk() {
    try {
        db.exec("PRAGMA cache_size=-16000; INSERT INTO wordlist(wordlist, rank) VALUES ('hashsize', 1048576), "
                "('automerge', 4)");
    } catch (const SQLite::Exception&) {
        // Only speed hangs on it.
    }
}

} // namespace trellis
