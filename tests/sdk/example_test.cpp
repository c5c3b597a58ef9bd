// The example that people copy: short, whole, and loaded as they would load theirs.
#include "model/error.hpp"
#include "plugin/kind.hpp"
#include "template/template_reader.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>

#include <fstream>

using namespace trellis;

namespace {

const std::filesystem::path example =
    std::filesystem::path(TRELLIS_SOURCE_DIR) / "sdk/examples/010-a-kind-in-twenty-lines";

TimelineRecord walk(double minutes) {
    TimelineRecord record;
    record.id = "walk";
    record.kind = "team-walk";
    record.answers.values["walk.minutes"] = minutes;
    return record;
}

} // namespace

TEST_CASE("The smallest plugin is at most twenty lines of code") {
    std::ifstream in(example / "team_walk.cpp");
    int lines = 0;
    for (std::string line; std::getline(in, line);)
        if (line.find_first_not_of(" \t\r") != std::string::npos) ++lines;
    CHECK(lines > 5);
    CHECK(lines <= 20);
}

TEST_CASE("The smallest plugin loads, checks and summarises") {
    PluginFolders folders;
    folders.search = {std::filesystem::path(TRELLIS_BUILD_DIR) / "examples"};
    const PluginSet set(folders);
    for (auto& status : set.plugins()) UNSCOPED_INFO(status.manifest.id << ": " << status.why);
    REQUIRE(set.kind("team-walk") != nullptr);
    const auto& kind = *set.kind("team-walk");
    CHECK(kind.states().front().label == "Draft");
    CHECK(kind.transitions().front().effect == Effect::Finish);
    CHECK(kind.summary(walk(45)) == "45 minutes");
    CHECK(kind.check(walk(45), {}).empty());
    REQUIRE(kind.check(walk(300), {}).size() == 1);
    CHECK(kind.check(walk(300), {}).front().code == "walk.long");
    CHECK_FALSE(kind.due({}));
}

TEST_CASE("The form of the smallest plugin is a form") {
    const auto form =
        loadTemplate(example / "team-walk.xml", [](const std::string&) { return std::optional<CodeList>(); });
    CHECK(form->find("walk.minutes") != nullptr);
}

// ---- 030 and 040: in this process and as a locality's, in a child ----

namespace {

PluginSet examples(bool apart) {
    const std::filesystem::path build = TRELLIS_BUILD_DIR;
    PluginFolders folders;
    (apart ? folders.locality : folders.search).push_back(build / "examples");
    folders.runner = build / "bin/trellis-plugin-runner";
    folders.limits.call = folders.limits.start = std::chrono::seconds(30);
    return PluginSet(folders);
}

/// Of XX-CP1 under two supervisors, three walks: a short one, a long one, and one whose minutes nobody knows.
Timeline walks() {
    Timeline whole;
    whole.scope = Scope::Person;
    whole.subject = "XX-CP1";
    whole.today = *Date::fromIso("2025-09-16");
    int number = 0;
    for (std::vector<std::optional<double>> minutes : {std::vector<std::optional<double>>{45.0, 75.0}, {std::nullopt}}) {
        auto& part = whole.parts.emplace_back();
        part.today = whole.today;
        part.agreement.id = "a" + std::to_string(++number);
        part.agreement.supervisor = "XX-SV" + std::to_string(number);
        part.agreement.supervisees = {"XX-CP1"};
        for (auto& one : minutes) {
            auto record = walk(one.value_or(0));
            if (!one) record.answers.values.clear();
            record.id = "walk-" + std::to_string(++number);
            record.day = *Date::fromIso("2025-06-0" + std::to_string(number));
            record.agreement = part.agreement.id;
            record.supervisor = part.agreement.supervisor;
            record.supervisees = part.agreement.supervisees;
            part.records.push_back(record);
        }
    }
    return whole;
}

FigureSource months(bool protectedOnes = false) {
    return [=](const FigureQuestion& question) {
        CHECK(question.measure == "team-walk.minutes");
        FigureAnswer answer;
        for (int i = 0; i < 4; ++i) {
            Figure one;
            one.from = *Date::fromIso("2025-0" + std::to_string(6 + i) + "-01");
            one.to = one.from + 27;
            one.running = i == 3;
            if (i != 1 && !protectedOnes) one.value = 40.0 + i, one.shown = std::to_string(40 + i) + " minutes";
            if (protectedOnes) one.hidden = true, one.shown = "*";
            answer.figures.push_back(one);
        }
        return std::optional(answer);
    };
}
ViewQuestion about(FigureSource figures) {
    ViewQuestion question;
    question.subject = "XX-CP1";
    question.from = *Date::fromIso("2025-06-01");
    question.to = *Date::fromIso("2025-09-16");
    question.choices = {{"period", "month"}};
    question.figures = std::move(figures);
    return question;
}

} // namespace

TEST_CASE("The example of a measure counts each walk once, and leaves out what nobody knows") {
    const auto set = examples(GENERATE(false, true));
    for (auto& status : set.plugins()) UNSCOPED_INFO(status.manifest.id << ": " << status.why);
    REQUIRE(set.measure("team-walk.minutes"));
    const auto seen = set.measure("team-walk.minutes")->observe(walks());
    REQUIRE(seen.observations.size() == 2);
    CHECK(seen.observations[0].numerator == 45);
    CHECK(seen.observations[0].denominator == 1);
    CHECK(seen.observations[0].person == "XX-CP1");
    CHECK(seen.observations[0].supervisor == "XX-SV1");
    CHECK(seen.observations[0].records == std::vector<Id>{"walk-2"});
    CHECK(seen.observations[0].because == "45 minutes on 2 June 2025");
    CHECK(seen.observations[1].dimensions.at("length").label == "Over an hour");
    REQUIRE(seen.exclusions.size() == 1);
    CHECK(seen.exclusions.front().why == "no minutes noted");
    CHECK(set.measure("team-walk.minutes")->observe({}).observations.empty());
}

TEST_CASE("The example of a view draws whole months, keeps gaps, and says why it is empty") {
    const auto set = examples(GENERATE(false, true));
    REQUIRE(set.view("team-walk.over-time"));
    const auto& view = *set.view("team-walk.over-time");
    const auto timeline = walks();
    const auto model = view.show(&timeline, about(months()));
    REQUIRE(model.panels.size() == 1);
    auto& points = model.panels.front().series.front().points;
    REQUIRE(points.size() == 3); // the month that is not over is left out
    CHECK(points[0].value == 40);
    CHECK_FALSE(points[1].value);
    CHECK(points[2].shown == "42 minutes");
    CHECK(model.panels.front().lines.front().title == "median 41 minutes");
    CHECK(model.panels.front().events.size() == 3);
    CHECK_THAT(model.reading, Catch::Matchers::ContainsSubstring("3 walks; there is a length for 2 whole periods."));
    CHECK(model.card == "3 walks");
    const auto hidden = view.show(&timeline, about(months(true)));
    CHECK(hidden.panels.front().series.front().points.front().shown == "*");
    Timeline nobody;
    nobody.scope = Scope::Person;
    CHECK_THAT(view.show(&nobody, about(months())).empty, Catch::Matchers::ContainsSubstring("No walk"));
}

TEST_CASE("The example of an export writes one line for each walk") {
    const auto set = examples(GENERATE(false, true));
    REQUIRE(set.exporter("team-walk.list"));
    CHECK(set.exporter("team-walk.list")->write(walks()) ==
          "day,length\r\n2025-06-02,45 minutes\r\n2025-06-03,75 minutes\r\n2025-06-05,minutes not known\r\n");
}
