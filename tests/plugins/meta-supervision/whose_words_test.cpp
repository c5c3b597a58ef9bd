// Whose an answer is: nobody puts words into the other's mouth, in a first draft, a step or a correction. Refusals
// first.
#include "model/error.hpp"
#include "scenario/workshop.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <functional>

using namespace trellis;
using Catch::Matchers::ContainsSubstring;

namespace {

/// MS-1 has written to FK-S1, who supervises; both are supervised by nobody else here.
struct Letters : Workshop {
    Letters() { addUser("MS-1", Role::MetaSupervisor); }

    Id begun() {
        as("MS-1");
        NewRecord what;
        what.kind = "meta-feedback";
        what.about = "FK-S1";
        const auto id = desk().newRecord(what);
        answer(id, R"({"feedback.basis": ["recording"], "feedback.action": "Ask for three options first.",
            "strengths": [{"strength.seen": "You let a silence run."}]})");
        return id;
    }
    Id shared() {
        const auto id = begun();
        desk().take(id, "finish");
        return id;
    }
    /// Shared and answered by FK-S1, who agrees.
    Id answered() {
        const auto id = shared();
        as("FK-S1").take(id, "acknowledge");
        answer(id, R"({"reply.stance": "agree", "reply.text": "I was afraid of it.", "reply.on": "2025-09-02"})");
        desk().take(id, "finish");
        return id;
    }
    Error refused(const std::function<void()>& what) {
        try {
            what();
        } catch (const Error& error) {
            return error;
        }
        return {"", "it was done", ""};
    }
    /// `who` begins a correction, answers so and wants to keep it. The draft stays.
    Error correcting(const PersonCode& who, const Id& record, const std::string& json) {
        as(who).amend(record, "a slip");
        answer(record, json);
        return refused([&] { desk().take(record, "finish"); });
    }
    Answers text(const Id& record) { return desk().show(record).answers; }
    Answers kept(const Id& record) { return desk().show(record, desk().show(record).layers.back().revision).answers; }
    std::vector<Finding> theirs(const Id& record) {
        auto all = desk().check(record);
        std::erase_if(all, [](auto& one) { return one.code != "others-words"; });
        return all;
    }
};

Value code(const char* said) { return Code{said}; }

} // namespace

TEST_CASE("A correction that changes the other's answer is refused, and says whose it is and what to do") {
    Letters two;
    const auto id = two.answered();
    const auto no = two.correcting("MS-1", id, R"({"reply.stance": "disagree", "reply.text": "I know better."})");
    CHECK(no.code() == "TR-M07");
    CHECK(no.message() ==
          "Only FK-S1, whom this was written to, writes 'The supervisor's answer' and 'In the supervisor's words', and "
          "that reads otherwise now. Nothing was finished; the draft stays as it is.");
    CHECK_THAT(no.advice(), ContainsSubstring("ask FK-S1 to correct it") && ContainsSubstring("where you both write"));

    // While one writes, the same stands beside each of the two, and nowhere else.
    const auto found = two.theirs(id);
    REQUIRE(found.size() == 2);
    CHECK(found[0].where.item == "reply.stance");
    CHECK(found[1].where.item == "reply.text");
    CHECK(found[0].severity == Severity::Refuse);
    CHECK_THAT(found[0].message, ContainsSubstring("Only FK-S1, whom this was written to, writes this."));
    CHECK_THAT(found[0].message, ContainsSubstring("Please put it back as it was"));

    // What was signed off as theirs is untouched, and put back as it was the correction goes through.
    CHECK(two.kept(id).value("reply.stance") == code("agree"));
    two.answer(id,
               R"({"reply.stance": "agree", "reply.text": "I was afraid of it.", "feedback.question": "And now?"})");
    CHECK(two.theirs(id).empty());
    two.desk().take(id, "finish");
    CHECK(two.kept(id).value("feedback.question") == Value{std::string("And now?")});
    CHECK(two.kept(id).value("reply.text") == Value{std::string("I was afraid of it.")});
}

TEST_CASE("Who was written to changes nothing of what was said to them, and may put their own answer right") {
    Letters two;
    const auto id = two.answered();
    for (auto* json : {R"({"feedback.action": "Nothing at all."})", R"({"feedback.end": "withdrawn"})"}) {
        const auto no = two.correcting("FK-S1", id, json);
        CHECK(no.code() == "TR-M07");
        CHECK_THAT(no.message(), ContainsSubstring("Only MS-1, who wrote this, writes"));
        two.desk().discardDraft(id);
    }
    // A table is theirs as a whole: its cells, one row more, and one row less.
    const auto row = two.kept(id).rowsOf("strengths").front().id;
    two.as("FK-S1").amend(id, "a slip");
    using Change = std::function<void(Form&)>;
    for (auto& change : {Change([&](Form& form) {
                             form.set({"strength.seen", "strengths", row}, std::string("You were splendid."));
                         }),
                         Change([&](Form& form) { form.addRow("strengths"); }),
                         Change([&](Form& form) { form.removeRow("strengths", row); })}) {
        auto draft = two.desk().openDraft(id);
        change(draft->form());
        const auto found = draft->findings();
        CHECK(std::ranges::any_of(
            found, [](auto& one) { return one.code == "others-words" && one.where.item == "strengths"; }));
    }
    two.desk().discardDraft(id);

    CHECK(two.correcting("FK-S1", id, R"({"reply.stance": "partly", "agreed.action": "One thing."})").code().empty());
    CHECK(two.kept(id).value("reply.stance") == code("partly"));
}

TEST_CASE("A first draft answers for nobody, and no step changes what the other has said") {
    Letters two;
    auto id = two.begun();
    two.answer(id, R"({"reply.stance": "agree"})");
    const auto no = two.refused([&] { two.desk().take(id, "finish"); });
    CHECK(no.code() == "TR-M07");
    CHECK_THAT(no.message(), ContainsSubstring("'The supervisor's answer'"));
    CHECK_THAT(no.advice(), ContainsSubstring("Empty it again and ask FK-S1 to write it")); // nothing stood there
    REQUIRE(two.theirs(id).size() == 1);
    CHECK_THAT(two.theirs(id).front().message, ContainsSubstring("Please empty it again, and ask FK-S1 to write it"));
    two.answer(id, R"({"reply.stance": null})");
    two.desk().take(id, "finish");

    two.as("FK-S1").take(id, "acknowledge");
    two.answer(id, R"({"reply.stance": "agree", "reply.on": "2025-09-02", "feedback.question": "None."})");
    CHECK(two.refused([&] { two.desk().take(id, "finish"); }).code() == "TR-M07");
    two.answer(id, R"({"feedback.question": null})");
    two.desk().take(id, "finish");

    two.as("MS-1").take(id, "discuss");
    two.answer(id, R"({"reply.on": "2025-09-01"})");
    CHECK(two.refused([&] { two.desk().take(id, "finish"); }).code() == "TR-M07");
    CHECK(two.kept(id).value("reply.stance") == code("agree"));
}

TEST_CASE("Every answer that plugin.xml gives to one of the two stands in the form") {
    Letters two;
    const auto id = two.begun();
    const auto form = two.desk().show(id).form;
    REQUIRE(form);
    std::size_t given = 0;
    for (auto* kind : two.desk().plugins().kinds())
        if (kind->id == "meta-feedback")
            for (auto& one : kind->parties->answers)
                if (const auto at = one.find("-writes:"); at != std::string::npos) {
                    const auto item = one.substr(at + 8);
                    INFO(item);
                    CHECK(std::ranges::any_of(form->sections, [&](auto& section) {
                        return std::ranges::find(section.items, item, &Item::id) != section.items.end();
                    }));
                    ++given;
                }
    CHECK(given == 14);
}
