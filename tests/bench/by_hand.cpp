#include "bench/by_hand.hpp"

#include "store/workspace_state.hpp"

namespace trellis::bench {
namespace {

/// A table of where people work: the first eleven letters of it, as the demo's places have.
std::string placesByHand() {
    const std::string leaf = "'[\\\"locality\\\",\\\"\\\",\\\"A\\\",\\\"\\\",\\\"text\\\",\\\"'";
    return "place AS (SELECT code, substr(body, instr(body, " + leaf + ") + length(" + leaf +
           "), 11) AS name FROM person)";
}

Numbers numbers(Desk& desk, const std::string& sql, Date from, Date to) {
    SQLite::Statement select(*desk.workspace().state().db, sql);
    select.bind(1, from.days());
    select.bind(2, to.days());
    Numbers out;
    while (select.executeStep()) out[select.getColumn(0).getString()] = select.getColumn(1).getDouble();
    return out;
}

const std::string held = "instr(g.open, '[\"session.status\",\"\",\"\",\"\",\"code\",\"held\"]')>0";
/// Of everything that was booked: what came of it, in percent.
const std::string calledOff = "100.0 * sum(g.kind='session-not-held') / count(*)";
const std::string booked = "g.day>=? AND g.day<=? AND g.owner='' AND (g.kind='session-not-held' OR (g.kind IN "
                           "('supervision-session','group-session') AND " +
                           held + "))";

} // namespace

/// Minutes delivered of those planned, by locality, straight from what is kept: the words of leaves cut out by hand.
Numbers minutesByHand(Desk& desk, Date from, Date to) {
    auto number = [](const std::string& item) {
        const auto leaf = "'[\"" + item + "\",\"\",\"\",\"\",\"number\",'";
        return "CAST(substr(g.open, instr(g.open, " + leaf + ") + length(" + leaf + "), 12) AS INTEGER)";
    };
    SQLite::Statement select(
        *desk.workspace().state().db,
        "WITH " + placesByHand() + " SELECT place.name, sum(" + number("session.actual-minutes") + "), sum(" +
            number("session.planned-minutes") +
            ") FROM glance g JOIN record r ON r.id=g.record JOIN place ON "
            "place.code=substr(r.supervisees, 3, length(r.supervisees)-4) WHERE g.kind='supervision-session' AND "
            "g.day>=? AND "
            "g.day<=? AND instr(g.open, '[\"session.status\",\"\",\"\",\"\",\"code\",\"held\"]')>0 AND instr(g.open, "
            "'\"session.actual-minutes\"')>0 GROUP BY 1");
    select.bind(1, from.days());
    select.bind(2, to.days());
    Numbers out;
    while (select.executeStep())
        out[select.getColumn(0).getString()] =
            100.0 * select.getColumn(1).getDouble() / select.getColumn(2).getDouble();
    return out;
}

/// Sessions not held, by reason.
Numbers reasonsByHand(Desk& desk, Date from, Date to) {
    const std::string leaf = "'[\"session.reason\",\"\",\"\",\"\",\"code\",\"'";
    SQLite::Statement select(*desk.workspace().state().db,
                             "WITH off AS (SELECT substr(open, instr(open, " + leaf + ") + length(" + leaf +
                                 "), 40) AS words FROM glance "
                                 "WHERE kind='session-not-held' AND day>=? AND day<=? AND instr(open, " +
                                 leaf +
                                 ")>0) "
                                 "SELECT substr(words, 1, instr(words, '\"') - 1), count(*) FROM off GROUP BY 1");
    select.bind(1, from.days());
    select.bind(2, to.days());
    Numbers out;
    while (select.executeStep()) out[select.getColumn(0).getString()] = select.getColumn(1).getDouble();
    return out;
}

Numbers calledOffByHand(Desk& desk, Date from, Date to) {
    return numbers(desk,
                   "WITH " + placesByHand() + " SELECT place.name, " + calledOff +
                       " FROM glance g JOIN record r ON r.id=g.record JOIN place ON "
                       "place.code=substr(r.supervisees, 3, length(r.supervisees)-4) WHERE " +
                       booked + " GROUP BY 1",
                   from, to);
}

Numbers calledOffByMonthByHand(Desk& desk, Date from, Date to) {
    return numbers(desk,
                   "SELECT strftime('%Y-%m', g.day * 86400, 'unixepoch'), " + calledOff + " FROM glance g WHERE " +
                       booked + " GROUP BY 1",
                   from, to);
}

} // namespace trellis::bench
