// What a pack sets for a plugin reaches it, as text it has declared and nothing else.
#include "plugin/plugin_box.hpp"

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string greeting = R"(<option key="greeting" default="good day">How to greet.</option>)";

struct Greeter {
    explicit Greeter(Options options, const std::string& declared = greeting, Options policies = {}, bool apart = false) {
        box.rogue("rogue.do", "rogue", declared);
        auto folders = box.folders();
        if (apart) {
            folders.locality = std::move(folders.search);
            folders.search.clear();
            folders.runner = std::filesystem::path(TRELLIS_BUILD_DIR) / "bin/trellis-plugin-runner";
        }
        folders.options["example.rogue"] = std::move(options);
        folders.policies = std::move(policies);
        set = std::make_unique<PluginSet>(std::move(folders));
        INFO(set->plugins().front().why);
        REQUIRE(set->kind("rogue") != nullptr);
    }
    std::string said(const std::string& what = "read-option") const {
        const auto answers = set->kind("rogue")->prefill(rogueTimeline(what), *PluginBox::rogueForm());
        return std::get<std::string>(answers.value("rogue.text"));
    }
    PluginBox box;
    std::unique_ptr<PluginSet> set;
};

} // namespace

TEST_CASE("A plugin that asks for an option it has not declared is stopped, whatever a pack has set") {
    const Greeter greeter(Options{{"secret", "opened"}});
    const auto error = errorOf([&] { (void)greeter.said("undeclared-option"); });
    CHECK(error.code() == "TR-P22");
    CHECK_THAT(error.message(), ContainsSubstring("the option secret"));
}

TEST_CASE("A setting of the wrong type is passed over and said, and the default holds") {
    const Greeter greeter(Options{{"greeting", "soon"}}, R"(<option key="greeting" type="number" default="7">Days.</option>)");
    CHECK(greeter.said() == "7");
    CHECK_THAT(greeter.set->plugins().front().remark, ContainsSubstring("\"soon\" is not a whole number"));
}

TEST_CASE("An option is what the pack has set, and its default where nobody has") {
    CHECK(Greeter(Options{}).said() == "good day");
    CHECK(Greeter(Options{{"greeting", "bore da"}}).said() == "bore da");
    CHECK(Greeter(Options{{"greeting", ""}}).said().empty());
}

TEST_CASE("A rule of the locality does not stand in for an option of the same name") {
    const std::string policy = R"(<option key="policy.grace-days" type="number" default="7">Grace.</option>)";
    const Greeter greeter(Options{{"policy.grace-days", "99"}}, greeting + policy, {{"greeting", "policy"}});
    CHECK(greeter.said() == "good day");
}

TEST_CASE("In a process of its own a plugin is told what is set for it, and stopped for the rest") {
    const Greeter greeter(Options{{"greeting", "bore da"}, {"secret", "opened"}}, greeting, {}, true);
    CHECK(greeter.said() == "bore da");
    CHECK(errorOf([&] { (void)greeter.said("undeclared-option"); }).code() == "TR-P22");
}

TEST_CASE("An option that may only become stricter does not become looser by a pack that was made for another version") {
    const std::string days = R"(<option key="greeting" type="number" default="5" only="lower">Days.</option>)";
    CHECK(Greeter(Options{{"greeting", "3"}}, days).said() == "3");
    const Greeter looser({{"greeting", "9"}}, days);
    CHECK(looser.said() == "5");
    CHECK_THAT(looser.set->plugins().front().remark, ContainsSubstring("may not be more than 5"));
}

TEST_CASE("What a measure worked out under other settings is worked out anew, and a target says who has set it") {
    const std::string measure = R"(<offers feature="trellis.measure/1"/><measure id="rogue.done" title="Done" scope="agreement" unit="percent" reduce="sum" class="A" target="50"><question>Was it?</question><reads kinds="rogue">rogue.do</reads></measure>)";
    const auto info = [&](Options options, Options policies) {
        PluginBox box;
        box.rogue("rogue.do", "rogue", greeting);
        auto folders = box.folders();
        folders.safeMode = true; // manifests alone
        folders.options["example.rogue"] = std::move(options);
        folders.policies = std::move(policies);
        folders.policyBy["policy.target.rogue.done"] = "Fernwick";
        box.rogue("rogue.do", "rogue", greeting + measure);
        const PluginSet set(std::move(folders));
        REQUIRE(set.measures().size() == 1);
        return *set.measures().front();
    };
    const auto byDefault = info({}, {});
    CHECK(byDefault.version == info({{"greeting", "good day"}}, {}).version);
    CHECK(byDefault.version != info({{"greeting", "hello"}}, {}).version);
    CHECK(byDefault.targetBy.empty());
    const auto set = info({}, {{"policy.target.rogue.done", "90"}});
    CHECK(set.target == 90);
    CHECK(set.targetBy == "Fernwick");
}
