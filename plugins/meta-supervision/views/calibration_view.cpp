// How alike meta-supervisors see the same records, quarter by quarter (domain.md 2.8, ruling A1).
#include "evidence_views.hpp"

#include "agreement/agreement.hpp"

#include <array>
#include <cmath>
#include <map>
#include <set>

namespace meta {

using namespace trellis::sdk;

namespace {

struct Question {
    const char* item;
    const char* words;
};
constexpr std::array<Question, 10> questions{{{"review.agenda", "a shared agenda"},
                                              {"review.reflection", "reflection beyond telling"},
                                              {"review.model", "the link to the way of working"},
                                              {"review.feedback", "specific feedback"},
                                              {"review.action", "small, dated, owned actions"},
                                              {"review.previous", "looking at earlier actions"},
                                              {"review.risk", "the question about risk"},
                                              {"review.strengths", "strengths"},
                                              {"review.signed", "signing off"},
                                              {"review.identifiers", "that nobody can be identified"}}};

/// "2025 Q3", from the day's ISO form.
std::string quarter(Day day) {
    const auto iso = day.iso();
    return iso.substr(0, 4) + " Q" + std::to_string((std::stoi(iso.substr(5, 2)) + 2) / 3);
}

std::string two(double value) {
    const auto text = std::to_string(value);
    return text.substr(0, text.find('.') + 3);
}

} // namespace

void Calibration::show(const std::optional<Timeline>& timeline, View& out) const {
    if (!timeline) return;
    std::map<std::string, std::set<std::string>> reviewers; // by record
    std::map<std::string, std::string> when;                // of its latest review
    std::vector<Record> all;
    for (auto& record : timeline->records()) {
        if (record.draft() || record.kind() != "record-review") continue;
        all.push_back(record);
        reviewers[record.text("review.record")].insert(record.code("review.reviewer"));
        when[record.text("review.record")] = quarter(record.about());
    }
    std::map<std::string, std::vector<Rating>> byQuarter;
    std::map<std::string, std::set<std::string>> records;
    std::map<std::string, int> apart;
    std::map<std::string, std::map<std::string, int>> values; // record and question, by reviewer
    for (auto& record : all) {
        const auto which = record.text("review.record");
        if (reviewers[which].size() < 2) continue;
        for (auto& [question, words] : questions)
            if (const auto value = record.number(question)) {
                byQuarter[when[which]].push_back(
                    {which + "\n" + question, record.code("review.reviewer"), int(std::lround(*value))});
                values[which + "\n" + words][record.code("review.reviewer")] = int(std::lround(*value));
            }
        records[when[which]].insert(which);
    }
    if (byQuarter.empty()) {
        out.empty(
            "No record has been reviewed by two people yet. Choose one, review it apart, and give both reviews the "
            "record's number.");
        return;
    }
    for (auto& [unit, given] : values) {
        int low = 2, high = 0;
        for (auto& [who, value] : given) low = std::min(low, value), high = std::max(high, value);
        if (high - low > 0) ++apart[unit.substr(unit.find('\n') + 1)];
    }
    out.panel("alpha", "Agreement on the same records").scale(-1, 1);
    out.series("alpha", "Agreement (alpha)");
    std::string last;
    for (auto& [period, ratings] : byQuarter) {
        const auto found = agreementOf(ratings, 0, 2);
        const auto n = std::to_string(records[period].size()) + (records[period].size() == 1 ? " record" : " records");
        out.point(period, found.alpha, found.alpha ? two(*found.alpha) + " (" + n + ")" : found.why);
        last =
            period + ": " + (found.alpha ? two(*found.alpha) : found.why) + ", from " + n +
            (found.interval ? ", between " + two(found.interval->first) + " and " + two(found.interval->second) : "") +
            (found.kappa ? ", weighted kappa " + two(*found.kappa) : "");
    }
    out.reading("Latest, " + last + ".");
    const std::pair<const std::string, int>* most = nullptr;
    for (auto& one : apart)
        if (!most || one.second > most->second) most = &one;
    if (most)
        out.note("Seen differently most often: " + most->first + ", " + std::to_string(most->second) +
                 (most->second == 1 ? " time." : " times."));
    out.note("1 is agreement, 0 is what chance alone gives. It says how clear the questions are to us, not how good a "
             "record "
             "or a reviewer is.");
}

} // namespace meta
