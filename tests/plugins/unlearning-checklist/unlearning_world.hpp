// A pair of people, their agreement and their earlier records: what the tests of the kinds start from.
#pragma once
#include "model/error.hpp"
#include "plugin/kind.hpp"
#include "template/template_reader.hpp"

#include <catch2/catch_test_macros.hpp>

namespace trellis::test {

inline Date day(const char* iso) { return *Date::fromIso(iso); }

class UnlearningWorld {
public:
    UnlearningWorld()
        : plugins(folders()) {
        timeline.today = day("2025-09-16");
        timeline.agreement.id = "agreement";
        timeline.agreement.supervisor = "FK-S1";
        timeline.agreement.supervisees = {"FK-CP3"};
        timeline.agreement.start = day("2025-01-06");
    }

    const Kind& kind(const std::string& id) const {
        const auto* found = plugins.kind(id);
        if (!found)
            for (auto& status : plugins.plugins())
                UNSCOPED_INFO(status.manifest.id << ": " << status.state << " " << status.why);
        REQUIRE(found != nullptr);
        return *found;
    }
    const Template& formOf(const std::string& kindId) const { return *forms.at("core." + kindId); }
    Answers fresh(const std::string& kindId) const { return kind(kindId).prefill(timeline, formOf(kindId)); }

    TimelineRecord record(const std::string& kindId, const char* on, bool draft = false) const {
        TimelineRecord made;
        made.id = kindId + "-" + on;
        made.kind = kindId;
        made.state = draft ? "draft" : "completed";
        made.day = day(on);
        made.form = formOf(kindId).ref;
        made.draft = draft;
        made.answers.values[kindId == "supervision-session" ? "session.date" : "unlearning.date"] = made.day;
        return made;
    }
    TimelineRecord& add(TimelineRecord made) {
        timeline.records.push_back(std::move(made));
        return timeline.records.back();
    }
    /// A finished round with one row for U05: "2/3" by the supervisee, "1/3" by the supervisor, or "".
    TimelineRecord& rated(const char* on, const std::string& own, const std::string& supervisors = "",
                          Codes evidence = {}) {
        auto& made = add(record("unlearning-rating", on));
        made.answers.rows["ratings"] = {row("row-" + std::string(on), "U05", own, supervisors, std::move(evidence))};
        return made;
    }
    static Row row(const std::string& id, const std::string& pair, const std::string& own,
                   const std::string& supervisors = "", Codes evidence = {}) {
        Row made{id, {{"rating.pair", Code{pair}}}};
        rate(made.cells, own, supervisors, std::move(evidence));
        return made;
    }
    static void rate(std::map<std::string, Value>& cells, const std::string& own, const std::string& supervisors,
                     Codes evidence) {
        const auto number = [](char digit) { return double(digit - '0'); };
        if (own.size() == 3) cells["rating.self-hold"] = number(own[0]), cells["rating.self-presence"] = number(own[2]);
        if (supervisors.size() == 3)
            cells["rating.supervisor-hold"] = number(supervisors[0]),
            cells["rating.supervisor-presence"] = number(supervisors[2]);
        if (!evidence.empty()) cells["rating.evidence"] = std::move(evidence);
    }
    /// The round under the pen today.
    TimelineRecord writing(std::vector<Row> rows, const std::string& kindId = "unlearning-rating") const {
        auto made = record(kindId, "2025-09-16", true);
        made.answers.rows[kindId == "unlearning-focus"   ? "focus"
                          : kindId == "unlearning-quick" ? "quick"
                                                         : "ratings"] = std::move(rows);
        return made;
    }

    std::vector<Finding> check(const TimelineRecord& made) const { return kind(made.kind).check(made, timeline); }
    std::vector<Finding> found(const TimelineRecord& made, const std::string& code) const {
        std::vector<Finding> all;
        for (auto& each : check(made))
            if (each.code == code) all.push_back(each);
        return all;
    }
    Finding finding(const TimelineRecord& made, const std::string& code) const {
        const auto all = found(made, code);
        INFO("looking for " << code);
        REQUIRE(all.size() == 1);
        return all.front();
    }
    bool finds(const TimelineRecord& made, const std::string& code) const { return !found(made, code).empty(); }

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
        for (auto name : {"supervision-session", "unlearning-focus", "unlearning-rating", "unlearning-checklist",
                          "unlearning-quick"}) {
            auto form =
                loadTemplate(templates / "core" / (std::string(name) + ".xml"), codeListsIn(templates / "code-lists"));
            all[form->ref.id] = form;
        }
        return all;
    }
};

} // namespace trellis::test
