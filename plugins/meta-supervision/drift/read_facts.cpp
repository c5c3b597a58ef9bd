#include "drift/read_facts.hpp"

#include <algorithm>

namespace meta::drift {

using trellis::sdk::Record;
using trellis::sdk::Timeline;

namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (auto& one : names) out += (out.empty() ? "" : ", ") + one;
    return out;
}

bool settled(const std::string& status) { return status == "done" || status == "dropped"; }

/// Rows come along from last time by themselves; a scan is where something was said about one of them.
bool scanned(const Record& record, Day day) {
    for (auto& row : record.rows("scan")) {
        if (row.given("scan.weeks") || row.given("scan.goals") || row.given("scan.decision")) return true;
        if (const auto discussed = row.day("scan.last-discussed"); discussed && *discussed == day) return true;
    }
    return false;
}

SessionFacts sessionFrom(const Record& record, std::size_t parties) {
    SessionFacts out;
    out.day = record.about();
    out.group = record.kind() == "group-session";
    out.parties = parties;
    for (auto& one : record.signOffs())
        if (one.day) out.signedOn.push_back(*one.day);
    out.signBy = trellis::sdk::plusWorkingDays(out.day, 10);
    out.scanned = scanned(record, out.day);
    for (auto* way : {"recording", "role-play", "observed"})
        out.practiceSeen = out.practiceSeen || record.has("practice.reviewed", way);
    double whole = 0;
    for (auto* one : {"functions.formative", "functions.normative", "functions.restorative"})
        whole += record.number(one).value_or(0);
    if (const auto share = record.number("functions.normative"); share && whole > 0)
        out.normative = *share * 100 / whole;
    for (auto& row : record.rows("depth"))
        if (const auto one = row.code("depth.case");
            !one.empty() && std::find(out.cases.begin(), out.cases.end(), one) == out.cases.end())
            out.cases.push_back(one);
    out.components = record.codes("model.focus");
    out.risk = record.answer("risk.raised").yes();
    // The form puts there the day on which it was written, which of a session written up later is too late.
    for (auto& row : record.rows("actions"))
        out.actions.push_back({row.id(), std::min(row.day("action.since").value_or(out.day), out.day),
                               !settled(row.code("action.status"))});
    if (out.group) {
        for (auto& row : record.rows("private")) out.feedback = out.feedback || row.given("private.feedback-given");
    } else {
        out.feedback = record.given("feedback.given");
        out.wellbeing = record.given("wellbeing.rating") || record.given("wellbeing.note");
    }
    return out;
}

/// When all of them were away at once. Exact for one person, which is what most pairs are.
std::vector<Away> awayOf(const Timeline& part, const std::vector<std::string>& people) {
    std::vector<Away> out;
    if (people.size() != 1) return out;
    for (auto& one : part.absences(people.front())) out.push_back({one.from, one.to});
    return out;
}

} // namespace

std::vector<PairFacts> pairsOf(const Timeline& timeline) {
    std::vector<PairFacts> out;
    for (auto& part : timeline.parts()) {
        if (part.supervisor() != timeline.subject()) continue;
        const auto people = part.supervisees();
        PairFacts pair;
        pair.who = joined(people);
        pair.group = people.size() > 1;
        pair.ended = part.ended();
        pair.away = awayOf(part, people);
        for (auto& record : part.records()) {
            if (record.draft()) continue;
            const auto kind = record.kind();
            if (kind == "supervision-session" || kind == "group-session") {
                if (record.code("session.status") == "held")
                    pair.held.push_back(sessionFrom(record, people.size() + 1));
            } else if (kind == "session-not-held") {
                pair.notHeld.push_back(record.about());
            } else if (kind == "unlearning-rating" || kind == "unlearning-checklist") {
                pair.rated.push_back(record.about());
            }
        }
        if (pair.held.empty() && pair.notHeld.empty()) continue;
        pair.start = part.start().value_or(pair.held.empty() ? pair.notHeld.front() : pair.held.front().day);
        out.push_back(std::move(pair));
    }
    return out;
}

} // namespace meta::drift
