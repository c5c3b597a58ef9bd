// Stourbeck's circles in the place of the shipped group session: a locality's own plugin, built from sdk/ alone.
#include "model/error.hpp"
#include "plugin/kind.hpp"
#include "template/template_reader.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace trellis;
namespace fs = std::filesystem;

namespace {

const fs::path build = TRELLIS_BUILD_DIR;
const fs::path source = TRELLIS_SOURCE_DIR;

TemplatePtr circleForm() {
    return loadTemplate(source / "templates/localities/stourbeck/plugin/templates/group-session.xml",
                        codeListsIn(source / "templates/code-lists"));
}

PluginFolders stourbeck() {
    PluginFolders folders;
    folders.search = {build / "lib/trellis/plugins"};
    folders.locality = {build / "localities/stourbeck/plugins"};
    folders.runner = build / "bin/trellis-plugin-runner";
    folders.limits.call = folders.limits.start = std::chrono::seconds(30);
    folders.replaced["trellis.supervision-log"] = "stourbeck.group-supervision";
    folders.forms = [form = circleForm()](const FormRef& ref) { return ref.id == form->ref.id ? form : nullptr; };
    return folders;
}

Timeline circle(int people = 3) {
    Timeline timeline;
    timeline.today = *Date::fromIso("2025-09-16");
    auto& terms = timeline.agreement;
    terms.supervisor = "SB-SV1";
    terms.types = {"PEER"};
    terms.start = *Date::fromIso("2025-06-02");
    terms.cadenceDays = 28;
    terms.plannedMinutes = 90;
    for (int i = 1; i <= people; ++i) {
        terms.supervisees.push_back("SB-W" + std::to_string(i));
        timeline.people.push_back({terms.supervisees.back(), "", {}, "SB", terms.start, {}, {}});
    }
    return timeline;
}
TimelineRecord met(const std::string& day, std::vector<std::string> present, const std::string& spoke = {}) {
    TimelineRecord record;
    record.id = "circle-" + day;
    record.kind = "group-session";
    record.state = "completed";
    record.day = *Date::fromIso(day);
    record.form = circleForm()->ref;
    record.answers.values["session.date"] = record.day;
    for (auto& person : present)
        record.answers.rows["attendees"].push_back(
            {"a-" + day + person, {{"attendee.person", Code{person}}, {"attendee.present", true}}});
    if (!spoke.empty())
        record.answers.rows["rounds"].push_back(
            {"r-" + day, {{"round.person", Code{spoke}}, {"round.kind", Code{"work"}}}});
    return record;
}

} // namespace

TEST_CASE("Stourbeck's circles replace the shipped group session, and pairs stay with the shipped log") {
    const PluginSet set(stourbeck());
    for (auto& status : set.plugins()) {
        INFO(status.manifest.id << ": " << status.why);
        CHECK(status.state == "on");
    }
    REQUIRE(set.kind("group-session"));
    CHECK(set.kind("group-session")->info().plugin == "stourbeck.group-supervision");
    REQUIRE(set.kind("supervision-session"));
    CHECK(set.kind("supervision-session")->info().plugin == "trellis.supervision-log");
    const auto kinds = set.kinds();
    CHECK(std::ranges::count(kinds, std::string("group-session"), [](auto* kind) { return kind->id; }) == 1);
}

TEST_CASE("A record of the shipped kind finds every state it may be in under the replacement") {
    auto shipped = stourbeck();
    shipped.locality.clear();
    const PluginSet before(shipped), after(stourbeck());
    for (auto& state : before.kind("group-session")->states()) {
        if (state.editable) continue; // a planned draft is finished with the plugin it was begun with
        const auto& states = after.kind("group-session")->states();
        INFO(state.id);
        CHECK(std::ranges::find(states, state.id, &KindState::id) != states.end());
    }
}

TEST_CASE("A circle of one does not count, whoever is away does not stop it, and two weeks of grace are given") {
    const PluginSet set(stourbeck());
    const auto& kind = *set.kind("group-session");
    auto timeline = circle();
    timeline.records = {met("2025-08-01", {"SB-W1", "SB-W2"}), met("2025-08-20", {"SB-W1"})};
    auto due = kind.due(timeline); // 1 August + 28 = 29 August, 18 days past
    REQUIRE(due);
    CHECK(due->due == *Date::fromIso("2025-08-29"));
    CHECK(due->standing == DueStanding::Overdue);
    CHECK(due->band == "15–28");
    timeline.today = *Date::fromIso("2025-09-12");
    CHECK(kind.due(timeline)->standing == DueStanding::InGrace); // exactly two weeks
    timeline.today = *Date::fromIso("2025-09-13");
    CHECK(kind.due(timeline)->standing == DueStanding::Overdue);

    timeline.people[0].absences = {{*Date::fromIso("2025-09-01"), {}, "parental"}};
    CHECK(kind.due(timeline)->standing == DueStanding::Overdue); // two are left
    timeline.people[1].leftOn = *Date::fromIso("2025-09-01");
    CHECK(kind.due(timeline)->standing == DueStanding::Excluded);
    CHECK_FALSE(kind.due(circle(1))); // a pair is the shipped log's business
}

TEST_CASE("Who has listened three times running is asked to bring a piece of work") {
    const PluginSet set(stourbeck());
    auto timeline = circle();
    for (auto day : {"2025-06-20", "2025-07-18", "2025-08-15"})
        timeline.records.push_back(met(day, {"SB-W1", "SB-W2", "SB-W3"}, day == std::string("2025-07-18") ? "SB-W2" : "SB-W1"));
    const auto answers = set.kind("group-session")->prefill(timeline, *circleForm());
    std::vector<std::string> asked;
    for (auto& row : answers.rowsOf("attendees"))
        if (auto role = row.cells.find("attendee.role"); role != row.cells.end())
            asked.push_back(std::get<Code>(row.cells.at("attendee.person")).code);
    CHECK(asked == std::vector<std::string>{"SB-W3"});
}

TEST_CASE("A circle with an open concern cannot be finished") {
    const PluginSet set(stourbeck());
    auto record = met("2025-09-16", {"SB-W1", "SB-W2"});
    record.answers.values["risk.raised"] = true;
    const auto refusals = [&] {
        const auto findings = set.kind("group-session")->check(record, circle());
        return std::ranges::count(findings, Severity::Refuse, &Finding::severity);
    };
    CHECK(refusals() == 1);
    record.answers.rows["risk.items"] = {{"r", {}}};
    CHECK(refusals() == 3);
    record.answers.rows["risk.items"] = {
        {"r", {{"risk.decision", Code{"escalate"}}, {"risk.owner", Code{"SB-W1"}}, {"risk.care-record", true}}}};
    CHECK(refusals() == 0);
}
