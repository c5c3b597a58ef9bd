#include "terminal.hpp"

#include "template/template_reader.hpp"

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
    // Localities are looked at one by one: two of them never meet on the same layer of one workspace.
    std::vector<std::filesystem::path> folders{at.installation.templates / "core", at.installation.templates / "code-lists"};
    for (auto& locality : std::filesystem::directory_iterator(at.installation.templates / "localities"))
        if (locality.is_directory()) folders.push_back(locality.path());
    REQUIRE(folders.size() >= 4);
    for (auto& folder : folders) {
        auto said = at.run({"template", "lint", folder.string()});
        CAPTURE(folder, said.out, said.err);
        CHECK(said.code == 0);
    }
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

TEST_CASE("an overlay is checked, made into a form, explained and merged") {
    Terminal at;
    const auto text = form(mood + why);
    const auto hash = readTemplate(text, "core.xml", {}).form->ref.hash;
    const auto core = at.scratch.file("core.xml", text).string();
    auto overlaySaying = [&](const std::string& was, const std::string& reason) {
        return "<overlay xmlns=\"urn:trellis:overlay:1\" id=\"fernwick.form\" version=\"1.0.0\" layer=\"site\" "
               "locality=\"fernwick\" template=\"test.form\" template-version=\"1.0.0\" template-hash=\"" +
               hash +
               "\">\n<change id=\"mood\"><reason who=\"FD5\" when=\"FW1\" planned=\"FP1\" goal=\"FG4\" reasons=\"FR3d\" "
               "fidelity=\"FF1\" what=\"FX1\" nature=\"FN1\" date=\"2026-03-02\" recorded-by=\"locality-admin\" "
               "target=\"strategy\">" +
               reason + "</reason>\n<relabel item=\"mood\"><was>" + was +
               "</was><label>How is it going?</label></relabel></change>\n</overlay>\n";
    };
    const std::string sound = "Staff found the core question too personal to begin with.";
    const auto overlay = at.scratch.file("overlay.xml", overlaySaying("How are you?", sound)).string();
    at.well({"template", "lint", core, overlay});

    auto hollow = at.scratch.file("hollow.xml", overlaySaying("How are you?", "because")).string();
    auto said = at.run({"template", "lint", core, hollow});
    CHECK(said.code == 1);
    CHECK(said.out.find("hollow.xml:2:") != std::string::npos);
    CHECK(said.out.find("TR-O04") != std::string::npos);
    auto wrong = at.scratch.file("wrong.xml", overlaySaying("How were you?", sound)).string();
    CHECK(at.run({"template", "lint", core, wrong}).out.find("TR-O24") != std::string::npos);

    auto made = at.well({"template", "flatten", core, "--overlay", overlay}).out;
    CHECK(made.find("1.0.0+fernwick.form-1.0.0") != std::string::npos);
    CHECK(made.find("How is it going?") != std::string::npos);
    auto csv = at.well({"template", "ledger", core, "--overlay", overlay, "--format", "csv"}).out;
    CHECK(csv.find(sound) != std::string::npos);

    auto newer = text;
    newer.replace(newer.find("version=\"1.0.0\" lang"), 15, "version=\"1.1.0\"");
    newer.replace(newer.find("How are you?"), 12, "How do you do?");
    const auto later = at.scratch.file("later.xml", newer).string();
    auto merge = at.run({"template", "merge", "--base", core, "--new", later, "--overlay", overlay, "--json"});
    CHECK(merge.code == 1);
    REQUIRE(merge.json().size() == 1);
    auto line = merge.json()[0];
    CHECK(line["state"] == "review");
    CHECK(line["coreWas"] == "How are you?");
    CHECK(line["coreNow"] == "How do you do?");
    CHECK(line["ours"] == "How is it going?");
}
