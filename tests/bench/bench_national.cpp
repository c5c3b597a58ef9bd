// What the national set costs to make, open, list, search: a country's demo, made once for this run.
//   bench_national [LOCALITIES]     2 by default; 40 is the whole
//   bench_national FOLDER           a country that `trellis demo` made before, made by nobody now
// Beside some lines stands the same question asked by hand in SQL on the same open file, in the same run.
#include "bench/country.hpp"
#include "desk/figure_desk.hpp"
#include "model/error.hpp"

using namespace trellis;
using namespace trellis::bench;

namespace {

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
        acrossSites(country, "NA-MS1");
    } catch (const Error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
