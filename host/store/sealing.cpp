#include "store/sealing.hpp"

#include "model/error.hpp"
#include "record/canonical.hpp"

namespace trellis {

SealedEntry seal(EntryFields fields, WrittenContent content, Moment at, const std::string& device,
                 const SigningKey& key, Tip& tip) {
    fields.device = device;
    fields.seq = tip.seq + 1;
    fields.tick = tip.tick + 1;
    fields.prev = tip.link;
    fields.at = at;
    fields.content = std::move(content.hash);
    fields.note = at < tip.at ? "clock-set-back" : "";
    SealedEntry out;
    out.text = writeEntry(fields);
    const std::string hash = entryHash(out.text);
    out.hash = unhex(hash);
    out.signature = key.sign(out.hash);
    out.content = std::move(content.text);
    tip = {fields.seq, fields.tick, hash, entryLink(out.hash, out.signature), at};
    out.fields = std::move(fields);
    return out;
}

void insertEntry(Database& db, const SealedEntry& entry) {
    static const std::string sql = "INSERT INTO revision(device, seq, tick, id, type, entity, entry, hash, signature, "
                                   "content) VALUES (?,?,?,?,?,?,?,?,?,?)";
    auto insert = db.prepared(sql);
    const EntryFields& f = entry.fields;
    insert->bindNoCopy(1, f.device);
    insert->bind(2, f.seq);
    insert->bind(3, f.tick);
    insert->bindNoCopy(4, f.id);
    insert->bind(5, text(f.type));
    insert->bindNoCopy(6, f.entity);
    insert->bindNoCopy(7, entry.text);
    bindBytes(insert, 8, entry.hash);
    bindBytes(insert, 9, entry.signature);
    insert->bindNoCopy(10, entry.content);
    insert->exec();
}

bool holds(const SealedEntry& entry, const Bytes& publicKey) {
    const Content content = Content::fromText(entry.content);
    return hex(entry.hash) == entryHash(entry.text) && content.firstWrongLeaf() < 0 &&
           content.hash() == readEntry(entry.text).content && verifySignature(publicKey, entry.hash, entry.signature);
}

void notReadBack() {
    throw Error("TR-S11",
                "What was written could not be read back as it was, so it was not kept. Your draft is unchanged.",
                "Try once more. If it happens again, do not go on with this disk: make a backup to another one.");
}

EntryFields signOffFields(const SealedEntry& layer, const PersonCode& person, Role role, const std::string& state,
                          const SigningKey& key, Moment at) {
    EntryFields fields;
    fields.type = EntryType::SignOff;
    fields.entity = layer.fields.entity;
    fields.revision = layer.fields.id;
    fields.person = person;
    fields.role = text(role);
    fields.key = hex(key.publicKey());
    fields.state = state;
    fields.statement = CanonicalObject()
                           .text("revision", layer.fields.id)
                           .text("entry", hex(layer.hash))
                           .text("content", layer.fields.content)
                           .text("person", person)
                           .text("role", fields.role)
                           .text("at", at.iso())
                           .done();
    fields.proof = hex(key.sign(signOffMessage(fields.statement)));
    return fields;
}

} // namespace trellis
