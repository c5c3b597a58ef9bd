#include "terminal.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

std::string form(const std::string& items) {
    return R"(<?xml version="1.0" encoding="UTF-8"?>
<template xmlns="urn:trellis:template:1" id="test.form" version="1.0.0" lang="en-GB" status="released">
  <about><title>A form</title><purpose>For a test.</purpose></about>
  <section id="one" title="One">
)" + items +
           "  </section>\n</template>\n";
}

const std::string mood =
    R"(    <item id="mood" type="scale" class="P" min="0" max="4"><label>How are you?</label></item>
)";
const std::string why =
    R"(    <item id="why" type="text" class="P" relevant="${mood} &lt; 2" required="true"><label>What is it?</label></item>
)";

} // namespace

TEST_CASE("lint names file, line and column, and ends with 1") {
    Terminal at;
    auto file =
        at.scratch.file("bad.xml", form("    <item id=\"mood\" typ=\"text\" class=\"P\"><label>x</label></item>\n"));
    auto said = at.run({"template", "lint", file.string()});
    CHECK(said.code == 1);
    CHECK(said.out.find("bad.xml:5:") != std::string::npos);
    CHECK(said.out.find("TR-T") != std::string::npos);
    auto json = at.run({"template", "lint", file.string(), "--json"});
    CHECK(json.code == 1);
    REQUIRE(json.json().is_array());
    CHECK(json.json()[0]["line"] == 5);
    CHECK(json.json()[0]["kind"] == "error");
}

TEST_CASE("lint says in one sentence that a file is missing") {
    Terminal at;
    auto said = at.run({"template", "lint", (at.scratch.path / "nothing.xml").string()});
    CHECK(said.code == 1);
    CHECK(said.err.find("TR-C04") != std::string::npos);
}

TEST_CASE("everything that comes with the program passes lint") {
    Terminal at;
    auto said = at.run({"template", "lint", at.installation.templates.string()});
    CAPTURE(said.out, said.err);
    CHECK(said.code == 0);
}

TEST_CASE("eval shows per item what is asked, needed, answered and wrong") {
    Terminal at;
    auto file = at.scratch.file("form.xml", form(mood + why)).string();
    auto answers = at.scratch.file("answers.json", R"({"mood": 1})").string();
    auto items = at.well({"template", "eval", file, "--answers", answers, "--json"}).json();
    REQUIRE(items.size() == 2);
    CHECK(items[0]["id"] == "mood");
    CHECK(items[0]["type"] == "scale");
    CHECK(items[0]["value"] == 1);
    CHECK(items[1]["relevant"] == true);
    CHECK(items[1]["required"] == true);
    CHECK(items[1]["findings"][0]["code"] == "required");
    items = at.well({"template", "eval", file, "--answers", "-", "--json"}, R"({"mood": 4})").json();
    CHECK(items[1]["relevant"] == false);
    CHECK(at.well({"template", "eval", file}).out.find("mood") != std::string::npos);
}

TEST_CASE("eval refuses answers it cannot take, and suggests the nearest item") {
    Terminal at;
    auto file = at.scratch.file("form.xml", form(mood + why)).string();
    CHECK(at.run({"template", "eval", file, "--answers", "-"}, "{\"mood\": ").err.find("TR-F10") != std::string::npos);
    auto said = at.run({"template", "eval", file, "--answers", "-"}, R"({"moood": 1})");
    CHECK(said.code == 1);
    CHECK(said.err.find("mood") != std::string::npos);
    CHECK(said.err.find("TR-F01") != std::string::npos);
    CHECK(at.run({"template", "eval", file, "--answers", "-"}, R"({"mood": "well"})").err.find("TR-F02") !=
          std::string::npos);
    CHECK(at.run({"template", "eval", file, "--answers", "/nowhere.json"}).err.find("TR-C04") != std::string::npos);
    auto bad = at.scratch.file("bad.xml", "<template").string();
    said = at.run({"template", "eval", bad});
    CHECK(said.code == 1);
    CHECK(said.err.find("bad.xml:1:") != std::string::npos);
}

TEST_CASE("diff classes each change between two versions") {
    Terminal at;
    auto was = at.scratch.file("was.xml", form(mood)).string(),
         now = at.scratch.file("now.xml", form(mood + why)).string();
    CHECK(at.well({"template", "diff", was, was, "--json"}).json().empty());
    auto changes = at.well({"template", "diff", was, now, "--json"}).json();
    REQUIRE(changes.size() == 1);
    CHECK(changes[0]["item"] == "why");
    CHECK(changes[0].contains("change"));
    CHECK(at.well({"template", "diff", was, now}).out.find("why") != std::string::npos);
}
