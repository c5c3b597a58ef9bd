// Reading, signing and listing, against a real workspace.
#include "workbench/controller/read_controller.hpp"
#include "workbench/controller/records_controller.hpp"
#include "workbench/controller/runner_controller.hpp"

#include "desk/reminders.hpp"
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

TEST_CASE("The next station is the main step of whoever takes it; for the other a way out is no more than that") {
    Workshop shop;
    shop.addUser("MS-1", Role::MetaSupervisor);
    NewRecord what;
    what.kind = "meta-feedback";
    what.about = "FK-S1";
    const auto id = shop.as("MS-1").newRecord(what);
    shop.answer(id, R"({"feedback.basis": ["recording"], "feedback.action": "Ask for three options first.",
        "strengths": [{"strength.seen": "You let a silence run."}]})");
    CHECK_FALSE(ReadController(shop.desk(), id).nextIsMine()); // a draft goes on by being written
    shop.desk().take(id, "finish");
    ReadController giver(shop.desk(), id);
    REQUIRE(giver.steps().size() == 1);
    CHECK(giver.steps().front().id == "withdraw");
    CHECK_FALSE(giver.nextIsMine());
    ReadController receiver(shop.as("FK-S1"), id);
    REQUIRE_FALSE(receiver.steps().empty());
    CHECK(receiver.nextIsMine());
    receiver.take(receiver.steps().front());
    { // while the answer is written, the form says whose the rest is
        const RunnerController run(std::make_unique<DeskDraft>(shop.desk(), id));
        const auto duty = [&](const char* item) { return run.form().duty({item, "", ""}); };
        CHECK(duty("feedback.question") == "for MS-1 to write");
        CHECK(duty("strengths") == "for MS-1 to write");
        CHECK(duty("reply.stance") == "required");
        CHECK(duty("agreed.action").empty());
    }
    shop.answer(id, R"({"reply.stance": "agree", "reply.on": "2025-09-02"})");
    shop.desk().take(id, "finish");
    receiver.reload();
    CHECK(has(receiver.paper(), PaperStyle::Layer, "Acknowledge and reply, by FK-S1"));
    CHECK_FALSE(has(receiver.paper(), PaperStyle::Layer, "because")); // a step is no change with a reason
}

TEST_CASE("Nobody is told that they met themselves") {
    RecordLine line;
    line.supervisor = "FK-S1";
    line.supervisees = {"FK-CP3", "FK-CP4"};
    CHECK(withWhom(line, "FK-S1") == "FK-CP3, FK-CP4");
    CHECK(withWhom(line, "FK-CP3") == "FK-S1, FK-CP4");
    CHECK(withWhom(line, "FK-L1") == "FK-CP3, FK-CP4"); // who looks at it from outside
    line.supervisees = {"FK-CP3"};
    CHECK(withWhom(line, "FK-CP3") == "FK-S1");
    line.supervisees.clear(); // written alone
    CHECK(withWhom(line, "FK-S1") == "FK-S1");
}

TEST_CASE("A page one writes on is called by the other, whichever of the two writes") {
    Workshop shop;
    const auto session = shop.session(shop.signedAgreement());
    for (auto [who, other] : {std::pair{"FK-S1", "FK-CP3"}, {"FK-CP3", "FK-S1"}}) {
        RunnerController run(std::make_unique<DeskDraft>(shop.as(who), session));
        CHECK(run.title().starts_with(std::string(other) + " · "));
        const auto facts = run.finish().facts;
        CHECK(std::ranges::any_of(facts, [&](auto& one) { return one.ends_with(std::string("with ") + other); }));
    }
}

TEST_CASE("That a record was printed stands in the trail, with whose record and no word of it") {
    Workshop shop;
    auto session = shop.session(shop.signedAgreement());
    finishRecord(shop.desk(), session);
    ReadController read(shop.desk(), session);
    read.paper(); // reading alone is not printing
    const auto times = [&] {
        auto trail = shop.desk().audit(100);
        return std::ranges::count_if(trail, [&](auto& one) { return one.what == "printed" && one.about == session; });
    };
    CHECK(times() == 0);
    read.printed();
    CHECK(times() == 1);
}

TEST_CASE("On paper stands as what somebody led or wrote, also where they are more than one thing") {
    PaperOptions options;
    const auto person = [&](const std::string& code, std::vector<Role> roles) {
        options.people.emplace_back().code = code;
        options.people.back().roles = std::move(roles);
    };
    person("FK-S1", {Role::Supervisor});
    person("FK-S2", {Role::Supervisor, Role::MetaSupervisor});
    person("MS-1", {Role::MetaSupervisor});
    person("FK-L1", {Role::ServiceLead});
    person("FK-CP3", {Role::Supervisee});
    const auto led = [&](const std::string& by, std::vector<PersonCode> with) {
        RecordView view;
        view.line.kindTitle = "Talk";
        view.line.supervisor = by;
        view.line.supervisees = std::move(with);
        return paperOf(view, options).at(2).text;
    };
    CHECK(led("FK-S1", {"FK-CP3"}) == "Supervisor FK-S1 · with FK-CP3");
    CHECK(led("MS-1", {"FK-S1"}) == "Meta-supervisor MS-1 · with FK-S1");
    CHECK(led("MS-1", {}) == "Meta-supervisor MS-1");
    CHECK(led("FK-S2", {"FK-S1"}) == "Meta-supervisor FK-S2 · with FK-S1");
    CHECK(led("FK-S2", {"FK-CP3"}) == "Supervisor FK-S2 · with FK-CP3");
    CHECK(led("FK-L1", {}) == "Service lead FK-L1");
    CHECK(led("XX-9", {"FK-CP3"}) == "Supervisor XX-9 · with FK-CP3"); // not in this workspace's list
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
        CHECK(run.title() == "FK-CP3 · Tuesday 2 September");
        CHECK(run.formWords().starts_with("Supervision session"));
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
    list.reload();
    CHECK(list.total() == 0);
    CHECK_FALSE(list.empty()); // there are some, of others than the one chosen
    list.person = "FK-CP3";
    list.reload();
    CHECK(list.rows().size() == 2);
    CHECK(list.people().size() == 2);
    CHECK_FALSE(list.more());
}

TEST_CASE("A list reads its newest pageful, says that there is more, and goes on when it is asked to") {
    Workshop shop;
    shop.addUser("FK-CP4", Role::Supervisee);
    auto agreement = shop.signedAgreement(), other = shop.signedAgreement({"FK-CP4"});
    shop.signedSession(other);
    constexpr int many = RecordsController::pageful + 5;
    for (int i = 0; i < many; ++i) {
        shop.clock.set(*Date::fromIso("2025-09-02") + 1 + i, TimeOfDay{600});
        NewRecord what;
        what.kind = "session-not-held";
        what.agreement = agreement;
        shop.desk().newRecord(what);
    }
    auto page = sessionsPage(shop.desk());
    RecordsController list(shop.desk(), page);
    CHECK(list.more());
    CHECK(list.total() == RecordsController::pageful + 1);
    CHECK(list.people().size() == 3); // also who stands beyond the pageful
    list.older();
    CHECK_FALSE(list.more());
    CHECK(list.total() == many + 1);
    list.person = "FK-CP4";
    list.reload();
    CHECK(list.rows().size() == 1);
}

TEST_CASE("Asking for a signature stands on the other's Today until the text changes; nobody is asked in vain") {
    Workshop shop;
    auto session = shop.session(shop.signedAgreement());
    finishRecord(shop.desk(), session);
    shop.sign(session, "FK-S1");
    remind(shop.desk(), session);
    auto& other = shop.as("FK-CP3");
    REQUIRE(other.toSign().size() == 1);
    REQUIRE(reminderOf(other, session));
    CHECK(reminderOf(other, session)->who == "FK-S1");
    CHECK(reminderOf(other, session)->day == shop.clock.today());
    CHECK_THROWS_AS(remind(other, session), Error); // the only one waited for is who asks
    shop.sign(session, "FK-CP3");
    CHECK_THROWS_AS(remind(shop.as("FK-S1"), session), Error);
    CHECK_THROWS_AS(remind(shop.desk(), "no-such-record"), Error);

    shop.desk().amend(session, "The minutes were wrong.");
    finishRecord(shop.desk(), session);
    REQUIRE(shop.desk().toSign().size() == 1);
    CHECK_FALSE(reminderOf(shop.desk(), session)); // the text is another one now
}

TEST_CASE("A reflection is begun by what one has in mind, shared in its form's own words, and taken back") {
    Workshop shop;
    shop.signedAgreement();
    auto* desk = &shop.as("FK-CP3");
    PageInfo page;
    for (auto* one : desk->plugins().pages())
        for (auto* kind : desk->plugins().kinds())
            if (kind->authorsOwn && std::find(one->kinds.begin(), one->kinds.end(), kind->id) != one->kinds.end())
                page = *one;
    REQUIRE_FALSE(page.id.empty());
    RecordsController records(*desk, page);
    auto starts = records.starts();
    REQUIRE(starts.size() > 2);
    for (auto& start : starts) {
        CHECK(start.purpose.starts_with("Choose this when"));
        CHECK(start.purpose.find('\n') == std::string::npos);
        CHECK_FALSE(start.lastUsed);
    }
    auto pairs = records.withWhom(starts[1]);
    REQUIRE(pairs.size() == 1); // there is one supervisor only, so nobody has to be asked
    CHECK(pairs[0].form == starts[1].form);
    const Id record = records.start(pairs[0]);
    records.reload();
    CHECK(records.starts()[1].lastUsed);
    CHECK_FALSE(records.starts()[0].lastUsed);
    {
        RunnerController run(std::make_unique<DeskDraft>(*desk, record));
        CHECK_FALSE(run.draft().shareItem().empty());
        REQUIRE(run.finish().ready());
        REQUIRE(run.save());
    }
    {
        ReadController draft(*desk, record);
        CHECK_FALSE(draft.canShare()); // in the form itself, while it is written
    }
    finishRecord(*desk, record);
    ReadController read(*desk, record);
    REQUIRE(read.canShare());
    CHECK(read.sharing().options.size() == 3);
    CHECK(read.sharing().options[0].label == "Only you");
    CHECK_THROWS_AS(read.share(Sharing::Summary, ""), Error); // a summary without words
    CHECK(read.sharing().now == Sharing::None);
    read.share(Sharing::Summary, "I want to listen longer.");
    CHECK(read.sharing().now == Sharing::Summary);
    CHECK(read.sharing().summary == "I want to listen longer.");
    {
        ReadController supervisor(shop.as("FK-S1"), record);
        CHECK_FALSE(supervisor.canShare());
        RecordsController theirs(shop.desk(), page);
        for (auto& start : theirs.starts()) CHECK_FALSE(start.lastUsed); // on which form somebody wrote is theirs
        // Whoever is supervised by nobody here writes for themselves.
        auto alone = theirs.withWhom(theirs.starts()[0]);
        REQUIRE(alone.size() == 1);
        CHECK(alone[0].agreement.empty());
    }
    desk = &shop.as("FK-CP3");
    ReadController again(*desk, record);
    again.share(Sharing::None, "");
    CHECK_THROWS_AS(ReadController(shop.as("FK-S1"), record), Error);
}
