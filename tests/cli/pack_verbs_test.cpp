// The way of a pack on the command line, from an empty folder to a workspace, and what is refused on the way.
#include "cli/terminal.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace trellis;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

std::string textOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
void replace(const fs::path& file, const std::string& was, const std::string& now) {
    auto text = textOf(file);
    REQUIRE(text.find(was) != std::string::npos);
    text.replace(text.find(was), was.size(), now);
    std::ofstream(file, std::ios::binary) << text;
}

/// A publisher's table with sources, a key and a signed pack.
struct Publisher {
    explicit Publisher(Terminal& terminal)
        : at(terminal)
        , sources(at.scratch.path / "fernwick")
        , pack((at.scratch.path / "ours.trellispack").string())
        , key((at.scratch.path / "ours").string()) {
        at.variables["TRELLIS_KEY_PASSPHRASE"] = "four plain words here";
        at.well({"pack", "new", sources.string(), "--locality", "Fernwick"});
        at.well({"pack", "keys", "make", key});
        make();
    }
    void make() {
        at.well({"pack", "build", sources.string(), "--out", pack});
        at.well({"pack", "sign", pack, "--key", key + ".key"});
    }
    std::string words() { return at.well({"pack", "keys", "show", key + ".pub", "--json"}).json()[0]["words"]; }
    Terminal& at;
    fs::path sources;
    std::string pack, key;
};

} // namespace

TEST_CASE("On the command line a stranger's, an altered and an older pack are refused with what to do") {
    Terminal at(demo());
    Publisher fernwick(at);
    auto said = at.run({"pack", "install", fernwick.pack});
    CHECK(said.code == 1);
    CHECK_THAT(said.err, ContainsSubstring("TR-L02") && ContainsSubstring("keys trust"));
    said = at.run({"pack", "keys", "trust", fernwick.key + ".pub"});
    CHECK(said.code == 1);
    CHECK_THAT(said.err, ContainsSubstring(fernwick.words()) && ContainsSubstring("TR-L51"));
    at.well({"pack", "keys", "trust", fernwick.key + ".pub", "--words", fernwick.words()});
    at.well({"pack", "install", fernwick.pack});
    std::ofstream(fernwick.pack, std::ios::binary | std::ios::app) << "x";
    CHECK_THAT(at.run({"pack", "install", fernwick.pack}).err, ContainsSubstring("TR-L03"));
    CHECK(at.run({"pack", "verify", fernwick.pack, "--json"}).json()[0]["state"] == "modified");
    fs::remove(fernwick.pack + ".minisig");
    CHECK_THAT(at.run({"pack", "install", fernwick.pack}).err, ContainsSubstring("TR-L01"));
    replace(fernwick.sources / "pack.xml", "version=\"0.1.0\" locality", "version=\"0.0.9\" locality");
    fernwick.make();
    CHECK_THAT(at.run({"pack", "install", fernwick.pack}).err, ContainsSubstring("TR-L40"));
    CHECK(at.well({"pack", "list", "--json"}).json()[0]["version"] == "0.1.0");
    CHECK(at.run({"pack", "upgrade", at.scratch.path / "nowhere"}).code == 1);
    CHECK(at.run({"pack", "developer", "perhaps"}).code == 2);
}

TEST_CASE("Sources with a mistake are read like a compiler reads them, and nothing is built of them") {
    Terminal at;
    Publisher fernwick(at);
    replace(fernwick.sources / "templates/our-form.xml", "long-text", "long-txt");
    const auto said = at.run({"pack", "lint", fernwick.sources.string()});
    CHECK(said.code == 1);
    CHECK_THAT(said.out, ContainsSubstring("templates/our-form.xml:9:") && ContainsSubstring("error:"));
    fs::remove(fernwick.pack);
    CHECK_THAT(at.run({"pack", "build", fernwick.sources.string(), "--out", fernwick.pack}).err,
               ContainsSubstring("TR-L26"));
    CHECK_FALSE(fs::exists(fernwick.pack));
    CHECK(at.run({"pack", "new", fernwick.sources.string(), "--locality", "Fernwick"}).code == 1);
    CHECK(at.run({"pack", "keys", "make", fernwick.key}).code == 1); // a key that is there is not lost
    at.variables["TRELLIS_KEY_PASSPHRASE"] = "another passphrase";
    replace(fernwick.sources / "templates/our-form.xml", "long-txt", "long-text");
    at.well({"pack", "build", fernwick.sources.string(), "--out", fernwick.pack});
    CHECK_THAT(at.run({"pack", "sign", fernwick.pack, "--key", fernwick.key + ".key"}).err,
               ContainsSubstring("TR-K12"));
}

TEST_CASE("Somebody who can edit XML changes a label, builds, signs and installs, and the form has the new words") {
    Terminal at(demo());
    Publisher fernwick(at);
    at.well({"pack", "keys", "trust", fernwick.key + ".pub", "--words", fernwick.words()});
    CHECK(at.well({"pack", "lint", fernwick.sources.string()}).out.find("nothing to remark") != std::string::npos);
    at.well({"pack", "simulate", fernwick.sources.string(), "--seeds", "50"});
    const auto shown = at.well({"pack", "install", fernwick.pack, "--show", "--json"}).json();
    CHECK(shown.size() > 1);
    CHECK(at.well({"pack", "list", "--json"}).json().empty());
    at.well({"pack", "install", fernwick.pack});

    replace(fernwick.sources / "templates/our-form.xml", "What stays with you?", "What will not leave you?");
    replace(fernwick.sources / "pack.xml", "version=\"0.1.0\" locality", "version=\"0.2.0\" locality");
    fernwick.make();
    const auto news = at.well({"pack", "upgrade", fernwick.pack});
    CHECK_THAT(news.out, ContainsSubstring("What will not leave you?"));
    CHECK(at.well({"pack", "verify", fernwick.pack, "--json"}).json()[0]["state"] == "trusted");
    at.well({"pack", "rollback", "fernwick.forms"});
    CHECK(at.well({"pack", "list", "--json"}).json()[0]["version"] == "0.1.0");
    const auto ledger = at.well({"pack", "ledger", "--json"}).json();
    REQUIRE(ledger.size() == 3);
    CHECK(ledger[2]["did"] == "rolled-back");
    CHECK(ledger[2]["by"] == "FK-SV1");
    bool grace = false;
    for (auto& rule : at.well({"pack", "policies", "--json"}).json())
        grace |= rule["of"] == "grace-days" && rule["value"] == "7";
    CHECK(grace);
    // As of a variable that a script has not set: the key would be taken back for good, and nobody would know why.
    for (auto* nothing : {"", " \t"}) {
        const auto said = at.run({"pack", "keys", "revoke", "ours", "--because", nothing});
        CHECK(said.code == 1);
        CHECK_THAT(said.err, ContainsSubstring("TR-L61") && ContainsSubstring("Nothing was changed"));
        CHECK(at.well({"pack", "list", "--json"}).json()[0]["trust"] == "trusted");
    }
    at.well({"pack", "keys", "revoke", "ours", "--because", "a lost laptop"});
    const auto list = at.well({"pack", "list", "--json"}).json();
    CHECK(list[0]["trust"] == "revoked");
    CHECK(list[0]["inUse"] == false);
    at.well({"pack", "remove", "fernwick.forms"});
    CHECK(at.well({"pack", "list", "--json"}).json().empty());
    at.well({"verify"});
}

TEST_CASE("A reason that was decided on a day to come is warned about, and the pack is built all the same") {
    Terminal at; // on 20 November 2025
    const auto sources = at.scratch.path / "fernwick";
    fs::copy(at.installation.templates / "localities/fernwick", sources, fs::copy_options::recursive);
    const auto overlay = sources / "overlays/session.xml";
    const auto lint = [&](const char* what, const fs::path& path) {
        return at.well({what, "lint", path.string(), "--json"}).json();
    };
    replace(overlay, "date=\"2025-03-04\"", "date=\"2025-11-20\"");
    for (auto& said : {lint("pack", sources), lint("template", overlay)})
        for (auto& one : said) CHECK(one["code"] != "TR-O13"); // decided today
    replace(overlay, "date=\"2025-11-20\"", "date=\"2025-11-21\"");
    for (auto& said : {lint("pack", sources), lint("template", overlay)}) {
        INFO(said.dump(1));
        const auto found = std::find_if(said.begin(), said.end(), [](auto& one) { return one["code"] == "TR-O13"; });
        REQUIRE(found != said.end());
        CHECK((*found)["kind"] == "warning");
        CHECK((*found)["line"] == 6);
        CHECK((*found)["file"].get<std::string>().ends_with("overlays/session.xml"));
        CHECK_THAT((*found)["message"].get<std::string>(), ContainsSubstring("21 November 2025"));
    }
    CHECK_THAT(at.well({"pack", "build", sources.string(), "--out", sources.string() + ".trellispack"}).err,
               ContainsSubstring("TR-O13"));
}

TEST_CASE("What is begun for a place is in order whatever signs its name has") {
    Terminal at;
    int made = 0;
    for (auto* name : {"Ysbyty Gwynedd & Sons", "St Mary's <East>", "Llŷn \"a\" Môn", "{0}"}) {
        const auto sources = (at.scratch.path / std::to_string(++made)).string();
        INFO(name);
        at.well({"pack", "new", sources, "--locality", name, "--id", "place"});
        at.well({"pack", "lint", sources});
        at.well({"pack", "build", sources, "--out", sources + ".trellispack"});
        CHECK_THAT(textOf(fs::path(sources) / "README.md"), ContainsSubstring("# " + std::string(name)));
    }
}

TEST_CASE("A new key is taken over by the word of the old one") {
    Terminal at(demo());
    Publisher fernwick(at);
    at.well({"pack", "keys", "trust", fernwick.key + ".pub", "--words", fernwick.words(), "--name", "Fernwick"});
    const auto next = (at.scratch.path / "next").string();
    at.well({"pack", "keys", "make", next});
    const auto statement = at.well({"pack", "keys", "rotate", fernwick.key + ".key", next + ".pub"}).id();
    at.well({"pack", "keys", "trust", next + ".pub", "--successor", statement});
    at.well({"pack", "sign", fernwick.pack, "--key", next + ".key"});
    CHECK(at.well({"pack", "verify", fernwick.pack, "--json"}).json()[0]["state"] == "trusted");
    CHECK(at.well({"pack", "keys", "list", "--json"}).json().size() == 2);
}

TEST_CASE(
    "what a pack changes is read in a terminal: a reason once above all that it led to, and no line without an end") {
    Terminal at;
    const auto said =
        at.well({"pack", "diff", (fs::path(TRELLIS_SOURCE_DIR) / "templates/localities/fernwick").string()}).out;
    const std::string reason = "Two of our Care Partners think and write in Welsh";
    const auto first = said.find(reason);
    REQUIRE(first != std::string::npos);
    CHECK(said.find(reason, first + 1) == std::string::npos);
    for (auto* words : {"form core.supervision-session\n",
                        "    Agenda (agenda): other words\n      was   Agenda\n      now   What we bring today\n",
                        "rules of the place\n", "(depth.action): not asked here\n"})
        CHECK_THAT(said, ContainsSubstring(words));
    std::istringstream lines(said);
    for (std::string line; std::getline(lines, line);)
        CHECK(line.size() < 500); // columns were padded to twelve hundred
}
