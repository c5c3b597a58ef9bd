// Who knows of feedback to a supervisor at all (domain.md 2.6): the two, and meta-supervisors. A service lead has the
// themes that the two let go further, without a name, a day or a station; an auditor has nothing.
#include "desk/figure_desk.hpp"
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"
#include "view/render.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>

using namespace trellis;

namespace {

constexpr const char* loop = "meta.feedback-loop";

struct Site : Workshop {
    Site() {
        addUser("MS-1", Role::MetaSupervisor);
        addUser("MS-2", Role::MetaSupervisor);
        addUser("FK-L1", Role::ServiceLead);
        addUser("FK-A1", Role::Auditor);
    }
    /// `far`: what is answered of how far it may go.
    Id given(const std::string& far) {
        as("MS-1");
        NewRecord what;
        what.kind = "meta-feedback";
        what.about = "FK-S1";
        const auto id = desk().newRecord(what);
        answer(id, R"({"feedback.basis": ["recording"], "feedback.action": "Ask for three options first.",
                       "strengths": [{"strength.seen": "You let a silence run."}], )" +
                       far + "}");
        desk().take(id, "finish");
        return id;
    }
    /// All that a view shows, its card included.
    std::string shown(const std::string& view, const std::string& subject) {
        std::string out;
        const auto model = desk().view({view, subject});
        out += model.card + "\n" + viewToText(model, 300);
        return out;
    }
};

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

constexpr const char* between = R"("feedback.share": "supervisor")";
constexpr const char* theme = R"("feedback.share": "theme", "feedback.theme": "giving solutions under time pressure")";

} // namespace

TEST_CASE("Feedback is on nobody's list but the two people's and a meta-supervisor's, and nobody else can open it") {
    Site site;
    for (auto* far : {between, theme}) {
        const auto id = site.given(far);
        for (auto* who : {"MS-1", "FK-S1", "MS-2"}) {
            INFO(who);
            CHECK(site.as(who).line(id));
            CHECK(refusal([&] { site.desk().show(id); }) == "done");
        }
        for (auto* who : {"FK-L1", "FK-A1"}) {
            INFO(who);
            CHECK_FALSE(site.as(who).line(id));
            CHECK(site.desk().records({}).empty());
            CHECK(site.desk().search("MS-1").empty());
            CHECK(site.desk().search("pressure").empty());
            for (auto& act :
                 {std::function([&] { site.desk().show(id); }), std::function([&] { site.desk().html(id); })})
                CHECK(refusal(act) == "TR-R02");
            const auto trail = site.desk().audit(1000);
            CHECK(std::ranges::none_of(trail, [&](auto& one) { return one.about == id; }));
        }
    }
}

TEST_CASE(
    "A service lead reads the themes that the two let go further, and neither people nor days nor where it stands") {
    Site site;
    site.given(between);
    const auto lead = [&] {
        site.as("FK-L1");
        return site.shown(loop, "all");
    };
    CHECK(says(lead(), "no feedback here that you may read"));
    site.on("2025-09-09");
    site.given(theme);
    site.on("2025-09-20");
    const auto page = lead();
    INFO(page);
    CHECK(says(page, "giving solutions under time pressure"));
    CHECK(says(page, "1 theme from"));
    for (auto* word : {"MS-1", "FK-S1", "9 September", "waits", "Shared", "silence", "three options"})
        CHECK_FALSE(says(page, word));
    CHECK(FigureDesk(site.desk()).explainView({loop, "all"}).records.empty()); // nothing to be opened
    // About one person, or of one place, a theme would say whose it is.
    const auto offered = site.desk().subjectsOf("meta.month");
    CHECK(std::ranges::none_of(offered, [](auto& one) { return one.id == "FK-S1"; }));
    site.as("MS-2");
    CHECK(says(site.shown(loop, "all"), "2 pieces of feedback"));
}

TEST_CASE("An auditor has nothing of feedback, not even the page") {
    Site site;
    site.given(theme);
    site.as("FK-A1");
    std::string said;
    CHECK(refusal([&] { site.desk().view({loop, "all"}); }, &said) == "TR-V03");
    CHECK(says(said, "nothing that your role may see"));
    const auto offered = site.desk().views();
    CHECK(std::ranges::none_of(offered, [](auto& one) { return one.id == loop; }));
}

TEST_CASE("Of supervision a service lead has the month as before, with nothing about feedback in it") {
    Site site;
    site.as("FK-S1");
    site.signedSession(site.signedAgreement());
    site.given(theme);
    site.as("FK-L1");
    const auto page = site.shown("meta.month", "FK-S1");
    INFO(page);
    for (auto* word : {"feedback", "agreed", "pressure"}) CHECK_FALSE(says(page, word));
}
