#include "store/receiving.hpp"

#include "model/error.hpp"
#include "store/batches.hpp"
#include "store/projection.hpp"
#include "store/received_listing.hpp"
#include "store/received_look.hpp"
#include "store/received_opening.hpp"
#include "store/workspace_state.hpp"
#include "template/template_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {

namespace {

std::map<std::string, Bytes> keysHere(Database& db) {
    std::map<std::string, Bytes> out;
    SQLite::Statement own(db, "SELECT id, key FROM device");
    while (own.executeStep()) out[column(own, 0)] = unhex(column(own, 1));
    SQLite::Statement others(db, "SELECT entry FROM received WHERE type='device'");
    while (others.executeStep()) {
        const auto f = readEntry(column(others, 0));
        out[f.device] = unhex(f.key);
    }
    return out;
}

/// Whose key is whose: (person, key in hex), here and in what comes.
std::set<std::pair<PersonCode, std::string>> userKeys(Database& db, const std::vector<LookedEntry>& coming) {
    std::set<std::pair<PersonCode, std::string>> out;
    SQLite::Statement own(db, "SELECT code, key FROM user");
    while (own.executeStep()) out.insert({column(own, 0), column(own, 1)});
    SQLite::Statement others(db, "SELECT entry FROM received WHERE type='user'");
    while (others.executeStep()) {
        const auto f = readEntry(column(others, 0));
        out.insert({f.entity, f.key});
    }
    for (const auto& one : coming)
        if (one.fields.type == EntryType::User) out.insert({one.fields.entity, one.fields.key});
    return out;
}

/// A form is known by the hash of what it says; what comes under its name must be that.
void checkForm(const LookedEntry& one) {
    const auto ref = formRefFromText(one.fields.entity);
    const auto xml = plainText(readLeaf(Content::fromText(one.carried.content).leaves().front().text).value);
    const auto read =
        readTemplate(xml, one.fields.entity, [](const std::string&) { return std::optional<CodeList>(); });
    if (!ref || !read.form || read.form->ref != *ref)
        refuseCarried("the form " + (ref ? ref->id + " " + ref->version : one.fields.entity) +
                      " in it is not the one its records were made with, or needs a newer Trellis");
}

/// Puts one entry beside the log, or opens more of the one that is there.
void keep(Database& db, const LookedEntry& one, Received& count, Touched& touched) {
    const EntryFields& f = one.fields;
    {
        auto own = db.prepared("SELECT hash FROM revision WHERE id=?");
        own->bind(1, f.id);
        if (own->executeStep()) {
            if (column(own, 0) != one.carried.hash) contradicts("an entry of ours says something else under the same mark");
            ++count.known;
            return;
        }
    }
    auto there = db.prepared("SELECT hash, content, open FROM received WHERE id=?");
    there->bind(1, f.id);
    if (there->executeStep()) {
        if (column(there, 0) != one.carried.hash)
            contradicts("an entry that came earlier says something else under the same mark");
        const auto content = column(there, 1);
        if (content == one.carried.content || one.open == 0) {
            ++count.known;
            return;
        }
        const auto both = joined(content, one.carried.content);
        if (!both) contradicts("two copies of one entry have different answers");
        const auto open = static_cast<std::int64_t>(both->leaves().size() - both->withheld());
        if (open <= there->getColumn(2).getInt64()) {
            ++count.known;
            return;
        }
        there->reset();
        auto update = db.prepared("UPDATE received SET content=?, open=? WHERE id=?");
        update->bind(1, both->text());
        update->bind(2, open);
        update->bind(3, f.id);
        update->exec();
        ++count.opened;
    } else {
        auto insert = db.prepared("INSERT INTO received(hash, device, seq, tick, id, type, entity, entry, signature, "
                                  "content, open) VALUES (?,?,?,?,?,?,?,?,?,?,?)");
        bindBytes(insert, 1, one.carried.hash);
        insert->bindNoCopy(2, f.device);
        insert->bind(3, f.seq);
        insert->bind(4, f.tick);
        insert->bindNoCopy(5, f.id);
        insert->bind(6, text(f.type));
        insert->bindNoCopy(7, f.entity);
        insert->bindNoCopy(8, one.carried.text);
        bindBytes(insert, 9, one.carried.signature);
        insert->bindNoCopy(10, one.carried.content);
        insert->bind(11, one.open);
        insert->exec();
        ++count.fresh;
    }
    if (f.type != EntryType::Device && f.type != EntryType::User) touched.insert({projectedAs(f.type), f.entity});
}

} // namespace

Received Receiving::take(std::vector<CarriedEntry> entries, Progress& progress) {
    return guarded("take in what was sent", [&] {
        auto& state = workspace_.state();
        Database& db = *state.db;
        std::vector<LookedEntry> looked;
        looked.reserve(entries.size());
        Batches<CarriedEntry, LookedEntry> batches([](CarriedEntry&& one) { return lookAtCarried(std::move(one)); },
                                                   [&](LookedEntry&& one) { looked.push_back(std::move(one)); });
        const long total = static_cast<long>(entries.size());
        long done = 0;
        for (auto& one : entries) {
            batches.give(std::move(one));
            if (++done % 512 == 0) {
                progress.step("Checking what was sent", done, total);
                if (progress.cancelled()) throw ReceivingStopped{};
            }
        }
        batches.finish();
        std::ranges::stable_sort(looked, {}, [](const LookedEntry& one) {
            return std::tie(one.fields.device, one.fields.seq, one.carried.hash);
        });
        auto keys = keysHere(db);
        for (const auto& one : looked)
            if (one.fields.type == EntryType::Device) keys[one.fields.device] = unhex(one.fields.key);
        checkSignatures(looked, keys, progress);
        const auto known = userKeys(db, looked);
        Received count;
        Touched touched;
        std::int64_t tick = state.tip.tick;
        done = 0;
        for (const auto& one : looked) {
            if (one.fields.type == EntryType::SignOff && !known.contains({one.fields.person, one.fields.key}))
                refuseCarried("it holds a signature with a key that is not known to be " + one.fields.person + "'s");
            if (one.fields.type == EntryType::Form) checkForm(one);
            keep(db, one, count, touched);
            tick = std::max(tick, one.fields.tick);
            if (++done % 512 == 0) {
                progress.step("Keeping what was sent", done, total);
                if (progress.cancelled()) throw ReceivingStopped{};
            }
        }
        for (const auto& [type, entity] : touched)
            if (type == EntryType::Record) count.records.insert(entity);
        openFromOtherLayers(db, count.records);
        listReceived(db, touched, progress);
        if (count.fresh + count.opened > 0) {
            state.tip.tick = tick;
            ++state.changes;
            writeLocal(db, "received", std::to_string(std::stoll("0" + readLocal(db, "received").value_or("")) + 1));
        }
        return count;
    });
}

} // namespace trellis
