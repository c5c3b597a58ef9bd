#include "store/observations.hpp"

#include "record/canonical.hpp"
#include "store/workspace_state.hpp"

#include <sstream>

namespace trellis {

std::string observedMark(std::string_view measure, std::string_view timeline, std::string_view members,
                         std::int64_t day, std::string_view body) {
    Blake2b hash;
    for (auto part : {measure, timeline, members}) hash.update(part).update("\n");
    hash.update(std::to_string(day)).update("\n").update(body);
    return hash.hexDigest();
}

namespace {

/// A note of this machine: up to which line of the log, and for which version, the rows of a measure hold.
std::string uptoNote(const std::string& measure) { return "observed:" + measure; }

std::string joined(const std::set<std::string>& members) {
    std::string out = " "; // a space on both sides, so that one can be looked for
    for (auto& one : members) out += one + " ";
    return out;
}

std::int64_t lengthOf(SQLite::Database& db) {
    return db.execAndGet("SELECT coalesce(max(rowid), 0) FROM revision").getInt64();
}

/// The agreements and people that lines of the log after `from` are about.
std::set<std::string> touchedSince(SQLite::Database& db, std::int64_t from) {
    std::set<std::string> out;
    SQLite::Statement lines(db, "SELECT DISTINCT type, entity FROM revision WHERE rowid>?");
    SQLite::Statement agreement(db, "SELECT agreement FROM record WHERE id=?");
    // A record under no agreement is told of in the timelines of those it is about; an author's own in nobody else's.
    SQLite::Statement parties(db, "SELECT p.person FROM party p JOIN record r ON r.id=p.record "
                                  "WHERE r.id=? AND r.agreement='' AND r.owner=''");
    lines.bind(1, from);
    while (lines.executeStep()) {
        const auto type = column(lines, 0), entity = column(lines, 1);
        if (type == "person") {
            out.insert(entity);
        } else if (type == "setting") { // such as the day an agreement ended: its name holds the id
            const auto colon = entity.find(':');
            if (colon != std::string::npos) out.insert(entity.substr(colon + 1));
        } else if (type == "record" || type == "sign-off") {
            agreement.bind(1, entity);
            if (agreement.executeStep()) out.insert(column(agreement, 0));
            agreement.reset();
            parties.bind(1, entity);
            while (parties.executeStep()) out.insert(column(parties, 0));
            parties.reset();
            out.insert(entity); // an agreement is a record itself
        }
    }
    return out;
}

/// One transaction, or part of the one that is open already.
class Whole {
public:
    explicit Whole(Workspace::State& state) {
        if (state.together == 0) transaction_.emplace(*state.db, SQLite::TransactionBehavior::IMMEDIATE);
    }
    void commit() {
        if (transaction_) transaction_->commit();
    }

private:
    std::optional<SQLite::Transaction> transaction_;
};

} // namespace

std::int64_t ObservationStore::logLength() const {
    return guarded("look at the log", [&] {
        auto& db = *workspace_.state().db;
        return lengthOf(db) + std::stoll("0" + readLocal(db, "received").value_or("")); // what came counts, too
    });
}

std::set<std::string> ObservationStore::stillGood(const std::string& measure, const std::string& version, Date today) {
    auto& state = workspace_.state();
    return guarded("look through the figures", [&] {
        auto& db = *state.db;
        Whole whole(state);
        const auto length = lengthOf(db);
        std::istringstream note(readLocal(db, uptoNote(measure)).value_or(""));
        std::int64_t upto = -1;
        std::string ofVersion;
        note >> upto;
        std::getline(note >> std::ws, ofVersion);
        bool all = upto < 0 || upto > length || ofVersion != version;
        std::set<std::string> touched;
        if (!all && upto < length) touched = touchedSince(db, upto);
        std::vector<std::string> stale;
        std::set<std::string> good;
        SQLite::Statement rows(db, "SELECT timeline, members, day FROM observed WHERE measure=?");
        rows.bind(1, measure);
        while (rows.executeStep()) {
            const auto timeline = column(rows, 0);
            const auto day = rows.getColumn(2).getInt64();
            bool holds = !all && (day == 0 || day == today.days());
            if (holds && !touched.empty()) {
                std::istringstream members(column(rows, 1));
                for (std::string one; holds && members >> one;) holds = !touched.contains(one);
            }
            if (holds)
                good.insert(timeline);
            else
                stale.push_back(timeline);
        }
        rows.reset();
        SQLite::Statement remove(db, "DELETE FROM observed WHERE measure=? AND timeline=?");
        for (auto& one : stale) {
            remove.bind(1, measure);
            remove.bind(2, one);
            remove.exec();
            remove.reset();
        }
        if (upto != length || all) writeLocal(db, uptoNote(measure), std::to_string(length) + " " + version);
        whole.commit();
        return good;
    });
}

void ObservationStore::keep(const std::string& measure, const std::vector<ObservedRow>& rows) {
    auto& state = workspace_.state();
    guarded("keep the figures", [&] {
        Whole whole(state);
        SQLite::Statement insert(*state.db, "INSERT OR REPLACE INTO observed(measure, timeline, members, day, body, mark) "
                                            "VALUES (?,?,?,?,?,?)");
        for (auto& row : rows) {
            const auto members = joined(row.members);
            const std::int64_t day = row.day ? row.day->days() : 0;
            insert.bind(1, measure);
            insert.bind(2, row.timeline);
            insert.bind(3, members);
            insert.bind(4, day);
            insert.bind(5, row.body);
            insert.bind(6, observedMark(measure, row.timeline, members, day, row.body));
            insert.exec();
            insert.reset();
        }
        whole.commit();
    });
}

void ObservationStore::read(
    const std::string& measure,
    const std::function<bool(const std::string& timeline, const std::string& body)>& take) const {
    guarded("read the figures", [&] {
        SQLite::Statement rows(*workspace_.state().db,
                               "SELECT timeline, members, day, body, mark FROM observed WHERE measure=? ORDER BY timeline");
        rows.bind(1, measure);
        while (rows.executeStep()) {
            const auto timeline = column(rows, 0), body = column(rows, 3);
            if (observedMark(measure, timeline, column(rows, 1), rows.getColumn(2).getInt64(), body) == column(rows, 4))
                if (!take(timeline, body)) return;
        }
    });
}

std::optional<std::string> ObservationStore::body(const std::string& measure, const std::string& timeline) const {
    return guarded("read the figures", [&]() -> std::optional<std::string> {
        auto row = workspace_.state().db->prepared(
            "SELECT members, day, body, mark FROM observed WHERE measure=? AND timeline=?");
        row->bind(1, measure);
        row->bind(2, timeline);
        if (!row->executeStep()) return {};
        auto body = column(row, 2);
        if (observedMark(measure, timeline, column(row, 0), row->getColumn(1).getInt64(), body) != column(row, 3)) return {};
        return body;
    });
}

std::optional<std::string> ObservationStore::mark(const std::string& measure, const std::string& timeline) const {
    return guarded("read the figures", [&]() -> std::optional<std::string> {
        auto row = workspace_.state().db->prepared("SELECT mark FROM observed WHERE measure=? AND timeline=?");
        row->bind(1, measure);
        row->bind(2, timeline);
        if (!row->executeStep()) return {};
        return column(row, 0);
    });
}

void ObservationStore::drop(const std::string& measure) {
    auto& state = workspace_.state();
    guarded("drop the figures", [&] {
        Whole whole(state);
        SQLite::Statement remove(*state.db, measure.empty() ? "DELETE FROM observed" : "DELETE FROM observed WHERE measure=?");
        if (!measure.empty()) remove.bind(1, measure);
        remove.exec();
        whole.commit();
    });
}

} // namespace trellis
