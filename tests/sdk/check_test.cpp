// The conformance tool: the good ones pass, every bad one is found out, and what it made up can be made up again.
#include "check/conformance.hpp"
#include "model/error.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

#include <unistd.h>

using namespace trellis;
using namespace trellis::conformance;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

const fs::path build = TRELLIS_BUILD_DIR;
const fs::path source = TRELLIS_SOURCE_DIR;

conformance::Options askingOf(const fs::path& plugin) {
    conformance::Options options;
    options.subject.plugin = plugin;
    options.subject.forms = {source / "templates/core"};
    options.subject.lists = {source / "templates/code-lists"};
    options.subject.runner = build / "bin/trellis-plugin-runner";
    options.subject.limits.call = options.subject.limits.start = std::chrono::seconds(20);
    options.rounds = 10;
    return options;
}
conformance::Finding of(const Report& report, Case one) {
    for (auto& finding : report.findings)
        if (finding.one == one) return finding;
    FAIL("it was not asked " << name(one));
    return {};
}
std::string shown(const Report& report) {
    std::ostringstream out;
    print(report, out);
    return out.str();
}

/// A folder with a manifest and a bad plugin's library.
class Bad {
public:
    explicit Bad(const std::string& built, const std::string& id = "example.quiet", const std::string& kind = "quiet")
        : folder(fs::temp_directory_path() / ("trellis-bad-" + std::to_string(::getpid())) / id) {
        fs::create_directories(folder);
        std::ofstream(folder / "plugin.xml")
            << R"(<plugin xmlns="urn:trellis:plugin:1" id=")" << id << R"(" version="1.0.0" abi="1.0" library="box">
  <title>T</title><publisher>P</publisher><when-disabled>W</when-disabled><offers feature="trellis.kind/1"/>
  <kind id=")"
            << kind << R"(" template="test.form" due="true"><title>K</title><plural>Ks</plural><reads kinds=")" << kind
            << R"(">rogue.do rogue.text rogue.rows cell.text</reads></kind></plugin>)";
        std::ofstream(folder / "form.xml")
            << R"(<template xmlns="urn:trellis:template:1" id="test.form" version="1.0.0" lang="en-GB" status="draft">
<about><title>T</title><purpose>P.</purpose></about><section id="s" title="S">
<item id="rogue.do" type="text" class="A"><label>Do</label></item><item id="rogue.text" type="text" class="A"><label>Text</label></item>
<rows id="rogue.rows" class="A" title="cell.text" add="Add" max="5"><label>Rows</label><item id="cell.text" type="text" class="A"><label>Text</label></item></rows>
</section></template>)";
        fs::copy_file(build / "tests/bad-plugins" / (built + ".so"), folder / "box.so",
                      fs::copy_options::overwrite_existing);
    }
    /// example.rogue-figures, whose view does what its options say.
    static Bad figures(const std::string& options) {
        Bad bad("rogue-figures", "example.rogue-figures");
        std::string all;
        std::istringstream in(options + " limits"); // a choice has two or more
        for (std::string one; in >> one;) all += "<option id=\"" + one + "\" title=\"" + one + "\"/>";
        std::ofstream(bad.folder / "plugin.xml")
            << R"(<plugin xmlns="urn:trellis:plugin:1" id="example.rogue-figures" version="1.0.0" abi="1.0" library="box">
  <title>T</title><publisher>P</publisher><when-disabled>W</when-disabled>
  <offers feature="trellis.measure/1"/><offers feature="trellis.view/1"/><offers feature="trellis.export/1"/>
  <measure id="rogue.measure" title="M" scope="person" unit="percent" reduce="sum" class="A"><question>Q?</question>
    <reads kinds="rogue">rogue.text</reads><dimension id="side" title="Side"/></measure>
  <view id="rogue.view" kind="run" class="A" scope="person"><title>V</title><question>Q?</question>
    <uses measures="rogue.measure"/><reads kinds="rogue">rogue.text</reads><choice id="do" title="Do">)"
            << all << R"(</choice></view>
  <export id="rogue.export" title="E" media="text/plain" extension="txt" scope="person"><reads kinds="rogue">rogue.text</reads></export>
</plugin>)";
        return bad;
    }
    Bad(Bad&& other) noexcept { folder.swap(other.folder); }
    ~Bad() {
        if (folder.empty()) return;
        std::error_code ignored;
        fs::remove_all(folder.parent_path(), ignored);
    }
    /// Its view promises a line for Today from now on.
    void promiseCard() const {
        std::stringstream all;
        all << std::ifstream(folder / "plugin.xml").rdbuf();
        auto text = all.str();
        text.replace(text.find("<view "), 6, "<view card=\"true\" ");
        std::ofstream(folder / "plugin.xml") << text;
    }
    void answers(const std::string& json) const {
        fs::create_directories(folder / "answers");
        std::ofstream(folder / "answers/one.json") << json;
    }
    fs::path folder;
};

} // namespace

TEST_CASE("Every example and the largest one pass the conformance tool") {
    const auto plugin = GENERATE(as<std::string>{}, "examples/example.team-walk", "examples/example.check-in",
                                 "examples/example.walk-minutes", "examples/example.walk-view",
                                 "localities/stourbeck/plugins/stourbeck.group-supervision");
    const auto report = run(askingOf(build / plugin));
    INFO(shown(report));
    CHECK(report.sound());
    CHECK(of(report, Case::Loads).verdict == Verdict::Success);
    CHECK(of(report, Case::Chance).verdict == Verdict::Success);
    CHECK(of(report, Case::Steady).verdict == Verdict::Success);
}

TEST_CASE("Every plugin that comes with Trellis passes it, whatever forms and codes its history is made of") {
#if defined(__SANITIZE_ADDRESS__)
    SKIP("a sanitizer adds a name of its own to what it has built, which a plugin may not show");
#endif
    const auto plugin = GENERATE(as<std::string>{}, "trellis.supervision-log", "trellis.reflective-practice",
                                 "trellis.unlearning-checklist", "trellis.meta-supervision");
    auto options = askingOf(build / "lib/trellis/plugins" / plugin);
    options.rounds = 40; // what the tool asks when nobody says otherwise
    const auto report = run(options);
    INFO(shown(report));
    CHECK(report.sound());
    CHECK(report.count(Verdict::Warning) == 0); // what is shown to others as an example leaves no doubt
    CHECK(of(report, Case::Chance).verdict == Verdict::Success);
}

TEST_CASE("A state that nothing leads to is doubtful, and so is a beginning that leads nowhere; a plan is neither") {
    struct Expected {
        const char* built;
        Verdict verdict;
        const char* saying;
    };
    const auto expected = GENERATE(values<Expected>({
        {"lost-state", Verdict::Warning, "Nothing leads to the state more"},
        {"dead-beginning", Verdict::Warning, "A quiet that begins as more can never be finished"},
        {"planned-state", Verdict::Success, ""},
    }));
    const Bad bad(expected.built);
    auto options = askingOf(bad.folder);
    options.only = {Case::Life};
    const auto finding = of(run(options), Case::Life);
    CHECK(finding.verdict == expected.verdict);
    CHECK_THAT(finding.words, ContainsSubstring(expected.saying));
}

TEST_CASE("A view with a card for Today that never says a line for it is warned about") {
    const auto bad = Bad::figures("empty");
    auto options = askingOf(bad.folder);
    options.only = {Case::Show};
    CHECK(of(run(options), Case::Show).verdict == Verdict::Success);
    bad.promiseCard();
    const auto finding = of(run(options), Case::Show);
    CHECK(finding.verdict == Verdict::Warning);
    CHECK_THAT(finding.words, ContainsSubstring("says no line for it"));
}

TEST_CASE("A bad plugin is found out, and failed is not crashed") {
    struct Expected {
        const char* built;
        Case one;
        Verdict verdict;
        const char* saying;
    };
    const auto expected = GENERATE(values<Expected>({
        {"wrong-id", Case::Loads, Verdict::Failed, "TR-P05"},
        {"newer-major", Case::Loads, Verdict::Failed, "TR-P04"},
        {"no-symbol", Case::Loads, Verdict::Failed, "TR-P02"},
        {"second-symbol", Case::Loads, Verdict::Failed, "TR-P15"},
        {"size-huge", Case::Loads, Verdict::Failed, "TR-P09"},
        {"null-member", Case::Loads, Verdict::Failed, "TR-P17"},
        {"crashes-at-load", Case::Loads, Verdict::Crashed, "TR-P41"},
        {"crashes-at-exit", Case::Ends, Verdict::Crashed, "TR-P42"},
        {"quiet", Case::Loads, Verdict::Success, ""},
    }));
    const Bad bad(expected.built);
    auto options = askingOf(bad.folder);
    options.only = {expected.one};
    const auto report = run(options);
    INFO(shown(report));
    const auto finding = of(report, expected.one);
    CHECK(finding.verdict == expected.verdict);
    CHECK_THAT(finding.words, ContainsSubstring(expected.saying));
    CHECK(report.sound() == (expected.verdict == Verdict::Success));
}

TEST_CASE("A library alone is asked like its folder, and a folder without a manifest is told so") {
    const Bad bad("quiet");
    auto options = askingOf(bad.folder / "box.so");
    options.only = {Case::Manifest, Case::Loads};
    CHECK(run(options).sound());
    const auto report = run(askingOf(fs::temp_directory_path()));
    CHECK(of(report, Case::Manifest).verdict == Verdict::Failed);
    CHECK(of(report, Case::Loads).verdict == Verdict::Skipped);
    CHECK_FALSE(report.sound());
}

TEST_CASE("Records in the answers folder are tried, and a wrong expectation is told") {
    const Bad bad("rogue", "example.rogue", "rogue");
    auto options = askingOf(bad.folder);
    options.only = {Case::Answers};
    CHECK(of(run(options), Case::Answers).verdict == Verdict::Skipped);
    bad.answers(
        R"({"kind": "rogue", "answers": {"rogue.do": "well"}, "findings": ["rogue.look"], "summary": "as ever"})");
    CHECK(of(run(options), Case::Answers).verdict == Verdict::Success);
    for (auto wrong : {R"({"kind": "rogue", "answers": {"rogue.do": "well"}, "findings": []})",
                       R"({"kind": "rogue", "answers": {}, "summary": "never"})", R"({"kind": "tame", "answers": {}})",
                       R"({"kind": "rogue", "answers": {"no.such": 1}})", "rubbish"}) {
        bad.answers(wrong);
        const auto finding = of(run(options), Case::Answers);
        INFO(wrong << ": " << finding.words);
        CHECK(finding.verdict == Verdict::Failed);
    }
    bad.answers(R"({"kind": "rogue", "answers": {"rogue.do": "segfault"}, "findings": []})");
    const auto crashed = of(run(options), Case::Answers);
    CHECK(crashed.verdict == Verdict::Crashed);
    CHECK_THAT(crashed.words, ContainsSubstring("TR-P40"));
}

TEST_CASE("One cause that many cases end in is said once, with how often and where, and counted for each") {
    const auto built = GENERATE(as<std::string>{}, "no-symbol", "crashes-at-load");
    const Bad bad(built);
    const auto report = run(askingOf(bad.folder));
    const auto cause = of(report, Case::Loads);
    const auto often = std::ranges::count(report.findings, cause.words, &conformance::Finding::words);
    REQUIRE(often > 5);
    const auto said = shown(report);
    INFO(said);
    const auto first = said.find(cause.words);
    REQUIRE(first != std::string::npos);
    CHECK(said.find(cause.words, first + 1) == std::string::npos);
    CHECK_THAT(said, ContainsSubstring("The same in " + std::to_string(often - 1) + " more: life, first-draft, "));
    for (auto one : allCases()) {
        CHECK_THAT(said, ContainsSubstring(name(one)));
        CHECK_THAT(json(report),
                   ContainsSubstring("\"case\": \"" + name(one) + "\"")); // a build server is told of each
    }
    CHECK_THAT(said, ContainsSubstring(std::to_string(often) + " " + text(cause.verdict)));
}

TEST_CASE("What prints is warned about") {
    const Bad bad("rogue", "example.rogue", "rogue");
    bad.answers(R"({"kind": "rogue", "answers": {"rogue.do": "print"}, "findings": []})");
    auto options = askingOf(bad.folder);
    options.only = {Case::Answers, Case::Quiet};
    CHECK(run(options).sound());
}

TEST_CASE("A report is JSON, the cases have names, and chance can be repeated by its seed") {
    const Bad bad("rogue", "example.rogue", "rogue");
    auto options = askingOf(bad.folder);
    options.only = {Case::Chance};
    const auto report = run(options);
    INFO(shown(report));
    CHECK(report.sound());
    CHECK_THAT(json(report), ContainsSubstring("\"verdict\": \"success\""));
    std::ostringstream list;
    printCases(list);
    for (auto one : allCases()) {
        CHECK(caseNamed(name(one)) == one);
        CHECK_THAT(list.str(), ContainsSubstring(sentence(one)));
    }
    CHECK_FALSE(caseNamed("no-such-case"));
}

TEST_CASE("What a view gets wrong under any of its choices is found out, and so is an empty file") {
    struct Expected {
        const char* options;
        Verdict verdict;
        const char* saying;
    };
    const auto expected = GENERATE(values<Expected>({
        {"empty", Verdict::Success, ""},
        {"empty no-reading", Verdict::Failed, "TR-P21"},
        {"empty short-row", Verdict::Failed, "TR-P21"},
        {"undeclared-measure empty", Verdict::Failed, "TR-P22"},
        {"empty throw", Verdict::Failed, "TR-P23"},
        {"empty figures-then-exit", Verdict::Crashed, "TR-P49"},
    }));
    const auto bad = Bad::figures(expected.options);
    auto options = askingOf(bad.folder);
    options.only = {Case::Show, Case::Observe, Case::Write};
    const auto report = run(options);
    INFO(shown(report));
    CHECK(of(report, Case::Show).verdict == expected.verdict);
    CHECK_THAT(of(report, Case::Show).words, ContainsSubstring(expected.saying));
    CHECK(of(report, Case::Observe).verdict == Verdict::Success);
    CHECK(of(report, Case::Write).verdict == Verdict::Warning);
    CHECK_THAT(of(report, Case::Write).words, ContainsSubstring("a file without a byte"));
}

TEST_CASE("A view that shows nothing and does not say what would be there is warned about") {
    const auto bad = Bad::figures("nothing-at-all");
    auto options = askingOf(bad.folder);
    options.only = {Case::Show};
    const auto finding = of(run(options), Case::Show);
    CHECK(finding.verdict == Verdict::Warning);
    CHECK_THAT(finding.words, ContainsSubstring("does not say what would be there"));
}

TEST_CASE("Chance reaches measures, views and exports, and the round that ended badly can be seen again by its seed") {
    const auto bad = Bad::figures("empty odd-round");
    auto options = askingOf(bad.folder);
    options.only = {Case::Chance};
    options.rounds = 30;
    const auto found = of(run(options), Case::Chance);
    INFO(found.words);
    CHECK(found.verdict == Verdict::Failed);
    CHECK_THAT(found.words, ContainsSubstring("TR-P21"));
    REQUIRE(found.seed > 1); // not at the first that came
    options.seed = found.seed;
    options.rounds = 1;
    const auto again = of(run(options), Case::Chance);
    CHECK(again.words == found.words);
    options.seed = found.seed - 1;
    CHECK(of(run(options), Case::Chance).verdict == Verdict::Success);
}
