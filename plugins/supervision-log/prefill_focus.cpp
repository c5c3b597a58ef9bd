#include "prefill.hpp"

#include "history.hpp"

#include <map>
#include <set>

namespace supervision {

using namespace trellis::sdk;

namespace {

// Kinds of the unlearning checklist, read by name like any others: without that plugin there are none of them.
constexpr const char* focusKind = "unlearning-focus";
constexpr const char* ratingKind = "unlearning-rating";
constexpr const char* checklistKind = "unlearning-checklist";
constexpr std::size_t mostInFocus = 5;
constexpr Day beforeAll{-1'000'000};

/// What has been written between the two since their last session.
struct Since {
    std::optional<Record> focus; ///< the newest choice of pairs
    bool later = false;          ///< it is of a later day than the session, not of the same
    std::map<std::string, std::string> experiments;
};

Since sinceLast(const Timeline& timeline) {
    const auto held = heldSessions(timeline, individual);
    const Day last = held.empty() ? beforeAll : held.back().about();
    Since out;
    const auto keep = [&](const std::string& pair, const std::string& experiment) {
        if (!pair.empty() && !experiment.empty()) out.experiments[pair] = experiment;
    };
    for (auto& record : timeline.records()) {
        if (record.draft() || record.about() < last) continue;
        if (record.kind() == focusKind) {
            out.focus = record;
            out.later = last < record.about();
            for (auto& row : record.rows("focus")) keep(row.code("focus.pair"), row.text("focus.experiment"));
        } else if (record.kind() == ratingKind) {
            for (auto& row : record.rows("ratings")) keep(row.code("rating.pair"), row.text("focus.experiment"));
        } else if (record.kind() == checklistKind) {
            keep(record.code("rating.pair"), record.text("focus.experiment"));
        }
    }
    return out;
}

} // namespace

void prefillFocus(const Timeline& timeline, Draft& draft) {
    if (!draft.asks("focus")) return;
    const auto since = sinceLast(timeline);
    std::set<std::string> chosen;
    if (since.focus)
        for (auto& row : since.focus->rows("focus"))
            if (row.yes("focus.keep") != false) chosen.insert(row.code("focus.pair"));
    std::set<std::string> present;
    for (auto& row : draft.rows("focus")) {
        const auto pair = row.answer("focus.pair").code();
        present.insert(pair);
        // The two have chosen anew since then, without this one: it is shown once more, as let go.
        const bool letGo = since.focus && since.later && chosen.count(pair) == 0;
        if (letGo) row.set("focus.keep", false);
        if (auto tried = since.experiments.find(pair); tried != since.experiments.end())
            row.set("focus.experiment", tried->second);
    }
    if (!since.focus) return;
    for (auto& row : since.focus->rows("focus")) {
        const auto pair = row.code("focus.pair");
        if (chosen.count(pair) == 0 || present.size() >= mostInFocus || !present.insert(pair).second) continue;
        auto copied = draft.copyRow(row);
        if (auto tried = since.experiments.find(pair); tried != since.experiments.end())
            copied.set("focus.experiment", tried->second);
    }
}

} // namespace supervision
