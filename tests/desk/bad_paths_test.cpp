// When something is missing, wrong or too much: a clear sentence, and nothing lost.
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"
#include "store/workspace.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

using namespace trellis;
namespace fs = std::filesystem;

namespace {

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("A wrong passphrase and an unknown user open nothing") {
    Workshop shop;
    shop.close();
    CHECK(refusal([&] { Desk::open(shop.folder, "FK-S1", "something else entirely", shop.environment); }) == "TR-K02");
    CHECK(refusal([&] { Desk::open(shop.folder, "FK-S9", workshopPassphrase, shop.environment); }) == "TR-K03");
    CHECK(refusal([&] { Desk::open(shop.folder.parent_path() / "nothing", "FK-S1", "x", shop.environment); }) ==
          "TR-S01");
    CHECK(shop.as("FK-S1").me().code == "FK-S1");
}

TEST_CASE("Two windows cannot have one workspace open, and the first goes on undisturbed") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    CHECK(refusal([&] { Desk::open(shop.folder, "FK-CP3", workshopPassphrase, shop.environment); }) == "TR-S20");
    CHECK_NOTHROW(shop.signedSession(agreement));
}

TEST_CASE("The recovery code is a way back in") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    shop.close();
    std::string next;
    CHECK(refusal([&] {
              Desk::recover(shop.folder, "0000-0000", "FK-S1", "another quiet place", shop.environment, &next);
          }) == "TR-K04");
    auto desk =
        Desk::recover(shop.folder, shop.recoveryCode(), "FK-S1", "another quiet place", shop.environment, &next);
    CHECK(desk->agreement(agreement));
    CHECK_FALSE(next.empty());
    CHECK(next != shop.recoveryCode());
    CHECK(desk->passphraseFits("another quiet place"));
    CHECK_FALSE(desk->passphraseFits(workshopPassphrase));
}

TEST_CASE("Without the plugin its records are read, printed and searched, and new ones refused with a sentence") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    auto record = shop.session(agreement);
    shop.answer(record, R"({"success.note": "the wombat went home"})");
    shop.signByAll(record);
    auto open = shop.draftSession(agreement);
    for (bool safeMode : {false, true}) {
        shop.close();
        auto plugins = shop.environment.installation.plugins;
        if (safeMode)
            shop.environment.safeMode = true;
        else
            shop.environment.installation.plugins = shop.folder / "packs"; // a folder without any
        auto& desk = shop.as("FK-S1");
        CHECK(desk.records().size() == 3);
        CHECK(desk.show(record).line.stateLabel == "Signed by both");
        CHECK(says(desk.html(record), "wombat"));
        CHECK(desk.search("wombat").size() == 1);
        CHECK(desk.agreements().size() == 1);
        CHECK(desk.due().empty());
        std::string said;
        CHECK(refusal([&] { shop.draftSession(agreement); }, &said) == "TR-D12");
        CHECK(says(said, "readable"));
        CHECK(refusal([&] { desk.amend(record, "x"); }) == "TR-D12");
        shop.answer(open, R"({"success.note": "still writing"})"); // a draft under the pen is not taken away
        CHECK(refusal([&] { desk.take(open, "finish"); }) == "TR-D12");
        CHECK(desk.possible(record).empty());
        shop.close();
        shop.environment.safeMode = false;
        shop.environment.installation.plugins = plugins;
    }
    CHECK(plainText(shop.as("FK-S1").show(open).answers.value("success.note")) == "still writing");
}

TEST_CASE("A plugin that a person turned off stays off until it is turned on") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    std::string plugin;
    for (auto* kind : shop.desk().plugins().kinds())
        if (kind->id == "supervision-session") plugin = kind->plugin;
    shop.desk().setPluginOn(plugin, false);
    CHECK(refusal([&] { shop.draftSession(agreement); }) == "TR-D12");
    shop.as("FK-S1");
    CHECK(refusal([&] { shop.draftSession(agreement); }) == "TR-D12");
    shop.desk().setPluginOn(plugin, true);
    CHECK(refusal([&] { shop.draftSession(agreement); }) == "done");
}

TEST_CASE("Without the installed templates the workspace's own copies do") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    auto record = shop.signedSession(agreement);
    shop.close();
    shop.environment.installation.templates = shop.folder / "packs";
    auto& desk = shop.as("FK-S1");
    CHECK(says(desk.html(record), "Bring a recording"));
    CHECK_NOTHROW(shop.draftSession(agreement)); // made with the newest form the workspace keeps
    std::string said;
    CHECK(refusal([&] { desk.newRecord({.kind = "session-not-held", .agreement = agreement}); }, &said) == "TR-D10");
    CHECK(says(said, "not installed"));
    CHECK(refusal([&] { desk.templateOf({"core.x", "1.0.0", std::string(64, 'e')}); }) == "TR-D11");
}

TEST_CASE("An installation without its folders is named") {
    ::setenv("TRELLIS_HOME", "/nowhere-at-all", 1);
    CHECK(refusal([] { Installation::find(); }) == "TR-D01");
    ::setenv("TRELLIS_HOME", TRELLIS_BUILD_DIR, 1);
    CHECK(fs::exists(Installation::find().templates / "core"));
    ::unsetenv("TRELLIS_HOME");
}

TEST_CASE("A note of a megabyte, emoji and Welsh survive the whole way") {
    Workshop shop;
    auto record = shop.session(shop.signedAgreement());
    std::string note = "Llanfair ŵyn tŷ 🙂👩‍👩‍👧 ";
    while (note.size() < 1'000'000) note += "o'r gorau, sentence after sentence. ";
    note += "the very end";
    {
        auto draft = shop.desk().openDraft(record);
        draft->form().set({"success.note", {}, {}}, note);
        draft->touched();
        draft->save();
    }
    shop.as("FK-S1");
    shop.signByAll(record);
    shop.as("FK-CP3");
    CHECK(plainText(shop.desk().show(record).answers.value("success.note")) == note);
    CHECK(says(shop.desk().html(record), "the very end"));
    CHECK(shop.desk().search("llanfair wyn ty").size() == 1);
}

TEST_CASE("When the clock is set back, work goes on and a sentence says so") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    auto record = shop.session(agreement);
    shop.close();
    shop.on("2025-08-01");
    auto& desk = shop.as("FK-S1");
    CHECK_FALSE(desk.openingNotes().empty());
    auto draft = desk.openDraft(record);
    draft->form().set({"success.note", {}, {}}, std::string("written early"));
    draft->touched();
    shop.clock.set(Moment{shop.clock.now().ms - 60'000}); // and back again while a draft is open
    CHECK(draft->tick());
    draft.reset();
    shop.sign(record, "FK-S1");
    CHECK(shop.desk().workspace().verify().sound());
}

TEST_CASE("A draft is saved two seconds after the last edit, and when it is let go") {
    Workshop shop;
    auto record = shop.session(shop.signedAgreement());
    auto draft = shop.desk().openDraft(record);
    auto write = [&](const char* text) {
        draft->form().set({"success.note", {}, {}}, std::string(text));
        draft->touched();
    };
    write("one");
    CHECK(draft->unsaved());
    CHECK_FALSE(draft->tick());
    shop.clock.set(Moment{shop.clock.now().ms + 1500});
    write("two");
    shop.clock.set(Moment{shop.clock.now().ms + 1500});
    CHECK_FALSE(draft->tick());
    shop.clock.set(Moment{shop.clock.now().ms + 500});
    CHECK(draft->tick());
    CHECK_FALSE(draft->unsaved());
    CHECK(draft->savedAt() == shop.clock.now());
    write("three");
    draft.reset();
    CHECK(plainText(shop.desk().show(record).answers.value("success.note")) == "three");
}

TEST_CASE(
    "What is unsaved in an open draft is in the record when it is finished, and no late save brings the draft back") {
    Workshop shop;
    auto record = shop.session(shop.signedAgreement());
    auto draft = shop.desk().openDraft(record);
    draft->form().set({"success.note", {}, {}}, std::string("last words"));
    draft->touched();
    shop.desk().take(record, "finish");
    CHECK(plainText(shop.desk().show(record).answers.value("success.note")) == "last words");
    draft->touched();
    CHECK_FALSE(draft->tick());
    CHECK(refusal([&] { draft->save(); }) == "TR-R04");
    draft.reset();
    CHECK(shop.desk().openDrafts().empty());
}

TEST_CASE("Codes of people have a shape, and only those who look after people add them") {
    Workshop shop;
    for (auto bad : {"", "9A", "FK CP3", "a/b", "ŵ", "abcdefghijklmnopqrstuvwxyzabcdefghijkl"}) {
        Person person;
        person.code = bad;
        CHECK(refusal([&] { shop.desk().savePerson(person); }) == "TR-U01");
    }
    auto& desk = shop.as("FK-CP3");
    Person person;
    person.code = "FK-CP8";
    CHECK(refusal([&] { desk.savePerson(person); }) == "TR-U05");
    CHECK(refusal([&] { desk.addUser("FK-CP8", Role::Supervisee, workshopPassphrase); }) == "TR-U05");
    auto me = desk.me();
    me.name = "Sam";
    desk.savePerson(me);
    CHECK(desk.me().name == "Sam");
}

TEST_CASE("Identifiers are asked about before a record is kept, and never stand in the way") {
    Workshop shop;
    auto record = shop.session(shop.signedAgreement());
    shop.answer(record, R"({"success.note": "rang 943 476 5919"})");
    auto found = shop.desk().check(record);
    auto one = std::ranges::find(found, "identifier", &Finding::code);
    REQUIRE(one != found.end());
    CHECK(one->where.item == "success.note");
    CHECK(one->severity == Severity::Ask);
    CHECK(refusal([&] { shop.desk().take(record, "finish"); }) == "done");
}

TEST_CASE("Everything is as it was after a rebuild, and the log verifies") {
    Workshop shop;
    shop.signedSession(shop.signedAgreement());
    auto before = shop.desk().workspace().stateHash();
    shop.desk().workspace().rebuild();
    CHECK(shop.desk().workspace().stateHash() == before);
    CHECK(shop.desk().workspace().verify().sound());
    CHECK(shop.desk().toSign().empty());
}
