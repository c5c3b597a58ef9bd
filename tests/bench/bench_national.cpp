// What the national set costs to make, open, list, search: a country's demo, made once for this run.
//   bench_national [LOCALITIES]     2 by default; 40 is the whole
// Beside some lines stands the same question asked by hand in SQL on the same open file, in the same run.
#include "bench/stopwatch.hpp"
#include "demo/demo.hpp"
#include "desk/desk.hpp"
#include "model/error.hpp"
#include "store/workspace_state.hpp"

#include <sys/resource.h>

#include <cstdlib>
#include <filesystem>
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

    explicit Country(int localities) {
        environment.installation = {fs::path(TRELLIS_BUILD_DIR) / "lib/trellis/plugins",
                                    fs::path(TRELLIS_BUILD_DIR) / "share/trellis/templates"};
        environment.cost = KeyCost::cheapest();
        environment.clock = &clock;
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

} // namespace

int main(int argc, char** argv) {
    try {
        Country country(argc > 1 ? std::max(1, std::atoi(argv[1])) : 2);
        for (const char* who : {"NA-SL1", "L01-SV01"})
            print(fmt::format("open as {}", who),
                  timed(
                      5, [] {}, [&] { country.open(who); }),
                  "goal 1,000 ms");
        lists(country, "L01-SV01", "supervisor");
        lists(country, "NA-SL1", "service lead of all");
        searches(country, "L01-SV01", "supervisor");
        searches(country, "NA-SL1", "service lead of all");
    } catch (const Error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
