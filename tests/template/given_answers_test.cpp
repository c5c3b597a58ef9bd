// Answers given piece by piece are taken, and refused, as the same answers in JSON are.
#include "scenario/scenario.hpp"

#include "model/error.hpp"
#include "template/given_answers.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

TemplatePtr form() {
    return FormBuilder()
        .item("text", ItemType::Text)
        .item("n", ItemType::Integer)
        .item("yes", ItemType::Boolean)
        .item("date", ItemType::Date)
        .item("time", ItemType::Time)
        .item("one", ItemType::Choice, {"a", "b"})
        .item("many", ItemType::Choices, {"a", "b"})
        .rows("actions")
        .cell("action.what", ItemType::Text)
        .cell("action.due", ItemType::Date)
        .build();
}

Answers take(GivenAnswers given) { return answersFrom(std::move(given), *form(), {}); }

std::string sentence(GivenAnswers given) {
    try {
        take(std::move(given));
    } catch (const Error& error) {
        return error.code() + " " + error.message();
    }
    return "none";
}

} // namespace

TEST_CASE("an answer that is given for no item, in the wrong place or of the wrong kind is refused in a sentence") {
    CHECK(sentence({{{"dat", "2025-09-16"}}, {}}).starts_with("TR-F01 The form"));
    CHECK(sentence({{{"action.what", "x"}}, {}}).starts_with("TR-F01"));
    CHECK(sentence({{}, {{"actions", {{"", {{"n", 1.0}}}}}}}).starts_with("TR-F01 The rows of actions"));
    CHECK(sentence({{}, {{"nothing", {}}}}).starts_with("TR-F01"));
    CHECK(sentence({{}, {{"text", {}}}}).starts_with("TR-F02 The item text"));
    CHECK(sentence({{{"actions", "x"}}, {}}).starts_with("TR-F02 The item actions asks for a list of rows"));
    CHECK(sentence({{{"date", "soon"}}, {}}) ==
          "TR-F02 The item date asks for a date, and \"soon\" was given. Nothing in the record has been changed.");
    CHECK(sentence({{{"n", "4"}}, {}}).find("and \"4\" was given") != std::string::npos);
    CHECK(sentence({{{"text", 4.5}}, {}}).find("and 4.5 was given") != std::string::npos);
    CHECK(sentence({{{"yes", 1.0}}, {}}).starts_with("TR-F02"));
    CHECK(sentence({{{"time", "25:00"}}, {}}).starts_with("TR-F02"));
    CHECK(sentence({{{"many", "a"}}, {}}).starts_with("TR-F02"));
    CHECK(sentence({{{"one", std::vector<std::string>{"a"}}}, {}}).starts_with("TR-F02"));
}

TEST_CASE("given answers are the answers that the same JSON is") {
    const auto answers =
        take({{{"text", "dŵr"},
               {"n", 4.0},
               {"yes", false},
               {"date", "2025-09-16"},
               {"time", "10:05"},
               {"one", "zz"},
               {"many", std::vector<std::string>{"b", "a"}}},
              {{"actions", {{"r1", {{"action.what", "Call"}}}, {"r2", {{"action.due", "2025-10-01"}}}}}}});
    CHECK(answers == answersFromJson(R"({"text":"dŵr","n":4,"yes":false,"date":"2025-09-16","time":"10:05","one":"zz",
        "many":["b","a"],"actions":[{"#id":"r1","action.what":"Call"},{"#id":"r2","action.due":"2025-10-01"}]})",
                                     *form(), {}));
    const auto again = take({{}, givenRows(answers, *form())});
    CHECK(again.rows == answers.rows);
    CHECK(again.values.empty());
}

TEST_CASE("a reason why there is no answer is kept, nothing clears, and a row without an id is given one") {
    const auto answers = take({{{"text", Missing{"declined"}}, {"n", Given{}}, {"date", ""}, {"actions", Given{}}},
                               {{"actions", {{"", {{"action.due", Missing{"unknown"}}}}}}}});
    CHECK(answers.value("text") == Value(Missing{"declined"}));
    CHECK(answers.values.size() == 3);
    CHECK_FALSE(answered(answers.value("n")));
    REQUIRE(answers.rowsOf("actions").size() == 1);
    CHECK(isId(answers.rowsOf("actions").front().id));
    CHECK(givenRows(answers, *form()).front().second.front().cells.front().second == Given(Missing{"unknown"}));
}
