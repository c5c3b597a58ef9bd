#include "history.hpp"

#include <set>

namespace unlearning {

using trellis::sdk::Record;
using trellis::sdk::Row;
using trellis::sdk::Timeline;

namespace {

constexpr int afterAllOthers = 1 << 30;

std::vector<Record> finished(const Timeline& timeline) {
    std::vector<Record> out;
    for (auto& record : timeline.records())
        if (!record.draft()) out.push_back(record);
    return out;
}

bool of(const Record& record, const char* kind) { return record.kind() == kind; }

std::vector<RatedPair> pairsIn(const Record& record) {
    std::vector<RatedPair> out;
    if (of(record, checklistKind)) out.push_back(ratedPair(record));
    if (of(record, ratingKind))
        for (auto& row : record.rows("ratings")) out.push_back(ratedPair(row));
    return out;
}

void add(std::vector<Rating>& out, const Record& record, int firstEntry) {
    for (auto& rated : pairsIn(record)) {
        if (rated.pair.empty()) continue;
        for (auto one : {rated.supervisee, rated.supervisor}) {
            one.day = record.about().days();
            one.entry = firstEntry++;
            out.push_back(one);
        }
    }
}

} // namespace

std::vector<Rating> ratingsIn(const Timeline& timeline) {
    std::vector<Rating> out;
    for (auto& record : finished(timeline)) add(out, record, int(out.size()));
    return out;
}

std::vector<Rating> ratingsIn(const Record& record) {
    std::vector<Rating> out;
    add(out, record, afterAllOthers);
    return out;
}

std::vector<Row> pairsInFocus(const Timeline& timeline) {
    std::vector<Row> newest;
    for (auto& record : finished(timeline)) {
        // A session without any pair does not end the focus; a record that keeps none of its pairs does.
        if (of(record, ratingKind) || of(record, checklistKind) || of(record, quickKind)) continue;
        const auto rows = record.rows("focus");
        if (rows.empty()) continue;
        newest.clear();
        for (auto& row : rows)
            if (row.yes("focus.keep") != false && !row.code("focus.pair").empty() && newest.size() < mostInFocus)
                newest.push_back(row);
    }
    return newest;
}

std::map<std::string, std::string> lastExperiments(const Timeline& timeline) {
    std::map<std::string, std::string> out;
    const auto keep = [&](const std::string& pair, const std::string& experiment) {
        if (!pair.empty() && !experiment.empty()) out[pair] = experiment;
    };
    for (auto& record : finished(timeline)) {
        for (auto& rated : pairsIn(record)) keep(rated.pair, rated.experiment);
        if (!of(record, ratingKind) && !of(record, checklistKind) && !of(record, quickKind))
            for (auto& row : record.rows("focus")) keep(row.code("focus.pair"), row.text("focus.experiment"));
    }
    return out;
}

std::vector<std::string> lastRated(const Timeline& timeline) {
    std::vector<std::string> out;
    for (auto& record : finished(timeline)) {
        if (!of(record, ratingKind)) continue;
        out.clear();
        for (auto& rated : pairsIn(record))
            if (!rated.pair.empty()) out.push_back(rated.pair);
    }
    return out;
}

std::vector<Context> contextIn(const Timeline& timeline) {
    std::vector<Context> out;
    std::set<std::pair<int, std::string>> seen;
    for (auto& record : finished(timeline))
        for (auto& code : record.codes("workload.flags"))
            if (seen.emplace(record.about().days(), code).second)
                out.push_back({record.about().days(), code, record.label("workload.flags", code)});
    return out;
}

} // namespace unlearning
