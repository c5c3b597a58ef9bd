#include "plugins/unlearning-checklist/unlearning_world.hpp"

#include "template/form.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

namespace {

bool refuses(const std::vector<Finding>& findings) {
    return std::any_of(findings.begin(), findings.end(), [](auto& each) { return each.severity == Severity::Refuse; });
}
Row inFocus(const std::string& id, const std::string& pair, const std::string& experiment = "",
            std::optional<bool> keep = {}) {
    Row row{id, {{"focus.pair", Code{pair}}}};
    if (!experiment.empty()) row.cells["focus.experiment"] = experiment;
    if (keep) row.cells["focus.keep"] = *keep;
    return row;
}
std::vector<std::string> pairsOf(const Answers& answers, const std::string& rows, const std::string& cell) {
    std::vector<std::string> out;
    for (auto& row : answers.rowsOf(rows)) out.push_back(std::get<Code>(row.cells.at(cell)).code);
    return out;
}
const char* kinds[] = {"unlearning-focus", "unlearning-rating", "unlearning-checklist", "unlearning-quick"};

} // namespace

TEST_CASE("The unlearning checklist loads from its manifest and offers its four kinds and one page") {
    const UnlearningWorld world;
    for (auto id : kinds) {
        CHECK(world.kind(id).states().front().id == "draft");
        CHECK_FALSE(world.kind(id).due(world.timeline));
    }
    const auto pages = world.plugins.pages();
    CHECK(std::ranges::count(pages, "Unlearning", &PageInfo::title) == 1);
}

TEST_CASE("Every form asks the supervisee before the supervisor, and for the old way before the new one") {
    const std::vector<std::string> round{"rating.self-hold", "rating.self-presence", "rating.supervisor-hold",
                                         "rating.supervisor-presence", "rating.talked"};
    const std::map<std::string, std::vector<std::string>> orders{{"unlearning-rating", round},
                                                                 {"unlearning-checklist", round},
                                                                 {"unlearning-quick", {"quick.self", "quick.supervisor"}}};
    const UnlearningWorld world;
    for (auto& [kind, order] : orders) {
        INFO(kind);
        std::vector<std::string> asked;
        const auto note = [&, &wanted = order](const Item& item) {
            if (std::ranges::find(wanted, item.id) != wanted.end()) asked.push_back(item.id);
        };
        for (auto& section : world.formOf(kind).sections)
            for (auto& item : section.items) {
                note(item);
                std::ranges::for_each(item.cells, note);
            }
        CHECK(asked == order);
    }
}

TEST_CASE("A day to come is refused at the day, in every kind; one before the agreement is asked about") {
    const UnlearningWorld world;
    for (auto id : kinds) {
        auto made = world.record(id, "2025-09-17", true);
        const auto found = world.finding(made, "unlearning.future");
        CHECK(found.severity == Severity::Refuse);
        CHECK(found.where.item == "unlearning.date");
        made = world.record(id, "2025-01-05", true);
        CHECK(world.finding(made, "unlearning.before-agreement").severity == Severity::Ask);
        made = world.record(id, "2025-09-16", true);
        CHECK_FALSE(world.finds(made, "unlearning.future"));
    }
}

TEST_CASE("Under an agreement of a group it is refused, because the others could read it") {
    UnlearningWorld world;
    world.timeline.agreement.supervisees = {"FK-CP3", "FK-CP4"};
    CHECK(world.finding(world.writing({}), "unlearning.group").severity == Severity::Refuse);
    CHECK(world.fresh("unlearning-rating").values.count("unlearning.supervisee") == 0);
}

TEST_CASE("More than five pairs kept in focus are refused, five are not, and one let go does not count") {
    const UnlearningWorld world;
    std::vector<Row> rows;
    for (int i = 1; i <= 6; ++i) rows.push_back(inFocus("row-" + std::to_string(i), "U0" + std::to_string(i)));
    const auto found = world.finding(world.writing(rows, "unlearning-focus"), "focus.many");
    CHECK(found.severity == Severity::Refuse);
    CHECK(found.where.item == "focus");
    rows[2].cells["focus.keep"] = false;
    CHECK_FALSE(world.finds(world.writing(rows, "unlearning-focus"), "focus.many"));
    CHECK(world.kind("unlearning-focus").summary(world.writing(rows, "unlearning-focus")) == "5 pairs");
}

TEST_CASE("A pair in focus begins with what the old way protected") {
    const UnlearningWorld world;
    auto rows = std::vector{inFocus("row-1", "U07"), inFocus("row-2", "U07")};
    const auto made = world.writing(rows, "unlearning-focus");
    CHECK(world.found(made, "focus.protected").size() == 2);
    CHECK(world.finding(made, "focus.twice").where.row == "row-2");
    CHECK_FALSE(refuses(world.check(made)));
}

TEST_CASE("Pairs in focus come along into the rating, with what the two set out to try") {
    UnlearningWorld world;
    world.add(world.record("unlearning-focus", "2025-08-01")).answers.rows["focus"] = {
        inFocus("f-1", "U05", "bring one uncertain case"), inFocus("f-2", "U13", "three questions before any advice"),
        inFocus("f-3", "U07", "ring once more", false)};
    const auto fresh = world.fresh("unlearning-rating");
    CHECK(fresh.value("unlearning.supervisee") == Value(Code{"FK-CP3"}));
    CHECK(fresh.value("unlearning.supervisor") == Value(Code{"FK-S1"}));
    CHECK(pairsOf(fresh, "ratings", "rating.pair") == std::vector<std::string>{"U05", "U13"});
    CHECK(fresh.rowsOf("ratings")[0].cells.at("rating.experiment-last") ==
          Value(std::string("bring one uncertain case")));
    // The newest experiment wins, whichever record it was agreed in.
    world.rated("2025-08-20", "3/1").answers.rows["ratings"][0].cells["focus.experiment"] =
        std::string("ask the person first");
    CHECK(world.fresh("unlearning-rating").rowsOf("ratings")[0].cells.at("rating.experiment-last") ==
          Value(std::string("ask the person first")));
    CHECK(pairsOf(world.fresh("unlearning-quick"), "quick", "rating.pair") == std::vector<std::string>{"U05", "U13"});
    CHECK_FALSE(world.fresh("unlearning-checklist").values.count("rating.pair"));
}

TEST_CASE("Of focus records and sessions the newest one with pairs counts, and a draft does not") {
    UnlearningWorld world;
    world.add(world.record("unlearning-focus", "2025-08-01")).answers.rows["focus"] = {inFocus("f-1", "U05")};
    world.add(world.record("supervision-session", "2025-08-10")).answers.rows["focus"] = {
        inFocus("f-2", "U09", "go along to the first meeting")};
    world.add(world.record("supervision-session", "2025-08-20")); // nothing in focus: the focus stays
    world.add(world.record("unlearning-focus", "2025-09-01", true)).answers.rows["focus"] = {inFocus("f-3", "U20")};
    CHECK(pairsOf(world.fresh("unlearning-rating"), "ratings", "rating.pair") == std::vector<std::string>{"U09"});
    CHECK(world.fresh("unlearning-checklist").value("rating.pair") == Value(Code{"U09"}));
}

TEST_CASE("Without any focus the pairs of the last round come again") {
    UnlearningWorld world;
    CHECK(world.fresh("unlearning-rating").rowsOf("ratings").empty());
    world.rated("2025-08-20", "3/1");
    CHECK(pairsOf(world.fresh("unlearning-rating"), "ratings", "rating.pair") == std::vector<std::string>{"U05"});
}

TEST_CASE("A new focus starts from the one before and takes up what a later session added, up to five") {
    UnlearningWorld world;
    auto& before = world.add(world.record("unlearning-focus", "2025-08-01"));
    before.answers.rows["focus"] = {inFocus("f-1", "U01"), inFocus("f-2", "U02"), inFocus("f-3", "U03"),
                                    inFocus("f-4", "U04", "", false)};
    before.answers.rows["focus"][0].cells["focus.protected"] = std::string("nothing gets forgotten");
    auto& session = world.add(world.record("supervision-session", "2025-08-10"));
    for (auto pair : {"U01", "U10", "U11", "U12"})
        session.answers.rows["focus"].push_back(inFocus(std::string("s-") + pair, pair));
    const auto fresh = world.fresh("unlearning-focus");
    CHECK(pairsOf(fresh, "focus", "focus.pair") == std::vector<std::string>{"U01", "U02", "U03", "U10", "U11"});
    CHECK(fresh.rowsOf("focus")[0].id == "f-1");
    CHECK(fresh.rowsOf("focus")[0].cells.at("focus.protected") == Value(std::string("nothing gets forgotten")));
    CHECK(fresh.rowsOf("focus")[3].id == "s-U10");
}

TEST_CASE("What lists say names no pair and no value") {
    const UnlearningWorld world;
    auto made = world.writing({world.row("r-1", "U05", "3/1"), world.row("r-2", "U07", "4/0")});
    CHECK(world.kind("unlearning-rating").summary(made) == "2 pairs");
    CHECK(world.kind("unlearning-quick").summary(world.writing({}, "unlearning-quick")).empty());
    CHECK(world.kind("unlearning-checklist").summary(world.writing({}, "unlearning-checklist")) == "one pair");
}

TEST_CASE("A rating off its scale is told at the item by the form, and the plugin reads nothing into it") {
    const UnlearningWorld world;
    auto made = world.writing({world.row("r-1", "U05", "3/1")});
    made.answers.rows["ratings"][0].cells["rating.self-hold"] = 7.0;
    made.answers.rows["ratings"][0].cells["rating.self-presence"] = 2.5;
    CHECK_FALSE(refuses(world.check(made)));
    const Form form(world.forms.at("core.unlearning-rating"), made.answers, {world.timeline.today});
    int told = 0;
    for (auto& each : form.findings()) told += each.where.row == "r-1" && each.code == "range";
    CHECK(told == 2);
}
