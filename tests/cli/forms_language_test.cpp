// In which language a person reads forms, and where a page of the window begins: what a pack may have said, on the line.
#include "terminal.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;
using Json = nlohmann::json;

namespace {

std::string agreement(Terminal& at) { return at.well({"agreement", "list", "--json"}).json().at(0)["id"]; }

/// The label of that question in the record, as the person at the terminal reads it.
std::string labelIn(Terminal& at, const std::string& record, const std::string& item) {
    const auto shown = at.well({"record", "show", record, "--json"}).json(); // a copy: it is walked through below
    for (auto& one : shown["items"])
        if (one["id"] == item) return one["label"];
    return {};
}

std::string kindOf(Terminal& at, const std::string& record) {
    const auto all = at.well({"record", "list", "--json"}).json();
    for (auto& one : all)
        if (one["id"] == record) return one["kind"];
    return {};
}

} // namespace

TEST_CASE("a language no form is translated into is refused with those there are, and nothing is changed") {
    Terminal at(demo());
    const auto record = at.well({"record", "new", "--kind", "supervision-session", "--agreement", agreement(at)}).id();
    const auto said = at.run({"user", "forms-in", "fr"});
    CHECK(said.code == 1);
    CHECK(said.out.empty());
    CHECK(said.err.find("translated into 'fr'. Nothing was changed.") != std::string::npos);
    CHECK(said.err.find("cy (Cymraeg)") != std::string::npos);
    CHECK(said.err.find("(TR-C09)") != std::string::npos);
    CHECK(labelIn(at, record, "session.date") == "Date of the session");
    CHECK(at.run({"user", "forms-in"}).code == 2);
}

TEST_CASE("forms are read in the language a person chose, by that person only, until they are read as written again") {
    Terminal at(demo());
    const auto record = at.well({"record", "new", "--kind", "supervision-session", "--agreement", agreement(at)}).id();
    at.well({"user", "forms-in", "cy"});
    CHECK(labelIn(at, record, "session.date") == "Dyddiad y sesiwn");
    CHECK(labelIn(at, record, "session.planned-minutes") == "Minutes planned"); // which nobody has translated
    at.variables["TRELLIS_USER"] = "FK-CP3";
    const auto theirs = at.well({"record", "list", "--no-drafts", "--ids", "--kind", "supervision-session"}).id();
    CHECK(labelIn(at, theirs, "session.date") == "Date of the session");
    at.variables["TRELLIS_USER"] = "FK-SV1";
    at.well({"user", "forms-in", "as-written"});
    CHECK(labelIn(at, record, "session.date") == "Date of the session");
}

TEST_CASE("a page that begins nothing is refused, and a kind and a page at once are too many") {
    Terminal at(demo());
    const auto before = at.well({"record", "drafts", "--json"}).out;
    const auto said = at.run({"record", "new", "--page", "unlerning", "--agreement", agreement(at)});
    CHECK(said.code == 1);
    CHECK(said.out.empty());
    CHECK(said.err.find("no page 'unlerning'") != std::string::npos);
    CHECK(said.err.find("(TR-D12)") != std::string::npos);
    CHECK(at.run({"record", "new", "--page", "unlearning", "--kind", "unlearning-rating", "--agreement", agreement(at)}).code == 2);
    CHECK(at.run({"record", "new", "--agreement", agreement(at)}).code == 2);
    CHECK(at.well({"record", "drafts", "--json"}).out == before);
}

TEST_CASE("a page begins the kind that stands first on it") {
    Terminal at(demo());
    const auto session = at.well({"record", "new", "--page", "sessions", "--agreement", agreement(at)}).id();
    CHECK(kindOf(at, session) == "supervision-session");
    const auto round = at.well({"record", "new", "--page", "unlearning", "--agreement", agreement(at)}).id();
    CHECK(kindOf(at, round) == "unlearning-rating");
}
