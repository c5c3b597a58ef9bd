// What an author sees of their own practice, and what may leave for a portfolio; at the desk, with the real plugin.
#include "model/error.hpp"
#include "scenario/workshop.hpp"
#include "view/render.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

Id kept(Workshop& shop, const Id& agreement, const std::string& form, const std::string& answers) {
    NewRecord what;
    what.kind = "reflection";
    what.agreement = agreement;
    what.templateId = form;
    auto id = shop.desk().newRecord(what);
    shop.answer(id, answers);
    shop.desk().take(id, "finish");
    return id;
}

ViewModel view(Workshop& shop, const std::string& id) {
    ViewRequest request;
    request.id = id;
    return shop.desk().view(request);
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string cell(const ViewModel& view, const std::string& row, const std::string& column) {
    const auto at = std::ranges::find(view.table.columns, column, &ViewColumn::id) - view.table.columns.begin();
    for (auto& cells : view.table.rows)
        if (cells[0].text == row && std::size_t(at) < cells.size()) return cells[std::size_t(at)].text;
    return "no such cell";
}

} // namespace

TEST_CASE("Before anything is kept, both views say what would stand there") {
    Workshop shop;
    shop.as("FK-CP3");
    for (auto id : {"reflection.coverage", "reflection.models"}) {
        INFO(id);
        const auto seen = view(shop, id);
        CHECK_FALSE(seen.empty.empty());
        CHECK(seen.panels.empty());
    }
}

TEST_CASE("Eyes and models stand month by month, a locality's own words and models among them") {
    namespace fs = std::filesystem;
    const fs::path home = fs::temp_directory_path() / ("trellis-practice-" + std::to_string(::getpid()));
    const fs::path built = fs::path(TRELLIS_BUILD_DIR);
    fs::create_directories(home / "lib/trellis");
    fs::create_directories(home / "share/trellis");
    fs::create_symlink(built / "lib/trellis/plugins", home / "lib/trellis/plugins");
    fs::copy(built / "share/trellis/templates/", home / "share/trellis/templates", fs::copy_options::recursive);
    std::ofstream(home / "share/trellis/templates/core/our-model.xml") << R"xml(<?xml version="1.0" encoding="UTF-8"?>
<template xmlns="urn:trellis:template:1" id="fernwick.reflection-kettle" version="1.0.0" lang="en-GB" status="released">
  <about><title>Kettle</title><purpose>Choose this when the kettle is on and you have two minutes.</purpose>
    <badge>Ours</badge><source>Fernwick.</source></about>
  <section id="all" title="Kettle">
    <item id="reflection.date" type="date" class="P" required="true" initial="today()"><label>Date</label></item>
    <item id="kettle.one" type="long-text" class="P"><label>One thing</label></item>
    <item id="reflection.share" type="choice" class="P S" initial="'none'"><label>Share</label>
      <option code="none">Only you</option><option code="full">All of it</option></item>
    <item id="reflection.cpd" type="boolean" class="P"><label>Portfolio</label></item>
  </section>
</template>)xml";
    {
        Workshop shop(home);
        auto agreement = shop.signedAgreement();
        shop.as("FK-CP3");
        kept(shop, agreement, "core.reflection-seveneyed", R"({"seveneyed.eyes": ["E1", "E7"]})");
        shop.on("2025-10-06");
        shop.as("FK-CP3");
        kept(shop, agreement, "core.reflection-seveneyed", R"({"seveneyed.eyes": ["E1"]})");
        kept(shop, {}, "fernwick.reflection-kettle", R"({"kettle.one": "quillwort", "reflection.cpd": true})");

        const auto eyes = view(shop, "reflection.coverage");
        CHECK(cell(eyes, "The person", "Sep 2025") == "1");
        CHECK(cell(eyes, "The person", "Oct 2025") == "1");
        CHECK(cell(eyes, "The wider system", "Oct 2025").empty()); // not used is no nought
        CHECK(eyes.table.rows.size() == 7);
        CHECK(says(eyes.reading, "most often through \u201CThe person\u201D"));
        CHECK(eyes.panels.at(0).series.size() == 7);

        const auto models = view(shop, "reflection.models");
        CHECK(cell(models, "Kettle (fernwick)", "Oct 2025") == "1");
        CHECK(cell(models, "Kettle (fernwick)", "Sep 2025").empty());
        CHECK(cell(models, "Seven-eyed model (Hawkins and Shohet)", "Sep 2025") == "1");
        CHECK_FALSE(says(viewToJson(models) + viewToJson(eyes), "quillwort"));

        // The sixth model is in the portfolio, too: its date and its name, and not what was written.
        const auto page = shop.desk().exportFile("reflection.cpd-page", "").bytes;
        CHECK(says(page, "Kettle"));
        CHECK_FALSE(says(page, "quillwort"));
    }
    fs::remove_all(home);
}

TEST_CASE("Both views are for the author alone: another person's are empty, and about the author they cannot be asked") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    shop.as("FK-CP3");
    auto id = kept(shop, agreement, "core.reflection-seveneyed", R"({"seveneyed.eyes": ["E5"]})");
    shop.desk().share(id, Sharing::Full); // not even then
    shop.as("FK-S1");
    for (auto name : {"reflection.coverage", "reflection.models"}) {
        INFO(name);
        CHECK_FALSE(view(shop, name).empty.empty());
        ViewRequest about;
        about.id = name;
        about.subject = "FK-CP3";
        CHECK_THROWS_AS(shop.desk().view(about), Error);
    }
    CHECK_THROWS_AS(shop.desk().exportFile("reflection.cpd-page", "FK-CP3"), Error);
    CHECK_FALSE(says(shop.desk().exportFile("reflection.cpd-table", "").bytes, "Seven-eyed"));
}

TEST_CASE("A portfolio holds what was marked for it and the words meant for it, and all else stays behind") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    shop.as("FK-CP3");
    const char* private_ = "quillwort";
    kept(shop, agreement, "core.reflection-gibbs",
         std::string(R"({"gibbs.picture": ")") + private_ + R"(", "gibbs.takeaway": ")" + private_ +
             R"(", "reflection.goal": ")" + private_ + R"(", "reflection.emotion": ")" + private_ +
             R"(", "reflection.summary": ")" + private_ + R"(", "reflection.agenda": true, "reflection.agenda-text": ")" +
             private_ + R"(", "reflection.confidence": 3, "reflection.components": ["K2"], "reflection.cpd": true,
             "reflection.cpd-text": "With FK-09 I learnt to wait."})");
    kept(shop, agreement, "core.reflection-kolb", R"({"reflection.cpd": false, "kolb.do": "sneezewort"})");
    NewRecord draft;
    draft.kind = "reflection";
    draft.templateId = "core.reflection-johns";
    auto open = shop.desk().newRecord(draft);
    shop.answer(open, R"({"reflection.cpd": true, "reflection.cpd-text": "bladderwrack"})");

    for (auto name : {"reflection.cpd-page", "reflection.cpd-table"}) {
        INFO(name);
        const auto made = shop.desk().exportFile(name, "");
        CHECK(says(made.bytes, "Reflective cycle (Gibbs)"));
        CHECK(says(made.bytes, "With [code left out] I learnt to wait."));
        CHECK(says(made.bytes, "3 of 4"));
        for (auto* hidden : {private_, "FK-09", "sneezewort", "Kolb", "bladderwrack", "Johns"}) {
            INFO(hidden);
            CHECK_FALSE(says(made.bytes, hidden));
        }
        CHECK(std::ranges::any_of(shop.desk().audit(), [&](auto& one) { return says(one.about + one.what, name); }));
    }
}
