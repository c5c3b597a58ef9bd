// Statements about what works for whom: a board in columns, or a list with what speaks for and against each.
#include "evidence_views.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace meta {

using namespace trellis::sdk;

namespace {

struct Statement {
    std::string label, sentence, status, statusWords, next;
    int supports = 0, contradicts = 0, nuances = 0, rivals = 0;

    std::string weight() const {
        return std::to_string(supports) + " for, " + std::to_string(contradicts) + " against" +
               (nuances ? ", " + std::to_string(nuances) + " adding a shade" : "");
    }
};

constexpr std::array<std::pair<const char*, const char*>, 4> columns{
    {{"proposed", "Proposed"}, {"supported", "Supported"}, {"refined", "Refined"}, {"refuted", "Refuted"}}};

std::vector<Statement> statementsOf(const Timeline& timeline) {
    std::vector<Statement> out;
    for (auto& record : timeline.records()) {
        if (record.draft() || record.kind() != "cmo-statement") continue;
        Statement one{record.text("cmo.label"),
                      record.text("cmo.sentence"),
                      record.code("cmo.status"),
                      {},
                      record.text("cmo.next-test")};
        one.statusWords = record.label("cmo.status", one.status);
        one.rivals = int(record.rows("rivals").size());
        for (auto& row : record.rows("evidence")) {
            const auto bearing = row.code("evidence.bearing");
            one.supports += bearing == "supports";
            one.contradicts += bearing == "contradicts";
            one.nuances += bearing == "nuances";
        }
        out.push_back(std::move(one));
    }
    return out;
}

void board(const std::vector<Statement>& all, View& out) {
    std::map<std::string, std::vector<const Statement*>> by;
    std::size_t most = 0;
    for (auto& one : all) by[one.status].push_back(&one);
    for (auto& [status, title] : columns) {
        out.column(status, title);
        most = std::max(most, by[status].size());
    }
    for (std::size_t i = 0; i < most; ++i) {
        out.row();
        for (auto& [status, title] : columns)
            out.cell(i < by[status].size() ? by[status][i]->label + " (" + by[status][i]->weight() + ")"
                                           : std::string());
    }
}

void list(const std::vector<Statement>& all, View& out) {
    out.column("label", "Statement").column("sentence", "In one sentence").column("status", "Stands");
    out.column("evidence", "Evidence")
        .column("rivals", "Other explanations", true)
        .column("next", "How it could be tested next");
    for (auto& one : all)
        out.row()
            .cell(one.label)
            .cell(one.sentence)
            .cell(one.statusWords)
            .cell(one.weight())
            .cell(std::to_string(one.rivals), double(one.rivals))
            .cell(one.next);
}

} // namespace

void StatementBoard::show(const std::optional<Timeline>& timeline, View& out) const {
    if (!timeline) return;
    const auto all = statementsOf(*timeline);
    if (all.empty()) {
        out.empty("There is no statement yet. Eight to start from are offered when you begin one; all of them are "
                  "proposals.");
        return;
    }
    out.chosen("how") == "list" ? list(all, out) : board(all, out);
    const auto parked = std::count_if(all.begin(), all.end(), [](auto& one) { return one.status == "parked"; });
    std::size_t untested = 0;
    for (auto& one : all) untested += one.supports + one.contradicts + one.nuances == 0;
    out.reading(std::to_string(all.size()) + (all.size() == 1 ? " statement" : " statements") + ", " +
                std::to_string(untested) + " without evidence yet" +
                (parked ? ", " + std::to_string(parked) + " parked" : "") + ".");
    out.note("Counts of evidence are no votes: one good contradiction can weigh more than many echoes.");
}

} // namespace meta
