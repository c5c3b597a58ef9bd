// Reports over enough people that numbers leave at all: what they say of places, of hidden groups, and that one which
// beside an earlier one tells a few people apart is refused where it is made, not only where that is asked.
#include "desk/report_files.hpp"
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"
#include "store/releases.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

/// Three supervisors with ten people each at one place, who met once in September.
struct Crowd : Workshop {
    Crowd() {
        addUser("FK-MS1", Role::MetaSupervisor);
        for (auto* who : {"FK-S2", "FK-S3"}) addUser(who, Role::Supervisor);
        for (auto* by : {"FK-S1", "FK-S2", "FK-S3"})
            for (int i = 0; i < 10; ++i) met(by);
    }
    void met(const PersonCode& by) {
        const auto who = "FK-CP" + std::to_string(100 + ++people_);
        addUser(who, Role::Supervisee);
        if (desk().me().code != by) as(by);
        NewRecord what;
        what.kind = "supervision-agreement";
        what.supervisor = by;
        what.supervisees = {who};
        const auto agreement = desk().newRecord(what);
        answer(agreement,
               R"({"agreement.types": ["CLIN"], "agreement.modality": "video", "agreement.start": "2025-07-01",
            "agreement.purpose": "Working well.", "agreement.dual-role": false, "agreement.visibility": "standard",
            "agreement.escalation": [{"escalation.name": "Duty senior", "escalation.for": "Risk"}],
            "agreement.disagreement": "We ask the service lead."})");
        signByAll(agreement);
        signedSession(agreement);
    }
    CrossSiteReport report() {
        return ReportDesk(as("FK-MS1"))
            .crossSite({Date::fromIso("2025-09-01"),
                        Date::fromIso("2025-09-30"),
                        FigureAudience::Programme,
                        {},
                        "One place alone.",
                        false});
    }

private:
    int people_ = 0;
};

} // namespace

TEST_CASE("A report that tells a few people apart beside one that left is refused when it is made (D7)") {
    Crowd crowd;
    crowd.on("2025-11-20");
    const auto first = crowd.report();
    REQUIRE(std::ranges::any_of(first.released, [](auto& one) { return !one.hidden; }));
    CHECK(refusal([&] { (void)crowd.report(); }) == "done"); // it did not leave yet
    ReportDesk(crowd.desk()).left(first);
    CHECK(refusal([&] { (void)crowd.report(); }) == "done"); // the very same again
    crowd.on("2025-09-02");
    for (auto* by : {"FK-S1", "FK-S2"}) crowd.met(by); // two people more
    crowd.on("2025-11-20");
    std::string said;
    CHECK(refusal([&] { (void)crowd.report(); }, &said) == "TR-D59");
    CHECK(said.find("Nothing was released.") != std::string::npos);
}

TEST_CASE("A report that was stopped half way is not written, and what cannot be written has not left") {
    Crowd crowd;
    crowd.on("2025-11-20");
    struct Stop : Progress {
        void step(std::string_view, long, long) override { ++steps; }
        bool cancelled() const override { return steps > 1; }
        int steps = 0;
    } stop;
    ReportDesk reports(crowd.as("FK-MS1"));
    const CrossSiteRequest wish{Date::fromIso("2025-09-01"), Date::fromIso("2025-09-30"),
                                FigureAudience::Programme,   {},
                                "One place alone.",          false};
    CHECK(reports.offered());
    const auto whole = reports.crossSite(wish);
    auto half = whole;
    half.cancelled = true;
    const auto there = crowd.folder.parent_path() / "report";
    CHECK(refusal([&] { writeReport(reports, half, there); }) == "TR-D62");
    CHECK_FALSE(std::filesystem::exists(there));
    std::ofstream(there) << "somebody's notes";
    CHECK(refusal([&] { writeReport(reports, whole, there); }) == "TR-C05");
    CHECK(refusal([&] { writeReport(reports, whole, there / "inside"); }) == "TR-C05");
    CHECK(std::filesystem::file_size(there) == 16);
    CHECK(ReleaseStore(crowd.desk().workspace()).list().empty());
    std::filesystem::remove(there);
    std::filesystem::create_directory(there);
    const auto page = writeReport(reports, whole, there);
    CHECK(std::filesystem::exists(page));
    CHECK((std::filesystem::status(page).permissions() & std::filesystem::perms::others_read) ==
          std::filesystem::perms::none);
    CHECK(ReleaseStore(crowd.desk().workspace()).list().size() == 1);
    CHECK_FALSE(ReportDesk(crowd.as("FK-S1")).offered());
    CHECK_FALSE(ReportDesk(crowd.as("FK-CP3")).offered());
    try {
        CHECK(ReportDesk(crowd.as("FK-MS1")).crossSite(wish, stop).cancelled);
    } catch (const Error& error) { // stopped within a view
        CHECK(error.code().starts_with("TR-P"));
    }
}
