#include "record/sheet.hpp"

#include "record/value_words.hpp"
#include "scenario/scenario.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace trellis;

namespace {

TemplatePtr paperForm() {
    return FormBuilder("test.paper")
        .section("talk")
        .item("note", ItemType::LongText)
        .label("What was said")
        .item("how", ItemType::Choice, {"video"})
        .label("How you met")
        .item("rating", ItemType::Scale)
        .label("How it went")
        .rows("actions")
        .label("Actions")
        .cell("action.what", ItemType::Text)
        .label("What")
        .cell("action.due", ItemType::Date)
        .label("By when")
        .section("hidden")
        .item("secret", ItemType::LongText)
        .label("Between the two of you")
        .build();
}

Sheet sheetOf(Answers answers) {
    Sheet out;
    out.key = {
        "0199f3c2-1111-7000-8000-000000000001", "talk", "0199f3c2-1111-7000-8000-000000000002", "FK-S1", {"FK-CP3"}};
    out.form = paperForm();
    out.formRef = out.form->ref;
    out.day = *Date::fromIso("2025-09-16");
    out.kindTitle = "Talk";
    out.state = "completed";
    out.stateLabel = "Completed";
    out.answers = std::move(answers);
    out.revision = "r1";
    out.layers = {
        {"r1", *Moment::fromIso("2025-09-16T11:00:00.000Z"), "FK-S1", "", "completed", std::string(64, 'a'), {}}};
    return out;
}

Answers noteOf(std::string text) { return {{{"note", std::move(text)}}, {}}; }

std::size_t count(const std::string& text, std::string_view what) {
    std::size_t n = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++n;
    return n;
}

} // namespace

TEST_CASE("Nothing that was typed is read as markup") {
    auto page = paperHtml(sheetOf(noteOf("<script>alert('x')</script> & \"quoted\" </main>")));
    CHECK(count(page, "<script") == 0);
    CHECK(count(page, "</main>") == 1);
    CHECK(page.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;quoted&quot; &lt;/main&gt;") !=
          std::string::npos);
}

TEST_CASE("Codes, reasons and names of people are escaped like answers") {
    auto sheet = sheetOf(noteOf("fine"));
    sheet.key.supervisor = "<b>S</b>";
    sheet.stateLabel = "<i>";
    sheet.layers.push_back({"r2", {}, "<u>", "<q>why</q>", "x", "h", {}});
    auto page = paperHtml(sheet);
    for (auto tag : {"<b>", "<i>", "<u>", "<q>"}) CHECK(count(page, tag) == 0);
    CHECK(page.find("This is the text of") != std::string::npos);
}

TEST_CASE("A note of a megabyte is on the page whole, and nothing in the style can cut it") {
    std::string note;
    for (int i = 0; note.size() < 1'000'000; ++i) note += "sentence " + std::to_string(i) + " of a long day. ";
    note += std::string(5000, 'w') + " the very end";
    auto page = paperHtml(sheetOf(noteOf(note)));
    CHECK(page.find(note) != std::string::npos);
    for (auto cutting :
         {"overflow: hidden", "overflow:hidden", "line-clamp", "text-overflow", "max-height", "nowrap", "<textarea"})
        CHECK(count(page, cutting) == 0);
    CHECK(page.find("overflow-wrap: anywhere") != std::string::npos);
}

TEST_CASE("Emoji, Welsh and line breaks arrive as they were written") {
    auto text = std::string("Llanfair­pwll, ŵyn, tŷ 🙂👩‍👩‍👧\nsecond line\n\n  third");
    CHECK(paperHtml(sheetOf(noteOf(text))).find(text) != std::string::npos);
}

TEST_CASE("The page stands alone and runs nothing") {
    auto sheet = sheetOf(noteOf("x"));
    sheet.demo = true;
    auto page = paperHtml(sheet);
    for (auto outside : {"http:", "https:", "src=", "@import", "url(", "<link", "<script", "<img"})
        CHECK(count(page, outside) == 0);
    CHECK(page.find("Content-Security-Policy") != std::string::npos);
    CHECK(page.find("MADE-UP DATA") != std::string::npos);
    sheet.demo = false;
    CHECK(paperHtml(sheet).find("MADE-UP") == std::string::npos);
}

TEST_CASE("What is kept by the pair is a quiet line") {
    auto sheet = sheetOf(noteOf("seen"));
    sheet.withheld = {"secret", "actions"};
    auto page = paperHtml(sheet);
    CHECK(page.find("Kept by the pair.") != std::string::npos); // a section with nothing else in it
    CHECK(page.find("<p class=\"kept\">kept by the pair</p>") != std::string::npos);
    CHECK(page.find("Between the two of you") == std::string::npos); // not even the question is repeated there
    sheet.key.author = "FK-CP3"; // a record of somebody's own: the pair does not come into it
    auto own = paperHtml(sheet);
    CHECK(own.find("Kept by its author.") != std::string::npos);
    CHECK(own.find("by the pair") == std::string::npos);
    auto json = nlohmann::json::parse(sheetJson(sheet));
    for (auto& item : json["items"])
        if (item["id"] == "secret") {
            CHECK(item["withheld"] == true);
            CHECK_FALSE(item.contains("value"));
        }
}

TEST_CASE("Amendments stand as layers, signatures and hashes are named") {
    auto sheet = sheetOf(noteOf("second text"));
    auto at = *Moment::fromIso("2025-09-17T09:30:00.000Z");
    sheet.layers[0].signOffs = {{"FK-CP3", Role::Supervisee, at, "r1", std::string(64, 'a')}};
    sheet.layers.push_back({"r2", at, "FK-S1", "the date was wrong", "completed", std::string(64, 'b'), {}});
    sheet.revision = "r2";
    auto page = paperHtml(sheet);
    CHECK(page.find("Changed on 17 September 2025, 09:30 (UTC) by FK-S1 because: the date was wrong") !=
          std::string::npos);
    CHECK(page.find("Not signed yet.") != std::string::npos); // this layer is not; the first one was
    CHECK(page.find("Content <code>" + std::string(64, 'b')) != std::string::npos);
    sheet.revision = "r1";
    page = paperHtml(sheet);
    CHECK(page.find("Signed by FK-CP3 (Care Partner or other supervisee) on 17 September 2025, 09:30 (UTC)") !=
          std::string::npos);
    CHECK(page.find("It has been changed since.") != std::string::npos);
}

TEST_CASE("Answers are put in words, few columns become a table") {
    Answers answers;
    answers.values["how"] = Code{"video"};
    answers.values["rating"] = 3.0;
    answers.rows["actions"] = {
        {"row-1", {{"action.what", std::string("ask for the room")}, {"action.due", *Date::fromIso("2025-09-30")}}}};
    auto page = paperHtml(sheetOf(answers));
    CHECK(page.find("The words for video") != std::string::npos);
    CHECK(page.find("3 of 4") != std::string::npos);
    CHECK(page.find("<table>") != std::string::npos);
    CHECK(page.find("30 September 2025") != std::string::npos);
    CHECK(page.find("Tuesday 16 September 2025") != std::string::npos);
}

TEST_CASE("The JSON of a sheet carries each item with id, type and value") {
    Answers answers = noteOf("said");
    answers.rows["actions"] = {{"row-1", {{"action.what", std::string("ask")}}}};
    answers.values["rating"] = 3.0;
    auto json = nlohmann::json::parse(sheetJson(sheetOf(answers)));
    CHECK(json["id"] == "0199f3c2-1111-7000-8000-000000000001");
    CHECK(json["items"][0]["id"] == "note");
    CHECK(json["items"][0]["type"] == "long-text");
    CHECK(json["items"][0]["value"] == "said");
    CHECK(json["items"][1]["value"].is_null());
    CHECK(json["items"][2]["value"] == 3);
    CHECK(json["items"][3]["value"][0]["#id"] == "row-1");
    CHECK(json["items"][3]["value"][0]["action.what"] == "ask");
    CHECK(json["layers"][0]["hash"] == std::string(64, 'a'));
}

TEST_CASE("JSON of bytes that are no text can still be read") {
    CHECK(nlohmann::json::accept(sheetJson(sheetOf(noteOf("\xff\xfe")))));
}
