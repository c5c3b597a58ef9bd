#include "disclosure/protect.hpp"

#include "disclosure/table_entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <numeric>

namespace trellis {
namespace {

class Protection {
public:
    Protection(const CountTable& table, const DisclosurePolicy& policy)
        : table_(table)
        , policy_(policy)
        , entries_(table) {
        for (std::size_t at = 0; at < entries_.size(); ++at) {
            counts_.push_back(entries_.count(at));
            covers_.push_back(Cover::Shown);
        }
    }

    ProtectedTable run() {
        primary();
        dominated();
        aloneInLine();
        counting();
        audit();
        return result();
    }

private:
    bool hidden(std::size_t at) const { return covers_[at] != Cover::Shown; }

    void hide(std::size_t at, Cover why) {
        if (!hidden(at)) covers_[at] = why;
    }

    void primary() {
        for (std::size_t at = 0; at < counts_.size(); ++at)
            if (counts_[at] >= 1 && counts_[at] <= policy_.primaryTo) hide(at, Cover::Primary);
    }

    void dominated() {
        entries_.eachLine([&](auto& line, std::size_t total) {
            if (counts_[total] < policy_.dominanceFrom) return;
            std::map<std::string, int> shares;
            for (auto at : line)
                for (auto& [supervisor, count] : entries_.cell(at).bySupervisor)
                    shares[supervisor] += count;
            const bool found = std::ranges::any_of(
                shares, [&](auto& share) { return share.second > policy_.dominance * counts_[total]; });
            if (!found) return;
            for (auto at : line)
                if (counts_[at] > 0) hide(at, Cover::Dominated);
            hide(total, Cover::Dominated);
        });
    }

    void aloneInLine() {
        entries_.eachLine([&](auto& line, std::size_t) {
            const auto filled = [&](std::size_t at) { return counts_[at] > 0; };
            if (line.size() > 1 && std::ranges::count_if(line, filled) == 1)
                hide(*std::ranges::find_if(line, filled), Cover::AloneInLine);
        });
    }

    /// The first guess: a single hidden entry of a line takes the next smallest with it, until there is none.
    void counting() {
        for (bool again = true; again;) {
            again = false;
            entries_.eachLine([&](auto& line, std::size_t total) {
                if (hidden(total)) return;
                if (std::ranges::count_if(line, [&](std::size_t at) { return hidden(at); }) != 1) return;
                if (const auto next = smallest(line)) {
                    hide(*next, Cover::Counted);
                    again = true;
                }
            });
        }
    }

    std::optional<std::size_t> smallest(const std::vector<std::size_t>& among) const {
        std::optional<std::size_t> best;
        for (auto at : among)
            if (!hidden(at) && counts_[at] > 0 && (!best || counts_[at] < counts_[*best])) best = at;
        return best;
    }

    /// Hiding more only ever widens what an attacker can work out, so an entry that is safe stays safe, and one pass
    /// over a growing list is enough.
    void audit() {
        std::vector<KnownSum> printed;
        for (std::size_t at = 0; at < counts_.size(); ++at)
            printed.push_back({entries_.atomsOf(at), knownOf(counts_[at], hidden(at), policy_)});
        Attacker attacker(static_cast<int>(entries_.height() * entries_.width()), std::move(printed));
        known_.assign(counts_.size(), {});
        std::deque<std::size_t> waiting;
        for (std::size_t at = 0; at < counts_.size(); ++at)
            if (hidden(at)) waiting.push_back(at);
        while (!waiting.empty()) {
            const auto at = waiting.front();
            known_[at] = attacker.workOut(entries_.atomsOf(at));
            if (!tooClose(counts_[at], known_[at], policy_)) {
                waiting.pop_front();
                continue;
            }
            auto next = smallest(entries_.linesThrough(at));
            if (!next) {
                std::vector<std::size_t> all(counts_.size());
                std::iota(all.begin(), all.end(), std::size_t{0});
                next = smallest(all);
            }
            if (!next) { // nothing is left to hide: only zeros are printed
                safe_ = false;
                waiting.pop_front();
                continue;
            }
            hide(*next, Cover::Audited);
            attacker.learn(*next, knownOf(counts_[*next], true, policy_));
            waiting.push_back(*next);
        }
        for (std::size_t at = 0; at < counts_.size(); ++at)
            known_[at] = hidden(at) ? attacker.workOut(entries_.atomsOf(at)) : knownOf(counts_[at], false, policy_);
    }

    ProtectedEntry shownEntry(std::size_t at) const {
        ProtectedEntry out;
        out.count = counts_[at];
        out.cover = covers_[at];
        out.shown = hidden(at) ? hiddenMarker : fmt::format("{}", rounded(counts_[at], policy_));
        out.known = known_[at];
        return out;
    }

    ProtectedTable result() const {
        const auto height = entries_.height(), width = entries_.width();
        ProtectedTable out;
        out.title = table_.title;
        out.rows = table_.rows;
        out.columns = table_.columns;
        out.policy = policy_;
        for (std::size_t row = 0; row < height; ++row) {
            out.cells.emplace_back();
            for (std::size_t column = 0; column < width; ++column) {
                out.cells.back().push_back(shownEntry(entries_.entry(row, column)));
                out.innerHidden += out.cells.back().back().hidden();
            }
            out.rowTotals.push_back(shownEntry(entries_.entry(row, width)));
        }
        for (std::size_t column = 0; column < width; ++column)
            out.columnTotals.push_back(shownEntry(entries_.entry(height, column)));
        out.total = shownEntry(entries_.entry(height, width));
        out.safe = safe_;
        out.tooLittle = !safe_ || out.innerHidden > policy_.mostHidden * static_cast<double>(height * width);
        return out;
    }

    const CountTable& table_;
    const DisclosurePolicy& policy_;
    const TableEntries entries_;
    std::vector<int> counts_;
    std::vector<Cover> covers_;
    std::vector<Range> known_;
    bool safe_ = true;
};

} // namespace

ProtectedTable protect(const CountTable& table, const DisclosurePolicy& policy) {
    checkPolicy(policy);
    checkTable(table);
    return Protection(table, policy).run();
}

} // namespace trellis
