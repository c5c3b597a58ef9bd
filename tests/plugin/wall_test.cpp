// A plugin that has been loaded and then does what a plugin must not.
#include "plugin/plugin_box.hpp"

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Rogue {
    explicit Rogue(const std::string& reads = "rogue.do rogue.text rogue.rows cell.text") {
        box.rogue(reads);
        set = std::make_unique<PluginSet>(box.folders());
        INFO(set->plugins().front().why);
        REQUIRE(set->kind("rogue") != nullptr);
    }
    const Kind& kind() const { return *set->kind("rogue"); }
    PluginBox box;
    std::unique_ptr<PluginSet> set;
};

} // namespace

TEST_CASE("Whatever a plugin does in a call, the host gets a sentence that names plugin and step") {
    struct Deed {
        const char *what, *code, *saying;
    };
    const auto deed = GENERATE(values<Deed>({
        {"throw", "TR-P23", "the rota is on fire"},
        {"throw-int", "TR-P23", "unknown type"},
        {"fail", "TR-P20", "The rota names nobody."},
        {"fail-silently", "TR-P20", "did not say why"},
        {"fail-with-nonsense", "TR-P21", "not UTF-8"},
    }));
    const Rogue rogue;
    const auto timeline = rogueTimeline(deed.what);
    const auto record = rogueRecord(deed.what);
    const std::vector<std::pair<std::string, std::function<void()>>> steps = {
        {"prefill rogue", [&] { (void)rogue.kind().prefill(timeline, *PluginBox::rogueForm()); }},
        {"check rogue", [&] { (void)rogue.kind().check(record, timeline); }},
        {"summarise rogue", [&] { (void)rogue.kind().summary(record); }},
        {"say when the next rogue is due", [&] { (void)rogue.kind().due(timeline); }},
    };
    for (auto& [step, call] : steps) {
        const auto error = errorOf(call);
        CHECK(error.code() == deed.code);
        CHECK_THAT(error.message(), ContainsSubstring("example.rogue"));
        CHECK_THAT(error.message(), ContainsSubstring(step));
        CHECK_THAT(error.message(), ContainsSubstring(deed.saying));
    }
    CHECK_NOTHROW(rogue.kind().check(rogueRecord(""), rogueTimeline())); // and the next call is as good as new
}

TEST_CASE("Nonsense in a prefill is refused whole, also when the plugin says that all went well") {
    struct Deed {
        const char *what, *saying;
    };
    const auto deed = GENERATE(values<Deed>({
        {"unknown-item", "no.such.item"},
        {"null-item", "(none)"},
        {"null-value", "rogue.count"},
        {"no-size", "rogue.count"},
        {"wrong-type", "a text into rogue.count"},
        {"unknown-type", "something unknown"},
        {"not-a-number", "rogue.count"},
        {"half", "not whole"},
        {"null-text", "no text for rogue.text"},
        {"not-utf8", "not UTF-8"},
        {"surrogate", "not UTF-8"},
        {"unknown-code", "purple"},
        {"calculated", "rogue.sum"},
        {"no-table", "rogue.text"},
        {"cell-at-top", "cell.text"},
        {"row-past-end", "cell.text"},
        {"too-many-rows", "more rows"},
        {"copy-nothing", "rogue.rows"},
        {"null-draft", "(none)"},
    }));
    const Rogue rogue;
    const auto error = errorOf([&] { (void)rogue.kind().prefill(rogueTimeline(deed.what), *PluginBox::rogueForm()); });
    INFO(deed.what << ": " << error.message());
    CHECK((error.code() == "TR-P21"));
    CHECK_THAT(error.message(), ContainsSubstring(deed.saying) || ContainsSubstring("rogue.count"));
}

TEST_CASE("Nonsense in findings, summaries and due dates is refused") {
    const Rogue rogue;
    for (auto what : {"unknown-item", "unknown-row", "unknown-weight", "no-message", "empty-message", "not-utf8",
                      "null-record", "no-room", "null-timeline"}) {
        INFO(what);
        CHECK(errorOf([&] { (void)rogue.kind().check(rogueRecord(what), rogueTimeline()); }).code() == "TR-P21");
    }
    for (auto what : {"null-line", "two-lines"})
        CHECK(errorOf([&] { (void)rogue.kind().summary(rogueRecord(what)); }).code() == "TR-P21");
    for (auto what : {"unknown-standing", "excluded-without-reason", "null-due"}) {
        INFO(what);
        CHECK(errorOf([&] { (void)rogue.kind().due(rogueTimeline(what)); }).code() == "TR-P21");
    }
    CHECK_FALSE(rogue.kind().due(rogueTimeline("no-due")));
}

TEST_CASE("What the manifest does not declare is not handed over") {
    const Rogue rogue;
    for (auto [what, item] : {std::pair{"undeclared", "rogue.secret"},
                              {"undeclared-rows", "secret.rows"},
                              {"undeclared-cell", "cell.secret"}}) {
        const auto error = errorOf([&] { (void)rogue.kind().check(rogueRecord(what), rogueTimeline()); });
        CHECK(error.code() == "TR-P22");
        CHECK_THAT(error.message(), ContainsSubstring(item));
        CHECK_THAT(error.message(), !ContainsSubstring("kept"));
    }
}

TEST_CASE("A timeline holds the declared kinds only, and not the record that is being checked") {
    const Rogue rogue;
    auto timeline = rogueTimeline();
    for (auto [id, kind] : {std::pair{"a", "tame"}, {"b", "stranger"}, {"now", "rogue"}, {"c", "rogue"}}) {
        auto record = rogueRecord("", id);
        record.kind = kind;
        timeline.records.push_back(record);
    }
    const auto findings = rogue.kind().check(rogueRecord("count-timeline"), timeline);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().message == "tame:a rogue:c ");
}

TEST_CASE("A plugin that behaves is heard") {
    const Rogue rogue;
    const auto answers = rogue.kind().prefill(rogueTimeline("well"), *PluginBox::rogueForm());
    CHECK(answers.value("rogue.text") == Value(std::string("Croeso 🌿")));
    CHECK(answers.value("rogue.count") == Value(7.0));
    REQUIRE(answers.rowsOf("rogue.rows").size() == 1);
    CHECK(isId(answers.rowsOf("rogue.rows").front().id));
    const auto findings = rogue.kind().check(rogueRecord("well"), rogueTimeline());
    REQUIRE(findings.size() == 1);
    CHECK(findings.front() == Finding{Severity::Ask, {"rogue.text", {}, {}}, "rogue.look", "Please look at this."});
}

TEST_CASE("A plugin can ask what the form in use offers, and nothing is offered where nothing is asked") {
    const Rogue rogue;
    const auto answers = rogue.kind().prefill(rogueTimeline("offers"), *PluginBox::rogueForm());
    CHECK(plainText(answers.value("rogue.text")) ==
          "rogue.pick:100 red blue; rogue.text:000; rogue.sum:000; no.such.item:000; nothing is nothing");
}

TEST_CASE("Rows that the form carries are in the draft, with their ids, before the plugin writes") {
    const Rogue rogue;
    auto timeline = rogueTimeline("well");
    auto last = rogueRecord("", "last");
    last.draft = false;
    last.answers.rows["rogue.rows"].push_back({"row-2", {{"cell.text", std::string("settled")}, {"cell.open", false}}});
    auto older = last;
    older.id = "older";
    older.answers.rows["rogue.rows"] = {{"row-0", {{"cell.open", true}}}};
    timeline.records = {older, last};
    const auto answers = rogue.kind().prefill(timeline, *PluginBox::rogueForm());
    const auto& rows = answers.rowsOf("rogue.rows");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].id == "row-1");
    CHECK(rows[0].cells.at("cell.secret") ==
          Value(std::string("kept"))); // it travels, though the plugin cannot read it
    CHECK(rows[1].cells.at("cell.text") == Value(std::string("first")));
}
