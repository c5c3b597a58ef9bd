// figures protect on the command line: from any table to what may leave, with a reason for every entry.
#include "cli/terminal.hpp"
#include "scenario/golden.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <fstream>
#include <iterator>

using namespace trellis;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string large =
    "Place,New,Competing,Old,Total\nFernwick,48,50,43,141\nStourbeck,43,57,60,160\nHill,61,3,31,95\n"
    "Moor,38,49,45,132\nDale,36,30,32,98\nTotal,226,189,211,626\n";
const std::string tiny = "Host,New,Competing,Old\nFernwick,12,9,3\nStourbeck,14,11,8\nHost A,10,2,0\n";

} // namespace

TEST_CASE("A table that cannot be read, does not add up or has a loose policy is refused, and nothing is written") {
    Terminal at;
    const auto out = at.scratch.path / "released.csv";
    const auto refused = [&](const std::string& text, const std::string& policy, const std::string& code) {
        auto said = at.run({"figures", "protect", "-", "--policy", policy, "--out", out.string()}, text);
        CHECK(said.code == 1);
        CHECK(said.out.empty());
        CHECK_THAT(said.err, ContainsSubstring(code));
        CHECK_FALSE(std::filesystem::exists(out));
    };
    refused("Place,New\nFernwick,many\n", "", "TR-D50");
    refused("Place,New,Old,Total\nFernwick,12,9,22\n", "", "TR-D51");
    refused(tiny, "", "TR-D52");
    refused(large, "primary-to=3", "TR-F40");
    CHECK(at.run({"figures", "protect", "nowhere.csv"}).code == 1);
    CHECK(at.run({"figures", "protect", "-", "--totals", "some"}, large).code == 2);
}

TEST_CASE("A table is protected and every entry explained, as a person once read it") {
    Terminal at;
    const auto out = at.scratch.path / "released.csv";
    golden("protect-large.txt", at.well({"figures", "protect", "-", "--out", out.string()}, large).out);
    std::ifstream in(out, std::ios::binary);
    golden("protect-large.csv", std::string(std::istreambuf_iterator<char>(in), {}));
    golden("protect-tiny.txt", at.well({"figures", "protect", "-"}, tiny).out);
}

TEST_CASE("The same for programs: what is shown, why, and what an outsider can work out of it") {
    Terminal at;
    const auto said =
        at.well({"figures", "protect", at.scratch.file("t.csv", large).string(), "--policy", "round-to=10", "--json"})
            .json();
    CHECK(said["entries"].size() == 24);
    CHECK(said["tooLittle"] == false);
    for (auto& entry : said["entries"]) {
        CHECK((entry["shown"] == "*") == entry["hidden"].get<bool>());
        if (!entry["hidden"]) CHECK(std::stoi(entry["shown"].get<std::string>()) % 10 == 0);
        if (entry["count"] == 3) {
            CHECK(entry["hidden"] == true);
            CHECK(entry["least"].get<int>() <= 1);
            CHECK((entry["most"].is_null() || entry["most"].get<int>() >= 7));
        }
    }
}
