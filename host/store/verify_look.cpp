#include "store/verify_look.hpp"

namespace trellis {

Looked lookAt(StoredRow&& read) {
    Looked out;
    out.row = std::move(read);
    const StoredRow& row = out.row;
    out.link = entryLink(row.hash, row.signature);
    try {
        out.fields = readEntry(row.entry);
    } catch (const Error&) {
        return out;
    }
    const EntryFields& f = out.fields;
    out.readable = true;
    out.hashFits = hex(row.hash) == entryHash(row.entry);
    out.columnsFit = f.device == row.device && f.seq == row.seq && f.tick == row.tick && f.id == row.id &&
                     text(f.type) == row.type && f.entity == row.entity;
    try {
        const ContentLook content = lookAtContent(row.content);
        out.contentFits = content.inOrder && content.hash == f.content;
        out.contentReadable = content.allLeaves || !out.contentFits; // of what was changed it is enough to say that
    } catch (const Error&) {
        out.contentFits = true; // nothing more can be said than that it cannot be read
    }
    if (f.type == EntryType::SignOff)
        out.proofFits = verifySignature(unhex(f.key), signOffMessage(f.statement), unhex(f.proof));
    return out;
}

} // namespace trellis
