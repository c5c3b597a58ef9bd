#include "workbench/controller/change_runs.hpp"

#include <catch2/catch_test_macros.hpp>

#include <random>

using namespace trellis;

namespace {

ChangeGroup group(const std::vector<std::pair<std::string, int>>& runs) {
    ChangeGroup out{"Form: Session", {}};
    for (auto& [reason, many] : runs)
        for (int i = 0; i < many; ++i)
            out.changes.push_back({"change " + std::to_string(out.changes.size()), "", "now", "", reason});
    return out;
}

} // namespace

TEST_CASE("a few changes are said in full, each with its reason") {
    const auto runs = changeRuns(group({{"one", 8}, {"two", 1}}));
    REQUIRE(runs.size() == 1);
    CHECK_FALSE(runs.front().table);
    CHECK(runs.front().changes.size() == 9);
    CHECK(changeRuns({"Rules", {}}).empty());
}

TEST_CASE(
    "a translation of three hundred texts is one table under its reason, and the question left out stands in full") {
    const auto runs = changeRuns(group({{"words", 2}, {"not asked", 1}, {"Welsh", 300}, {"moved", 1}}));
    REQUIRE(runs.size() == 3);
    CHECK(runs[0].changes.size() == 3);
    CHECK_FALSE(runs[0].table);
    CHECK(runs[1].table);
    CHECK(runs[1].reason == "Welsh");
    CHECK(runs[1].changes.size() == 300);
    CHECK_FALSE(runs[2].table);
    const auto table = changeTable(runs[1], "Form: Session").table;
    REQUIRE(table.columns.size() == 2); // nothing stands under Was, What follows and Why
    CHECK(table.rows.size() == 300);
}

TEST_CASE("many changes for many reasons stand in tables that say each its reason") {
    std::vector<std::pair<std::string, int>> many;
    for (int i = 0; i < 41; ++i) many.emplace_back("reason " + std::to_string(i), 1);
    const auto runs = changeRuns(group(many));
    REQUIRE(runs.size() == 1);
    REQUIRE(runs.front().table);
    const auto table = changeTable(runs.front(), "Rules").table;
    CHECK(table.columns.back().title == "Why");
    CHECK(table.rows[40].back().text == "reason 40");
}

TEST_CASE("whatever the reasons, every change stands once and in its order") {
    std::mt19937 random(1874);
    for (int round = 0; round < 200; ++round) {
        std::vector<std::pair<std::string, int>> parts;
        for (std::size_t i = random() % 20; i > 0; --i) parts.emplace_back(std::to_string(random() % 3), random() % 14);
        const auto all = group(parts);
        std::size_t next = 0;
        for (auto& run : changeRuns(all))
            for (auto& one : run.changes) {
                REQUIRE(one.head == all.changes[next++].head);
                if (run.table && !run.reason.empty()) REQUIRE(one.reason == run.reason);
            }
        REQUIRE(next == all.changes.size());
    }
}

TEST_CASE("a line of the ledger says what, why, who decided, since when, and what it does to comparison") {
    ViewModel ledger;
    for (const char* id :
         {"question", "change", "was", "now", "why", "decided", "since", "recorded", "fidelity", "comparability"})
        ledger.table.columns.push_back({id, id});
    ledger.table.rows = {{{"Agenda", {}},
                          {"other words", {}},
                          {"Agenda", {}},
                          {"What we bring", {}},
                          {"Nobody brought anything.", {}},
                          {"Programme manager (FD5)", {}},
                          {"2025-03-04", {}},
                          {"Locality administrator", {}},
                          {"Fidelity-consistent (FF1)", {}},
                          {"asked in other words", {}}}};
    const auto change = ledgerChanges(ledger, "Session").changes.at(0);
    CHECK(change.head == "“Agenda”: other words");
    CHECK(change.meaning == "Comparison: asked in other words.");
    CHECK(change.reason == "Nobody brought anything. Decided by Programme manager (FD5). Since 4 March 2025. "
                           "Recorded by: Locality administrator. Fidelity-consistent (FF1).");
}
