// What leaves as a report: beside what left before, without names, and by whom it may be asked for at all.
#include "desk/figure_page.hpp"
#include "desk/release_conflicts.hpp"
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"
#include "store/releases.hpp"
#include "view/render.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// A figure that counts the people from..to-1.
ReleasedFigure counting(std::uint64_t from, std::uint64_t to, const std::string& measure = "m") {
    ReleasedFigure out{measure, "all", *Date::fromIso("2025-01-01"), *Date::fromIso("2025-06-30"), false, {}};
    for (auto unit = from; unit < to; ++unit) out.units.push_back(1000 + unit);
    return out;
}

/// FK-S1 with somebody in each of two places, and who looks across them.
struct Places : Workshop {
    Places() {
        addUser("SB-CP1", Role::Supervisee);
        addUser("FK-MS1", Role::MetaSupervisor);
        addUser("FK-SL1", Role::ServiceLead);
        for (auto& [code, place] : {std::pair{"FK-S1", "Fernwick"}, {"FK-CP3", "Fernwick"}, {"SB-CP1", "Stourbeck"}}) {
            auto person = *desk().person(code);
            person.locality = place;
            desk().savePerson(person);
        }
        for (auto* who : {"FK-CP3", "SB-CP1"}) signedSession(signedAgreement({who}));
        on("2025-11-20");
    }
    CrossSiteRequest wish(FigureAudience audience, const std::string& context) {
        return {Date::fromIso("2025-09-01"), Date::fromIso("2025-10-31"), audience, {}, context, false};
    }
};

} // namespace

TEST_CASE("A report that beside an earlier one for the same readers tells two people apart does not go out (D7)") {
    Workshop shop;
    auto& state = Desk::State::of(shop.desk());
    ReleaseStore store(shop.desk().workspace());
    store.keep({0, "First report", "programme", shop.clock.today(), "FK-S1", {counting(0, 40)}});
    CrossSiteReport report;
    report.title = "Second report";
    report.released = {counting(0, 38)};
    std::string said;
    CHECK(refusal([&] { mustNotConflict(state, report); }, &said) == "TR-D59");
    CHECK(says(said, "First report"));
    CHECK(says(said, "Nothing was released."));
    report.released = {counting(0, 40)}; // the very same again
    CHECK(refusal([&] { mustNotConflict(state, report); }) == "done");
    report.released = {counting(0, 24)}; // the difference is sixteen people
    CHECK(refusal([&] { mustNotConflict(state, report); }) == "done");
    report.released = {counting(0, 38, "another")};
    CHECK(refusal([&] { mustNotConflict(state, report); }) == "done");
    report.released = {counting(0, 38)};
    report.audience = FigureAudience::Public; // who was never told the first
    CHECK(refusal([&] { mustNotConflict(state, report); }) == "done");
    report.audience = FigureAudience::Programme;
    shop.on("2027-08-01");
    CHECK(refusal([&] { mustNotConflict(state, report); }) == "TR-D59"); // 23 months later
    shop.on("2027-10-03");
    CHECK(refusal([&] { mustNotConflict(state, report); }) == "done");
}

TEST_CASE("In public no place is named, neither in the words about context nor on any page, unless that is agreed") {
    Places shop;
    shop.as("FK-MS1");
    std::string said;
    const auto named = shop.wish(FigureAudience::Public, "In Stourbeck three people left.");
    CHECK(refusal([&] { ReportDesk(shop.desk()).crossSite(named); }, &said) == "TR-D57");
    CHECK(says(said, "Stourbeck"));
    auto agreed = named;
    agreed.namesAgreed = true;
    CHECK(refusal([&] { ReportDesk(shop.desk()).crossSite(agreed); }) == "done");
    const auto pages = [](const CrossSiteReport& report) {
        std::string out = report.title + report.context;
        for (auto& view : report.views) out += viewToJson(view.model) + view.chosen;
        for (auto& [place, story] : report.stories) out += place + story;
        return out;
    };
    const auto context = "One place had three leavers.";
    CHECK(says(pages(ReportDesk(shop.desk()).crossSite(shop.wish(FigureAudience::Programme, context))), "Stourbeck"));
    const auto page = pages(ReportDesk(shop.desk()).crossSite(shop.wish(FigureAudience::Public, context)));
    CHECK_FALSE(says(page, "Stourbeck"));
    CHECK_FALSE(says(page, "Fernwick"));
    CHECK(says(page, "Place "));
    for (auto* code : {"FK-S1", "FK-CP3", "SB-CP1"}) CHECK_FALSE(says(page, code));
}

TEST_CASE("What a role does not see is left out of its report, with that reason; who sees no others makes none") {
    Places shop;
    const auto wish = shop.wish(FigureAudience::Programme, "One place had three leavers.");
    const auto byMeta = ReportDesk(shop.as("FK-MS1")).crossSite(wish);
    const auto byLead = ReportDesk(shop.as("FK-SL1")).crossSite(wish);
    CHECK(byLead.views.size() < byMeta.views.size());
    REQUIRE_FALSE(byLead.leftOut.empty());
    CHECK(says(byLead.leftOut.front(), "your role does not see it"));
    for (auto* who : {"FK-S1", "FK-CP3"}) CHECK(refusal([&] { ReportDesk(shop.as(who)).crossSite(wish); }) == "TR-V10");
}

TEST_CASE("Figures that leave are split by nobody's name, and come from nobody who sees only their own") {
    Places shop;
    const auto asked = [&](const PersonCode& who, const std::string& by) {
        auto& state = Desk::State::of(shop.as(who));
        const auto all = state.plugins->views();
        const auto view = std::ranges::find_if(all, [](auto* one) { return one->crossSite; });
        REQUIRE(view != all.end());
        ViewQuestion question;
        question.from = Date::fromIso("2025-09-01");
        question.to = Date::fromIso("2025-10-31");
        auto page = std::make_shared<FigurePage>(state, FigureAudience::Programme);
        const auto source = figuresForPage(state, **view, nullptr, question, noProgress(), page);
        return refusal([&] { source({"supervision.on-time", {}, {}, Period::Whole, by}); });
    };
    for (auto* by : {"person", "supervisor", "locality+person", "supervisor+locality"}) {
        INFO(by);
        CHECK(asked("FK-MS1", by) == "TR-D55");
    }
    CHECK(asked("FK-MS1", "locality") == "done");
    CHECK(asked("FK-S1", "locality") == "TR-V10");
}

TEST_CASE("A view that somebody cited is shown to them again, and to nobody who only came by its hash") {
    Places shop;
    const auto hash = ReportDesk(shop.as("FK-S1")).cite({"supervision.events", "FK-CP3"});
    CHECK(refusal([&] { (void)ReportDesk(shop.desk()).cited(hash); }) == "done");
    for (auto* who : {"FK-CP3", "SB-CP1", "FK-SL1", "FK-MS1"}) {
        INFO(who);
        CHECK(refusal([&] { (void)ReportDesk(shop.as(who)).cited(hash); }) == "TR-D60");
    }
    shop.addUser("FK-MS2", Role::MetaSupervisor);
    const auto across = ReportDesk(shop.as("FK-MS1")).cite({"supervision.delivery", {}});
    CHECK(refusal([&] { (void)ReportDesk(shop.as("FK-MS2")).cited(across); }) == "done");
    CHECK(refusal([&] { (void)ReportDesk(shop.as("FK-S1")).cited(across); }) == "TR-D60");
}
