// report cross-site and figures cite on the command line: what is refused, what leaves, and what can be shown again.
#include "cli/terminal.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

using namespace trellis;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

std::string textOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Every sentence that somebody wrote and that is not for everybody (classes S, P and M), as its readers see it.
void writtenIn(const nlohmann::json& item, std::set<std::string>& out) {
    if (item.value("class", "A") == "A") return;
    const auto sentence = [&](const nlohmann::json& words) {
        if (words.is_string() && words.get<std::string>().size() > 12 &&
            words.get<std::string>().find(' ') != std::string::npos)
            out.insert(words.get<std::string>());
    };
    const auto value = item.value("value", nlohmann::json{});
    sentence(value);
    if (item.value("type", "") == "rows")
        for (auto& row : value)
            for (auto& [cell, words] : row.items()) sentence(words);
}

/// The small demo, as somebody who looks across places.
struct Across : Terminal {
    Across()
        : Terminal(demo()) {
        variables["TRELLIS_USER"] = "MS-1";
        context = scratch.file("context.txt", "One team had three leavers in summer.").string();
    }
    Said report(const std::string& folder, std::vector<std::string> more) {
        std::vector<std::string> args{
            "report", "cross-site", "--period", "2025-05-01..2025-10-31", "--out", (scratch.path / folder).string()};
        args.insert(args.end(), more.begin(), more.end());
        return run(args);
    }
    std::string context;
};

} // namespace

TEST_CASE("A report without words on context, of somebody who sees no others, or over an old one is refused whole") {
    Across at;
    auto said = at.report("none", {});
    CHECK(said.code == 1);
    CHECK_THAT(said.err, ContainsSubstring("TR-D56"));
    CHECK_FALSE(fs::exists(at.scratch.path / "none"));
    at.scratch.file("taken", "mine");
    CHECK_THAT(at.report("taken", {"--context", at.context}).err, ContainsSubstring("TR-C05"));
    CHECK(textOf(at.scratch.path / "taken") == "mine");
    CHECK(at.report("x", {"--audience", "everybody", "--context", at.context}).code == 2);
    CHECK_THAT(at.run({"figures", "cite", std::string(64, 'a')}).err, ContainsSubstring("TR-D60"));
    at.variables["TRELLIS_USER"] = "FK-SV1";
    CHECK_THAT(at.report("x", {"--context", at.context}).err, ContainsSubstring("TR-V10"));
}

TEST_CASE("What leaves names nobody, says its rule and its context, and stands alone, whoever it is for") {
    Across at;
    for (std::string audience : {"programme", "public", "researcher"}) {
        INFO(audience);
        const auto said = at.report(audience, {"--context", at.context, "--audience", audience});
        INFO(said.err);
        REQUIRE(said.code == 0);
        const auto page = textOf(at.scratch.path / audience / "report.html");
        CHECK_THAT(page, ContainsSubstring("three leavers in summer") &&
                             ContainsSubstring("Counts from 1 to 7 are hidden") && ContainsSubstring("<caption>") &&
                             ContainsSubstring("scope=\"col\""));
        CHECK(page.find("<script") == std::string::npos);
        CHECK(page.find("src=\"http") == std::string::npos);
        int files = 0;
        for (auto& file : fs::directory_iterator(at.scratch.path / audience)) {
            ++files;
            const auto text = textOf(file.path());
            INFO(file.path().filename().string());
            for (auto* code : {"FK-SV1", "FK-CP"}) CHECK(text.find(code) == std::string::npos);
            std::istringstream lines(text);
            for (std::string line; file.path().extension() == ".csv" && std::getline(lines, line);)
                CHECK(line.find("Counts from 1 to 7") == line.rfind("Counts from 1 to 7")); // a rule is said once
        }
        CHECK(files > 10);
        CHECK_THAT(textOf(at.scratch.path / audience / "codebook.csv"), ContainsSubstring("file,column,title"));
        // The very same again stands beside itself.
        CHECK(at.report(audience + "-again", {"--context", at.context, "--audience", audience}).code == 0);
    }
}

TEST_CASE("No private sentence and no count from 1 to 7 is in any file of a report, whoever it is for") {
    Across at;
    std::set<std::string> sentences;
    for (auto* person : {"FK-SV1", "FK-CP3", "MS-1"}) {
        at.variables["TRELLIS_USER"] = person;
        std::istringstream ids(at.well({"record", "list", "--ids", "--no-drafts"}).out);
        for (std::string id; std::getline(ids, id);) {
            const auto record = at.well({"record", "show", id, "--json"}).json();
            for (auto& item : record.at("items")) writtenIn(item, sentences);
        }
    }
    at.variables["TRELLIS_USER"] = "MS-1";
    REQUIRE(sentences.size() > 20);
    const std::regex small("(^|,|\"|\\()[1-7](\"|,|\\)|$)|\\b[1-7] of [0-9]+\\b|\\bof [1-7]\\b");
    for (std::string audience : {"programme", "public", "researcher"}) {
        REQUIRE(at.report(audience, {"--context", at.context, "--audience", audience}).code == 0);
        for (auto& file : fs::directory_iterator(at.scratch.path / audience)) {
            const auto text = textOf(file.path());
            INFO(audience + " " + file.path().filename().string());
            for (auto& sentence : sentences)
                if (text.find(sentence) != std::string::npos) FAIL_CHECK(sentence);
            if (file.path().extension() != ".csv" || file.path().filename() == "codebook.csv") continue;
            std::istringstream lines(text);
            for (std::string line; std::getline(lines, line);) {
                INFO(line);
                CHECK_FALSE(std::regex_search(line, small));
            }
        }
    }
}

TEST_CASE("A cited view is shown again to the digit when the records have moved on") {
    Across at;
    const auto hash = at.well({"figures", "cite", "meta.delivery", "--from", "2025-05-01", "--to", "2025-10-31"}).id();
    REQUIRE(hash.size() == 64);
    const auto text = at.well({"figures", "cite", hash}).out;
    CHECK_THAT(text, ContainsSubstring("meta.delivery"));
    at.clock.set(Moment{at.clock.now().ms + 40LL * 86'400'000});
    CHECK(at.well({"figures", "cite", hash}).out == text);
}
