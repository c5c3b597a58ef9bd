#include "disclosure/protect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <limits>
#include <numeric>

namespace trellis {
namespace {

/// All entries in reading order: the rows with their totals, then the column totals and the grand total.
class Protection {
public:
    Protection(const CountTable& table, const DisclosurePolicy& policy)
        : table_(table)
        , policy_(policy)
        , height_(table.rows.size())
        , width_(table.columns.size()) {
        for (std::size_t row = 0; row <= height_; ++row)
            for (std::size_t column = 0; column <= width_; ++column) {
                counts_.push_back(countAt(row, column));
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
    std::size_t entry(std::size_t row, std::size_t column) const { return row * (width_ + 1) + column; }
    bool inner(std::size_t at) const { return at / (width_ + 1) < height_ && at % (width_ + 1) < width_; }
    bool hidden(std::size_t at) const { return covers_[at] != Cover::Shown; }

    int countAt(std::size_t row, std::size_t column) const {
        if (row < height_ && column < width_) return table_.cells[row][column].count;
        if (row < height_) return table_.rowTotal(row);
        return column < width_ ? table_.columnTotal(column) : table_.total();
    }

    void hide(std::size_t at, Cover why) {
        if (!hidden(at)) covers_[at] = why;
    }

    void primary() {
        for (std::size_t at = 0; at < counts_.size(); ++at)
            if (counts_[at] >= 1 && counts_[at] <= policy_.primaryTo) hide(at, Cover::Primary);
    }

    /// Rows, columns and their totals; the entries of each line, its total last.
    void eachLine(const std::function<void(const std::vector<std::size_t>&, std::size_t)>& work) const {
        for (std::size_t row = 0; row < height_; ++row) {
            std::vector<std::size_t> line;
            for (std::size_t column = 0; column < width_; ++column) line.push_back(entry(row, column));
            work(line, entry(row, width_));
        }
        for (std::size_t column = 0; column < width_; ++column) {
            std::vector<std::size_t> line;
            for (std::size_t row = 0; row < height_; ++row) line.push_back(entry(row, column));
            work(line, entry(height_, column));
        }
    }

    void dominated() {
        eachLine([&](auto& line, std::size_t total) {
            if (counts_[total] < policy_.dominanceFrom) return;
            std::map<std::string, int> shares;
            for (auto at : line)
                for (auto& [supervisor, count] : table_.cells[at / (width_ + 1)][at % (width_ + 1)].bySupervisor)
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
        eachLine([&](auto& line, std::size_t) {
            const auto filled = [&](std::size_t at) { return counts_[at] > 0; };
            if (line.size() > 1 && std::ranges::count_if(line, filled) == 1)
                hide(*std::ranges::find_if(line, filled), Cover::AloneInLine);
        });
    }

    /// The first guess: a single hidden entry of a line takes the next smallest with it, until there is none.
    void counting() {
        for (bool again = true; again;) {
            again = false;
            eachLine([&](auto& line, std::size_t total) {
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

    std::vector<int> atomsOf(std::size_t at) const {
        const auto row = at / (width_ + 1), column = at % (width_ + 1);
        std::vector<int> atoms;
        for (std::size_t r = 0; r < height_; ++r)
            for (std::size_t c = 0; c < width_; ++c)
                if ((row == height_ || row == r) && (column == width_ || column == c))
                    atoms.push_back(static_cast<int>(r * width_ + c));
        return atoms;
    }

    /// Hiding more only ever widens what an attacker can work out, so an entry that is safe stays safe, and one pass
    /// over a growing list is enough.
    void audit() {
        std::vector<KnownSum> printed;
        for (std::size_t at = 0; at < counts_.size(); ++at)
            printed.push_back({atomsOf(at), knownOf(counts_[at], hidden(at), policy_)});
        Attacker attacker(static_cast<int>(height_ * width_), std::move(printed));
        known_.assign(counts_.size(), {});
        std::deque<std::size_t> waiting;
        for (std::size_t at = 0; at < counts_.size(); ++at)
            if (hidden(at)) waiting.push_back(at);
        while (!waiting.empty()) {
            const auto at = waiting.front();
            known_[at] = attacker.workOut(atomsOf(at));
            if (!tooClose(counts_[at], known_[at], policy_)) {
                waiting.pop_front();
                continue;
            }
            auto next = smallest(linesThrough(at));
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
            known_[at] = hidden(at) ? attacker.workOut(atomsOf(at)) : knownOf(counts_[at], false, policy_);
    }

    std::vector<std::size_t> linesThrough(std::size_t at) const {
        const auto row = at / (width_ + 1), column = at % (width_ + 1);
        std::vector<std::size_t> lines;
        for (std::size_t r = 0; r <= height_; ++r)
            for (std::size_t c = 0; c <= width_; ++c)
                if ((r == row) != (c == column)) lines.push_back(entry(r, c));
        return lines;
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
        ProtectedTable out;
        out.title = table_.title;
        out.rows = table_.rows;
        out.columns = table_.columns;
        out.policy = policy_;
        for (std::size_t row = 0; row < height_; ++row) {
            out.cells.emplace_back();
            for (std::size_t column = 0; column < width_; ++column) {
                out.cells.back().push_back(shownEntry(entry(row, column)));
                out.innerHidden += out.cells.back().back().hidden();
            }
            out.rowTotals.push_back(shownEntry(entry(row, width_)));
        }
        for (std::size_t column = 0; column < width_; ++column)
            out.columnTotals.push_back(shownEntry(entry(height_, column)));
        out.total = shownEntry(entry(height_, width_));
        out.safe = safe_;
        out.tooLittle = !safe_ || out.innerHidden > policy_.mostHidden * static_cast<double>(height_ * width_);
        return out;
    }

    const CountTable& table_;
    const DisclosurePolicy& policy_;
    const std::size_t height_, width_;
    std::vector<int> counts_;
    std::vector<Cover> covers_;
    std::vector<Range> known_;
    bool safe_ = true;
};

std::string rangeWords(const Range& range) {
    if (std::isinf(range.most)) return fmt::format("{} or more", range.least);
    return range.least == range.most ? fmt::format("exactly {}", range.least)
                                     : fmt::format("{} to {}", range.least, range.most);
}

} // namespace

ProtectedTable protect(const CountTable& table, const DisclosurePolicy& policy) {
    checkPolicy(policy);
    checkTable(table);
    return Protection(table, policy).run();
}

Range knownOf(int count, bool hidden, const DisclosurePolicy& policy) {
    // Zeros are never hidden, and everybody knows it.
    if (hidden) return {1, std::numeric_limits<double>::infinity()};
    if (count == 0) return {0, 0};
    const int printed = rounded(count, policy);
    const int below = policy.roundTo / 2, above = (policy.roundTo - 1) / 2;
    // A printed number is never one of those that are hidden.
    return {static_cast<double>(std::max(policy.primaryTo + 1, printed - below)), static_cast<double>(printed + above)};
}

bool tooClose(int count, const Range& known, const DisclosurePolicy& policy) {
    if (count >= 1 && count <= policy.primaryTo) return known.least > 1 || known.most < policy.primaryTo;
    return known.most - known.least < policy.width;
}

std::string explain(const ProtectedEntry& entry, const DisclosurePolicy& policy) {
    const auto why = [&]() -> std::string {
        switch (entry.cover) {
        case Cover::Shown:
            return {};
        case Cover::Primary:
            return fmt::format("counts from 1 to {} are", policy.primaryTo);
        case Cover::Dominated:
            return "most of its line are one supervisor's people";
        case Cover::AloneInLine:
            return "it is the only one of its line that is not zero";
        case Cover::Counted:
            return "it would follow from the total of its line";
        case Cover::Audited:
            return "with it, another hidden number could be worked out";
        }
        return {};
    }();
    if (!entry.hidden()) return fmt::format("{}: printed as {}", entry.count, entry.shown);
    return fmt::format("{}: hidden, because {}; from outside it could be {}", entry.count, why,
                       rangeWords(entry.known));
}

std::string shownRate(int numerator, int denominator, const DisclosurePolicy& policy) {
    if (denominator < policy.rateFrom) return hiddenMarker;
    // Either part would give a small number away: so many did, or so many did not.
    const auto small = [&](int count) { return count >= 1 && count <= policy.primaryTo; };
    if (small(numerator) || small(denominator - numerator)) return hiddenMarker;
    return fmt::format("{:.0f} %", 100.0 * rounded(numerator, policy) / rounded(denominator, policy));
}

} // namespace trellis
