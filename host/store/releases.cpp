#include "store/releases.hpp"

#include "crypto/hash.hpp"
#include "model/error.hpp"
#include "store/verify.hpp"
#include "store/workspace_state.hpp"

#include <fmt/format.h>

#include <cstring>

namespace trellis {
const char* const releaseTablesSql = R"sql(
CREATE TABLE IF NOT EXISTS released (
  number INTEGER PRIMARY KEY, title TEXT NOT NULL, audience TEXT NOT NULL, day INTEGER NOT NULL, who TEXT NOT NULL,
  mark TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS released_figure (
  number INTEGER NOT NULL, n INTEGER NOT NULL, measure TEXT NOT NULL, label TEXT NOT NULL, first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL, hidden INTEGER NOT NULL, units BLOB NOT NULL, PRIMARY KEY (number, n)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS cited (
  hash TEXT PRIMARY KEY, request TEXT NOT NULL, day INTEGER NOT NULL, who TEXT NOT NULL, text TEXT NOT NULL) STRICT;
)sql";

namespace {

std::string bytesOf(const std::vector<std::uint64_t>& units) {
    std::string out(units.size() * 8, '\0');
    for (std::size_t i = 0; i < units.size(); ++i)
        for (int b = 0; b < 8; ++b) out[i * 8 + static_cast<std::size_t>(b)] = static_cast<char>(units[i] >> (8 * b));
    return out;
}

std::vector<std::uint64_t> unitsOf(const std::string& bytes) {
    std::vector<std::uint64_t> out(bytes.size() / 8);
    for (std::size_t i = 0; i < out.size(); ++i)
        for (int b = 0; b < 8; ++b)
            out[i] |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i * 8 + static_cast<std::size_t>(b)]))
                      << (8 * b);
    return out;
}

/// Over everything that is kept of a release, so that damage is seen.
std::string markOf(const KeptRelease& release) {
    Blake2b hash;
    for (auto* part : {&release.title, &release.audience, &release.by}) hash.update(*part).update("\n");
    hash.update(release.day.iso());
    for (auto& one : release.figures) {
        hash.update("\n").update(one.measure).update("\t").update(one.label).update("\t").update(one.from.iso());
        hash.update("\t").update(one.to.iso()).update(one.hidden ? "\t1" : "\t0").update(bytesOf(one.units));
    }
    return hash.hexDigest();
}

/// Fills in the figures of a release; false when it is not as it was kept.
bool readFigures(Database& db, KeptRelease& release) {
    SQLite::Statement rows(db, "SELECT measure, label, first_day, last_day, hidden, units FROM released_figure WHERE "
                               "number=? ORDER BY n");
    rows.bind(1, release.number);
    while (rows.executeStep()) {
        const auto units = rows.getColumn(5);
        release.figures.push_back({column(rows, 0), column(rows, 1), Date(rows.getColumn(2).getInt()),
                                   Date(rows.getColumn(3).getInt()), rows.getColumn(4).getInt() != 0,
                                   unitsOf(std::string(static_cast<const char*>(units.getBlob()),
                                                       static_cast<std::size_t>(units.getBytes())))});
    }
    SQLite::Statement mark(db, "SELECT mark FROM released WHERE number=?");
    mark.bind(1, release.number);
    return mark.executeStep() && column(mark, 0) == markOf(release);
}

std::vector<KeptRelease> listed(Database& db) {
    std::vector<KeptRelease> out;
    SQLite::Statement rows(db, "SELECT number, title, audience, day, who FROM released ORDER BY number");
    while (rows.executeStep())
        out.push_back({rows.getColumn(0).getInt64(),
                       column(rows, 1),
                       column(rows, 2),
                       Date(rows.getColumn(3).getInt()),
                       column(rows, 4),
                       {}});
    return out;
}

} // namespace

void verifyReleases(Database& db, Findings& findings) {
    // Each release is a line of the traces of use, too, and those are chained: one that is gone is missed.
    const auto traced = db.execAndGet("SELECT count(*) FROM audit WHERE what='released'").getInt64();
    std::vector<KeptRelease> kept;
    if (db.tableExists("released")) kept = listed(db);
    if (traced > static_cast<std::int64_t>(kept.size()))
        findings.add(fmt::format("The traces of use speak of {} releases and {} are remembered: what was given out "
                                 "before cannot be compared with what is given out next.",
                                 traced, kept.size()));
    for (auto& release : kept)
        if (!readFigures(db, release))
            findings.add("What is remembered of the release “" + release.title +
                         "” has been changed from outside, or is damaged.");
    if (!db.tableExists("cited")) return;
    SQLite::Statement cited(db, "SELECT hash, request, text FROM cited");
    while (cited.executeStep())
        if (blake2bHex(column(cited, 2)) != column(cited, 0))
            findings.add("The cited view “" + column(cited, 1) + "” is no longer what its hash says.");
}

bool ReleaseStore::any() const { return workspace_.state().db->tableExists("released"); }

void ReleaseStore::keep(const KeptRelease& release) {
    auto& state = workspace_.state();
    guarded("remember what was released", [&] {
        SQLite::Transaction whole(*state.db);
        state.db->exec(releaseTablesSql);
        SQLite::Statement insert(*state.db, "INSERT INTO released(title, audience, day, who, mark) VALUES (?,?,?,?,?)");
        insert.bind(1, release.title);
        insert.bind(2, release.audience);
        insert.bind(3, release.day.days());
        insert.bind(4, release.by);
        insert.bind(5, markOf(release));
        insert.exec();
        const auto number = state.db->getLastInsertRowid();
        SQLite::Statement figure(*state.db, "INSERT INTO released_figure VALUES (?,?,?,?,?,?,?,?)");
        std::int64_t n = 0;
        for (auto& one : release.figures) {
            const auto bytes = bytesOf(one.units);
            figure.bind(1, number);
            figure.bind(2, ++n);
            figure.bind(3, one.measure);
            figure.bind(4, one.label);
            figure.bind(5, one.from.days());
            figure.bind(6, one.to.days());
            figure.bind(7, one.hidden ? 1 : 0);
            figure.bind(8, bytes.data(), static_cast<int>(bytes.size()));
            figure.exec();
            figure.reset();
        }
        whole.commit();
    });
}

std::vector<KeptRelease> ReleaseStore::list() const {
    if (!any()) return {};
    return guarded("read what was released", [&] { return listed(*workspace_.state().db); });
}

std::vector<KeptRelease> ReleaseStore::since(const std::string& audience, Date day) const {
    std::vector<KeptRelease> out;
    for (auto& release : list())
        if (release.audience == audience && release.day >= day) out.push_back(release);
    guarded("read what was released", [&] {
        auto& db = *workspace_.state().db;
        for (auto& release : out)
            if (!readFigures(db, release))
                throw Error(
                    "TR-D58",
                    "What this workspace remembers of \"" + release.title +
                        "\" has been changed from outside, or is damaged, so nobody can say what a new release would "
                        "give away beside it. Nothing was released.",
                    "Restore the workspace from a backup in which the memory of releases is whole.");
    });
    return out;
}

void ReleaseStore::cite(const CitedView& view) {
    auto& state = workspace_.state();
    guarded("keep the cited view", [&] {
        SQLite::Transaction whole(*state.db);
        state.db->exec(releaseTablesSql);
        SQLite::Statement insert(*state.db, "INSERT OR REPLACE INTO cited VALUES (?,?,?,?,?)");
        insert.bind(1, view.hash);
        insert.bind(2, view.request);
        insert.bind(3, view.day.days());
        insert.bind(4, view.by);
        insert.bind(5, view.text);
        insert.exec();
        whole.commit();
    });
}

std::optional<CitedView> ReleaseStore::cited(const std::string& hash) const {
    if (!any()) return {};
    return guarded("read the cited view", [&]() -> std::optional<CitedView> {
        SQLite::Statement row(*workspace_.state().db, "SELECT request, day, who, text FROM cited WHERE hash=?");
        row.bind(1, hash);
        if (!row.executeStep() || blake2bHex(column(row, 3)) != hash) return {};
        return CitedView{hash, column(row, 0), Date(row.getColumn(1).getInt()), column(row, 2), column(row, 3)};
    });
}

std::vector<CitedView> ReleaseStore::citations() const {
    std::vector<CitedView> out;
    if (!any()) return out;
    guarded("read the cited views", [&] {
        SQLite::Statement rows(*workspace_.state().db,
                               "SELECT hash, request, day, who FROM cited ORDER BY day, request");
        while (rows.executeStep())
            out.push_back({column(rows, 0), column(rows, 1), Date(rows.getColumn(2).getInt()), column(rows, 3), {}});
    });
    return out;
}

} // namespace trellis
