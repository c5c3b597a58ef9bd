// Inside the check of the log only: what can be said about one entry by itself.
#pragma once
#include "store/verify.hpp"

namespace trellis {

/// A row of the table as it stands there.
struct StoredRow {
    std::string device;
    std::int64_t seq = 0, tick = 0;
    std::string id, type, entity, entry;
    Bytes hash, signature;
    std::string content;
};

/// What can be said about a row by itself.
struct Looked {
    StoredRow row;
    EntryFields fields; ///< when readable
    bool readable = false, hashFits = false, columnsFit = false;
    bool contentFits = false, contentReadable = false;
    bool proofFits = false; ///< of a sign-off: the person's own signature
    std::string link;       ///< what the next entry's `prev` must be
};

Looked lookAt(StoredRow&& read);

} // namespace trellis
