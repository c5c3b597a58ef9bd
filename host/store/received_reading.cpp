// Handing out entries, and what is known of other logs.
#include "store/projection.hpp"
#include "store/receiving.hpp"
#include "store/workspace_state.hpp"

namespace trellis {

std::vector<CarriedEntry> Receiving::about(EntryType type, const std::string& entity) const {
    return guarded("read the log", [&] {
        std::vector<CarriedEntry> out;
        const bool record = projectedAs(type) == EntryType::Record;
        auto select = workspace_.state().db->prepared(
            record ? "SELECT entry, hash, signature, content, tick, device FROM revision WHERE entity=?1 AND type IN "
                     "('record','sign-off') UNION ALL SELECT entry, hash, signature, content, tick, device FROM received "
                     "WHERE entity=?1 AND type IN ('record','sign-off') ORDER BY 5, 6, 2"
                   : "SELECT entry, hash, signature, content, tick, device FROM revision WHERE entity=?1 AND type=?2 "
                     "UNION ALL SELECT entry, hash, signature, content, tick, device FROM received WHERE entity=?1 AND "
                     "type=?2 ORDER BY 5, 6, 2");
        select->bind(1, entity);
        if (!record) select->bind(2, text(type));
        while (select->executeStep())
            out.push_back({column(select, 0), column(select, 1), column(select, 2), column(select, 3)});
        return out;
    });
}

bool Receiving::knows(const std::string& device, std::int64_t seq) const {
    return guarded("read the log", [&] {
        for (const char* sql : {"SELECT 1 FROM revision WHERE device=? AND seq=?",
                                "SELECT 1 FROM received WHERE device=? AND seq=?"}) {
            auto select = workspace_.state().db->prepared(sql);
            select->bind(1, device);
            select->bind(2, seq);
            if (select->executeStep()) return true;
        }
        return false;
    });
}

std::vector<std::int64_t> Receiving::numbersOf(const std::string& device) const {
    return guarded("read the log", [&] {
        std::vector<std::int64_t> out;
        SQLite::Statement rows(*workspace_.state().db, "SELECT seq FROM revision WHERE device=?1 UNION SELECT seq FROM "
                                                       "received WHERE device=?1 ORDER BY 1");
        rows.bind(1, device);
        while (rows.executeStep()) out.push_back(rows.getColumn(0).getInt64());
        return out;
    });
}

long Receiving::size() const {
    return guarded("read the log", [&] {
        return static_cast<long>(workspace_.state().db->execAndGet("SELECT count(*) FROM received").getInt64());
    });
}

std::map<std::string, std::pair<std::int64_t, std::string>> Receiving::tips() const {
    return guarded("read the log", [&] {
        std::map<std::string, std::pair<std::int64_t, std::string>> out;
        auto& db = *workspace_.state().db;
        SQLite::Statement others(db, "SELECT device, max(seq), hash FROM received GROUP BY device");
        while (others.executeStep())
            out[column(others, 0)] = {others.getColumn(1).getInt64(), hex(column(others, 2))};
        for (const auto& device : devicesIn(db)) {
            auto last = db.prepared("SELECT seq, hash FROM revision WHERE device=? ORDER BY seq DESC LIMIT 1");
            last->bind(1, device);
            if (last->executeStep()) out[device] = {last->getColumn(0).getInt64(), hex(column(last, 1))};
        }
        return out;
    });
}

std::vector<std::pair<std::string, std::int64_t>> Receiving::forks() const {
    return guarded("read the log", [&] {
        std::vector<std::pair<std::string, std::int64_t>> out;
        SQLite::Statement rows(*workspace_.state().db,
                               "SELECT device, seq FROM received GROUP BY device, seq HAVING count(*) > 1 UNION SELECT "
                               "r.device, r.seq FROM received r JOIN revision v ON v.device=r.device AND v.seq=r.seq "
                               "ORDER BY 1, 2");
        while (rows.executeStep()) out.emplace_back(column(rows, 0), rows.getColumn(1).getInt64());
        return out;
    });
}

std::map<std::string, std::string> Receiving::deviceNames() const {
    return guarded("read the log", [&] {
        std::map<std::string, std::string> out;
        for (const char* sql : {"SELECT entry FROM received WHERE type='device'",
                                "SELECT entry FROM revision WHERE type='device'"}) {
            SQLite::Statement rows(*workspace_.state().db, sql);
            while (rows.executeStep()) {
                const auto f = readEntry(column(rows, 0));
                out[f.device] = f.name;
            }
        }
        return out;
    });
}

void Receiving::eachSigned(
    const std::function<void(const Id& record, const std::string& device, const std::string& hash)>& take) const {
    guarded("read the log", [&] {
        for (const char* sql : {"SELECT entity, device, hash FROM revision WHERE type IN ('record','sign-off')",
                                "SELECT entity, device, hash FROM received WHERE type IN ('record','sign-off')"}) {
            SQLite::Statement rows(*workspace_.state().db, sql);
            while (rows.executeStep()) take(column(rows, 0), column(rows, 1), hex(column(rows, 2)));
        }
    });
}

Bytes Receiving::deviceKey() const { return workspace_.state().device.publicKey(); }
Bytes Receiving::signAsDevice(std::string_view bytes) const { return workspace_.state().device.sign(bytes); }

void Receiving::noteMissingTail(std::int64_t seq) {
    guarded("note what is missing", [&] {
        auto& state = workspace_.state();
        if (!readLocal(*state.db, "gap:" + state.deviceId))
            writeLocal(*state.db, "gap:" + state.deviceId, std::to_string(seq));
    });
}

} // namespace trellis
