#include "store/schema.hpp"

#include "store/database.hpp"

namespace trellis {

const char* const logSchemaSql = R"sql(
-- The log: the only authoritative table (entry.hpp). The plain columns repeat what the entry says, so that it can be found.
CREATE TABLE revision (
  device    TEXT NOT NULL CHECK (length(device)=32),
  seq       INTEGER NOT NULL CHECK (seq >= 1),
  tick      INTEGER NOT NULL CHECK (tick >= 1),
  id        TEXT NOT NULL UNIQUE,
  type      TEXT NOT NULL,
  entity    TEXT NOT NULL,
  entry     TEXT NOT NULL,
  hash      BLOB NOT NULL UNIQUE CHECK (length(hash)=32),
  signature BLOB NOT NULL CHECK (length(signature)=64),
  content   TEXT NOT NULL,
  PRIMARY KEY (device, seq)
) STRICT;
CREATE INDEX revision_entity ON revision(entity, type, tick);
CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
-- INSERT OR REPLACE deletes without a word: delete triggers sleep unless recursive_triggers is on.
CREATE TRIGGER revision_no_replace BEFORE INSERT ON revision
WHEN EXISTS (SELECT 1 FROM revision r WHERE r.id=NEW.id OR r.hash=NEW.hash OR (r.device=NEW.device AND r.seq=NEW.seq))
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
-- Per device the numbers have no gap.
CREATE TRIGGER revision_in_order BEFORE INSERT ON revision
WHEN NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM revision r WHERE r.device=NEW.device)
BEGIN SELECT RAISE(ABORT, 'the log has no gaps'); END;

-- Mutable and apart from the log: autosaved drafts. `mark` is the hash of the rest of the row, so that damage is seen.
CREATE TABLE draft (
  record TEXT PRIMARY KEY, saved_ms INTEGER NOT NULL, body TEXT NOT NULL, mark TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What belongs to this copy alone: its device key, notes of this machine.
CREATE TABLE local (name TEXT PRIMARY KEY, value TEXT NOT NULL, mark TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Traces of use; each hash covers the one before.
CREATE TABLE audit (
  n INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END;
CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
WHEN NEW.n <> 1 + (SELECT coalesce(max(n), 0) FROM audit) BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END;

)sql";

// Entries of other workspaces' logs, as they came in bundles (receiving.hpp). Not part of our chain: of another log only
// some entries come, in any order and with answers withheld. So they are known by their hash, which the same entry has
// however much of it is withheld, and only `content` may change, by opening more of it.
const char* const receivedSchemaSql = R"sql(
CREATE TABLE received (
  hash      BLOB NOT NULL UNIQUE CHECK (length(hash)=32),
  device    TEXT NOT NULL CHECK (length(device)=32),
  seq       INTEGER NOT NULL CHECK (seq >= 1),
  tick      INTEGER NOT NULL CHECK (tick >= 1),
  id        TEXT NOT NULL UNIQUE,
  type      TEXT NOT NULL,
  entity    TEXT NOT NULL,
  entry     TEXT NOT NULL,
  signature BLOB NOT NULL CHECK (length(signature)=64),
  content   TEXT NOT NULL,
  open      INTEGER NOT NULL
) STRICT;
CREATE INDEX received_entity ON received(entity, type, tick);
CREATE INDEX received_place ON received(device, seq);
CREATE INDEX received_tick ON received(tick);
CREATE TRIGGER received_no_delete BEFORE DELETE ON received
BEGIN SELECT RAISE(ABORT, 'what was received stays'); END;
CREATE TRIGGER received_no_update BEFORE UPDATE ON received
WHEN NEW.hash IS NOT OLD.hash OR NEW.device IS NOT OLD.device OR NEW.seq IS NOT OLD.seq OR NEW.tick IS NOT OLD.tick
  OR NEW.id IS NOT OLD.id OR NEW.type IS NOT OLD.type OR NEW.entity IS NOT OLD.entity OR NEW.entry IS NOT OLD.entry
  OR NEW.signature IS NOT OLD.signature OR NEW.open <= OLD.open
BEGIN SELECT RAISE(ABORT, 'what was received stays'); END;
CREATE TRIGGER received_no_replace BEFORE INSERT ON received
WHEN EXISTS (SELECT 1 FROM received r WHERE r.id=NEW.id OR r.hash=NEW.hash)
  OR EXISTS (SELECT 1 FROM revision r WHERE r.id=NEW.id OR r.hash=NEW.hash)
BEGIN SELECT RAISE(ABORT, 'what was received stays'); END;
)sql";

#define PASSAGE_INSERT_TRIGGER                                                                                         \
    "CREATE TRIGGER passage_insert AFTER INSERT ON passage BEGIN INSERT INTO wordlist(rowid, words, reach) VALUES "    \
    "(NEW.n, NEW.words, NEW.reach); END"

const char* const passageInsertTrigger = PASSAGE_INSERT_TRIGGER;

// Projections: all of it can be made again from the log.
const char* const listSchemaSql = R"sql(
CREATE TABLE device (id TEXT PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE user (code TEXT NOT NULL, key TEXT NOT NULL, role TEXT NOT NULL, tick INTEGER NOT NULL, device TEXT NOT NULL,
                   PRIMARY KEY (code, tick, device)) STRICT, WITHOUT ROWID;
CREATE TABLE person (code TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE form (ref TEXT PRIMARY KEY, entry TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE layer (
  id TEXT PRIMARY KEY, record TEXT NOT NULL, tick INTEGER NOT NULL, device TEXT NOT NULL, head INTEGER NOT NULL,
  state TEXT NOT NULL, sign_offs TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX layer_record ON layer(record);
CREATE TABLE record (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, agreement TEXT NOT NULL, supervisor TEXT NOT NULL, supervisees TEXT NOT NULL,
  layer TEXT NOT NULL, form TEXT NOT NULL, day INTEGER NOT NULL, state TEXT NOT NULL, at_ms INTEGER NOT NULL,
  first_ms INTEGER NOT NULL, author TEXT NOT NULL, content TEXT NOT NULL, layers INTEGER NOT NULL, heads INTEGER NOT NULL,
  sign_offs TEXT NOT NULL, tick INTEGER NOT NULL, device TEXT NOT NULL, owner TEXT NOT NULL, shared TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- Each list that people page through has an index in its very order, so that a page costs what stands on it.
CREATE INDEX record_day ON record(day, tick);
CREATE INDEX record_agreement ON record(agreement, day, tick);
CREATE INDEX record_kind ON record(kind, day, tick);
CREATE INDEX record_conflict ON record(day) WHERE heads > 1;
CREATE TABLE party (person TEXT NOT NULL, day INTEGER NOT NULL, tick INTEGER NOT NULL, record TEXT NOT NULL,
                    PRIMARY KEY (person, day, tick, record)) STRICT, WITHOUT ROWID;
CREATE INDEX party_record ON party(record, person);
-- What of a record anybody may know who may know of it (class A), one agreement's side by side: due dates read nothing else.
CREATE TABLE glance (
  agreement TEXT NOT NULL, day INTEGER NOT NULL, first_ms INTEGER NOT NULL, record TEXT NOT NULL, kind TEXT NOT NULL,
  state TEXT NOT NULL, form TEXT NOT NULL, owner TEXT NOT NULL, open TEXT NOT NULL,
  PRIMARY KEY (agreement, day, first_ms, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX glance_record ON glance(record);
-- Words by who may read them: all answers of one record, class and owner as lines of `words`; where each stands, as lines
-- of `places`; `reach`: those whose search may come here (search.cpp). `n` grows with the day, so newest first needs no sorting.
CREATE TABLE passage (
  n INTEGER PRIMARY KEY, record TEXT NOT NULL, classes TEXT NOT NULL, owner TEXT NOT NULL, places TEXT NOT NULL,
  words TEXT NOT NULL, reach TEXT NOT NULL
) STRICT;
CREATE INDEX passage_record ON passage(record);
CREATE VIRTUAL TABLE wordlist USING fts5(words, reach, content='passage', content_rowid='n',
                                         tokenize="unicode61 remove_diacritics 2");
)sql" PASSAGE_INSERT_TRIGGER R"sql(;
CREATE TRIGGER passage_update AFTER UPDATE ON passage BEGIN
  INSERT INTO wordlist(wordlist, rowid, words, reach) VALUES ('delete', OLD.n, OLD.words, OLD.reach);
  INSERT INTO wordlist(rowid, words, reach) VALUES (NEW.n, NEW.words, NEW.reach);
END;
CREATE TRIGGER passage_delete AFTER DELETE ON passage
BEGIN INSERT INTO wordlist(wordlist, rowid, words, reach) VALUES ('delete', OLD.n, OLD.words, OLD.reach); END;

-- What measures observed: a cache that can be dropped and made again (observations.hpp). `mark` as in draft.
CREATE TABLE observed (
  measure TEXT NOT NULL, timeline TEXT NOT NULL, members TEXT NOT NULL, day INTEGER NOT NULL, body TEXT NOT NULL,
  mark TEXT NOT NULL, PRIMARY KEY (measure, timeline)
) STRICT, WITHOUT ROWID;
-- What others worked out from the above (workspace.hpp, "Answers worked out"). Not a projection: it may be empty.
CREATE TABLE answer (question TEXT NOT NULL, about TEXT NOT NULL, day INTEGER NOT NULL, words TEXT NOT NULL,
                     PRIMARY KEY (question, about)) STRICT, WITHOUT ROWID;
CREATE INDEX answer_about ON answer(about);
)sql";

#undef PASSAGE_INSERT_TRIGGER

void dropLists(Database& db) {
    db.exec("DROP TABLE IF EXISTS wordlist");
    for (const char* table : {"device", "user", "person", "setting", "form", "layer", "record", "party", "glance",
                              "passage", "answer", "observed"})
        db.exec(std::string("DROP TABLE IF EXISTS ") + table); // with its indexes and triggers
    db.exec("DELETE FROM local WHERE name LIKE 'observed:%'");  // how far the log had been observed
}

} // namespace trellis
