#include "store/filling.hpp"

#include "store/column_view.hpp"

#include <utility>

namespace trellis {

namespace {

constexpr const char* mark = "filling"; // in `local`
constexpr const char* removeMark = "DELETE FROM local WHERE name='filling'";

} // namespace

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

// The mark is written before the journal changes, with the promises of every day.
WideDesk::WideDesk(Database& database)
    : db(database) {
    writeLocal(db, mark, "begun");
    db.exec("PRAGMA cache_size=-400000; INSERT INTO wordlist(wordlist, rank) VALUES ('hashsize', 134217728), "
            "('automerge', 0); PRAGMA journal_mode=DELETE");
}

WideDesk::~WideDesk() {
    auto asEver = [&](const char* sql) {
        try {
            db.exec(sql);
        } catch (const SQLite::Exception&) {
            // On a full disk, say. Only speed hangs on it, and whoever opens the file next sets it right.
        }
    };
    asEver(removeMark); // what went wrong is told; the mark is for what nobody could tell
    asEver("PRAGMA journal_mode=WAL");
    asEver("PRAGMA cache_size=-16000");
    asEver("INSERT INTO wordlist(wordlist, rank) VALUES ('hashsize', 1048576), ('automerge', 4)");
}

// Three triggers cost more than what they guard against here. A statement that a trigger may end needs a way back of
// its own, and at each such point the word index writes out what it holds: a small index per row, to be merged later.
// So words go in at the end of a step. That the log only grows holds without its triggers: a step inserts and never
// replaces, keys are unique by the table itself, and ManyStep::write() counts the numbers.
Filling::Filling(Workspace::State& into)
    : state(into)
    , nothingWorkedOut(into.db->execAndGet("SELECT NOT EXISTS (SELECT 1 FROM answer)").getInt() != 0)
    , tip(into.tip)
    , wide_(*into.db)
    , transaction_(*into.db, SQLite::TransactionBehavior::IMMEDIATE)
    , triggers_(*into.db, {"revision_no_replace", "revision_in_order", "passage_insert"}) {}

void Filling::commit(const std::string& what) {
    triggers_.putBack();
    writeAudit(state, state.me.code, "kept many", what);
    state.db->exec(removeMark);
    transaction_.commit();
    state.knownForms.merge(forms);
    state.tip = tip;
    ++state.changes;
}

bool fillingBroken(Database& db) { return readLocal(db, mark).has_value(); }

} // namespace trellis
