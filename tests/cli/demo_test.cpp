#include "terminal.hpp"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <set>

using namespace trellis;
using Json = nlohmann::json;

namespace {

/// What a person can read of a demo, record by record; keys and signatures differ from one making to the next.
std::string told(Terminal& at) {
    std::string all =
        at.well({"person", "list"}).out + at.well({"agreement", "list", "--all"}).out + at.well({"due"}).out;
    for (auto& one : at.well({"record", "list", "--json"}).json())
        all += at.well({"record", "show", one["id"].get<std::string>()}).out;
    return all;
}

Terminal in(const std::filesystem::path& folder) { return Terminal(folder); }

} // namespace

TEST_CASE("a demo is not made over something, nor in a size that is not there") {
    Terminal at;
    at.installation.templates = shortStory(at.scratch);
    auto taken = at.scratch.path / "taken";
    std::filesystem::create_directory(taken);
    std::ofstream(taken / "letter.txt") << "mine";
    CHECK(at.run({"demo", taken.string()}).code == 1);
    CHECK(std::filesystem::exists(taken / "letter.txt"));
    auto said = at.run({"demo", (at.scratch.path / "big").string(), "--size", "national"});
    CHECK(said.code == 1);
    CHECK(said.err.find("TR-D40") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(at.scratch.path / "big"));
    at.scratch.file("templates/demo/small.json", "{\"name\": ");
    CHECK(at.run({"demo", (at.scratch.path / "d").string()}).err.find("TR-D41") != std::string::npos);
}

TEST_CASE("the same seed and day tell the same story, another seed another one", "[slow]") {
    Terminal at;
    at.installation.templates = shortStory(at.scratch);
    auto make = [&](const std::string& name, const std::string& seed) {
        auto folder = at.scratch.path / name;
        CHECK(at.well({"demo", folder.string(), "--today", "2025-11-20", "--seed", seed}).id() == folder.string());
        auto there = in(folder);
        return told(there);
    };
    auto first = make("one", "3");
    CHECK(first.size() > 20'000);
    CHECK(make("two", "3") == first);
    CHECK(make("three", "4") != first);
}

TEST_CASE("the whole demo shows what the product is for", "[slow]") {
    Terminal maker;
    auto folder = maker.scratch.path / "whole";
    maker.well({"demo", folder.string(), "--today", "2025-11-20"});
    auto at = in(folder);

    std::map<std::string, std::string> standing;
    for (auto& one : at.well({"due", "--json"}).json()) {
        standing[one["supervisees"][0]] = one["standing"].get<std::string>() +
                                          (one["reason"].is_null() ? "" : ": " + one["reason"].get<std::string>());
        const bool counted = one["standing"] != "never" && one["standing"] != "excluded";
        CHECK(one["daysPast"].is_number() == counted);
        CHECK(one["daysPast"].is_null() == !counted);
    }
    CHECK(standing["FK-CP3"].starts_with("overdue"));
    CHECK(standing["FK-CP5"].starts_with("never"));
    CHECK(standing["FK-CP6"].starts_with("excluded"));
    CHECK(standing["FK-CP7"].starts_with("excluded"));

    CHECK_FALSE(at.well({"record", "drafts", "--json"}).json().empty());
    CHECK_FALSE(at.well({"record", "waiting", "--json"}).json().empty());
    CHECK(at.well({"record", "list", "--state", "planned", "--json"}).json().size() >= 2);
    int old = 0;
    for (auto& one : at.well({"actions", "--json"}).json()) old += one["ageDays"].get<int>() > 21;
    CHECK(old > 0);
    CHECK(at.well({"record", "list", "--kind", "session-not-held", "--json"}).json().size() >= 3);
    CHECK(at.well({"workspace", "info", "--json"}).json()["demo"] == true);
    CHECK(at.well({"user", "list", "--json"}).json().size() == 17);

    // Reflections are there for who wrote them; the supervisor knows of what is shared and of nothing else.
    auto reflections = [&](const char* who) {
        at.variables["TRELLIS_USER"] = who;
        return at.well({"record", "list", "--kind", "reflection", "--json"}).json().size();
    };
    CHECK(reflections("FK-CP3") == 2);
    CHECK(reflections("FK-CP1") == 2);
    CHECK(reflections("FK-SV1") == 2);

    // Every text in it is fit to be shown: nothing looks like a real person, and nothing signed has anything left to
    // refuse.
    int sessions = 0, amended = 0, movedOn = 0, concerns = 0;
    for (auto* who : {"FK-SV1", "FK-SV2", "SB-SV1", "FK-CP1", "FK-CP3"}) {
        at.variables["TRELLIS_USER"] = who;
        for (auto& one : at.well({"record", "list", "--no-drafts", "--json"}).json()) {
            auto id = one["id"].get<std::string>();
            // What somebody wrote for themselves is theirs to check, and what is a pair's is looked at once.
            if ((one["kind"] == "reflection") != std::string(who).starts_with("FK-CP")) continue;
            for (auto& finding : at.well({"record", "check", id, "--json"}).json()) {
                CAPTURE(who, id, finding.dump());
                CHECK(finding["code"] != "identifier");
                CHECK(finding["severity"] != "refuse");
            }
            auto record = at.well({"record", "show", id, "--json"}).json();
            sessions += record["kind"] == "supervision-session";
            // Feedback and issues go from station to station, each step a layer of its own.
            (record["agreement"] == "" ? movedOn : amended) += record["layers"].size() > 1;
            for (auto& item : record["items"])
                concerns += item["id"] == "risk.items" && item.contains("rows") && !item["rows"].empty();
        }
    }
    CHECK(sessions > 100);
    CHECK(amended == 1);
    CHECK(movedOn == 3);
    CHECK(concerns == 2);
    at.well({"verify"});
}
