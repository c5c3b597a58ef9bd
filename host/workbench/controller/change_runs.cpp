#include "workbench/controller/change_runs.hpp"

#include "view/spoken_table.hpp"
#include "workbench/controller/phrase.hpp"

#include <algorithm>

namespace trellis {
namespace {

struct Side {
    const char* title;
    std::string ChangeWords::*words;
};
constexpr Side sides[] = {{"What", &ChangeWords::head},
                          {"Was", &ChangeWords::was},
                          {"Here", &ChangeWords::now},
                          {"What follows", &ChangeWords::meaning}};

std::string sentence(const std::string& before, const std::string& words) {
    return words.empty() ? std::string() : before + words + (words.ends_with('.') ? "" : ".");
}

} // namespace

std::vector<ChangeRun> changeRuns(const ChangeGroup& group) {
    std::vector<ChangeRun> out;
    std::size_t inFull = 0;
    for (auto at = group.changes.begin(); at != group.changes.end();) {
        const auto end = std::find_if(at, group.changes.end(), [&](auto& one) { return one.reason != at->reason; });
        if (static_cast<std::size_t>(end - at) > kMostWithOneReason) {
            out.push_back({at->reason, {at, end}, true});
        } else {
            if (out.empty() || out.back().table) out.emplace_back();
            out.back().changes.insert(out.back().changes.end(), at, end);
            inFull += static_cast<std::size_t>(end - at);
        }
        at = end;
    }
    if (inFull > kMostInFull)
        for (auto& run : out) run.table = true;
    return out;
}

ViewModel changeTable(const ChangeRun& run, const std::string& of) {
    ViewModel view;
    view.title = of + ", " + phrase::count(static_cast<int>(run.changes.size()), "change", "changes");
    std::vector<Side> shown;
    const auto said = [&](std::string ChangeWords::*words) {
        return std::ranges::any_of(run.changes, [&](auto& one) { return !(one.*words).empty(); });
    };
    for (auto& side : sides)
        if (said(side.words)) shown.push_back(side);
    if (run.reason.empty() && said(&ChangeWords::reason)) shown.push_back({"Why", &ChangeWords::reason});
    for (auto& side : shown) view.table.columns.push_back({side.title, side.title});
    for (auto& one : run.changes) {
        auto& row = view.table.rows.emplace_back();
        for (auto& side : shown) row.push_back({one.*(side.words), {}});
    }
    return view;
}

ChangeGroup ledgerChanges(const ViewModel& ledger, const std::string& title) {
    ChangeGroup out{title, {}};
    for (auto& row : ledger.table.rows) {
        const auto cell = [&](const char* id) {
            for (std::size_t c = 0; c < ledger.table.columns.size() && c < row.size(); ++c)
                if (ledger.table.columns[c].id == id) return row[c].text;
            return std::string();
        };
        ChangeWords words;
        words.head = "“" + cell("question") + "”: " + cell("change");
        words.was = cell("was");
        words.now = cell("now");
        words.meaning = sentence("Comparison: ", cell("comparability"));
        words.reason = cell("why");
        for (auto& [before, id] : {std::pair{" Decided by ", "decided"},
                                   {" Last word: ", "last-word"},
                                   {" Since ", "since"},
                                   {" To be looked at again on ", "review"},
                                   {" Recorded by: ", "recorded"},
                                   {" When: ", "phase"},
                                   {" ", "planned"},
                                   {" Goal: ", "goal"},
                                   {" What led to it: ", "reasons"},
                                   {" Modified: ", "modified"},
                                   {" ", "fidelity"}})
            words.reason += sentence(before, spokenDay(cell(id)));
        out.changes.push_back(std::move(words));
    }
    return out;
}

} // namespace trellis
