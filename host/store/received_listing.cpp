#include "store/received_listing.hpp"

#include "store/batches.hpp"
#include "store/projection.hpp"
#include "store/received_look.hpp"

#include <sstream>

namespace trellis {
namespace {

/// One entity with all that is known about it, and what follows from that.
struct Standing {
    EntryType type;
    std::string entity;
    std::vector<LogText> log;
};
struct Following {
    EntryType type;
    std::string entity;
    std::vector<ProjectedRow> rows;
    std::string trouble;
};

Following follow(Standing&& one) {
    Following out{one.type, one.entity, {}, {}};
    if (one.type == EntryType::Record) {
        std::vector<EntryFields> lines;
        std::map<Id, std::string> hashes;
        bool signs = false;
        for (const auto& line : one.log) {
            lines.push_back(readEntry(line.entry));
            signs = signs || lines.back().type == EntryType::SignOff;
        }
        for (std::size_t i = 0; signs && i < lines.size(); ++i)
            if (lines[i].type == EntryType::Record) hashes[lines[i].id] = entryHash(one.log[i].entry);
        out.trouble = recordTrouble(lines, hashes);
        if (!out.trouble.empty()) return out;
        std::vector<LogLine> all;
        for (std::size_t i = 0; i < lines.size(); ++i) all.push_back({std::move(lines[i]), one.log[i].content});
        out.rows = projectRecord(all, one.entity);
    } else {
        out.rows = project(one.type, one.entity, one.log);
    }
    return out;
}

} // namespace

void listReceived(Database& db, const Touched& touched, Progress& progress) {
    PassagePlaces places;
    std::set<std::string> members; // whose figures rest on any of it
    Batches<Standing, Following> batches(follow, [&](Following&& one) {
        if (!one.trouble.empty()) contradicts("of the record " + one.entity + " " + one.trouble);
        forgetAnswers(db, one.type, one.entity);
        removeRows(db, one.type, one.entity);
        insertRows(db, one.rows, places);
        forgetAnswers(db, one.type, one.entity);
        members.insert(one.entity.substr(one.entity.find(':') + 1)); // "agreement-ended:…" is about the agreement
        for (const auto& row : one.rows)
            if (std::string_view(row.table->name) == "record") members.insert(std::get<std::string>(row.values[2]));
    });
    EntityReader reader(db);
    long done = 0;
    for (const auto& [type, entity] : touched) {
        batches.give({type, entity, reader.log(type, entity)});
        if (++done % 256 == 0) {
            progress.step("Putting records into the lists", done, static_cast<long>(touched.size()));
            if (progress.cancelled()) throw ReceivingStopped{};
        }
    }
    batches.finish();
    // Figures are counted again where anything behind them has changed.
    std::vector<std::pair<std::string, std::string>> stale;
    SQLite::Statement rows(db, "SELECT measure, timeline, members FROM observed");
    while (rows.executeStep()) {
        std::istringstream in(column(rows, 2));
        for (std::string one; in >> one;)
            if (members.contains(one)) {
                stale.emplace_back(column(rows, 0), column(rows, 1));
                break;
            }
    }
    rows.reset();
    for (const auto& [measure, timeline] : stale) {
        auto remove = db.prepared("DELETE FROM observed WHERE measure=? AND timeline=?");
        remove->bind(1, measure);
        remove->bind(2, timeline);
        remove->exec();
    }
}

} // namespace trellis
