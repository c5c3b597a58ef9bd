#include "workbench/controller/runner_controller.hpp"

#include "scenario/form_builder.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

TemplatePtr aForm() {
    return FormBuilder()
        .section("arrive")
        .item("start", ItemType::Time)
        .required()
        .section("risk")
        .item("raised", ItemType::Boolean)
        .required()
        .section("detail")
        .item("what", ItemType::LongText)
        .rows("actions")
        .cell("action.what", ItemType::Text)
        .required()
        .cell("action.owner", ItemType::Person)
        .cell("action.due", ItemType::Date)
        .carry("${action.what} != ''")
        .build();
}

/// A draft without a desk, whose disk can be made to fail.
class PaperDraft : public WritingDraft {
public:
    SeededRandom random{5};
    FixedClock time{*Date::fromIso("2025-09-16")};
    Form form_{aForm(), {}, {*Date::fromIso("2025-09-16"), &time, &random}};
    RecordKey key_{"r1", "some-kind", "a1", "FK-S1", {"FK-CP3"}};
    std::map<Id, Date> carried_;
    bool unsaved_ = false, diskFull = false;
    int saves = 0, planned = 60;
    Moment savedAt_;
    std::vector<Finding> extra;

    Form& form() override { return form_; }
    const RecordKey& key() const override { return key_; }
    std::string kindTitle() const override { return "Session"; }
    Date day() const override { return *Date::fromIso("2025-09-16"); }
    int plannedMinutes() const override { return planned; }
    std::string amendReason() const override { return ""; }
    std::vector<Person> people() const override { return {}; }
    const Clock& clock() const override { return time; }
    const std::map<Id, Date>& carried() const override { return carried_; }
    std::optional<RecordView> lastTime() const override { return {}; }
    void touched() override { unsaved_ = true; }
    bool unsaved() const override { return unsaved_; }
    Moment savedAt() const override { return savedAt_; }
    bool tick() override {
        if (!unsaved_) return false;
        save();
        return true;
    }
    void save() override {
        ++saves;
        if (diskFull) throw Error("TR-S09", "The disk is full.", "Make room.");
        unsaved_ = false;
        savedAt_ = time.now();
    }
    std::vector<Finding> findings() const override {
        auto out = form_.findings();
        out.insert(out.end(), extra.begin(), extra.end());
        return out;
    }
};

struct Bench {
    PaperDraft* draft;
    RunnerController run;
    explicit Bench(std::unique_ptr<PaperDraft> made = std::make_unique<PaperDraft>())
        : draft(made.get())
        , run(std::move(made)) {}
    void later(int seconds) {
        for (int i = 0; i < seconds; ++i) draft->time.set(Moment{draft->time.now().ms + 1000}), run.tick();
    }
};

} // namespace

TEST_CASE("A save that does not work is said, keeps the draft unsaved and is tried again") {
    Bench bench;
    bench.draft->diskFull = true;
    bench.run.form().type({"what", "", ""}, "Three letters sent.");
    CHECK(bench.run.tick());
    REQUIRE(bench.run.trouble());
    CHECK(bench.run.trouble()->code() == "TR-S09");
    CHECK(bench.run.unsaved());
    CHECK(bench.run.saved() == "not saved: trying again");

    bench.later(3); // not twice a second
    CHECK(bench.draft->saves == 1);
    bench.later(30);
    CHECK(bench.draft->saves > 2);
    CHECK_FALSE(bench.run.save()); // asked for by a person: tried at once

    bench.draft->diskFull = false;
    bench.later(12);
    CHECK_FALSE(bench.run.trouble());
    CHECK_FALSE(bench.run.unsaved());
    CHECK(bench.run.saved().starts_with("saved "));
}

TEST_CASE("The timer counts quietly, does not count a machine that slept, and bears a clock set back") {
    Bench bench;
    CHECK(bench.run.timer() == "0:00 of 60");
    bench.later(23 * 60);
    CHECK(bench.run.timer() == "0:23 of 60");
    bench.draft->time.set(Moment{bench.draft->time.now().ms + 3'600'000});
    bench.run.tick();
    CHECK(bench.run.timer() == "0:23 of 60");
    bench.draft->time.set(Moment{bench.draft->time.now().ms - 7'200'000});
    bench.run.tick();
    CHECK(bench.run.timer() == "0:23 of 60");
    bench.later(60);
    CHECK(bench.run.timer() == "0:24 of 60");
}

TEST_CASE("Where no minutes are planned and no section has a time box, nobody is on a clock") {
    Bench bench;
    bench.draft->planned = 0;
    bench.later(23 * 60);
    CHECK(bench.run.timer() == "");
    bench.draft->planned = 60; // what was spent so far is not lost when minutes are planned after all
    CHECK(bench.run.timer() == "0:23 of 60");
}

TEST_CASE("Time is counted for the section that is shown") {
    Bench bench;
    bench.later(120);
    bench.run.next();
    bench.later(60);
    auto lines = bench.run.sections();
    CHECK(lines[0].used == 2);
    CHECK(lines[1].used == 1);
    CHECK(lines[1].current);
}

TEST_CASE("A section has its tick when nothing in it is left to answer") {
    Bench bench;
    auto complete = [&](int i) { return bench.run.sections()[std::size_t(i)].complete; };
    CHECK_FALSE(complete(0));
    bench.run.form().type({"start", "", ""}, "10:05");
    CHECK(complete(0));
    CHECK_FALSE(complete(2)); // asks for nothing: has to be seen first
    CHECK_FALSE(bench.run.sections()[2].empty);
    bench.run.goTo("detail");
    bench.run.form().type({"what", "", ""}, "Three letters sent.");
    bench.run.goTo("arrive");
    CHECK(complete(2));
    FormChanges changes;
    bench.run.form().addRow("actions", changes); // now a cell is asked for
    CHECK_FALSE(complete(2));
    CHECK_FALSE(bench.run.sections()[2].empty);
    CHECK(bench.run.sections()[0].words() == "arrive, complete, current section");
}

TEST_CASE("A section that was looked at and left empty is told from a complete one, and is fine") {
    Bench bench;
    bench.run.goTo("detail");
    bench.run.goTo("arrive");
    auto detail = bench.run.sections()[2];
    CHECK_FALSE(detail.complete);
    CHECK(detail.empty);
    CHECK(detail.words() == "detail, left empty");
    CHECK_FALSE(bench.run.sections()[1].empty); // one that asks for something is not fine empty
    bench.run.form().type({"what", "", ""}, "Three letters sent.");
    CHECK(bench.run.sections()[2].complete);
    CHECK_FALSE(bench.run.sections()[2].empty);
}

TEST_CASE("Sections that are not asked are passed over, and left when they go away") {
    auto draft = std::make_unique<PaperDraft>();
    // The condition names an item, so the item stands first.
    draft->form_ = Form(FormBuilder()
                            .section("one")
                            .item("yes", ItemType::Boolean)
                            .section("two")
                            .relevant("${yes}")
                            .item("a", ItemType::Text)
                            .section("three")
                            .item("b", ItemType::Text)
                            .build(),
                        {}, {*Date::fromIso("2025-09-16"), nullptr, nullptr});
    Bench bench(std::move(draft));
    CHECK(bench.run.next()); // not answered yet: shown
    CHECK(bench.run.section().id == "two");
    CHECK_FALSE(bench.run.keepRelevant());
    bench.run.form().answer({"yes", "", ""}, false);
    CHECK(bench.run.keepRelevant());
    CHECK(bench.run.section().id == "one");
    CHECK(bench.run.sections().size() == 2);
    CHECK(bench.run.next());
    CHECK(bench.run.section().id == "three");
    CHECK_FALSE(bench.run.next());
    CHECK_FALSE(bench.run.goTo("two"));
    CHECK_FALSE(bench.run.goTo("four"));
}

TEST_CASE("The finish page names what is missing, leads to it, and says who will see what") {
    Bench bench;
    FormChanges changes;
    auto row = bench.run.form().addRow("actions", changes);
    bench.run.form().type({"start", "", ""}, "half past");
    bench.draft->extra.push_back({Severity::Ask, {"what", "", ""}, "identifier", "This looks like a name."});
    auto page = bench.run.finish();
    CHECK_FALSE(page.ready());
    REQUIRE(page.missing.size() >= 3);
    CHECK(page.missing[0].where.item == "start"); // unread words come first
    CHECK(page.missing[0].section == "arrive");
    bool named = false;
    for (auto& line : page.missing)
        if (line.where == ItemPath{"action.what", "actions", row})
            named = line.section == "detail" && line.label == "actions › row 1 › action.what";
    CHECK(named);
    REQUIRE(page.look.size() == 1);
    CHECK(page.look[0].label == "what");
    CHECK(page.facts[0] == "Session of Tuesday 16 September with FK-CP3");
    CHECK(bench.run.form().asksForMissing());

    bench.run.form().type({"start", "", ""}, "10:05");
    bench.run.form().answer({"raised", "", ""}, false);
    bench.run.form().removeRow("actions", row);
    page = bench.run.finish();
    CHECK(page.ready());
    REQUIRE(page.parts.size() == 1);
    CHECK(page.parts[0].parts == std::vector<std::string>{"start", "raised"});
}

TEST_CASE("What was carried in stands beside the form with owner, day and age") {
    auto draft = std::make_unique<PaperDraft>();
    auto* kept = draft.get();
    Bench bench(std::move(draft));
    FormChanges changes;
    auto row = bench.run.form().addRow("actions", changes);
    bench.run.form().type({"action.what", "actions", row}, "Ask about a room");
    bench.run.form().answer({"action.owner", "actions", row}, Code{"FK-CP3"});
    bench.run.form().type({"action.due", "actions", row}, "30 sep");
    CHECK(bench.run.beside().carried.empty()); // new ones are not from last time
    kept->carried_[row] = *Date::fromIso("2025-08-26");
    auto beside = bench.run.beside();
    REQUIRE(beside.carried.size() == 1);
    CHECK(beside.carried[0].title == "actions");
    CHECK(beside.carried[0].lines[0].quiet == "FK-CP3 · by 30 Sep 2025 · 3 weeks old");
    CHECK(beside.lastRecord.empty());
}
