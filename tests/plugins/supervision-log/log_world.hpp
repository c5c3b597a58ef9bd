// A pair, their agreement and their records, as the log sees them: what the tests of its kinds start from.
#pragma once
#include "model/error.hpp"
#include "plugin/kind.hpp"
#include "template/template_reader.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace trellis::test {

inline Date day(const char* iso) { return *Date::fromIso(iso); }

/// The forms and the plugin as they were built.
class LogWorld {
public:
    LogWorld()
        : plugins(folders()) {
        timeline.today = day("2025-09-16");
        timeline.agreement.id = "agreement";
        timeline.agreement.supervisor = "FK-S1";
        timeline.agreement.supervisees = {"FK-CP3"};
        timeline.agreement.types = {"CLIN", "CMS"};
        timeline.agreement.start = day("2025-03-04");
        timeline.agreement.review = day("2025-12-04");
        timeline.people = {person("FK-S1"), person("FK-CP3")};
    }

    const Kind& kind(const std::string& id) const {
        const auto* found = plugins.kind(id);
        if (!found)
            for (auto& status : plugins.plugins())
                UNSCOPED_INFO(status.manifest.id << ": " << status.state << " " << status.why);
        REQUIRE(found != nullptr);
        return *found;
    }
    const Template& form(const std::string& id) const { return *forms.at(id); }
    Answers fresh(const std::string& kindId) const {
        return kind(kindId).prefill(timeline, form(kind(kindId).info().templateId));
    }

    /// A finished session of that day, added to the timeline.
    TimelineRecord& held(const char* on, const std::string& kindId = "supervision-session") {
        TimelineRecord record;
        record.id = "record-" + std::string(on);
        record.kind = kindId;
        record.state = "completed";
        record.day = day(on);
        record.form = form(kind(kindId).info().templateId).ref;
        record.answers.values["session.date"] = record.day;
        record.answers.values["session.status"] = Code{"held"};
        record.answers.values["session.type"] = Codes{"CLIN"};
        timeline.records.push_back(record);
        return timeline.records.back();
    }
    /// The session under the pen today.
    TimelineRecord writing(const std::string& kindId = "supervision-session") const {
        TimelineRecord record;
        record.id = "now";
        record.kind = kindId;
        record.state = "draft";
        record.day = timeline.today;
        record.form = form(kind(kindId).info().templateId).ref;
        record.draft = true;
        record.answers.values["session.date"] = record.day;
        return record;
    }
    std::vector<Finding> check(const TimelineRecord& record) const { return kind(record.kind).check(record, timeline); }
    /// The finding with this code; fails the test when there is not exactly one.
    Finding finding(const TimelineRecord& record, const std::string& code) const {
        std::vector<Finding> found;
        for (auto& each : check(record))
            if (each.code == code) found.push_back(each);
        INFO("looking for " << code);
        REQUIRE(found.size() == 1);
        return found.front();
    }
    bool finds(const TimelineRecord& record, const std::string& code) const {
        for (auto& each : check(record))
            if (each.code == code) return true;
        return false;
    }

    static Person person(const std::string& code) {
        Person one;
        one.code = code;
        one.inPostSince = day("2024-01-08");
        return one;
    }

    std::map<std::string, TemplatePtr> forms = readForms();
    PluginSet plugins;
    Timeline timeline;

private:
    PluginFolders folders() {
        PluginFolders given;
        given.search = {std::filesystem::path(TRELLIS_BUILD_DIR) / "lib/trellis/plugins"};
        given.forms = [this](const FormRef& ref) {
            const auto found = forms.find(ref.id);
            return found == forms.end() ? nullptr : found->second;
        };
        return given;
    }
    static std::map<std::string, TemplatePtr> readForms() {
        const std::filesystem::path templates = std::filesystem::path(TRELLIS_SOURCE_DIR) / "templates";
        std::map<std::string, TemplatePtr> all;
        for (auto name : {"supervision-agreement", "supervision-session", "group-session", "session-not-held"}) {
            auto form =
                loadTemplate(templates / "core" / (std::string(name) + ".xml"), codeListsIn(templates / "code-lists"));
            all[form->ref.id] = form;
        }
        return all;
    }
};

} // namespace trellis::test
