// Measures, views and exports in a child: what comes back is what this process would have made, questions asked in the
// midst of a call are answered, and whatever goes wrong there ends the child and one call.
#include "plugin/call_progress.hpp"
#include "plugin/rogue_figures.hpp"
#include "view/render.hpp"

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr std::chrono::milliseconds soon{2000};

FigureSource always(std::size_t many = 1) {
    return [many](const FigureQuestion&) {
        FigureAnswer answer;
        answer.figures.resize(many);
        answer.figures.front().label = "May";
        answer.figures.front().value = 71.4;
        answer.figures.front().people = 7;
        answer.figures.front().shown = "5 of 7";
        answer.exclusions = {"long absence (1)"};
        return std::optional(answer);
    };
}

std::string words(const Observed& seen) {
    std::string all = seen.dependsOnDay ? "of the day:" : "of any day:";
    for (auto& one : seen.observations) {
        all += one.day.iso() + " " + shortest(one.numerator) + "/" + shortest(one.denominator) + " " + one.person +
               " " + one.supervisor + " " + one.agreement + " " + one.locality + " " + one.because;
        for (auto& [dimension, group] : one.dimensions)
            all += " " + dimension + "=" + group.code + "(" + group.label + ")";
        for (auto& record : one.records) all += " <" + record;
        all += ";";
    }
    for (auto& one : seen.exclusions) all += one.day.iso() + one.person + one.why + one.supervisor + one.locality + ";";
    return all;
}
template <class Work> std::string outcome(Work work) {
    try {
        return work();
    } catch (const Error& error) {
        return std::string(error.what());
    }
}

/// Hears how far long work is, and stops it after so many steps.
struct Listener : Progress {
    void step(std::string_view what, long done, long total) override {
        last = std::string(what) + " " + std::to_string(done) + " of " + std::to_string(total);
        ++heard;
    }
    bool cancelled() const override { return heard >= patience; }
    std::string last;
    int heard = 0, patience = 1'000'000;
};

} // namespace

TEST_CASE("The pipe changes nothing: measures, views and exports come out as they do in this process") {
    const Rogue here(false), there(true);
    const auto same = [](const std::string& what, auto first, auto second) {
        INFO(what);
        const auto one = outcome(first);
        CHECK(one == outcome(second));
        CHECK_FALSE(one.empty());
        return one;
    };
    for (auto what : {"throw", "tomorrow", "nothing-of-nothing", "less-than-nothing", "not-a-number", "from-before-add",
                      "from-nothing", "unknown-dimension", "not-utf8", "exclude-without-reason", "null-sink", "well",
                      "no-day", "odd-progress"})
        same(
            what, [&] { return words(here.observe(what)); }, [&] { return words(there.observe(what)); });
    for (auto& what : deeds)
        if (what != "limits") // its days go on from call to call
            same(
                what, [&] { return viewToJson(here.show(what, always())); },
                [&] { return viewToJson(there.show(what, always())); });
    for (auto what : {"well", "from-nothing", "huge", "nothing"})
        same(
            what, [&] { return "file:" + here.set->exporter("rogue.export")->write(Rogue::timeline(what)); },
            [&] { return "file:" + there.set->exporter("rogue.export")->write(Rogue::timeline(what)); });
}

TEST_CASE("Whatever a measure or a view writes by chance, the pipe changes nothing") {
    const Rogue here(false), there(true);
    int made = 0, refused = 0;
    for (int seed = 1; seed <= 300; ++seed) {
        const auto what = "chance " + std::to_string(seed);
        INFO(what);
        const auto seen = outcome([&] { return words(here.observe(what)); });
        CHECK(seen == outcome([&] { return words(there.observe(what)); }));
        const auto shown = outcome([&] { return viewToJson(here.show(what)); });
        CHECK(shown == outcome([&] { return viewToJson(there.show(what)); }));
        for (auto* one : {&seen, &shown}) (one->find("(TR-P") == std::string::npos ? made : refused) += 1;
    }
    CHECK(made > 60); // else chance would show one thing only
    CHECK(refused > 60);
}

TEST_CASE("A measure that never asked what day it is need not be asked again tomorrow, also through the pipe") {
    const Rogue rogue(eitherWay());
    CHECK_FALSE(rogue.observe("no-day").dependsOnDay);
    CHECK(rogue.observe("well").dependsOnDay);
}

TEST_CASE("Figures that a view asks for may come from a measure in the same child") {
    const Rogue rogue(true);
    std::string counted;
    const auto model = rogue.show("figures", [&](const FigureQuestion& question) {
        counted = words(rogue.observe("well")); // as the desk does when observations are missing
        return always()(question);
    });
    CHECK_THAT(counted, ContainsSubstring("r-FK-S1"));
    CHECK(model.panels.front().series.front().points.front().value == 71.4);
    CHECK(model.exclusions == std::vector<std::string>{"long absence (1)"});
}

TEST_CASE("What is adapted here is told to a view in a child as to any other, and once") {
    const Rogue rogue(eitherWay());
    int asked = 0;
    ViewQuestion question;
    question.choices = {{"do", "adaptations"}};
    question.adaptations = [&] {
        ++asked;
        ToldAdaptation one;
        one.locality = "Fernwick";
        one.question = "How are you?";
        one.was = "Mood";
        one.now = "How you are";
        one.why = "clearer here";
        one.core = true;
        one.since = *Date::fromIso("2025-01-06");
        return std::vector{one, ToldAdaptation{}};
    };
    const auto around = Rogue::timeline("");
    const auto model = rogue.set->view("rogue.view")->show(&around, question);
    REQUIRE(model.notes.size() == 2);
    CHECK(model.notes.front() == "Fernwick: How are you? Mood > How you are, clearer here, core since 20094");
    CHECK(asked == 1);
    question.adaptations = []() -> std::vector<ToldAdaptation> { throw Error("TR-V20", "Not now.", "Later."); };
    CHECK(errorOf([&] { (void)rogue.set->view("rogue.view")->show(&around, question); }).code() == "TR-V20");
}

TEST_CASE("A measure that ends the child while a view waits for its figures is the one that is blamed") {
    const Rogue rogue(true, soon);
    const auto how = GENERATE("exit", "segfault", "hang");
    const auto error = errorOf([&] {
        (void)rogue.show("figures", [&](const FigureQuestion& question) {
            (void)rogue.observe(how);
            return always()(question);
        });
    });
    INFO(error.what());
    CHECK_THAT(error.message(), ContainsSubstring("could not observe rogue.measure"));
    CHECK_NOTHROW(rogue.show("empty"));
    // Where its end is kept from the view, the view is told that it cannot go on in a child that is gone.
    const auto other = errorOf([&] {
        (void)rogue.show("figures", [&](const FigureQuestion& question) {
            try {
                (void)rogue.observe("exit");
            } catch (const Error&) {}
            return always()(question);
        });
    });
    CHECK(other.code() == "TR-P51");
}

TEST_CASE("Views that ask for each other in a circle are stopped before the circle is long") {
    const Rogue rogue(true);
    int deep = 0;
    const std::function<std::optional<FigureAnswer>(const FigureQuestion&)> round = [&](const FigureQuestion&) {
        ++deep;
        (void)rogue.show("figures", round);
        return std::optional<FigureAnswer>();
    };
    const auto error = errorOf([&] { (void)rogue.show("figures", round); });
    CHECK(error.code() == "TR-P50");
    CHECK_THAT(error.message(), ContainsSubstring("in a circle"));
    CHECK(deep == 4);
    CHECK_NOTHROW(rogue.show("empty"));
}

TEST_CASE("Whatever goes wrong in the midst of a question ends the child and the one call") {
    struct Deed {
        const char *what, *code, *saying;
    };
    const auto deed = GENERATE(values<Deed>({
        {"figures-then-segfault", "TR-P40", "it crashed"},
        {"figures-then-hang", "TR-P43", "did not come back within 2 seconds"},
        {"figures-then-exit", "TR-P49", "ended its own process"},
        {"ask-nothing", "TR-P47", "makes no sense"},
        {"ask-cut", "TR-P47", "makes no sense"},
        {"ask-more", "TR-P47", "makes no sense"},
        {"ask-other-call", "TR-P47", "makes no sense"},
        {"ask-unknown", "TR-P47", "makes no sense"},
        {"ask-long", "TR-P47", "makes no sense"},
        {"ask-without-end", "TR-P47", "makes no sense"},
        {"answer-first", "TR-P47", "makes no sense"},
    }));
    const Rogue rogue(true, soon);
    const auto error = errorOf([&] { (void)rogue.show(deed.what, always()); });
    INFO(error.what());
    CHECK(error.code() == deed.code);
    CHECK_THAT(error.message(), ContainsSubstring("The plugin example.rogue-figures could not show rogue.view: "));
    CHECK_THAT(error.message(), ContainsSubstring(deed.saying));
    CHECK_THAT(error.message(), ContainsSubstring("Nothing in the record was changed"));
    CHECK_NOTHROW(rogue.show("empty")); // and the next call is as good as new
    CHECK(rogue.observe("well").observations.size() == 2);
}

TEST_CASE("A question that the child let through is looked at again here") {
    const Rogue rogue(true, soon);
    bool asked = false;
    const auto error = errorOf([&] {
        (void)rogue.show("ask-undeclared", [&](const FigureQuestion&) {
            asked = true;
            return std::optional<FigureAnswer>();
        });
    });
    // The undeclared measure was never asked for; its plugin then waits for the end of its time.
    CHECK_FALSE(asked);
    CHECK(error.code() == "TR-P43");
}

TEST_CASE("A measure has nobody to ask for figures, and an export neither") {
    const Rogue rogue(true, soon);
    const auto error = errorOf([&] { (void)rogue.observe("ask-undeclared"); });
    CHECK(error.code() == "TR-P47");
}

TEST_CASE("Questions without end are ended") {
    const Rogue rogue(true);
    const auto honest = errorOf([&] { (void)rogue.show("figures-without-end", always()); });
    CHECK(honest.code() == "TR-P50");
    CHECK_THAT(honest.message(), ContainsSubstring("more than 10000 things within one call"));
    // One that does not read its answers fills the pipe with them.
    const Rogue other(true, soon);
    const auto deaf = errorOf([&] { (void)other.show("ask-and-go-on", always(50)); });
    CHECK((deaf.code() == "TR-P43" || deaf.code() == "TR-P50"));
    CHECK_NOTHROW(other.show("empty"));
}

TEST_CASE("An answer that is too large to be carried is refused, and so is a file") {
    const Rogue rogue(true);
    const auto error = errorOf([&] { (void)rogue.show("figures", always(700'000)); });
    CHECK(error.code() == "TR-P21");
    CHECK_THAT(error.message(), ContainsSubstring("more figures than can be handed over at once"));
    const auto file =
        errorOf([&] { (void)rogue.set->exporter("rogue.export")->write(Rogue::timeline("too-much-at-once")); });
    CHECK(file.code() == "TR-P21");
    CHECK_THAT(file.message(), ContainsSubstring("more than can be carried at once"));
    CHECK(rogue.observe("well").observations.size() == 2);
}

TEST_CASE("The time that an answer takes is not the plugin's") {
    const Rogue rogue(true, std::chrono::milliseconds(1500));
    const auto model = rogue.show("figures", [](const FigureQuestion& question) {
        ::usleep(2'000'000);
        return always()(question);
    });
    CHECK(model.panels.size() == 1);
}

TEST_CASE("Long work in a child says how far it is, and can be stopped") {
    const Rogue rogue(eitherWay());
    Listener listener;
    const CallProgress reporting(listener);
    CHECK_NOTHROW(rogue.observe("well"));
    CHECK(listener.heard == 0);
    listener.patience = 3;
    const auto error = errorOf([&] { (void)rogue.observe("count-long"); });
    CHECK(error.code() == "TR-P20");
    CHECK(listener.heard >= 3);
    CHECK(listener.heard < 100);
    CHECK_THAT(listener.last, ContainsSubstring("Counting"));
    CHECK_THAT(listener.last, ContainsSubstring(" of 400"));
}

TEST_CASE("What a plugin hands over from a thread of its own in a child is not lost in silence") {
    const Rogue rogue(true);
    CHECK(errorOf([&] { (void)rogue.observe("from-a-thread"); }).code() == "TR-P20");
}

TEST_CASE("After the second time all parts of the plugin are set aside, and come back when a person says so") {
    const Rogue rogue(true);
    const auto* measure = rogue.set->measure("rogue.measure");
    for (auto what : {"figures-then-exit", "figures-then-exit"})
        CHECK(errorOf([&] { (void)rogue.show(what, always()); }).code() == "TR-P49");
    CHECK(rogue.set->measure("rogue.measure") == nullptr);
    CHECK(rogue.set->view("rogue.view") == nullptr);
    CHECK(rogue.set->exporter("rogue.export") == nullptr);
    CHECK(rogue.set->plugins().front().state == "set aside after a crash");
    CHECK(errorOf([&] { (void)measure->observe(Rogue::timeline("well")); }).code() == "TR-P32"); // held by somebody
    rogue.set->forget("example.rogue-figures");
    REQUIRE(rogue.set->measure("rogue.measure"));
    CHECK(rogue.observe("well").observations.size() == 2);
    CHECK(measure->observe(Rogue::timeline("well")).observations.size() == 2);
}
