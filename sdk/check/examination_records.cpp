// What is asked about records: tried ones it brings itself, a long history, every day of two years.
#include "check/examination.hpp"
#include "template/answers_json.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

namespace trellis::conformance {

namespace fs = std::filesystem;

std::string Examination::look(const Kind& kind, const TimelineRecord& record, const Timeline& timeline) {
    std::string seen = "[" + kind.summary(record) + "]";
    for (auto& finding : kind.check(record, timeline))
        seen += finding.code + "@" + finding.where.item + finding.where.row + " ";
    return seen;
}

/// answers/NAME.json: {"kind": …, "answers": {…}, "findings": ["code", …], "summary": "…"}
void Examination::answers() const {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (auto at = fs::directory_iterator(subject_.origin() / "answers", ignored);
         !ignored && at != fs::directory_iterator(); ++at)
        if (at->path().extension() == ".json") files.push_back(at->path());
    if (files.empty()) skipped("There is no folder answers with records to try.");
    std::ranges::sort(files);
    const auto set = loaded();
    for (auto& file : files) {
        std::ifstream in(file);
        const auto said = nlohmann::json::parse(in, nullptr, false);
        const auto name = file.filename().string();
        if (!said.is_object() || !said.value("answers", nlohmann::json()).is_object())
            failed(name + " is not an object with answers.");
        const auto& kinds = subject_.manifest().kinds;
        const auto info = std::ranges::find(kinds, said.value("kind", std::string()), &KindInfo::id);
        if (info == kinds.end()) failed(name + " names no kind of this plugin.");
        const auto all = subject_.formsOf(*info);
        if (all.empty()) failed("The form of " + info->id + " is not at hand.");
        auto record = anEmptyRecord(info->id, *all.front(), someDay());
        record.answers = answersFromJson(said["answers"].dump(), *all.front(), {someDay(), nullptr, nullptr});
        const auto& kind = kindOf(*set, *info);
        if (said.contains("summary") && kind.summary(record) != said["summary"].get<std::string>())
            failed(fmt::format("{}: the summary is \"{}\".", name, kind.summary(record)));
        if (!said.contains("findings")) continue;
        std::vector<std::string> codes;
        for (auto& finding : kind.check(record, anAgreement(someDay()))) codes.push_back(finding.code);
        if (nlohmann::json(codes) != said["findings"])
            failed(fmt::format("{}: the findings are {}.", name, nlohmann::json(codes).dump()));
    }
}

void Examination::history() const {
    eachForm([&](auto& set, auto& kind, auto& form) {
        auto timeline = anAgreement(someDay());
        for (int i = 0; i < 200; ++i) {
            auto record = aFullRecord(kind.id, *form, someDay() + (i - 250));
            record.id = fmt::format("0199f3c2-0000-7000-8000-{:012}", 1000 + i);
            record.draft = false;
            timeline.records.push_back(std::move(record));
        }
        (void)kindOf(set, kind).prefill(timeline, *form);
        look(kindOf(set, kind), aFullRecord(kind.id, *form, someDay()), timeline);
        (void)kindOf(set, kind).due(timeline);
    });
}

void Examination::dueEveryDay() const {
    const auto set = loaded();
    bool asked = false;
    for (auto& kind : subject_.manifest().kinds) {
        if (!kind.offersDue) continue;
        asked = true;
        const auto all = subject_.formsOf(kind);
        auto timeline = anAgreement(someDay());
        timeline.agreement.start = someDay() - 30;
        if (!all.empty()) {
            timeline.records.push_back(aFullRecord(kind.id, *all.front(), someDay()));
            timeline.records.front().draft = false;
        }
        for (int day = -60; day < 670; ++day) {
            timeline.today = someDay() + day;
            (void)kindOf(*set, kind).due(timeline);
        }
    }
    if (!asked) skipped("No kind of it says when the next one is due.");
}

} // namespace trellis::conformance
