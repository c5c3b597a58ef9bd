// Reading, signing and listing, against a real workspace.
#include "workbench/controller/read_controller.hpp"
#include "workbench/controller/records_controller.hpp"
#include "workbench/controller/runner_controller.hpp"

#include "model/error.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace trellis;

namespace {

bool has(const std::vector<PaperBlock>& paper, PaperStyle style, const std::string& part) {
    return std::any_of(paper.begin(), paper.end(),
                       [&](auto& block) { return block.style == style && block.text.find(part) != std::string::npos; });
}

PageInfo sessionsPage(Desk& desk) {
    for (auto* page : desk.plugins().pages())
        if (std::find(page->kinds.begin(), page->kinds.end(), "supervision-session") != page->kinds.end()) return *page;
    FAIL("no page lists sessions");
    return {};
}

} // namespace

TEST_CASE("A wrong passphrase signs nothing and the record reads as before") {
    Workshop shop;
    auto session = shop.session(shop.signedAgreement());
    finishRecord(shop.desk(), session);
    ReadController read(shop.desk(), session);
    CHECK_THROWS_AS(read.sign("FK-CP3", "something else"), Error);
    for (auto& signer : read.signers()) CHECK_FALSE(signer.signedAt);
    CHECK_FALSE(read.everybodySigned());
}

TEST_CASE("Each signs with their own passphrase until everybody has") {
    Workshop shop;
    auto session = shop.session(shop.signedAgreement());
    {
        ReadController draft(shop.desk(), session);
        CHECK(draft.draft());
        CHECK(draft.canContinue());
        CHECK(draft.signers().empty());
        CHECK_FALSE(draft.canAmend());
    }
    finishRecord(shop.desk(), session);
    finishRecord(shop.desk(), session); // once more does nothing
    ReadController read(shop.desk(), session);
    CHECK(read.signers().size() == 2);
    CHECK(read.signers()[0].me); // the supervisor sits at the machine
    CHECK(read.signers()[1].canSignHere);
    read.sign("FK-S1", workshopPassphrase);
    CHECK(read.signers()[0].signedAt);
    CHECK_FALSE(read.everybodySigned());
    read.sign("FK-CP3", workshopPassphrase);
    CHECK(read.everybodySigned());
    CHECK(has(read.paper(), PaperStyle::Text, "FK-CP3, Care Partner or other supervisee, on "));
}

TEST_CASE("An amendment is a layer with its reason, and the first text can still be shown") {
    Workshop shop;
    auto session = shop.signedSession(shop.signedAgreement());
    ReadController read(shop.desk(), session);
    CHECK(read.canAmend());
    CHECK(read.layers().size() == 1);
    read.amend("The date of the next one was wrong");
    {
        RunnerController run(std::make_unique<DeskDraft>(shop.desk(), session));
        CHECK(run.amendReason() == "The date of the next one was wrong");
        run.form().type({"session.actual-minutes", "", ""}, "50");
        CHECK(run.save());
    }
    finishRecord(shop.desk(), session);
    read.reload();
    REQUIRE(read.layers().size() == 2);
    CHECK(read.newest());
    CHECK(has(read.paper(), PaperStyle::Layer, "because: The date of the next one was wrong"));
    CHECK(has(read.paper(), PaperStyle::Text, "50"));

    read.showLayer(read.layers().back().revision);
    CHECK_FALSE(read.newest());
    CHECK(has(read.paper(), PaperStyle::Layer, "earlier text"));
    CHECK(has(read.paper(), PaperStyle::Text, "55"));
    read.showHashes(true);
    CHECK(has(read.paper(), PaperStyle::Hash, "content "));
}

TEST_CASE("Whoever is not of the pair reads that parts are kept by it") {
    Workshop shop;
    auto session = shop.signedSession(shop.signedAgreement());
    shop.addUser("FK-L1", Role::ServiceLead);
    ReadController read(shop.as("FK-L1"), session);
    auto paper = read.paper();
    CHECK(has(paper, PaperStyle::Withheld, "kept by the pair"));
    CHECK(paperText(paper).find("Bring a recording") == std::string::npos);
    CHECK(has(paper, PaperStyle::Text, "55"));
    CHECK_FALSE(read.canAmend());
}

TEST_CASE("A session runs from the list to two signatures and the next one brings what is open") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    RecordsController list(shop.desk(), sessionsPage(shop.desk()));
    auto starts = list.starts();
    auto way = std::find_if(starts.begin(), starts.end(), [](auto& one) { return one.kind == "supervision-session"; });
    REQUIRE(way != starts.end());
    CHECK(way->label == "FK-CP3, every 2 weeks");
    auto first = list.start(*way);
    CHECK(RunnerController(std::make_unique<DeskDraft>(shop.desk(), first)).finish().missing.size() > 3);
    shop.desk().discardDraft(first);

    auto session = shop.session(agreement);
    {
        RunnerController run(std::make_unique<DeskDraft>(shop.desk(), session));
        CHECK(run.title() == "FK-CP3 · Tuesday 2 September · Supervision session");
        CHECK(run.timer() == "0:00 of 60");
        CHECK(run.finish().ready());
    }
    finishRecord(shop.desk(), session);
    shop.signByAll(session);
    shop.on("2025-09-16");
    auto next = list.start(*way);
    RunnerController run(std::make_unique<DeskDraft>(shop.desk(), next));
    auto beside = run.beside();
    CHECK(beside.lastRecord == session);
    REQUIRE_FALSE(beside.carried.empty());
    CHECK(beside.carried[0].lines[0].what == "Bring a recording");
    CHECK(beside.carried[0].lines[0].quiet.find("2 weeks old") != std::string::npos);
}

TEST_CASE("The list is narrowed by words, person and state, and counts what it leaves out") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    shop.signedSession(agreement);
    shop.on("2025-09-16");
    shop.draftSession(agreement);
    RecordsController list(shop.desk(), sessionsPage(shop.desk()));
    CHECK(list.total() == 2);
    auto rows = list.rows();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].draft); // newest first
    CHECK(rows[1].day == "2 Sep 2025");
    list.text = "fk-cp3 2 sep";
    CHECK(list.rows().size() == 2);
    list.text = "FK-CP3 nowhere";
    CHECK(list.rows().empty());
    list.text = "";
    list.state = rows[1].state;
    CHECK(list.rows().size() == 1);
    list.state = "";
    list.person = "FK-CP9";
    CHECK(list.rows().empty());
    CHECK(list.people().size() == 2); // everyone, and FK-CP3
}
