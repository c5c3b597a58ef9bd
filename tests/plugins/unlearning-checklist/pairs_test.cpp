#include "template/template_reader.hpp"
#include "words.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

using namespace trellis;

namespace {

CodeList list(const std::string& name) {
    const auto found = codeListsIn(std::filesystem::path(TRELLIS_SOURCE_DIR) / "templates/code-lists")(name);
    INFO(name);
    REQUIRE(found);
    return *found;
}

/// The parts of a definition stand in this order, each once.
bool inOrder(const std::string& text, const std::vector<std::string>& parts) {
    std::size_t at = 0;
    for (auto& part : parts) {
        const auto found = text.find(part, at);
        if (found == std::string::npos || (part == parts.front() && found != 0) ||
            text.find(part, found + 1) != std::string::npos)
            return false;
        at = found + part.size();
    }
    return true;
}

} // namespace

TEST_CASE(
    "The twenty pairs say both ways, where to look, what pulls back, the kind and depth of change and the component") {
    const auto pairs = list("unlearning-pair"), changes = list("unlearning-change"),
               components = list("core-component");
    REQUIRE(pairs.codes.size() == 20);
    for (auto& pair : pairs.codes) {
        INFO(pair.code);
        CHECK(pair.label.find(" \u2192 ") != std::string::npos);
        CHECK((pair.group == "deep" || pair.group == "routine"));
        CHECK(inOrder(pair.definition, {"The old way is in charge: ", "The new way is in place: ", "Where to look: ",
                                        "What often pulls back: ", "The change: ", "Serves K"}));
        const auto open = pair.definition.rfind(" ("), close = pair.definition.rfind("). Serves ");
        REQUIRE(open < close);
        CHECK(changes.find(pair.definition.substr(open + 2, close - open - 2)));
        const auto component = pair.definition.substr(close + std::string("). Serves ").size());
        CHECK(components.find(component.substr(0, component.size() - 1)));
    }
}

TEST_CASE("Supervisors have eight pairs of their own and system leaders four, and no code means two things") {
    std::set<std::string> codes;
    for (auto& [name, count] : std::map<std::string, std::size_t>{
             {"unlearning-pair", 20}, {"unlearning-pair-supervisor", 8}, {"unlearning-pair-leader", 4}}) {
        const auto pairs = list(name);
        CHECK(pairs.codes.size() == count);
        for (auto& pair : pairs.codes) {
            CHECK(codes.insert(pair.code).second);
            CHECK(pair.label.find(" \u2192 ") != std::string::npos);
            CHECK(inOrder(pair.definition, {"The old way is in charge: ", "The new way is in place: ", "Serves K"}));
        }
    }
    CHECK(codes.size() == 32);
}

TEST_CASE("Stages and evidence are called in the forms what the plugin calls them") {
    const auto stages = list("unlearning-stage"), evidence = list("evidence-level");
    REQUIRE(stages.codes.size() == 7);
    for (auto& stage : stages.codes) CHECK(unlearning::stageWords(stage.code) == stage.label);
    CHECK(unlearning::stageWords(std::string("ST7")) == "ST7");
    REQUIRE(evidence.codes.size() == 6);
    for (auto& level : evidence.codes) CHECK(unlearning::evidenceFromCode(level.code));
}

TEST_CASE("What pulled it back begins with the forces of the system, under the same codes") {
    const auto forces = list("system-force"), pulls = list("pull-back");
    REQUIRE(forces.codes.size() == 8);
    for (std::size_t i = 0; i < forces.codes.size(); ++i) {
        CHECK(pulls.codes[i].code == forces.codes[i].code);
        CHECK(pulls.codes[i].label == forces.codes[i].label);
    }
}

TEST_CASE("The two scales and the quick one have words for each of their five points, the same in every form") {
    const auto templates = std::filesystem::path(TRELLIS_SOURCE_DIR) / "templates";
    const auto form = [&](const char* name) {
        return loadTemplate(templates / "core" / name, codeListsIn(templates / "code-lists"));
    };
    const auto round = form("unlearning-rating.xml"), page = form("unlearning-checklist.xml"),
               quick = form("unlearning-quick.xml");
    const auto words = [](const Template& one, const char* id) {
        std::vector<std::string> out;
        for (auto& anchor : one.find(id)->anchors) out.push_back(anchor.label);
        return out;
    };
    for (auto scale : {"hold", "presence"}) {
        const auto own = words(*round, (std::string("rating.self-") + scale).c_str());
        CHECK(own.size() == 5);
        CHECK(words(*round, (std::string("rating.supervisor-") + scale).c_str()) == own);
        CHECK(words(*page, (std::string("rating.self-") + scale).c_str()) == own);
        CHECK(words(*page, (std::string("rating.supervisor-") + scale).c_str()) == own);
    }
    CHECK(words(*quick, "quick.self").size() == 5);
    CHECK(words(*quick, "quick.self") == words(*quick, "quick.supervisor"));
}

TEST_CASE("Ratings and what stands beside them are open to the two alone; which pairs and when may flow on") {
    const auto templates = std::filesystem::path(TRELLIS_SOURCE_DIR) / "templates";
    for (auto name : {"unlearning-focus", "unlearning-rating", "unlearning-checklist", "unlearning-quick"}) {
        const auto form =
            loadTemplate(templates / "core" / (std::string(name) + ".xml"), codeListsIn(templates / "code-lists"));
        const std::set<std::string> further{"unlearning.date", "unlearning.supervisee", "unlearning.supervisor",
                                            "unlearning.next", "rating.pair",           "focus.pair",
                                            "workload.flags",  "workload.note"};
        for (auto& section : form->sections)
            for (auto& item : section.items) {
                auto all = item.cells;
                all.push_back(item);
                for (auto& each : all) {
                    INFO(name << " " << each.id);
                    CHECK(each.classes.text() == (further.count(each.id) ? "P M" : "P"));
                    CHECK_FALSE(maySee({Role::ServiceLead, false}, each.classes));
                    CHECK_FALSE(maySee({Role::Auditor, false}, each.classes));
                }
            }
    }
}
