// The check of the log: what a stranger with the journal would do (tests/verifier), on the tables themselves.
#include "store/verify.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <unordered_set>

namespace trellis {

namespace {

struct Chain {
    std::int64_t seq = 0;
    std::string link = std::string(64, '0');
    Bytes key, hash, signature;
    std::string where;
};

/// What sign-offs and parents may refer to, gathered on the way and looked at in the end: the order of devices is not
/// theirs.
struct References {
    struct Layer {
        std::string record, hash, content;
    };
    std::map<Id, Layer> layers;
    std::set<std::pair<PersonCode, std::string>> userKeys;
    std::set<std::string> forms;
};

std::string place(const std::string& device, std::int64_t seq) {
    return fmt::format("Entry {} of device {}", seq, device.substr(0, 8));
}

void checkSignOff(const EntryFields& f, const References& known, Findings& findings) {
    const std::string where = place(f.device, f.seq);
    auto add = [&](const std::string& what) { findings.add(f.device, f.seq, f.entity, where + what); };
    if (!verifySignature(unhex(f.key), signOffMessage(f.statement), unhex(f.proof)))
        return add(fmt::format(": the signature of {} does not fit what it signs.", f.person));
    if (!known.userKeys.contains({f.person, f.key}))
        return add(fmt::format(": it is signed with a key that is not known to be {}'s.", f.person));
    const auto layer = known.layers.find(f.revision);
    if (layer == known.layers.end() || layer->second.record != f.entity)
        return add(": it signs a text that is not in the log.");
    const auto said = nlohmann::json::parse(f.statement, nullptr, false);
    auto is = [&](const char* name, const std::string& value) {
        return said.is_object() && said.value(name, "") == value;
    };
    if (!is("revision", f.revision) || !is("entry", layer->second.hash) || !is("content", layer->second.content) ||
        !is("person", f.person) || !is("role", f.role) || !is("at", f.at.iso()))
        add(": what was signed is not the text it stands beside.");
}

} // namespace

bool verifyLog(Workspace::State& state, Verdict& verdict, Findings& findings, Progress& progress) {
    SQLite::Database& db = *state.db;
    const long total = db.execAndGet("SELECT count(*) FROM revision").getInt();
    std::map<std::string, Chain> chains;
    References known;
    std::unordered_set<std::string> records;
    std::vector<EntryFields> signOffs, layers;

    SQLite::Statement rows(
        db, "SELECT device, seq, tick, id, type, entity, entry, hash, signature, content FROM revision NOT INDEXED "
            "ORDER BY device, seq");
    while (rows.executeStep()) {
        const std::string device = column(rows, 0);
        const std::int64_t seq = rows.getColumn(1).getInt64();
        const std::string where = place(device, seq);
        const std::string entity = column(rows, 5);
        Chain& chain = chains[device];
        bool wrong = false;
        auto add = [&](const std::string& what) {
            findings.add(device, seq, column(rows, 4) == "record" || column(rows, 4) == "sign-off" ? entity : Id{},
                         where + what);
            wrong = true;
        };
        ++verdict.entries;
        const std::string entryText = column(rows, 6), contentText = column(rows, 9);
        const Bytes hash = column(rows, 7), signature = column(rows, 8);
        if (seq != chain.seq + 1)
            add(fmt::format(": the entry before it is missing (the last one there is {}).", chain.seq));
        EntryFields f;
        try {
            f = readEntry(entryText);
        } catch (const Error&) {
            add(": its text cannot be read.");
        }
        if (!wrong || !f.id.empty()) {
            if (hex(hash) != entryHash(entryText))
                add(": its text has been changed since it was written.");
            else if (f.device != device || f.seq != seq || f.tick != rows.getColumn(2).getInt64() ||
                     f.id != column(rows, 3) || text(f.type) != column(rows, 4) || f.entity != entity)
                add(": the columns beside its text say something else than the text.");
            else if (f.prev != chain.link && seq == chain.seq + 1) {
                // Either the entry before was changed (then its own hash or signature is wrong) or this one belongs
                // elsewhere.
                if (chain.seq > 0 && !verifySignature(chain.key, chain.hash, chain.signature))
                    findings.add(device, chain.seq, {}, chain.where + ": its signature has been changed.");
                else
                    add(": it does not follow the entry that stands before it.");
                wrong = true;
            }
            try {
                const Content content = Content::fromText(contentText);
                if (content.firstWrongLeaf() >= 0 || content.hash() != f.content)
                    add(": its answers have been changed since they were signed.");
                else
                    for (const auto& leaf : content.leaves())
                        if (!leaf.withheld()) readLeaf(leaf.text);
            } catch (const Error&) {
                add(": its answers cannot be read.");
            }
        }
        if (f.type == EntryType::Device && seq == 1) chain.key = unhex(f.key);
        if (seq == 1 && (f.type != EntryType::Device || deviceIdOf(chain.key) != device || f.entity != device))
            add(": it should introduce the device's key, and does not.");
        // One signature vouches for the whole chain (entry.hpp), so only the last is checked; after trouble, each.
        if (wrong && !chain.key.empty() && !verifySignature(chain.key, hash, signature))
            add(": its signature does not fit.");
        if (!f.id.empty()) {
            if (f.type == EntryType::Record) {
                known.layers[f.id] = {f.entity, hex(hash), f.content};
                if (!f.parents.empty()) layers.push_back(f);
                records.insert(f.entity);
                if (!known.forms.contains(f.form)) layers.push_back(f);
            } else if (f.type == EntryType::SignOff) {
                signOffs.push_back(f);
            } else if (f.type == EntryType::User) {
                known.userKeys.insert({f.entity, f.key});
            } else if (f.type == EntryType::Form) {
                known.forms.insert(f.form);
            }
        }
        chain.seq = seq;
        chain.link = entryLink(hash, signature);
        chain.hash = hash;
        chain.signature = signature;
        chain.where = where;
        if (verdict.entries % 512 == 0) {
            progress.step("Checking the log", verdict.entries, total);
            if (progress.cancelled()) return false;
        }
    }
    for (const auto& [device, chain] : chains)
        if (!verifySignature(chain.key, chain.hash, chain.signature))
            findings.add(device, chain.seq, {}, chain.where + ": its signature has been changed.");
    for (const auto& f : signOffs) checkSignOff(f, known, findings);
    for (const auto& f : layers) {
        for (const auto& parent : f.parents)
            if (const auto layer = known.layers.find(parent);
                layer == known.layers.end() || layer->second.record != f.entity)
                findings.add(f.device, f.seq, f.entity,
                             place(f.device, f.seq) + ": it amends a text that is not in the log.");
        if (!known.forms.contains(f.form))
            findings.add(f.device, f.seq, f.entity,
                         place(f.device, f.seq) + ": the form it was made with is not in the log.");
    }
    verdict.records = static_cast<long>(records.size());
    verdict.signOffs = static_cast<long>(signOffs.size());
    return true;
}

} // namespace trellis
