#include "workbench/controller/writing_steps.hpp"

#include "scenario/form_builder.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

Form aReflection() {
    auto form = FormBuilder()
                    .section("prompts")
                    .item("when", ItemType::Date)
                    .item("length", ItemType::Text)
                    .item("what", ItemType::LongText)
                    .item("so-what", ItemType::LongText)
                    .relevant("coalesce(${length}, 'long') != 'short'")
                    .item("now-what", ItemType::LongText)
                    .item("sure", ItemType::Boolean)
                    .section("share")
                    .item("who", ItemType::Text)
                    .item("summary", ItemType::LongText)
                    .section("link")
                    .item("goal", ItemType::Text)
                    .build();
    return Form(form, {}, {*Date::fromIso("2025-09-16"), nullptr, nullptr});
}

std::vector<std::string> ids(const WritingStep& step) {
    std::vector<std::string> out;
    for (auto* item : step.items) out.push_back(item->id);
    return out;
}

} // namespace

TEST_CASE("Each long text is a prompt with what stands before it; who may read it comes last and whole") {
    auto form = aReflection();
    auto steps = writingSteps(form, "who");
    REQUIRE(steps.size() == 5);
    CHECK(ids(steps[0]) == std::vector<std::string>{"when", "length", "what"});
    CHECK(ids(steps[1]) == std::vector<std::string>{"so-what"});
    CHECK(ids(steps[2]) == std::vector<std::string>{"now-what", "sure"});
    CHECK(ids(steps[3]) == std::vector<std::string>{"goal"});
    CHECK(ids(steps[4]) == std::vector<std::string>{"who", "summary"});
    CHECK(stepOf(steps, "sure") == 2);
    CHECK(stepOf(steps, "nobody asks this") == 0);
}

TEST_CASE("A prompt that the short variant leaves out is no step") {
    auto form = aReflection();
    form.set({"length", "", ""}, std::string("short"));
    auto steps = writingSteps(form, "who");
    REQUIRE(steps.size() == 4);
    CHECK(ids(steps[1]) == std::vector<std::string>{"now-what", "sure"});
}

TEST_CASE("A form that nobody can share has no foot, and every question still has its step") {
    auto form = aReflection();
    std::size_t questions = 0;
    for (auto& step : writingSteps(form, "")) questions += step.items.size();
    CHECK(questions == 9);
}

TEST_CASE("One prompt at a time begins where one wrote, not at the foot that every Tab leads through on its way out") {
    auto form = aReflection();
    auto steps = writingSteps(form, "who");
    CHECK(whereToWrite(form, steps, "who", "so-what", "what") == "so-what"); // clicked into
    CHECK(whereToWrite(form, steps, "who", "summary", "what") == "what");    // tabbed through
    CHECK(whereToWrite(form, steps, "who", "summary", "so-what") == "so-what"); // the first is still open, and yet
    CHECK(whereToWrite(form, steps, "who", "who", "") == "what");
    form.set({"what", "", ""}, std::string("It went quiet."));
    CHECK(whereToWrite(form, steps, "who", "who", "") == "so-what");
    for (auto* prompt : {"so-what", "now-what", "summary"}) form.set({prompt, "", ""}, std::string("Yes."));
    CHECK(whereToWrite(form, steps, "who", "who", "") == "when");
    CHECK(whereToWrite(form, writingSteps(form, ""), "", "summary", "what") == "summary"); // no foot, nothing to pass
    CHECK(whereToWrite(form, {}, "who", "what", "") == "what");
}
