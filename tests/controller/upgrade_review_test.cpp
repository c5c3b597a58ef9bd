// A newer core under overlays, as a person settles it.
#include "workbench/controller/upgrade_review.hpp"

#include "overlay/overlaying.hpp"

#include <catch2/matchers/catch_matchers_all.hpp>

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;
using enum UpgradeDecision::Choice;

namespace {

std::string changed(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// Both changed the agenda's words, "rupture" is gone with what was put behind it, and the minutes fit.
struct Case {
    TemplatePtr was = coreForm();
    TemplatePtr now = coreForm(
        changed(
            changed(kCoreItems, "Was an agenda agreed?", "Did you agree an agenda together?"),
            R"x(<item id="rupture" type="text" class="P" relevant="${bond} &lt; 4"><label>What made it hard to speak?</label></item>)x",
            ""),
        "2.2.0");
    Overlay overlay = soundOverlay(
        R"x(<relabel item="core.minutes"><was>Minutes</was><label>How many minutes?</label></relabel>
<relabel item="core.agenda"><was>Was an agenda agreed?</was><label>Were priorities agreed?</label></relabel>
<add after="rupture"><item id="fernwick:x" type="text" class="P"><label>What else?</label></item></add>)x",
        *was);
    UpgradeReview::Merge merge = [this](auto& decisions) {
        merged = mergeUpgrade(was, now, {overlay}, frameLists(), decisions);
        return merged.lines;
    };
    Upgrade merged;
    UpgradeReview review{was, now, merge};
};

} // namespace

TEST_CASE("What is broken stands on top, then what both changed, then what fits") {
    Case at;
    const auto& rows = at.review.rows();
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].question == "What else?");
    CHECK(rows[0].state == "cannot stay as it is");
    CHECK(rows[0].coreWas == "after “What made it hard to speak?”");
    CHECK(rows[0].coreNow == "(nothing)");
    CHECK_FALSE(rows[0].mayKeep);
    CHECK(rows[0].mayTake);
    CHECK(rows[0].mayEdit);
    CHECK(rows[1].question == "Did you agree an agenda together?");
    CHECK(rows[1].what == "its words");
    CHECK(rows[1].state == "both changed it");
    CHECK((rows[1].mayKeep && rows[1].mayTake && rows[1].mayEdit));
    CHECK(rows[2].state == "fits");
    CHECK_FALSE((rows[2].mayKeep || rows[2].mayTake || rows[2].mayEdit));
    CHECK(at.review.standing() == "2 changes still need you; 0 are settled, 1 fits as it is.");
}

TEST_CASE("Of a question that a place hides it is said whether the newer core still asks it") {
    const auto was = coreForm();
    const auto overlay = soundOverlay(R"x(<hide item="rupture"><was>What made it hard to speak?</was></hide>)x", *was);
    const auto core = [&](const std::string& now) {
        const auto newer = coreForm(changed(kCoreItems, R"x(<item id="rupture" type="text")x", now), "2.2.0");
        const UpgradeReview review{was, newer, [&](auto& decisions) {
                                       return mergeUpgrade(was, newer, {overlay}, frameLists(), decisions).lines;
                                   }};
        REQUIRE(review.rows().size() == 1);
        CHECK(review.rows()[0].coreWas == "asked: What made it hard to speak?");
        return review.rows()[0].coreNow;
    };
    CHECK(core(R"x(<item id="rupture" type="text")x").starts_with("asked: "));
    CHECK(core(R"x(<item id="rupture" type="text" retired="true")x") == "asked no more");
}

TEST_CASE("It cannot be finished while one change is open, whatever is decided about the others") {
    Case at;
    CHECK_FALSE(at.review.finished());
    CHECK(at.review.decide(1, Keep).empty());
    CHECK_FALSE(at.review.finished());
    CHECK(at.merged.form == nullptr);
    CHECK(at.review.nextOpen(1) == 0u);
    CHECK_THAT(at.review.decide(0, Keep), ContainsSubstring("gone"));
    CHECK_THAT(at.review.decide(0, Edit, "somewhere"), ContainsSubstring("gone"));
    CHECK(at.review.open() == 1);
    CHECK_FALSE(at.review.finished());
    CHECK(at.review.decide(0, Edit, "after bond").empty());
    CHECK(at.review.finished());
    CHECK(at.review.rows()[0].state == "settled: written anew");
    CHECK_FALSE(at.review.nextOpen(0));
    CHECK_THAT(at.review.standing(), ContainsSubstring("Everything is settled"));
    at.review.undo(1);
    CHECK_FALSE(at.review.finished());
    CHECK(at.review.nextOpen(0) == 1u);
}

TEST_CASE("Keep, theirs and words of one's own each come out as they were chosen") {
    Case at;
    CHECK(at.review.decide(0, TakeTheirs).empty());
    CHECK(at.review.rows()[0].state == "settled: left out");
    CHECK(at.review.decide(1, TakeTheirs).empty());
    CHECK(at.review.rows()[1].state == "settled: the core’s");
    CHECK(at.merged.form->find("core.agenda")->label == "Did you agree an agenda together?");
    CHECK(at.review.decide(1, Edit, "Did you agree priorities?").empty());
    CHECK(at.merged.form->find("core.agenda")->label == "Did you agree priorities?");
    CHECK(at.review.decide(1, Keep).empty());
    CHECK(at.review.rows()[1].state == "settled: ours kept");
    CHECK(at.merged.form->find("core.agenda")->label == "Were priorities agreed?");
    CHECK(at.review.decisions().size() == 2);
    CHECK(at.merged.layers.front().version == "1.0.1");
}

TEST_CASE("A review that is taken up again knows what was decided") {
    Case at;
    at.review.decide(0, TakeTheirs);
    at.review.decide(1, Keep);
    UpgradeReview again(at.was, at.now, at.merge, at.review.decisions());
    CHECK(again.finished());
    CHECK(again.rows()[1].decided);
    CHECK(again.rows()[1].asked == UpgradeState::Review);
}

TEST_CASE("Every place that is offered is one the new form has") {
    Case at;
    REQUIRE(at.review.spots().size() > 10);
    for (auto& spot : at.review.spots()) {
        CHECK(overlaySpotFromText(spot.text));
        CHECK(spot.text.find("rupture") == std::string::npos);
        CHECK(spot.words.find("“") != std::string::npos);
    }
}

TEST_CASE("Where there is nothing to decide nothing is finished either") {
    Case at;
    UpgradeReview review(at.was, at.now, [](auto&) { return std::vector<UpgradeLine>(); });
    CHECK(review.rows().empty());
    CHECK_FALSE(review.finished());
    CHECK_FALSE(review.nextOpen(0));
}
