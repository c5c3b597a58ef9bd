// A form being filled in: what is refused, what is shown, asked for and found, and what can be taken back.
#include "scenario/scenario.hpp"

#include "model/error.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace trellis;

namespace {

std::string codeOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        CHECK(error.message().find("Nothing in the record has been changed.") != std::string::npos);
        CHECK_FALSE(error.advice().empty());
        return error.code();
    }
    return "no error";
}

FormBuilder actionsForm() {
    return FormBuilder()
        .section("opening")
        .item("bond", ItemType::Scale)
        .item("repair", ItemType::Text)
        .relevant("${bond} < 2")
        .required()
        .item("allOpen", ItemType::Integer)
        .calculate("count-if(${actions}, ${action.state} = 'open')")
        .section("actions.section")
        .rows("actions")
        .maxRows(3)
        .carry("${action.state} != 'done'")
        .cell("action.what", ItemType::Text)
        .required()
        .cell("action.minutes", ItemType::Integer)
        .cell("action.hours", ItemType::Decimal)
        .calculate("${action.minutes} div 60")
        .cell("action.state", ItemType::Choice, {"open", "done"})
        .initial("'open'")
        .cell("action.learnt", ItemType::Text)
        .relevant("${action.state} = 'done'")
        .required()
        .item("minutes", ItemType::Integer)
        .calculate("sum(${action.minutes})");
}

} // namespace

TEST_CASE("an edit that cannot be made is refused and changes nothing") {
    auto builder = actionsForm();
    Scenario scene(builder);
    scene.addRow("actions");
    auto before = scene.form().answers();
    CHECK(codeOf([&] { scene.answer("bnd", Value(1.0)); }) == "TR-F01");
    CHECK(codeOf([&] { scene.answer("bond", Value(std::string("good"))); }) == "TR-F02");
    CHECK(codeOf([&] { scene.answer("bond", Value(std::nan(""))); }) == "TR-F02");
    CHECK(codeOf([&] { scene.answer("actions", Value(true)); }) == "TR-F02");
    CHECK(codeOf([&] { scene.answer("minutes", Value(5.0)); }) == "TR-F03");
    CHECK(codeOf([&] { scene.answer("actions[1].action.hours", Value(5.0)); }) == "TR-F03");
    CHECK(codeOf([&] { scene.answer("actions[2].action.what", "x"); }) == "TR-F04");
    CHECK(codeOf([&] { scene.answer("action.what", "x"); }) == "TR-F04");
    CHECK(codeOf([&] { scene.form().set({"bond", "actions", scene.rowId("actions", 1)}, 1.0); }) == "TR-F04");
    CHECK(codeOf([&] { scene.form().removeRow("actions", "nobody"); }) == "TR-F04");
    CHECK(codeOf([&] { scene.form().moveRow("actions", "nobody", 1); }) == "TR-F04");
    CHECK(codeOf([&] { scene.form().addRow("bond"); }) == "TR-F02");
    CHECK(codeOf([&] { scene.form().addRow("aktions"); }) == "TR-F01");
    CHECK(scene.form().answers() == before);
}

TEST_CASE("a full table takes no more rows and says so") {
    auto builder = actionsForm();
    Scenario scene(builder);
    for (int i = 0; i < 3; ++i) scene.addRow("actions");
    CHECK(codeOf([&] { scene.addRow("actions"); }) == "TR-F05");
    CHECK(scene.rowCount("actions") == 3);
}

TEST_CASE("setAll changes everything or nothing, as one step of undo") {
    auto builder = actionsForm();
    Scenario scene(builder);
    auto before = scene.form().answers();
    Answers wrong;
    wrong.values["bond"] = 1.0;
    wrong.values["repair"] = true;
    CHECK(codeOf([&] { scene.form().setAll(wrong); }) == "TR-F02");
    Answers twice;
    twice.rows["actions"] = {Row{"same", {}}, Row{"same", {}}};
    CHECK(codeOf([&] { scene.form().setAll(twice); }) == "TR-F06");
    CHECK(scene.form().answers() == before);

    Answers good;
    good.values["bond"] = 1.0;
    good.values["minutes"] = 99.0; // calculated: left to its expression
    good.rows["actions"] = {Row{"", {{"action.what", std::string("Call")}, {"action.minutes", 30.0}}}};
    scene.form().setAll(good);
    CHECK(scene.answerOf("minutes") == "30");
    CHECK(scene.answerOf("actions[1].action.state") == "open");
    CHECK(isId(scene.rowId("actions", 1)));
    scene.form().undo();
    CHECK_FALSE(scene.form().canUndo());
    CHECK(scene.answerOf("bond").empty());
    CHECK(scene.rowCount("actions") == 0);
    scene.form().redo();
    CHECK(scene.answerOf("actions[1].action.state") == "open");
}

TEST_CASE("setAll keeps the cells of a known row that are not named") {
    auto builder = actionsForm();
    Scenario scene(builder);
    scene.addRow("actions");
    scene.answer("actions[1].action.what", "Call the team");
    Answers more;
    more.rows["actions"] = {Row{scene.rowId("actions", 1), {{"action.minutes", 15.0}}}};
    scene.form().setAll(more);
    CHECK(scene.answerOf("actions[1].action.what") == "Call the team");
    CHECK(scene.answerOf("actions[1].action.hours") == "0.25");
}

TEST_CASE("an item is shown, hidden and shown again, and its answer is never lost") {
    auto builder = actionsForm();
    Scenario scene(builder);
    CHECK(scene.shows("repair")); // unknown shows (E4)
    scene.answer("bond", "1");
    scene.answer("repair", "We talked about it");
    auto changes = scene.answer("bond", "4");
    CHECK(changes.relevance.count(scene.at("repair")) == 1);
    CHECK_FALSE(scene.shows("repair"));
    CHECK(scene.answerOf("repair") == "We talked about it");
    CHECK(scene.form().relevantAnswers().values.count("repair") == 0);
    CHECK(scene.form().answers().values.count("repair") == 1);
    scene.reopen();
    scene.answer("bond", "1");
    CHECK(scene.form().relevantAnswers().values.count("repair") == 1);
}

TEST_CASE("a hidden answer counts as unanswered for whoever reads it") {
    Scenario scene(FormBuilder()
                       .item("more", ItemType::Boolean)
                       .item("n", ItemType::Integer)
                       .relevant("${more}")
                       .item("twice", ItemType::Integer)
                       .calculate("${n} * 2")
                       .item("chain", ItemType::Text)
                       .relevant("${twice} > 4")
                       .required("answered(${n})"));
    scene.answer("more", "yes");
    scene.answer("n", "5");
    CHECK(scene.answerOf("twice") == "10");
    CHECK(scene.needs("chain"));
    scene.answer("more", Value(false));
    CHECK(scene.answerOf("twice").empty());
    CHECK(scene.shows("chain"));
    CHECK_FALSE(scene.needs("chain"));
    scene.answer("more", Value(true));
    CHECK(scene.answerOf("twice") == "10");
}

TEST_CASE("a hidden section hides its items, tables and cells") {
    Scenario scene(FormBuilder()
                       .section("first")
                       .item("group", ItemType::Boolean)
                       .section("group.section")
                       .relevant("${group} = true()")
                       .item("topic", ItemType::Text)
                       .required()
                       .rows("members")
                       .cell("member.code", ItemType::Person)
                       .section("last")
                       .item("size", ItemType::Integer)
                       .calculate("count(${members})"));
    scene.answer("group", Value(true));
    scene.addRow("members");
    CHECK(scene.answerOf("size") == "1");
    auto changes = scene.answer("group", Value(false));
    CHECK_FALSE(scene.form().sectionRelevant("group.section"));
    CHECK(changes.relevance.count({"group.section", "", ""}) == 1);
    CHECK_FALSE(scene.shows("topic"));
    CHECK_FALSE(scene.shows("members[1].member.code"));
    CHECK(scene.answerOf("size") == "0");
    CHECK(scene.findings().empty());
    CHECK(scene.form().relevantAnswers().rows.empty());
}

TEST_CASE("findings come in the order of the form and name row and cell") {
    auto builder = actionsForm();
    Scenario scene(builder);
    scene.answer("bond", "1");
    scene.addRow("actions");
    scene.addRow("actions");
    scene.answer("actions[1].action.what", "Call");
    scene.answer("actions[1].action.minutes", Value(2.5));
    scene.answer("actions[2].action.state", "done");
    CHECK(scene.findings() == std::vector<std::string>{"repair: required", "actions[1].action.minutes: range",
                                                       "actions[2].action.what: required",
                                                       "actions[2].action.learnt: required"});
    CHECK(scene.form().findings()[2].message == "Please answer “action.what” in row 2.");
    CHECK(scene.form().findingsAt(scene.at("repair")).size() == 1);
    CHECK(scene.form().findingsAt(scene.at("bond")).empty());
}

TEST_CASE("constraints, ranges and codes are found, and unknown constraints pass") {
    Scenario scene(FormBuilder()
                       .item("start", ItemType::Date)
                       .item("end", ItemType::Date)
                       .constraint(". >= ${start}", "The end lies before the start. Please check both.")
                       .item("scale", ItemType::Scale)
                       .scale(0, 4, 0.5)
                       .item("focus", ItemType::Choice, {"U05", "U06"})
                       .item("many", ItemType::Choices, {"U05", "U06"})
                       .item("agreed", ItemType::Boolean)
                       .required()
                       .item("when", ItemType::Date)
                       .required("${nothing} = ''")
                       .item("nothing", ItemType::Text)
                       .rows("rows")
                       .required());
    CHECK(scene.findings() == std::vector<std::string>{"agreed: required", "when: required", "rows: required"});
    scene.answer("end", "2025-01-01");
    scene.answer("agreed", Value(false)); // no is an answer
    scene.answer("nothing", "x");
    scene.addRow("rows");
    CHECK(scene.findings().empty()); // start is unknown
    scene.answer("start", "2025-01-02");
    CHECK(scene.form().findings().at(0).message == "The end lies before the start. Please check both.");
    scene.answer("scale", Value(4.5));
    scene.answer("focus", "U07");
    scene.answer("many", "U05 U99");
    CHECK(scene.findings() == std::vector<std::string>{"end: constraint", "scale: range", "focus: code", "many: code"});
    scene.answer("scale", Value(2.25));
    CHECK(scene.form().findingsAt(scene.at("scale")).at(0).message.find("steps of 0.5") != std::string::npos);
    scene.answer("scale", Value(3.5));
    CHECK(scene.form().findingsAt(scene.at("scale")).empty());
}

TEST_CASE("a retired item is never asked again, but what it said is kept") {
    Answers old;
    old.values["was"] = std::string("said long ago");
    Scenario scene(FormBuilder().item("was", ItemType::Text).required().retired().item("is", ItemType::Text), old);
    CHECK_FALSE(scene.shows("was"));
    CHECK(scene.findings().empty());
    CHECK(scene.answerOf("was") == "said long ago");
    CHECK(scene.form().relevantAnswers().values.empty());
}

TEST_CASE("initial values fill a new draft and new rows, never an old answer") {
    auto builder = FormBuilder()
                       .item("date", ItemType::Date)
                       .initial("today()")
                       .item("review", ItemType::Date)
                       .initial("${date} + 90")
                       .rows("actions")
                       .cell("action.raised", ItemType::Date)
                       .initial("${date}")
                       .cell("action.n", ItemType::Integer)
                       .initial("count(${actions})");
    auto form = builder.build();
    Answers carried;
    carried.rows["actions"] = {Row{"old", {}}};
    Scenario scene(form, carried);
    CHECK(scene.answerOf("date") == "2025-09-16");
    CHECK(scene.answerOf("review") == "2025-12-15");
    CHECK(scene.answerOf("actions[1].action.raised").empty());
    scene.addRow("actions");
    CHECK(scene.answerOf("actions[2].action.raised") == "2025-09-16");
    CHECK(scene.answerOf("actions[2].action.n") == "2");
    CHECK(Scenario(form, {}, false).answerOf("date").empty());
    scene.form().undo();
    CHECK(scene.rowCount("actions") == 1);
    scene.form().redo();
    CHECK(scene.answerOf("actions[2].action.n") == "2");
}

TEST_CASE("rows are added, moved and removed, and the columns follow") {
    auto builder = actionsForm();
    Scenario scene(builder);
    for (auto minutes : {"10", "20", "30"}) {
        scene.addRow("actions");
        scene.answer("actions[" + std::to_string(scene.rowCount("actions")) + "].action.minutes", minutes);
    }
    CHECK(scene.answerOf("minutes") == "60");
    CHECK(scene.answerOf("allOpen") == "3");
    auto first = scene.rowId("actions", 1);
    CHECK(scene.form().moveRow("actions", first, 1).rows.count("actions") == 1);
    CHECK(scene.rowId("actions", 2) == first);
    scene.form().moveRow("actions", first, 99);
    CHECK(scene.rowId("actions", 3) == first);
    CHECK(scene.form().moveRow("actions", first, 1).empty());
    auto changes = scene.form().removeRow("actions", first);
    CHECK(changes.values.count({"minutes", "", ""}) == 1);
    CHECK(scene.answerOf("minutes") == "50");
    CHECK(scene.answerOf("allOpen") == "2");
    for (int i = 0; i < 3; ++i) scene.form().undo();
    CHECK(scene.rowId("actions", 1) == first);
    CHECK(scene.answerOf("minutes") == "60");
    CHECK(scene.reopen().answerOf("actions[3].action.hours") == "0.5");
}

TEST_CASE("rows that may still be open travel on") {
    auto builder = actionsForm();
    Scenario scene(builder);
    for (int i = 0; i < 3; ++i) scene.addRow("actions");
    scene.answer("actions[1].action.state", "done");
    scene.answer("actions[3].action.state", ""); // nobody knows: it travels
    auto carried = scene.form().carriedRows("actions");
    REQUIRE(carried.size() == 2);
    CHECK(carried[0].id == scene.rowId("actions", 2));
    CHECK(carried[1].id == scene.rowId("actions", 3));
}

TEST_CASE("undo takes back one word of typing, redo brings it again") {
    Scenario scene(FormBuilder().item("summary", ItemType::LongText).item("other", ItemType::Text));
    scene.type("summary", "Two good words");
    scene.form().undo();
    CHECK(scene.answerOf("summary") == "Two good ");
    scene.form().undo();
    CHECK(scene.answerOf("summary") == "Two ");
    scene.form().redo();
    CHECK(scene.answerOf("summary") == "Two good ");
    scene.type("summary", "day");
    CHECK_FALSE(scene.form().canRedo());
    scene.type("other", "x");
    scene.type("summary", "s");
    scene.form().undo();
    CHECK(scene.answerOf("summary") == "Two good day");
    scene.form().undo();
    CHECK(scene.answerOf("other").empty());
    while (scene.form().canUndo()) scene.form().undo();
    CHECK(scene.answerOf("summary").empty());
    CHECK(scene.form().answers() == Answers{});
}

TEST_CASE("a run of deleting is one step, and characters of several bytes stay whole") {
    Scenario scene(FormBuilder().item("summary", ItemType::Text));
    scene.answer("summary", "dŵr");
    for (auto text : {"dŵ", "d", ""}) scene.answer("summary", text);
    scene.form().undo();
    CHECK(scene.answerOf("summary") == "dŵr");
    scene.answer("summary", "dŷr"); // ŵ and ŷ share their first byte
    scene.form().undo();
    CHECK(scene.answerOf("summary") == "dŵr");
}

TEST_CASE("an edit that changes nothing is no step") {
    Scenario scene(FormBuilder().item("n", ItemType::Integer).item("many", ItemType::Choices, {"a", "b"}));
    CHECK(scene.answer("n", "").empty());
    scene.answer("n", "3");
    CHECK(scene.answer("n", "3").empty());
    scene.form().undo();
    CHECK_FALSE(scene.form().canUndo());
    scene.answer("many", "b a b");
    CHECK(scene.answerOf("many") == plainText(Value(Codes{"a", "b"}))); // in the order of the list, each once
    CHECK(scene.form().undo().values.size() == 1);
    CHECK(scene.form().redo().values.size() == 1);
}

TEST_CASE("a reason for having no answer is kept, counted as unanswered, and can be undone") {
    Scenario scene(FormBuilder().item("text", ItemType::Text).required());
    scene.answer("text", Value(Missing{"declined"}));
    CHECK(scene.findings() == std::vector<std::string>{"text: required"});
    scene.reopen();
    CHECK(scene.form().value(scene.at("text")) == Value(Missing{"declined"}));
    scene.answer("text", "a");
    scene.form().undo();
    CHECK(scene.form().value(scene.at("text")) == Value(Missing{"declined"}));
}

TEST_CASE("answers of the wrong kind in an old file are unknown to expressions, never misread") {
    Answers broken;
    broken.values["n"] = std::string("five");
    broken.values["stranger"] = 1.0;
    broken.rows["strangers"] = {Row{"r", {}}};
    broken.rows["actions"] = {Row{"same", {{"action.minutes", true}}}, Row{"same", {}}};
    auto form = FormBuilder()
                    .item("n", ItemType::Integer)
                    .item("twice", ItemType::Integer)
                    .calculate("${n} * 2")
                    .rows("actions")
                    .cell("action.minutes", ItemType::Integer)
                    .item("sum", ItemType::Integer)
                    .calculate("sum(${action.minutes})")
                    .build();
    Scenario scene(form, broken);
    CHECK(scene.answerOf("twice").empty());
    CHECK(scene.answerOf("sum").empty());
    CHECK(scene.form().answers().values.count("stranger") == 1);
    scene.answer("n", "4");
    CHECK(scene.answerOf("twice") == "8");
}
