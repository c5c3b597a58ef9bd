// Measures, views and exports at the wall: nonsense is refused with a sentence, and what is in order comes through, from
// a plugin in this process as from one in a child.
#include "plugin/rogue_figures.hpp"

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;


TEST_CASE("An observation that is none is refused, also when the plugin says that all went well") {
    struct Deed {
        const char *what, *code, *saying;
    };
    const auto deed = GENERATE(values<Deed>({
        {"throw", "TR-P23", "the rota is on fire"},
        {"tomorrow", "TR-P21", "a day that has not come"},
        {"nothing-of-nothing", "TR-P21", "no observation"},
        {"less-than-nothing", "TR-P21", "no observation"},
        {"not-a-number", "TR-P21", "no observation"},
        {"from-before-add", "TR-P21", "before it made one"},
        {"from-nothing", "TR-P21", "from no record"},
        {"unknown-dimension", "TR-P22", "the dimension colour"},
        {"not-utf8", "TR-P21", "not UTF-8"},
        {"exclude-without-reason", "TR-P21", "without saying why"},
        {"null-sink", "TR-P21", "to nothing"},
    }));
    const Rogue rogue(eitherWay());
    const auto error = errorOf([&] { (void)rogue.observe(deed.what); });
    INFO(error.message());
    CHECK(error.code() == deed.code);
    CHECK_THAT(error.message(), ContainsSubstring("observe rogue.measure"));
    CHECK_THAT(error.message(), ContainsSubstring(deed.saying));
}

TEST_CASE("An observation knows its record, and by it whose and where it is") {
    const Rogue rogue(eitherWay());
    const auto seen = rogue.observe("well");
    REQUIRE(seen.observations.size() == 2); // of the declared kind only, in order of day over both agreements
    auto& first = seen.observations.front();
    CHECK(first.records == std::vector<Id>{"r-FK-S2"});
    CHECK(first.agreement == "a-FK-S2");
    CHECK(first.supervisor == "FK-S2");
    CHECK(first.person == "FK-CP3");
    CHECK(first.locality == "Stourbeck"); // where the person works
    CHECK(first.dimensions.at("side") == ObservedGroup{"left", "Left side"});
    CHECK(first.because == "it was there");
    REQUIRE(seen.exclusions.size() == 1);
    CHECK(seen.exclusions.front().why == "long absence");
}

TEST_CASE("A view that makes no sense is refused with a sentence") {
    struct Deed {
        const char *what, *code, *saying;
    };
    const auto deed = GENERATE(values<Deed>({
        {"throw", "TR-P23", "the rota is on fire"},
        {"point-before-series", "TR-P21", "before it began a series"},
        {"series-before-panel", "TR-P21", "before it began a panel"},
        {"not-a-number", "TR-P21", "a number that is none"},
        {"no-day-no-label", "TR-P21", "neither a day nor a label"},
        {"no-reading", "TR-P21", "without a sentence that reads it out"},
        {"unknown-stroke", "TR-P21", "stroke"},
        {"unknown-words", "TR-P21", "nobody knows"},
        {"backward-event", "TR-P21", "ends before it begins"},
        {"cell-before-row", "TR-P21", "before it began a row"},
        {"short-row", "TR-P21", "fewer cells"},
        {"long-row", "TR-P21", "more cells"},
        {"unknown-choice", "TR-P22", "the choice colour"},
        {"undeclared-measure", "TR-P22", "the measure somebody.else"},
        {"figures", "TR-P20", "No figures."},
    }));
    const Rogue rogue(eitherWay());
    const auto error = errorOf([&] { (void)rogue.show(deed.what); });
    INFO(error.message());
    CHECK(error.code() == deed.code);
    CHECK_THAT(error.message(), ContainsSubstring(deed.saying));
    CHECK_NOTHROW(rogue.show("empty")); // and the next call is as good as new
}

TEST_CASE("Why figures are refused reaches the person, whatever the plugin makes of it") {
    const Rogue rogue(eitherWay());
    const auto error = errorOf([&] {
        (void)rogue.show("figures", [](const FigureQuestion&) -> std::optional<FigureAnswer> {
            throw Error("TR-V20", "Too few people.", "Ask for a longer period.");
        });
    });
    CHECK(error.code() == "TR-V20");
}

TEST_CASE("Figures come with what was left out and the rule that was applied, also when the plugin says nothing") {
    const Rogue rogue(eitherWay());
    const auto model = rogue.show("figures", [](const FigureQuestion& question) {
        CHECK(question.measure == "rogue.measure");
        CHECK(question.period == Period::Month);
        CHECK_FALSE(question.from);
        Figure there, missing;
        there.label = "May";
        there.value = 71.4;
        there.shown = "5 of 7";
        missing.label = "June";
        return std::optional(FigureAnswer{{there, missing}, {"long absence (1)"}, "Rounded to 5.", "85 %"});
    });
    CHECK(model.exclusions == std::vector<std::string>{"long absence (1)"});
    CHECK(model.suppression == "Rounded to 5.");
    CHECK(model.target == "85 %");
    auto& points = model.panels.front().series.front().points;
    REQUIRE(points.size() == 2);
    CHECK(points[0].value == 71.4);
    CHECK_FALSE(points[1].value); // missing stays missing
}

TEST_CASE("Limits are worked out by the host, and under twelve values it says that there are too few") {
    const Rogue rogue(eitherWay());
    const auto few = rogue.show("too-few");
    CHECK(few.panels.front().lines.size() == 1); // the median alone
    CHECK_THAT(few.notes.front(), ContainsSubstring("Too few points for limits: there are 11 values, and 12 are needed"));
    const auto enough = rogue.show("limits"); // the worked example of domain.md 5.7
    REQUIRE(enough.panels.front().lines.size() == 3);
    CHECK(enough.panels.front().lines[0].title == "upper limit 86 %");
    CHECK(enough.panels.front().lines[1].title == "mean 73.7 %");
    CHECK(enough.panels.front().lines[2].title == "lower limit 61.3 %");
    CHECK_THAT(enough.notes.back(), ContainsSubstring("No signal"));
}

TEST_CASE("A view says what it is, its period and subject by itself, and why it is empty") {
    const Rogue rogue(eitherWay());
    const auto model = rogue.show("empty");
    CHECK(model.id == "rogue.view");
    CHECK(model.kind == ViewKind::Run);
    CHECK(model.subject == "FK-CP3");
    CHECK(model.from == Date::fromIso("2025-01-01"));
    CHECK(model.empty == "Nobody has met yet.");
}

TEST_CASE("A wide timeline has its parts, and each record knows where it stands") {
    const Rogue rogue(eitherWay());
    CHECK(rogue.show("scope").notes.front() ==
          "person FK-CP3 at Fernwick, 2 parts: r-FK-S2/a-FK-S2/FK-S2/FK-CP3/ r-FK-S1/a-FK-S1/FK-S1/FK-CP3/");
}

TEST_CASE("An export is bytes, and no more of them than fit") {
    const Rogue rogue(eitherWay());
    auto& exporter = *rogue.set->exporter("rogue.export");
    CHECK(exporter.write(Rogue::timeline("well")) == std::string("a\0bc", 4));
    CHECK(errorOf([&] { (void)exporter.write(Rogue::timeline("from-nothing")); }).code() == "TR-P21");
    CHECK(errorOf([&] { (void)exporter.write(Rogue::timeline("huge")); }).code() == "TR-P21");
}

TEST_CASE("A plugin whose views lack a function is not used") {
    const PluginBox box;
    box.manifest("example.rogue-figures", manifest());
    box.library("example.rogue-figures", "half-views");
    const auto why = box.status().why;
    CHECK_THAT(why, ContainsSubstring("TR-P17"));
    CHECK_THAT(why, ContainsSubstring("a function that its views must have is left empty"));
}
