#include "scenario/scenario.hpp"

#include "model/error.hpp"

#include <catch2/catch_test_macros.hpp>

#include <clocale>

using namespace trellis;

namespace {

TemplatePtr allKinds() {
    return FormBuilder()
        .item("text", ItemType::Text)
        .item("n", ItemType::Integer)
        .item("d", ItemType::Decimal)
        .item("yes", ItemType::Boolean)
        .item("date", ItemType::Date)
        .item("time", ItemType::Time)
        .item("one", ItemType::Choice, {"a", "b"})
        .item("many", ItemType::Choices, {"a", "b"})
        .item("who", ItemType::Person)
        .item("words", ItemType::Note)
        .rows("actions")
        .cell("action.what", ItemType::Text)
        .cell("action.due", ItemType::Date)
        .build();
}

Answers read(const std::string& json) { return answersFromJson(json, *allKinds(), {}); }

Error refusal(const std::string& json) {
    try {
        read(json);
    } catch (const Error& error) {
        return error;
    }
    return Error("none", "", "");
}

} // namespace

TEST_CASE("what is no JSON object is refused") {
    for (std::string json : {"", "{", "[]", "null", "5", "{\"n\":}", "{'n':1}", "\xFF", "{\"n\":1}x"})
        CHECK(refusal(json).code() == "TR-F10");
    CHECK(refusal(std::string(200'000, '[')).code() == "TR-F10");
}

TEST_CASE("an item the form does not have is refused with the nearest one") {
    CHECK(refusal(R"({"dat":"2025-09-16"})").code() == "TR-F01");
    CHECK(refusal(R"({"dat":"2025-09-16"})").advice() == "Did you mean date?");
    CHECK(refusal(R"({"action.what":"x"})").advice() == "It belongs into the rows of actions.");
    CHECK(refusal(R"({"actions":[{"action.wht":"x"}]})").advice() == "Did you mean action.what?");
    CHECK(refusal(R"({"actions":[{"n":1}]})").code() == "TR-F01");
    CHECK(refusal(R"({"actions":[{"#key":"x"}]})").code() == "TR-F01");
}

TEST_CASE("an answer of the wrong kind is refused with item, wanted and got") {
    for (std::string json : {R"({"n":"4"})", R"({"n":true})", R"({"yes":1})", R"({"yes":"true"})",
                             R"({"date":"2025-02-30"})", R"({"date":5})", R"({"time":"25:00"})", R"({"one":["a"]})",
                             R"({"many":"a"})", R"({"many":[1]})", R"({"text":5})", R"({"text":{}})",
                             R"({"actions":{}})", R"({"actions":["x"]})", R"({"actions":[{"action.due":"soon"}]})",
                             R"({"actions":[{"#id":5}]})", R"({"words":"x"})", R"({"d":1e999})"}) {
        INFO(json);
        auto code = refusal(json).code();
        CHECK((code == "TR-F02" || (json.find("1e999") != std::string::npos && code == "TR-F10")));
    }
    CHECK(refusal(R"({"date":"soon"})").message() ==
          "The item date asks for a date, and \"soon\" was given. Nothing in the record has been changed.");
}

TEST_CASE("every kind of answer is read as it is written") {
    auto answers = read(
        R"({"text":"dŵr 🙂","n":4,"d":0.1,"yes":false,"date":"2025-09-16","time":"10:05","one":"zz","many":["b","a"],
                            "who":"FK-CP3","actions":[{"#id":"r1","action.what":"Call"},{"action.due":"2025-10-01"}]})");
    CHECK(answers.value("text") == Value(std::string("dŵr 🙂")));
    CHECK(answers.value("n") == Value(4.0));
    CHECK(answers.value("yes") == Value(false));
    CHECK(answers.value("one") == Value(Code{"zz"})); // unknown codes become findings
    CHECK(answers.value("many") == Value(Codes{"a", "b"}));
    CHECK(answers.rowsOf("actions").at(0).id == "r1");
    CHECK(isId(answers.rowsOf("actions").at(1).id));
    CHECK(answersToJson(answers, *allKinds(), false).find(R"("n":4,"d":0.1,"yes":false,"date":"2025-09-16")") !=
          std::string::npos);
}

TEST_CASE("null clears an answer, a whole table too") {
    auto answers = read(R"({"text":null,"n":null,"actions":null,"date":""})");
    CHECK(answers.values.size() == 3);
    CHECK_FALSE(answered(answers.value("text")));
    CHECK(answers.rows.count("actions") == 1);
    Scenario scene(allKinds());
    scene.answer("text", "x");
    scene.addRow("actions");
    scene.form().setAll(answers);
    CHECK(scene.form().answers() == Answers{});
}

TEST_CASE("a form tells each item's state, cells with their row") {
    Scenario scene(
        FormBuilder().item("n", ItemType::Integer).required().rows("actions").cell("action.what", ItemType::Text));
    auto row = scene.addRow("actions");
    scene.answer("actions[1].action.what", "Call");
    CHECK(
        formToJson(scene.form(), false) ==
        R"([{"id":"n","type":"integer","relevant":true,"required":true,"value":null,"findings":[{"code":"required","message":"Please answer “n”."}]},)"
        R"({"id":"actions","type":"rows","relevant":true,"required":false,"value":[{"#id":")" +
            row +
            R"(","action.what":"Call"}],"findings":[]},)"
            R"({"id":"action.what","row":")" +
            row + R"(","type":"text","relevant":true,"required":false,"value":"Call","findings":[]}])");
}

TEST_CASE("a locale with a decimal comma changes neither reading nor writing") {
    std::string before = std::setlocale(LC_ALL, nullptr);
    if (!std::setlocale(LC_ALL, "de_DE.UTF-8"))
        SUCCEED("This machine has no German locale; the law is tested where there is one.");
    Scenario scene(FormBuilder()
                       .item("d", ItemType::Decimal)
                       .item("half", ItemType::Text)
                       .calculate("concat(${d} div 2, ' ', number('0.5') + 0.25)"));
    scene.form().setAll(answersFromJson(R"({"d":2.5})", scene.form().form(), scene.context()));
    CHECK(scene.answerOf("half") == "1.25 0.75");
    CHECK(answersToJson(scene.form().answers(), scene.form().form(), false) == R"({"d":2.5,"half":"1.25 0.75"})");
    std::setlocale(LC_ALL, before.c_str());
}

TEST_CASE("a text that is no UTF-8 can still be written") {
    Answers answers;
    answers.values["text"] = std::string("a\xFF");
    CHECK_NOTHROW(answersToJson(answers, *allKinds()));
}
