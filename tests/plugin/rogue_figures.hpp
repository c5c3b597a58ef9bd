// example.rogue-figures: one measure, one view and one export that do what they are told, in this process or in a
// child.
#pragma once
#include "plugin/plugin_box.hpp"

#include <algorithm>

namespace trellis::test {

/// Twice over: first in this process, then in a child.
inline bool eitherWay() { return GENERATE(false, true); }

inline const std::vector<std::string> deeds = {"point-before-series",
                                               "series-before-panel",
                                               "not-a-number",
                                               "no-day-no-label",
                                               "no-reading",
                                               "unknown-stroke",
                                               "unknown-words",
                                               "backward-event",
                                               "cell-before-row",
                                               "short-row",
                                               "long-row",
                                               "unknown-choice",
                                               "undeclared-measure",
                                               "figures",
                                               "too-few",
                                               "limits",
                                               "empty",
                                               "scope",
                                               "throw"};

inline std::string manifest() {
    std::string options;
    for (auto& deed : deeds) options += "<option id=\"" + deed + "\" title=\"D\"/>";
    return R"(<plugin xmlns="urn:trellis:plugin:1" id="example.rogue-figures" version="1.0.0" abi="1.0" library="box">
  <title>Rogue</title><publisher>Tests</publisher><when-disabled>Peace.</when-disabled>
  <offers feature="trellis.measure/1"/><offers feature="trellis.view/1"/><offers feature="trellis.export/1"/>
  <measure id="rogue.measure" title="M" scope="person" unit="percent" reduce="sum" class="A">
    <question>Q?</question><reads kinds="rogue">rogue.text</reads><dimension id="side" title="Side"/></measure>
  <view id="rogue.view" kind="run" class="A" scope="person"><title>V</title><question>Q?</question>
    <uses measures="rogue.measure"/><reads kinds="rogue">rogue.text</reads><choice id="do" title="Do">)" +
           options + R"(</choice></view>
  <export id="rogue.export" title="E" media="text/plain" extension="txt" scope="person"><reads kinds="rogue">rogue.text</reads></export>
</plugin>)";
}

struct Rogue {
    explicit Rogue(bool apart, std::chrono::milliseconds patience = std::chrono::seconds(20)) {
        box.manifest("example.rogue-figures", manifest());
        box.library("example.rogue-figures", "rogue-figures");
        auto folders = apart ? box.apart() : box.folders();
        folders.limits.call = patience;
        set = std::make_unique<PluginSet>(std::move(folders));
        INFO(set->plugins().front().why);
        REQUIRE(set->measure("rogue.measure") != nullptr);
    }
    Observed observe(const std::string& what) const { return set->measure("rogue.measure")->observe(timeline(what)); }
    ViewModel show(const std::string& what, FigureSource figures = {}) const {
        ViewQuestion question;
        question.subject = "FK-CP3";
        question.from = *Date::fromIso("2025-01-01");
        question.to = *Date::fromIso("2025-09-16");
        question.choices = {{"do", what}};
        question.figures = std::move(figures);
        const auto around = timeline("");
        return set->view("rogue.view")->show(&around, question);
    }
    /// Of FK-CP3 under two supervisors; each has one record, and another kind stands between them.
    static Timeline timeline(const std::string& what) {
        Timeline whole;
        whole.scope = Scope::Person;
        whole.subject = "FK-CP3";
        whole.locality = "Fernwick";
        whole.today = *Date::fromIso("2025-09-16");
        Person person;
        person.code = "FK-CP3";
        person.locality = "Stourbeck";
        whole.people = {person};
        for (auto* supervisor : {"FK-S1", "FK-S2"}) {
            auto& part = whole.parts.emplace_back();
            part.today = whole.today;
            part.agreement.id = std::string("a-") + supervisor;
            part.agreement.supervisor = supervisor;
            part.agreement.supervisees = {"FK-CP3"};
            part.agreement.types = {what};
            auto record = rogueRecord("", std::string("r-") + supervisor);
            record.agreement = part.agreement.id;
            record.supervisor = supervisor;
            record.supervisees = {"FK-CP3"};
            record.day = *Date::fromIso(std::string(supervisor) == "FK-S1" ? "2025-05-02" : "2025-04-01");
            part.records = {record};
            record.kind = "other";
            part.records.push_back(record);
        }
        return whole;
    }
    PluginBox box;
    std::unique_ptr<PluginSet> set;
};

} // namespace trellis::test
