// The kind at the desk, with the real plugin: models to choose from, prefill, checks, its line in lists.
#include "scenario/fill_whole.hpp"
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

Id begin(Desk& desk, const Id& agreement, const std::string& form = {}) {
    NewRecord what;
    what.kind = "reflection";
    what.agreement = agreement;
    what.templateId = form;
    return desk.newRecord(what);
}

bool finds(const std::vector<Finding>& findings, const std::string& code, Severity severity) {
    return std::ranges::any_of(findings, [&](auto& one) { return one.code == code && one.severity == severity; });
}

} // namespace

TEST_CASE("All thirteen models can be chosen, the usual one first, and another form cannot") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    auto& desk = shop.as("FK-CP3");
    auto forms = desk.formsOf("reflection");
    REQUIRE(forms.size() == 13);
    CHECK(forms.front()->ref.id == "core.reflection-wswnw");
    for (auto& form : forms) {
        auto id = begin(desk, agreement, form->ref.id);
        CHECK(desk.openDraft(id)->form().form().ref == form->ref);
        CHECK(desk.line(id)->summary.starts_with(form->title));
    }
    CHECK(desk.openDraft(begin(desk, agreement))->form().form().ref.id == "core.reflection-wswnw");
    CHECK(refusal([&] { begin(desk, agreement, "core.supervision-session"); }) == "TR-D13");
    CHECK(refusal([&] { begin(desk, agreement, "core.reflection-"); }) == "TR-D13");
    CHECK(refusal([&] { begin(desk, agreement, "fernwick.reflection-ours"); }) == "TR-D10");
    CHECK(desk.formsOf("supervision-session").size() == 1);
    CHECK(desk.formsOf("no-such-kind").empty());
}

TEST_CASE("Every model can be filled whole, long and short, kept, and read again by its author") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    auto& desk = shop.as("FK-CP3");
    for (auto& model : desk.formsOf("reflection"))
        for (auto* length : {"long", "short"}) {
            INFO(model->ref.id << ", " << length);
            auto id = begin(desk, agreement, model->ref.id);
            shop.answer(id, std::string(R"({"reflection.length": ")") + length + R"("})");
            std::vector<std::string> said;
            {
                auto draft = desk.openDraft(id);
                auto& form = draft->form();
                fillWhole(form, shop.clock.today(), "FK-CP3", {"reflection.share"});
                draft->touched();
                draft->save();
                CHECK(form.findings().empty());
                for (auto& [item, value] : form.relevantAnswers().values)
                    if (plainText(value) == wordsFor(item)) said.push_back(plainText(value));
            }
            CHECK(said.size() >= 3); // what it is for, the summary and the agenda's words at least
            desk.take(id, "finish");
            CHECK(desk.line(id)->state == "kept");
            auto page = desk.html(id);
            for (auto& words : said) {
                INFO(words);
                CHECK(page.find(words) != std::string::npos);
            }
        }
    CHECK(desk.records({.kind = "reflection"}).size() == 2 * desk.formsOf("reflection").size());
    CHECK(shop.as("FK-S1").records().size() == 1); // the agreement
}

TEST_CASE("Words for a portfolio that hold a code are asked about, and a copy without words says what it will hold") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    auto& desk = shop.as("FK-CP3");
    auto id = begin(desk, agreement);
    CHECK_FALSE(finds(desk.check(id), "cpd.words", Severity::Note));
    shop.answer(id, R"({"reflection.cpd": true})");
    CHECK(finds(desk.check(id), "cpd.words", Severity::Note));
    shop.answer(id, R"({"reflection.cpd-text": "With FK-09 I waited longer."})");
    CHECK(finds(desk.check(id), "cpd.code", Severity::Ask));
    shop.answer(id, R"({"reflection.cpd-text": "I waited longer before I answered."})");
    CHECK_FALSE(finds(desk.check(id), "cpd.code", Severity::Ask));
    CHECK(refusal([&] { desk.take(id, "finish"); }) == "done");
}

TEST_CASE("A locality's own model is one XML file in a folder, and no code") {
    namespace fs = std::filesystem;
    const fs::path home = fs::temp_directory_path() / ("trellis-sixth-model-" + std::to_string(::getpid()));
    const fs::path installed = fs::path(TRELLIS_BUILD_DIR);
    fs::create_directories(home / "lib/trellis");
    fs::create_directories(home / "share/trellis");
    fs::create_symlink(installed / "lib/trellis/plugins", home / "lib/trellis/plugins");
    fs::copy(installed / "share/trellis/templates/", home / "share/trellis/templates", fs::copy_options::recursive);
    std::ofstream(home / "share/trellis/templates/core/our-model.xml") << R"(<?xml version="1.0" encoding="UTF-8"?>
<template xmlns="urn:trellis:template:1" id="fernwick.reflection-kettle" version="1.0.0" lang="en-GB" status="released">
  <about><title>Kettle</title><purpose>Choose this when the kettle is on and you have two minutes.</purpose>
    <badge>Ours</badge><source>Fernwick.</source></about>
  <section id="all" title="Kettle">
    <item id="reflection.date" type="date" class="P" required="true"><label>Date</label></item>
    <item id="kettle.one" type="long-text" class="P"><label>One thing</label></item>
    <item id="reflection.share" type="choice" class="P S" initial="'none'"><label>Share</label>
      <option code="none">Only you</option><option code="full">All of it</option></item>
  </section>
</template>)";
    {
        Workshop shop(home);
        auto agreement = shop.signedAgreement();
        auto& desk = shop.as("FK-CP3");
        CHECK(desk.formsOf("reflection").size() == 14);
        auto id = begin(desk, agreement, "fernwick.reflection-kettle");
        shop.answer(id, R"({"kettle.one": "A quiet visit."})");
        desk.take(id, "finish");
        CHECK(desk.line(id)->summary == "Kettle");
        CHECK(desk.line(id)->stateLabel == "Kept, only you");
        desk.share(id, Sharing::Full);
        CHECK(refusal([&] { desk.share(id, Sharing::Summary); }) == "TR-R19"); // this form does not offer it
        CHECK(plainText(shop.as("FK-S1").show(id).answers.value("kettle.one")) == "A quiet visit.");
    }
    fs::remove_all(home);
}

TEST_CASE("The seven eyes begin with those not looked through lately") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    auto& desk = shop.as("FK-CP3");
    auto first = begin(desk, agreement, "core.reflection-seveneyed");
    CHECK(shop.answers(first).value("seveneyed.eyes") == Value(Codes{"E1", "E2"}));
    shop.answer(first, R"({"seveneyed.eyes": ["E1", "E2", "E4", "E7"]})");
    CHECK(finds(desk.check(first), "eyes.many", Severity::Note));
    desk.take(first, "finish");
    shop.on("2025-09-16");
    auto next = begin(shop.desk(), agreement, "core.reflection-seveneyed");
    CHECK(shop.answers(next).value("seveneyed.eyes") == Value(Codes{"E3", "E5"}));
}

TEST_CASE("What is shared is asked about softly, and an agenda item needs words") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    auto& desk = shop.as("FK-CP3");
    auto id = begin(desk, agreement);
    CHECK_FALSE(finds(desk.check(id), "share.privacy", Severity::Ask));
    shop.answer(id, R"({"reflection.share": "full"})");
    CHECK(finds(desk.check(id), "share.privacy", Severity::Ask));
    shop.answer(id, R"({"reflection.share": "summary", "reflection.summary": "We talked about time."})");
    CHECK(finds(desk.check(id), "share.privacy", Severity::Note));
    shop.answer(id, R"({"reflection.agenda": true, "reflection.agenda-text": "   "})");
    CHECK(finds(desk.check(id), "agenda.text", Severity::Refuse));
    CHECK(refusal([&] { desk.take(id, "finish"); }) == "TR-R05");
    shop.answer(id, R"({"reflection.agenda-text": "Time at the practice"})");
    CHECK(refusal([&] { desk.take(id, "finish"); }) == "done");
    CHECK(desk.line(id)->state == "kept-summary");
    CHECK(desk.line(id)->summary == "What, so what, now what, for the next session");
}

TEST_CASE("A person without any agreement can write for themselves") {
    Workshop shop;
    auto& desk = shop.as("FK-CP3");
    auto id = begin(desk, {});
    shop.answer(id, R"({"wswnw.what": "My first week."})");
    desk.take(id, "finish");
    REQUIRE(desk.records().size() == 1);
    CHECK(desk.records()[0].author == "FK-CP3");
    CHECK(shop.as("FK-S1").records().empty());
}
