// A group session from its draft to everybody's signature, through the same controllers the window uses.
#include "workbench/controller/read_controller.hpp"
#include "workbench/controller/runner_controller.hpp"

#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace trellis;

namespace {

Id groupDraft(Workshop& shop) {
    shop.addUser("FK-CP4", Role::Supervisee);
    const Id agreement = shop.signedAgreement({"FK-CP3", "FK-CP4"});
    NewRecord what;
    what.kind = "group-session";
    what.agreement = agreement;
    return shop.desk().newRecord(what);
}

} // namespace

TEST_CASE("A group session is filled in, finished and signed by everybody") {
    Workshop shop;
    const Id record = groupDraft(shop);
    RunnerController run(std::make_unique<DeskDraft>(shop.desk(), record));
    CHECK(run.title().find("FK-CP3, FK-CP4") != std::string::npos);
    CHECK_FALSE(run.finish().ready());

    auto& form = run.form();
    form.type({"session.start", "", ""}, "10:05");
    form.tick({"session.type", "", ""}, "CLIN", true);
    form.answer({"session.modality", "", ""}, Code{"video"});
    form.answer({"session.supervisor", "", ""}, Code{"FK-S1"});
    form.answer({"risk.raised", "", ""}, false);
    form.answer({"conduct.concern", "", ""}, false);
    form.type({"session.actual-minutes", "", ""}, "85");
    form.type({"session.next", "", ""}, "+28");
    form.answer({"session.written-by", "", ""}, Code{"FK-S1"});
    FormChanges changes;
    auto rows = [&](const char* item) {
        const auto& there = form.form().answers().rowsOf(item);
        return there.empty() ? form.addRow(item, changes) : there.front().id;
    };
    form.type({"agenda.topic", "agenda", rows("agenda")}, "The room at the practice");
    const Id action = rows("actions");
    form.type({"action.what", "actions", action}, "Bring a recording");
    form.answer({"action.owner", "actions", action}, Code{"FK-CP4"});
    form.type({"action.due", "actions", action}, "+14");
    if (form.form().answers().rowsOf("attendees").empty())
        for (const char* person : {"FK-CP3", "FK-CP4"})
            form.answer({"attendee.person", "attendees", form.addRow("attendees", changes)}, Code{person});

    const FinishPage page = run.finish();
    for (auto& line : page.missing) UNSCOPED_INFO(line.label + ": " + line.message);
    REQUIRE(page.ready());
    CHECK(page.facts[0].find("FK-CP3, FK-CP4") != std::string::npos);
    CHECK(std::any_of(page.parts.begin(), page.parts.end(),
                      [](auto& part) { return part.who.find("group") != std::string::npos; }));
    REQUIRE(run.save());
    finishRecord(shop.desk(), record);

    ReadController read(shop.desk(), record);
    REQUIRE(read.signers().size() == 3);
    read.sign("FK-S1", workshopPassphrase);
    read.sign("FK-CP3", workshopPassphrase);
    CHECK_FALSE(read.everybodySigned());
    read.sign("FK-CP4", workshopPassphrase);
    CHECK(read.everybodySigned());
}
