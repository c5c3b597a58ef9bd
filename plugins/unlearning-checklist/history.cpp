#include "history.hpp"

#include <algorithm>
#include <set>

namespace unlearning {

using trellis::sdk::Record;
using trellis::sdk::Row;
using trellis::sdk::Timeline;

namespace {

bool of(const Record& record, const char* kind) { return record.kind() == kind; }
bool holdsFocus(const Record& record) {
    return !of(record, ratingKind) && !of(record, checklistKind) && !of(record, quickKind);
}

} // namespace

Records finished(const Timeline& timeline) {
    Records out;
    for (auto& record : timeline.records())
        if (!record.draft()) out.push_back(record);
    return out;
}

std::vector<RatedPair> ratedPairs(const Record& record) {
    std::vector<RatedPair> out;
    if (of(record, checklistKind)) out.push_back(ratedPair(record));
    if (of(record, ratingKind))
        for (auto& row : record.rows("ratings")) out.push_back(ratedPair(row));
    return out;
}

std::vector<Rating> ratingsIn(const Records& records) {
    std::vector<Rating> out;
    for (auto& record : records)
        for (auto& rated : ratedPairs(record)) {
            if (rated.pair.empty()) continue;
            for (auto one : {rated.supervisee, rated.supervisor}) {
                one.day = record.about().days();
                one.entry = int(out.size());
                out.push_back(one);
            }
        }
    return out;
}

std::vector<Row> pairsInFocus(const Records& records) {
    std::vector<Row> newest;
    for (auto& record : records) {
        // A session without any pair does not end the focus; a record that keeps none of its pairs does.
        if (!holdsFocus(record)) continue;
        const auto rows = record.rows("focus");
        if (rows.empty()) continue;
        newest.clear();
        for (auto& row : rows)
            if (row.yes("focus.keep") != false && !row.code("focus.pair").empty() && newest.size() < mostInFocus)
                newest.push_back(row);
    }
    return newest;
}

std::map<std::string, std::string> lastExperiments(const Records& records) {
    std::map<std::string, std::string> out;
    const auto keep = [&](const std::string& pair, const std::string& experiment) {
        if (!pair.empty() && !experiment.empty()) out[pair] = experiment;
    };
    for (auto& record : records) {
        for (auto& rated : ratedPairs(record)) keep(rated.pair, rated.experiment);
        if (holdsFocus(record))
            for (auto& row : record.rows("focus")) keep(row.code("focus.pair"), row.text("focus.experiment"));
    }
    return out;
}

std::vector<std::string> lastRated(const Records& records) {
    std::vector<std::string> out;
    for (auto& record : records) {
        if (!of(record, ratingKind)) continue;
        out.clear();
        for (auto& rated : ratedPairs(record))
            if (!rated.pair.empty()) out.push_back(rated.pair);
    }
    return out;
}

std::map<std::string, int> quickLooks(const Records& records) {
    std::map<std::string, int> out;
    for (auto& record : records) {
        if (!of(record, quickKind)) continue;
        for (auto& row : record.rows("quick"))
            if (const auto pair = row.code("rating.pair"); !pair.empty() && (row.given("quick.self") || row.given("quick.supervisor")))
                out[pair] = std::max(out[pair], record.about().days());
    }
    return out;
}

std::map<std::string, int> fullRounds(const Records& records) {
    std::map<std::string, int> out;
    for (auto& rating : ratingsIn(records))
        if (rating.says()) out[rating.pair] = std::max(out[rating.pair], rating.day);
    return out;
}

std::vector<Context> contextIn(const Records& records) {
    std::vector<Context> out;
    std::set<std::pair<int, std::string>> seen;
    for (auto& record : records)
        for (auto& code : record.codes("workload.flags"))
            if (seen.emplace(record.about().days(), code).second)
                out.push_back({record.about().days(), code, record.label("workload.flags", code)});
    return out;
}

} // namespace unlearning
