#include "workbench/controller/form_controller.hpp"

#include "scenario/form_builder.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

TemplatePtr aForm() {
    return FormBuilder()
        .section("first")
        .item("when", ItemType::Date)
        .required()
        .item("minutes", ItemType::Integer)
        .constraint(". > 0 and . <= 480", "Please give minutes between 1 and 480.")
        .item("how", ItemType::Choices, {"a", "b", "c"})
        .item("note", ItemType::LongText)
        .relevant("${minutes} > 5")
        .item("double", ItemType::Integer)
        .calculate("${minutes} * 2")
        .rows("actions")
        .cell("action.what", ItemType::Text)
        .cell("action.due", ItemType::Date)
        .build();
}

struct Bench {
    SeededRandom random{3};
    FixedClock clock{*Date::fromIso("2025-09-16")};
    Form form{aForm(), {}, {*Date::fromIso("2025-09-16"), &clock, &random}};
    int touched = 0;
    FormController controller{form, {{}, *Date::fromIso("2025-09-16"), false, [this] { ++touched; }}};

    static ItemPath at(const char* item) { return {item, "", ""}; }
    Value value(const char* item) { return form.value(at(item)); }
};

} // namespace

TEST_CASE("Words that cannot be read stay with their field and stand in the way of finishing") {
    Bench bench;
    bench.controller.type(Bench::at("when"), "16/09/2025");
    bench.controller.type(Bench::at("when"), "soon");
    CHECK_FALSE(answered(bench.value("when")));
    CHECK(bench.controller.entry(Bench::at("when")) == "soon");
    REQUIRE(bench.controller.problems(Bench::at("when")).size() == 1);
    auto unread = bench.controller.unread();
    REQUIRE(unread.size() == 1);
    CHECK(unread[0].severity == Severity::Refuse);
    CHECK(unread[0].where.item == "when");

    bench.controller.type(Bench::at("when"), "17 sep");
    CHECK(bench.controller.entry(Bench::at("when")) == "17 Sep 2025");
    CHECK(bench.controller.unread().empty());
}

TEST_CASE("An answer that breaks its rule is kept and spoken of at its field at once") {
    Bench bench;
    bench.controller.type(Bench::at("minutes"), "900");
    CHECK(std::get<double>(bench.value("minutes")) == 900);
    CHECK(bench.controller.problems(Bench::at("minutes")) ==
          std::vector<std::string>{"Please give minutes between 1 and 480."});
    CHECK(bench.controller.words(Bench::at("double")) == "1800");
}

TEST_CASE("An empty field is no mistake until finishing is asked for") {
    Bench bench;
    CHECK(bench.controller.problems(Bench::at("when")).empty());
    bench.controller.askForMissing(true);
    CHECK(bench.controller.problems(Bench::at("when")).size() == 1);
    CHECK(bench.controller.duty(Bench::at("when")) == "required");
    CHECK(bench.controller.duty(Bench::at("double")) == "calculated");
    CHECK(bench.controller.duty(Bench::at("note")).empty());
}

TEST_CASE("An edit says what to draw again and nothing more") {
    Bench bench;
    bench.controller.type(Bench::at("minutes"), "3");
    auto changes = bench.controller.type(Bench::at("minutes"), "30");
    CHECK(changes.values == std::set<ItemPath>{Bench::at("minutes"), Bench::at("double")});
    CHECK(changes.relevance == std::set<ItemPath>{Bench::at("note")});
    CHECK(changes.rows.empty());
    CHECK(bench.touched == 2);
    bench.controller.type(Bench::at("minutes"), "30"); // the same again is no edit
    CHECK(bench.touched == 2);
}

TEST_CASE("Ticks stand in the order of the list, whatever the order of ticking") {
    Bench bench;
    bench.controller.tick(Bench::at("how"), "c", true);
    bench.controller.tick(Bench::at("how"), "a", true);
    CHECK(std::get<Codes>(bench.value("how")) == Codes{"a", "c"});
    bench.controller.tick(Bench::at("how"), "a", false);
    bench.controller.tick(Bench::at("how"), "c", false);
    CHECK_FALSE(answered(bench.value("how")));
}

TEST_CASE("A table that an answer asks for has its first row ready, once, and only where it must be filled") {
    SeededRandom random{3};
    FixedClock clock{*Date::fromIso("2025-09-16")};
    Form form{FormBuilder()
                  .section("first")
                  .item("raised", ItemType::Boolean)
                  .rows("concerns")
                  .relevant("coalesce(${raised}, false())")
                  .required()
                  .cell("concern.kind", ItemType::Text)
                  .rows("thanks")
                  .relevant("coalesce(${raised}, false())")
                  .cell("thanks.whom", ItemType::Text)
                  .build(),
              {},
              {*Date::fromIso("2025-09-16"), &clock, &random}};
    FormController controller{form, {{}, *Date::fromIso("2025-09-16"), false, [] {}}};
    controller.answer({"raised", "", ""}, Value(false));
    CHECK(form.answers().rowsOf("concerns").empty());
    const auto changes = controller.answer({"raised", "", ""}, Value(true));
    CHECK(changes.rows.contains("concerns"));
    REQUIRE(form.answers().rowsOf("concerns").size() == 1);
    CHECK(form.answers().rowsOf("thanks").empty());
    controller.undo(); // takes back the answer and its row together
    CHECK(form.answers().rowsOf("concerns").empty());
    CHECK(std::get<bool>(form.value({"raised", "", ""})) == false);
    controller.redo();
    REQUIRE(form.answers().rowsOf("concerns").size() == 1);
    const Id row = form.answers().rowsOf("concerns").front().id;
    controller.type({"concern.kind", "concerns", row}, "self-neglect");
    controller.answer({"raised", "", ""}, Value(false)); // by mistake, and back: what was written is still there
    controller.answer({"raised", "", ""}, Value(true));
    REQUIRE(form.answers().rowsOf("concerns").size() == 1);
    CHECK(std::get<std::string>(form.value({"concern.kind", "concerns", row})) == "self-neglect");
}

TEST_CASE("A removed row comes back where it was, with its id, whatever was edited since") {
    Bench bench;
    FormChanges changes;
    std::vector<Id> rows;
    for (auto what : {"first", "second", "third"}) {
        rows.push_back(bench.controller.addRow("actions", changes));
        bench.controller.type({"action.what", "actions", rows.back()}, what);
    }
    CHECK(bench.controller.rowName("actions", rows[1]) == "row 2");
    bench.controller.removeRow("actions", rows[1]);
    bench.controller.type(Bench::at("minutes"), "20");
    REQUIRE(bench.controller.canRestoreRow());
    bench.controller.restoreRow();
    auto& now = bench.form.answers().rowsOf("actions");
    REQUIRE(now.size() == 3);
    CHECK(now[1].id == rows[1]);
    CHECK(std::get<std::string>(bench.form.value({"action.what", "actions", rows[1]})) == "second");
    CHECK(std::get<double>(bench.value("minutes")) == 20);
    CHECK_FALSE(bench.controller.canRestoreRow());
}

TEST_CASE("Undo and redo go through everything that was typed") {
    Bench bench;
    bench.controller.type(Bench::at("minutes"), "20");
    bench.controller.tick(Bench::at("how"), "b", true);
    CHECK(bench.controller.undo().values.contains(Bench::at("how")));
    CHECK_FALSE(answered(bench.value("how")));
    bench.controller.undo();
    CHECK_FALSE(answered(bench.value("minutes")));
    CHECK(bench.controller.undo().empty());
    bench.controller.redo();
    CHECK(std::get<double>(bench.value("minutes")) == 20);
}

TEST_CASE("Who sees a field is said in few words beside it") {
    Bench bench;
    Item item;
    item.classes = VisibilityClass::P;
    CHECK(bench.controller.marker(item) == "you two");
    item.classes = VisibilityClass::P | VisibilityClass::M;
    CHECK(bench.controller.marker(item) == "you two + meta-supervisor");
    item.classes = VisibilityClass::S;
    CHECK(bench.controller.marker(item) == "you two + service lead");
    item.classes = VisibilityClass::A;
    CHECK(bench.controller.marker(item) == "you two + oversight");
}
