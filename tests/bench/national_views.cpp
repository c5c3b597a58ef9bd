// What looking across sites costs in a country: every view that needs no subject, the first time and once more, beside
// the same aggregate written by hand in SQL where there is one that means the same.
#include "bench/country.hpp"
#include "desk/figure_desk.hpp"
#include "model/error.hpp"

#include <cmath>
#include <map>

namespace trellis::bench {
namespace {

using Numbers = std::map<std::string, double>;

/// Minutes delivered of those planned, by locality, straight from what is kept: the words of leaves cut out by hand.
Numbers minutesByHand(Desk& desk, Date from, Date to) {
    auto number = [](const std::string& item) {
        const auto leaf = "'[\"" + item + "\",\"\",\"\",\"\",\"number\",'";
        return "CAST(substr(g.open, instr(g.open, " + leaf + ") + length(" + leaf + "), 12) AS INTEGER)";
    };
    const std::string place = "'[\\\"locality\\\",\\\"\\\",\\\"A\\\",\\\"\\\",\\\"text\\\",\\\"'";
    SQLite::Statement select(
        *desk.workspace().state().db,
        "WITH place AS (SELECT code, substr(body, instr(body, " + place + ") + length(" + place +
            "), 11) AS name FROM "
            "person) SELECT place.name, sum(" +
            number("session.actual-minutes") + "), sum(" + number("session.planned-minutes") +
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

/// One figure beside the same by hand, and whether the two agree.
void beside(Desk& desk, const std::string& what, const FigureRequest& request, Numbers (*hand)(Desk&, Date, Date)) {
    FigureDesk figures(desk);
    FigureAnswer told;
    print(what + ", the first time", timed(
                                         1, [] {}, [&] { told = figures.figures(request); }));
    const auto ours = timed(
        5, [] {}, [&] { told = figures.figures(request); });
    print(what, ours, "goal 500 ms");
    if (told.figures.empty()) return;
    const auto from = told.figures.front().from, to = told.figures.front().to;
    Numbers counted;
    const auto theirs = timed(
        5, [] {}, [&] { counted = hand(desk, from, to); });
    print("  the same aggregate by hand in SQL", theirs);
    ratio(ours, theirs);
    std::size_t same = 0;
    for (auto& one : told.figures) {
        auto found = counted.find(one.label);
        if (found == counted.end()) found = counted.find(one.group);
        const bool alike = found != counted.end() && one.value && std::abs(found->second - *one.value) < 0.01;
        same += alike;
        if (!alike)
            fmt::print("    {}: {} here, {} by hand\n", one.group, one.shown,
                       found == counted.end() ? std::string("nothing") : fmt::format("{:.2f}", found->second));
    }
    fmt::print("  the two agree in {} of {} groups ({} by hand)\n", same, told.figures.size(), counted.size());
}

} // namespace

void acrossSites(Country& country, const PersonCode& who) {
    auto desk = country.open(who);
    beside(*desk, "minutes by locality, a year",
           {{"supervision.delivered-minutes", {}, {}, Period::Whole, "locality"}, {}}, minutesByHand);
    beside(*desk, "sessions not held by reason, a year",
           {{"supervision.called-off", {}, {}, Period::Whole, "reason"}, {}}, reasonsByHand);
    for (auto& view : desk->views()) {
        if (view.scope || !view.running) continue;
        for (const int days : {0, 1000}) {
            ViewRequest request{view.id, "", {}, {}, {}};
            if (days) request.from = desk->today() - days;
            const auto what = fmt::format("{}, {}", view.id, days ? "three years" : "a year");
            try {
                const auto first = timed(
                    1, [] {}, [&] { desk->view(request); });
                const auto again = timed(
                    5, [] {}, [&] { desk->view(request); });
                print(what, again, fmt::format("goal 500 ms  (the first time {:.0f} ms)", first.least));
            } catch (const Error& error) {
                fmt::print("{:<64} not shown: {}\n", what, error.what());
            }
        }
    }
    desk.reset();
    desk = country.open(who);
    const ViewRequest delivery{"supervision.delivery", "", {}, {}, {{"by", "locality"}}};
    print("supervision.delivery by locality, after opening again", timed(
                                                                       1, [] {}, [&] { desk->view(delivery); }));
}

} // namespace trellis::bench
