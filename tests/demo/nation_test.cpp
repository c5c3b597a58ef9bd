// A country's demo, scaled down to two localities: the same seed tells the same story, and it is an ordinary workspace.
#include "demo/demo.hpp"
#include "demo/nation.hpp"
#include "desk/desk.hpp"
#include "desk/draft.hpp"
#include "model/error.hpp"
#include "store/workspace.hpp"
#include "template/form.hpp"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <unistd.h>

using namespace trellis;
namespace fs = std::filesystem;

namespace {

std::string file(const std::string& name) {
    std::ifstream in(std::string(TRELLIS_SOURCE_DIR) + "/templates/demo/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Made {
    fs::path home =
        fs::temp_directory_path() / ("trellis-nation-" + std::to_string(::getpid()) + "-" + std::to_string(next()));
    FixedClock clock{*Date::fromIso("2025-11-20"), {18 * 60}};
    Environment environment;
    DemoMade made;

    explicit Made(std::uint64_t seed, Progress& progress = noProgress()) {
        environment.installation = {fs::path(TRELLIS_BUILD_DIR) / "lib/trellis/plugins",
                                    fs::path(TRELLIS_BUILD_DIR) / "share/trellis/templates"};
        environment.clock = &clock;
        environment.cost = KeyCost::cheapest();
        DemoRequest request;
        request.folder = home / "country.trellis";
        request.size = "national";
        request.seed = seed;
        request.localities = 1;
        made = makeDemo(request, environment, progress);
    }
    ~Made() {
        std::error_code ignored;
        fs::remove_all(home, ignored);
    }
    static int next() {
        static int number = 0;
        return ++number;
    }
    std::unique_ptr<Desk> open(const PersonCode& who) {
        return Desk::open(made.folder, who, demoPassphrase, environment);
    }

    /// All that was written in one agreement's records, and the heads of all; keys and signatures differ.
    std::string story() {
        auto desk = open("NA-SL1");
        std::string out;
        for (auto& head : desk->workspace().heads()) {
            out += head.key.id + " " + head.key.kind + " " + head.day.iso() + " " + head.state + " " +
                   head.contentHash + "\n";
        }
        return out;
    }
};

struct StopSoon : Progress {
    mutable bool asked = false;
    void step(std::string_view what, long done, long) override { asked = asked || (done > 0 && !what.empty()); }
    bool cancelled() const override { return asked; }
};

} // namespace

TEST_CASE("a country that nobody lives in, or that cannot be read, is refused in a sentence") {
    CHECK_THROWS_AS(isNation("["), Error);
    CHECK_FALSE(isNation(file("small.json")));
    CHECK(isNation(file("national.json")));
    CHECK_THROWS_AS(readNation("{\"localities\": 3}"), Error);
    auto nation = readNation(file("national.json"));
    CHECK(nation.localities == 40);
    CHECK(nation.localities * nation.supervisorsEach == 400);
    int four = 0;
    for (auto one : nation.practitionersEach) four += one;
    CHECK(four * 100 == 2500);
}

TEST_CASE("stopping leaves nothing of a country behind") {
    StopSoon progress;
    Made stopped(1, progress);
    CHECK(stopped.made.cancelled);
    CHECK_FALSE(fs::exists(stopped.home / "country.trellis"));
}

TEST_CASE("the same seed makes the same country, another seed another") {
    Made first(4), second(4), other(5);
    auto story = first.story();
    CHECK(story.size() > 100'000);
    CHECK(second.story() == story);
    CHECK(other.story() != story);
}

TEST_CASE("a country is an ordinary workspace, its records are what its forms ask for, and its figures vary") {
    Made country(1);
    CHECK(verifyFolder(country.made.folder, "NA-SL1", demoPassphrase, {.clock = &country.clock}).sound());
    auto desk = country.open("NA-SL1");
    auto& workspace = desk->workspace();
    std::map<std::string, int> byKind, byState;
    std::map<std::string, std::set<std::string>> seen; // a few records of each kind are looked at whole
    long signOffs = 0;
    for (auto& head : workspace.heads()) {
        ++byKind[head.key.kind];
        ++byState[head.key.kind + " " + head.state];
        signOffs += static_cast<long>(head.signOffs.size());
        CHECK(head.day <= desk->today());
        auto& some = seen[head.key.kind];
        if (some.size() >= 40) continue;
        some.insert(head.key.id);
        auto layer = workspace.revision(head.revision);
        auto form = desk->templateOf(layer->form);
        Form filled(form, layer->answers, {layer->day});
        INFO(head.key.kind << " " << form->ref.id);
        CHECK(filled.relevantAnswers() == layer->answers);
        for (auto& finding : filled.findings()) {
            INFO(finding.where.item << ": " << finding.message);
            CHECK(finding.severity != Severity::Refuse);
        }
    }
    // 63 practitioners for three years: some 76 sessions each, and as many reflections and rounds together.
    long all = 0;
    for (auto& [kind, count] : byKind) all += count;
    CHECK(country.made.records == all);
    CHECK(country.made.signOffs == signOffs);
    CHECK(byKind.size() >= 4);
    CHECK(byState.size() > byKind.size());
    auto due = desk->due();
    CHECK(due.size() >= 60);
    std::set<DueStanding> standings;
    for (auto& line : due) standings.insert(line.due.standing);
    CHECK(standings.size() >= 2);
    desk.reset();
    auto supervisor = country.open(country.made.beginAs);
    CHECK(supervisor->records({.most = 10}).size() == 10);
    CHECK(supervisor->due().size() == 6);
    CHECK_FALSE(supervisor->search("form").empty());
}
