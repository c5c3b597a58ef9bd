// Inside store/ only: the writing side of Workspace::keepMany(), one transaction after another.
#pragma once
#include "store/many_sealing.hpp"

#include <optional>

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

/// Some thousand entries. What is not committed was never there.
class ManyStep {
public:
    explicit ManyStep(Workspace::State& state);
    void write(SealedRecord record);
    long size() const { return static_cast<long>(written_.size()); }
    /// Puts the words of all of it into the index, reads all of it back and keeps it. Error TR-S11 when what was read
    /// back is not what was written.
    void commit();

private:
    /// Error TR-R15.
    void refuseKnown(const Id& record);
    void readBack();

    /// What must be found again when the step is read back.
    struct Written {
        std::string text;
        Bytes hash, signature;
        std::string content;
    };
    Workspace::State& state_;
    SQLite::Transaction transaction_;
    TriggersAside triggers_;
    std::int64_t first_;
    bool nothingWorkedOut_; ///< there are no answers to forget, and inside this transaction none can come
    std::set<std::string> formsKept_;
    std::vector<Written> written_;
    EntryFields last_;
    PassagePlaces places_;
    std::vector<WordsToIndex> words_;
};

/// More memory for pages and words while much is written, and as before afterwards.
struct WideDesk {
    Database& db;
    explicit WideDesk(Database& database);
    ~WideDesk();
    WideDesk(const WideDesk&) = delete;
    WideDesk& operator=(const WideDesk&) = delete;
};

} // namespace trellis
