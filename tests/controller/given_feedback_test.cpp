// Feedback as the window has it: its line in the view, what a step asks for, and whose it is once it is kept.
#include "desk/figure_desk.hpp"
#include "scenario/workshop.hpp"
#include "workbench/controller/how_it_came.hpp"
#include "workbench/controller/kept_words.hpp"
#include "workbench/controller/read_controller.hpp"
#include "workbench/controller/runner_controller.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

struct Letters : Workshop {
    Letters() {
        addUser("MS-1", Role::MetaSupervisor);
        addUser("FK-S2", Role::Supervisor);
    }
    Id shared(const PersonCode& to = "FK-S1") {
        as("MS-1");
        NewRecord what;
        what.kind = "meta-feedback";
        what.about = to;
        const auto id = desk().newRecord(what);
        answer(id, R"({"feedback.basis": ["recording"], "feedback.action": "Ask for three options first.",
            "strengths": [{"strength.seen": "You let a silence run."}]})");
        desk().take(id, "finish");
        return id;
    }
    HowItCame row(std::size_t at) {
        return howItCame(FigureDesk(desk()).explainView({"meta.feedback-loop"}), {{}, at});
    }
};

} // namespace

TEST_CASE("A row of a view that is not there stands for no record, and a row of numbers for none of its many") {
    Letters place;
    place.shared();
    CHECK_FALSE(place.row(7).record());
    const auto sum = FigureDesk(place.desk()).explainView({"meta.feedback-loop", "", {}, {}, {{"how", "sum"}}});
    CHECK_FALSE(howItCame(sum, {{}, 0}).record());
    CHECK(paperText(howItCame(sum, {{}, 0}).paper).find("How did this number come about?") != std::string::npos);
}

TEST_CASE("The line of a piece of feedback stands for its record, also beside another of the same day") {
    Letters place;
    const auto one = place.shared("FK-S1"), other = place.shared("FK-S2");
    const auto first = place.row(0), second = place.row(1);
    REQUIRE(first.record());
    REQUIRE(second.record());
    CHECK(std::set{*first.record(), *second.record()} == std::set{one, other});
    const auto words = paperText(first.paper);
    CHECK(words.find("There is no number here") == std::string::npos);
    CHECK(words.find("Feedback to a supervisor of 2 September 2025") != std::string::npos);
    place.as("FK-S2"); // whoever sees one of them is led to that one
    CHECK(place.row(0).record() == other);
}

TEST_CASE("Where two pieces of one day went to the same person, both are named and neither is chosen for the reader") {
    Letters place;
    place.shared();
    place.shared();
    const auto told = place.row(0);
    CHECK_FALSE(told.record());
    CHECK(told.records.size() == 2);
}

TEST_CASE("The text as signed is offered where something was signed, and not of what is only kept") {
    Letters place;
    const auto id = place.shared();
    place.as("FK-S1").take(id, "acknowledge");
    place.answer(id, R"({"reply.stance": "agree", "reply.on": "2025-09-02"})");
    place.desk().take(id, "finish");
    const ReadController kept(place.desk(), id);
    REQUIRE(kept.layers().size() == 2);
    CHECK_FALSE(kept.textAsSigned());

    const auto session = place.signedSession(place.signedAgreement());
    CHECK_FALSE(ReadController(place.desk(), session).textAsSigned()); // it is the one that is shown
    place.desk().amend(session, "A slip");
    place.desk().take(session, "finish");
    ReadController changed(place.desk(), session);
    REQUIRE(changed.textAsSigned());
    CHECK(*changed.textAsSigned() == changed.layers().back().revision);
    changed.showLayer(*changed.textAsSigned());
    CHECK_FALSE(changed.textAsSigned());
}

TEST_CASE("What a step will not go without is marked as required, and nothing else of its form") {
    Letters place;
    const auto id = place.shared();
    place.as("FK-S1").take(id, "acknowledge");
    {
        const RunnerController run(std::make_unique<DeskDraft>(place.desk(), id));
        const auto duty = [&](const char* item) { return run.form().duty({item, "", ""}); };
        CHECK(duty("reply.stance") == "required");
        CHECK(duty("reply.on") == "required");
        CHECK(run.form().required({"reply.stance", "", ""}));
        CHECK(duty("reply.text").empty());
        CHECK(duty("agreed.action").empty());
        CHECK(duty("feedback.end") == "for MS-1 to write");
    }
    {
        RunnerController run(std::make_unique<DeskDraft>(place.desk(), id));
        const auto reply = [&] {
            const auto all = run.sections();
            return *std::ranges::find(all, "feedback.reply", &SectionLine::id);
        };
        run.goTo("feedback.reply");
        run.goTo("feedback.start");
        CHECK_FALSE(reply().complete); // been there, but what the step asks for is still to be said
        CHECK_FALSE(reply().empty);
        run.form().answer({"reply.stance", "", ""}, Code{"agree"});
        CHECK_FALSE(reply().complete);
        run.form().type({"reply.on", "", ""}, "2/9/2025");
        CHECK(reply().complete);
    }
    place.answer(id, R"({"reply.stance": "agree", "reply.on": "2025-09-02"})");
    place.desk().take(id, "finish");
    place.as("MS-1").take(id, "close");
    const RunnerController run(std::make_unique<DeskDraft>(place.desk(), id));
    CHECK(run.form().duty({"feedback.end", "", ""}) == "required");
}

TEST_CASE("What a step asks for stays marked when it was answered and the record is opened again") {
    Letters place;
    const auto id = place.shared();
    place.as("FK-S1").take(id, "acknowledge");
    const auto marked = [&] {
        const RunnerController run(std::make_unique<DeskDraft>(place.desk(), id));
        std::set<std::string> out;
        for (auto& section : run.form().shape().sections)
            for (auto& item : section.items)
                if (run.form().duty({item.id, "", ""}) == "required") out.insert(item.id);
        return out;
    };
    const auto first = marked();
    CHECK(first.contains("reply.stance"));
    CHECK(first.contains("reply.on"));
    place.answer(id, R"({"reply.stance": "agree"})"); // and left for later
    CHECK(marked() == first);
    place.answer(id, R"({"reply.on": "2025-09-02"})");
    CHECK(marked() == first);
    {
        RunnerController run(std::make_unique<DeskDraft>(place.desk(), id));
        CHECK(run.finish().missing.empty()); // it is there, and nobody is asked for it again
    }
    place.desk().take(id, "finish");
    place.as("FK-S1").take(id, "discuss");
    CHECK_FALSE(marked().contains("reply.stance")); // this step asks for something else
}

TEST_CASE("The other's words are only read, but where they already read otherwise they can be put back") {
    Letters place;
    const auto id = place.shared();
    place.as("FK-S1").take(id, "acknowledge");
    const ItemPath theirs{"feedback.question", "", ""}, table{"strengths", "", ""}, own{"reply.text", "", ""};
    {
        const RunnerController run(std::make_unique<DeskDraft>(place.desk(), id));
        CHECK(run.form().onlyRead(theirs));
        CHECK(run.form().onlyRead(table));
        const auto row = run.form().form().answers().rowsOf("strengths").front().id;
        CHECK(run.form().onlyRead({"strength.seen", "strengths", row}));
        CHECK_FALSE(run.form().onlyRead(own));
        CHECK_FALSE(run.form().onlyRead({"agreed.action", "", ""})); // the two's
    }
    place.answer(id, R"({"feedback.question": "Mine, not yours.", "strengths": []})"); // from before, or by a script
    const RunnerController run(std::make_unique<DeskDraft>(place.desk(), id));
    CHECK_FALSE(run.form().onlyRead(theirs));
    CHECK_FALSE(run.form().onlyRead(table));
    CHECK(run.form().duty(theirs) == "for MS-1 to write"); // whose it is, is said all the same
    CHECK_FALSE(run.form().required(theirs));
    CHECK(run.form().onlyRead({"feedback.action", "", ""}));
}

TEST_CASE("What is kept says whose it is next, and how it reaches somebody who is not here") {
    Letters place;
    const auto id = place.shared();
    CHECK(keptWords(place.desk(), id) == "Finished and kept. Next it is for FK-S1: Acknowledge and reply.");
    place.as("FK-S1").take(id, "acknowledge");
    place.answer(id, R"({"reply.stance": "agree", "reply.on": "2025-09-02"})");
    place.desk().take(id, "finish");
    CHECK(keptWords(place.desk(), id) ==
          "Finished and kept. MS-1 can read it, and either of you goes on: Note that you have talked about it.");
    place.as("MS-1").take(id, "close");
    place.answer(id, R"({"feedback.end": "met"})");
    place.desk().take(id, "finish");
    CHECK(keptWords(place.desk(), id) == "Finished and kept."); // nothing follows
    CHECK(keptWords(place.desk(), place.shared("FK-S2")).find("FK-S2") != std::string::npos);
    CHECK(keptWords(place.desk(), "nothing") == "Finished and kept.");
}
