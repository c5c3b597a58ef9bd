// What the national set costs to make, open, list, search: a country's demo, made once for this run.
//   bench_national [LOCALITIES]     2 by default; 40 is the whole
//   bench_national FOLDER           a country that `trellis demo` made before, made by nobody now
// Beside some lines stands the same question asked by hand in SQL on the same open file, in the same run.
#include "bench/stopwatch.hpp"
#include "demo/demo.hpp"
#include "desk/figure_desk.hpp"
#include "model/error.hpp"
#include "store/workspace_state.hpp"

#include <sys/resource.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <unistd.h>

using namespace trellis;
using namespace trellis::bench;
namespace fs = std::filesystem;

namespace {

double processorSeconds() {
    rusage use{};
    getrusage(RUSAGE_SELF, &use);
    auto seconds = [](timeval one) { return static_cast<double>(one.tv_sec) + static_cast<double>(one.tv_usec) / 1e6; };
    return seconds(use.ru_utime) + seconds(use.ru_stime);
}

struct Country {
    fs::path home = fs::temp_directory_path() / ("trellis-bench-" + std::to_string(::getpid()));
    Environment environment;
    DemoMade made;
    FixedClock clock{systemClock().today(), {18 * 60}};

    explicit Country(const std::string& asked) {
        environment.installation = {fs::path(TRELLIS_BUILD_DIR) / "lib/trellis/plugins",
                                    fs::path(TRELLIS_BUILD_DIR) / "share/trellis/templates"};
        environment.cost = KeyCost::cheapest();
        environment.clock = &clock;
        if (fs::is_directory(asked))
            made.folder = asked;
        else
            make(std::max(1, std::atoi(asked.c_str())));
    }
    void make(int localities) {
        DemoRequest request;
        request.folder = home / "country.trellis";
        request.size = "national";
        request.localities = localities;
        auto used = processorSeconds();
        auto took = milliseconds([&] { made = makeDemo(request, environment); });
        fmt::print("{:<64} {:>9.1f} s   ({} records, {} signatures, {:.1f} s of processor, {:.0f} MB)\n",
                   fmt::format("make {} localities", localities), took / 1000, made.records, made.signOffs,
                   processorSeconds() - used, static_cast<double>(fs::file_size(made.folder / "workspace.db")) / 1e6);
    }
    ~Country() {
        std::error_code ignored;
        fs::remove_all(home, ignored);
    }
    std::unique_ptr<Desk> open(const PersonCode& who) {
        return Desk::open(made.folder, who, demoPassphrase, environment);
    }
};

/// By hand: every row read, every column fetched, nothing made of it.
Timing byHand(Desk& desk, const std::string& sql, const std::string& first) {
    return timed(
        5, [] {},
        [&] {
            SQLite::Statement select(*desk.workspace().state().db, sql);
            if (!first.empty()) select.bind(1, first);
            std::size_t bytes = 0;
            while (select.executeStep())
                for (int i = 0; i < select.getColumnCount(); ++i) bytes += select.getColumn(i).getString().size();
            if (bytes == 0) std::abort();
        });
}

void ask(const std::string& what, auto&& work, const std::string& goal) {
    print(what,
          timed(
              5, [] {}, work),
          goal);
}

void lists(Country& country, const PersonCode& who, const std::string& called) {
    auto desk = country.open(who);
    RecordFilter page;
    page.most = 200;
    auto first = timed(
        1, [] {}, [&] { desk->records(page); });
    print(called + ": first 200 records, the very first time", first, "goal 100 ms");
    ask(
        called + ": first 200 records", [&] { desk->records(page); }, "goal 100 ms");
    auto hand = byHand(*desk,
                       "SELECT id, kind, day, state, supervisor, supervisees FROM record WHERE owner='' ORDER BY day "
                       "DESC, tick DESC LIMIT 200",
                       "");
    print("  the same rows by hand (unread, unchecked)", hand);
    auto rows = desk->records(page);
    auto next = page;
    next.to = desk->today() - 500;
    ask(
        called + ": 200 records up to a day long ago", [&] { desk->records(next); }, "goal 100 ms");
    if (!rows.empty()) {
        auto kind = page;
        kind.kind = rows.front().kind;
        ask(
            called + ": first 200 of one kind", [&] { desk->records(kind); }, "goal 100 ms");
        auto person = page;
        person.person = rows.front().supervisees.front();
        ask(
            called + ": first 200 of one person", [&] { desk->records(person); }, "goal 100 ms");
        auto record = rows.front().id;
        ask(
            called + ": open a record", [&] { desk->show(record); }, "");
    }
    auto due = timed(
        1, [] {}, [&] { desk->due(); });
    print(called + ": Today's due list, first of the day", due, fmt::format("{} lines", desk->due().size()));
    ask(
        called + ": Today's due list", [&] { desk->due(); }, "goal 100 ms");
    desk.reset();
    desk = country.open(who);
    due = timed(
        1, [] {}, [&] { desk->due(); });
    print(called + ": Today's due list after opening again", due, "goal 100 ms");
    ask(
        called + ": waiting for signatures", [&] { desk->toSign(); }, "goal 100 ms");
    ask(
        called + ": open actions", [&] { desk->openRows(); }, "goal 100 ms");
}

void searches(Country& country, const PersonCode& who, const std::string& called) {
    auto desk = country.open(who);
    for (const char* words : {"visit", "the", "silence wai", "a", "l01-0012"})
        ask(
            fmt::format("{}: search “{}” ({} hits)", called, words, desk->search(words).size()),
            [&] { desk->search(words); }, "goal 200 ms");
}

void trajectory(Country& country, const PersonCode& who) {
    auto desk = country.open(who);
    const auto about = desk->subjectsOf("unlearning.trajectory").front().id;
    const ViewRequest request{"unlearning.trajectory", about, {}, {}, {}};
    const auto first = timed(
        1, [] {}, [&] { desk->view(request); });
    print("one trajectory over three years, the very first time", first, "goal 500 ms");
    ask(
        "one trajectory over three years", [&] { desk->view(request); }, "goal 500 ms");
    print("  its records read by hand (three years, unread, unchecked)",
          byHand(*desk,
                 "SELECT v.content FROM party p JOIN record r ON r.id=p.record JOIN revision v ON v.id=r.layer WHERE "
                 "p.person=? AND r.owner='' AND (r.kind LIKE 'unlearning-%' OR r.kind='supervision-session')",
                 about));
}

/// Minutes delivered of those planned, by locality, straight from what is kept: the words of leaves cut out by hand.
std::map<std::string, double> minutesByHand(Desk& desk, Date from, Date to) {
    auto number = [](const std::string& item) {
        const auto leaf = "'[\"" + item + "\",\"\",\"A\",\"\",\"number\",'";
        return "CAST(substr(g.open, instr(g.open, " + leaf + ") + length(" + leaf + "), 12) AS INTEGER)";
    };
    const std::string place = "'[\\\"locality\\\",\\\"\\\",\\\"A\\\",\\\"\\\",\\\"text\\\",\\\"'";
    SQLite::Statement select(
        *desk.workspace().state().db,
        "WITH place AS (SELECT code, substr(body, instr(body, " + place + ") + length(" + place + "), 11) AS name FROM "
        "person) SELECT place.name, sum(" + number("session.actual-minutes") + "), sum(" +
        number("session.planned-minutes") + ") FROM glance g JOIN record r ON r.id=g.record JOIN place ON "
        "place.code=substr(r.supervisees, 3, length(r.supervisees)-4) WHERE g.kind='supervision-session' AND g.day>=? AND "
        "g.day<=? AND instr(g.open, '[\"session.status\",\"\",\"A\",\"\",\"code\",\"held\"]')>0 AND instr(g.open, "
        "'\"session.actual-minutes\"')>0 GROUP BY 1");
    select.bind(1, from.days());
    select.bind(2, to.days());
    std::map<std::string, double> out;
    while (select.executeStep())
        out[select.getColumn(0).getString()] = 100.0 * select.getColumn(1).getDouble() / select.getColumn(2).getDouble();
    return out;
}

void acrossSites(Country& country, const PersonCode& who) {
    auto desk = country.open(who);
    FigureDesk figures(*desk);
    FigureRequest minutes{{"supervision.delivered-minutes", {}, {}, Period::Whole, "locality"}, {}};
    auto first = timed(
        1, [] {}, [&] { figures.figures(minutes); });
    print("minutes by locality, a year, nothing observed before", first);
    FigureAnswer told;
    ask(
        "minutes by locality, a year", [&] { told = figures.figures(minutes); }, "goal 500 ms");
    std::map<std::string, double> hand;
    const auto from = told.figures.front().from, to = told.figures.front().to;
    print("  the same aggregate by hand in SQL", timed(
                                                     5, [] {}, [&] { hand = minutesByHand(*desk, from, to); }),
          "goal: within 2 times");
    bool same = hand.size() == told.figures.size();
    for (auto& one : told.figures)
        same = same && one.value && hand.contains(one.label) && std::abs(hand[one.label] - *one.value) < 0.01;
    fmt::print("  the two say the same of {} localities: {}\n", told.figures.size(), same ? "yes" : "NO");
    const ViewRequest delivery{"supervision.delivery", "", {}, {}, {{"by", "locality"}}};
    first = timed(
        1, [] {}, [&] { desk->view(delivery); });
    print("the table of delivery by locality (five figures), nothing observed", first);
    ask(
        "the table of delivery by locality (five figures)", [&] { desk->view(delivery); }, "goal 500 ms");
    const ViewRequest run{"supervision.over-time", "", desk->today() - 1000, {}, {{"figure", "on-time"}}};
    desk->view(run);
    ask(
        "held on time over three years, with limits", [&] { desk->view(run); }, "goal 500 ms");
    desk.reset();
    desk = country.open(who);
    first = timed(
        1, [] {}, [&] { desk->view(delivery); });
    print("the table of delivery after opening again", first, "goal 500 ms");
}

} // namespace

int main(int argc, char** argv) {
    try {
        Country country(argc > 1 ? argv[1] : "2");
        for (const char* who : {"NA-SL1", "L01-SV01"})
            print(fmt::format("open as {}", who),
                  timed(
                      5, [] {}, [&] { country.open(who); }),
                  "goal 1,000 ms");
        lists(country, "L01-SV01", "supervisor");
        lists(country, "NA-SL1", "service lead of all");
        searches(country, "L01-SV01", "supervisor");
        searches(country, "NA-SL1", "service lead of all");
        trajectory(country, "L01-SV01");
        acrossSites(country, "NA-SL1");
    } catch (const Error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
