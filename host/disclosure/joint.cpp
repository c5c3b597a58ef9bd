#include "disclosure/joint.hpp"

#include "disclosure/protect.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

namespace trellis {
namespace {

constexpr double unbounded = std::numeric_limits<double>::infinity();
/// More than any atom can be; a bound keeps the solver's answers finite, so that each of them can be looked at.
constexpr double mostPerAtom = 1e7;

} // namespace

UnitKey& UnitKey::add(std::string_view words) {
    for (unsigned char c : words) hash_ = (hash_ ^ c) * 0x100000001b3ULL;
    hash_ = (hash_ ^ 0x1f) * 0x100000001b3ULL; // where one word ends and the next begins
    return *this;
}

UnitKey& UnitKey::add(std::int64_t number) {
    for (int i = 0; i < 8; ++i)
        hash_ = (hash_ ^ (static_cast<std::uint64_t>(number) >> (8 * i) & 0xff)) * 0x100000001b3ULL;
    return *this;
}

Unit64 JointNumber::set() const {
    Unit64 sum = units.size();
    for (auto unit : units) sum += (unit ^ (unit >> 31)) * 0x9E3779B97F4A7C15ULL;
    return sum;
}

bool JointCell::empty() const {
    return std::ranges::all_of(numbers, [](auto& number) { return number.units.empty(); });
}

int JointCell::size() const {
    int most = 0;
    for (auto& number : numbers) most = std::max(most, number.count());
    return most;
}

Range JointGuard::knownOf(const JointNumber& number, bool hidden) const {
    if (hidden || !number.printed) return {hidden && number.neverZero ? 1.0 : 0.0, unbounded};
    return trellis::knownOf(number.count(), false, policy_);
}

bool JointGuard::add(std::vector<JointCell>& cells, const std::vector<JointNumber>& totals) {
    const JointGuard before = *this;
    std::map<std::pair<std::size_t, std::size_t>, int> placed; // numbers of cells, where they count anybody
    std::vector<std::pair<std::size_t, const JointNumber*>>
        parted; // those with parts, by their place among the waiting
    const auto take = [&](const JointNumber& number, bool hidden, std::ptrdiff_t cell) {
        const bool small = number.count() <= policy_.primaryTo;
        numbers_.push_back({number.count(), knownOf(number, hidden), knownOf(number, true),
                            hidden || (!number.printed && small), cell});
        if (number.parts.empty()) {
            waiting_.push_back({number.units, {}});
        } else {
            parted.emplace_back(waiting_.size(), &number);
            waiting_.emplace_back();
        }
    };
    const auto hiddenBefore = [&](const JointNumber& number) {
        const auto found = sets_.find(number.set());
        return !number.units.empty() && found != sets_.end() && found->second;
    };
    // The very same number as before is written as before.
    for (auto& cell : cells) cell.hidden = cell.hidden || std::ranges::any_of(cell.numbers, hiddenBefore);
    for (std::size_t i = 0; i < cells.size(); ++i)
        for (std::size_t n = 0; n < cells[i].numbers.size(); ++n) {
            if (cells[i].numbers[n].units.empty()) continue;
            placed[{i, n}] = static_cast<int>(numbers_.size());
            take(cells[i].numbers[n], cells[i].hidden, static_cast<std::ptrdiff_t>(i));
        }
    for (auto& total : totals)
        if (total.count() > policy_.primaryTo && !hiddenBefore(total)) take(total, false, -1);
    for (auto& [place, number] : parted)
        for (auto& part : number->parts)
            if (const auto found = placed.find({part.cell, part.number}); found != placed.end())
                waiting_[place].parts.push_back(found->second);
    bool safe = true;
    if (std::ranges::any_of(numbers_, &Number::watched)) {
        auto atomsOf = refine();
        safe = audit(cells, atomsOf);
    }
    if (!safe) {
        *this = before;
        return false;
    }
    for (auto& total : totals)
        if (total.count() > policy_.primaryTo) sets_.try_emplace(total.set(), false);
    for (auto& cell : cells)
        for (auto& number : cell.numbers)
            if (number.printed || cell.hidden) sets_.try_emplace(number.set(), cell.hidden);
    for (auto& number : numbers_) number.cell = -1;
    return true;
}

bool JointGuard::audit(std::vector<JointCell>& cells, std::vector<std::vector<int>>& atomsOf) {
    std::vector<KnownSum> sums;
    for (std::size_t i = 0; i < numbers_.size(); ++i) sums.push_back({atomsOf[i], numbers_[i].known});
    std::vector<double> truth;
    for (auto& atom : atoms_) truth.push_back(atom.count);
    Attacker attacker(static_cast<int>(atoms_.size()), std::move(sums), mostPerAtom);
    attacker.watch(atomsOf, truth);

    const auto smallest = [&](const JointCell* near) {
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].hidden || cells[i].empty()) continue;
            if (near && cells[i].row != near->row && cells[i].column != near->column) continue;
            if (!best || cells[i].size() < cells[*best].size()) best = i;
        }
        return best;
    };
    // Hiding more only ever widens what can be worked out: what was seen to be open stays open, and one pass over a
    // growing list is enough, begun anew where a number that stands before comes to be watched.
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        const auto close = [&](const Range& known) { return tooClose(numbers_[i].count, known, policy_); };
        bool before = false;
        while (!before && numbers_[i].watched && attacker.settled(i, close)) {
            const auto own = numbers_[i].cell;
            auto next = smallest(own < 0 ? nullptr : &cells[static_cast<std::size_t>(own)]);
            if (own >= 0 && !cells[static_cast<std::size_t>(own)].hidden) next = static_cast<std::size_t>(own);
            if (!next) next = smallest(nullptr);
            if (!next) return false;
            cells[*next].hidden = true;
            for (std::size_t n = 0; n < numbers_.size() && !before; ++n)
                if (numbers_[n].cell == static_cast<std::ptrdiff_t>(*next)) {
                    numbers_[n].known = numbers_[n].hidden;
                    attacker.learn(n, numbers_[n].known);
                    if (!numbers_[n].watched) {
                        numbers_[n].watched = true;
                        before = n < i;
                    }
                }
        }
        if (before) i = static_cast<std::size_t>(-1); // the next is the first
    }
    return true;
}

} // namespace trellis
