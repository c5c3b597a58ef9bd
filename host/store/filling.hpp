// Inside store/ only: how the database is written while very much goes into it at once (Workspace::keepMany).
//
// Everyday writing goes through a write-ahead log: each entry is safe by itself, at the price of being written twice,
// and of writing a page of an index again for each transaction that touches it. Filling is one transaction, however
// long, behind a rollback journal. A new page is then encrypted once and written once, to its place; the journal holds
// how the few pages looked that were there before. The promise is the same: on disk (synchronous=FULL) before it is
// called kept, and all or nothing. A program that ends in between leaves the journal, with which the next opening puts
// the file back as it was, and a mark that says so (openState).
#pragma once
#include "store/many_sealing.hpp"

#include <initializer_list>

namespace trellis {

/// Triggers taken away for the length of a transaction, and put back, letter by letter, before it ends. Should it not
/// come to its end, the database puts them back itself.
class TriggersAside {
public:
    TriggersAside(Database& db, std::initializer_list<const char*> names);
    void putBack();

private:
    Database& db_;
    std::vector<std::string> sql_;
};

/// The database set up for much to be written: a rollback journal, more memory for pages and words, the mark. As before
/// afterwards, however it ends; should even that not succeed, the next opening sees to it (openDatabase).
struct WideDesk {
    Database& db;
    explicit WideDesk(Database& database);
    ~WideDesk();
    WideDesk(const WideDesk&) = delete;
    WideDesk& operator=(const WideDesk&) = delete;
};

/// The one transaction. What is not committed was never there.
class Filling {
public:
    explicit Filling(Workspace::State& state);
    /// With a line in the traces of use that says what was kept. The state knows of it only from here on.
    void commit(const std::string& what);

    Workspace::State& state;
    const bool nothingWorkedOut; ///< there are no answers to forget, and inside this transaction none can come
    Tip tip;                     ///< of what is written by now
    std::set<std::string> forms; ///< kept by now
    PassagePlaces places;

private:
    WideDesk wide_;
    SQLite::Transaction transaction_;
    TriggersAside triggers_;
};

/// Whether a filling began that came to no end. Nothing of it is there.
bool fillingBroken(Database& db);

} // namespace trellis
