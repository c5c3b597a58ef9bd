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

/// Gives every unit its atom anew, now that more numbers count it. Of each number the atoms it is made of.
std::vector<std::vector<int>> JointGuard::refine() {
    std::vector<std::pair<Unit64, int>> in; // unit and a number that counts it
    const auto first = static_cast<int>(numbers_.size() - waiting_.size());
    for (std::size_t i = 0; i < waiting_.size(); ++i)
        for (auto unit : waiting_[i]) in.emplace_back(unit, first + static_cast<int>(i));
    waiting_.clear();
    std::ranges::sort(in);
    std::map<std::pair<int, std::vector<int>>, int> made; // earlier atom and numbers → atom
    for (std::size_t at = 0; at < in.size();) {
        const auto unit = in[at].first;
        std::vector<int> numbers;
        for (; at < in.size() && in[at].first == unit; ++at)
            if (numbers.empty() || numbers.back() != in[at].second) numbers.push_back(in[at].second);
        const auto known = atomOf_.find(unit);
        const int was = known == atomOf_.end() ? -1 : known->second;
        const auto [found, isNew] = made.try_emplace({was, numbers}, static_cast<int>(atoms_.size()));
        if (isNew) {
            Atom atom;
            if (was >= 0) atom.numbers = atoms_[static_cast<std::size_t>(was)].numbers;
            atom.numbers.insert(atom.numbers.end(), numbers.begin(), numbers.end());
            atoms_.push_back(std::move(atom));
        }
        ++atoms_[static_cast<std::size_t>(found->second)].count;
        if (was >= 0) --atoms_[static_cast<std::size_t>(was)].count;
        atomOf_[unit] = found->second;
    }
    // An atom all of whose units went into others is no more.
    std::vector<int> now(atoms_.size(), -1);
    std::vector<Atom> left;
    for (std::size_t i = 0; i < atoms_.size(); ++i)
        if (atoms_[i].count > 0) {
            now[i] = static_cast<int>(left.size());
            left.push_back(std::move(atoms_[i]));
        }
    atoms_ = std::move(left);
    for (auto& [unit, atom] : atomOf_) atom = now[static_cast<std::size_t>(atom)];
    std::vector<std::vector<int>> atomsOf(numbers_.size());
    for (std::size_t i = 0; i < atoms_.size(); ++i)
        for (int number : atoms_[i].numbers) atomsOf[static_cast<std::size_t>(number)].push_back(static_cast<int>(i));
    return atomsOf;
}

bool JointGuard::add(std::vector<JointCell>& cells, const std::vector<JointNumber>& totals) {
    const JointGuard before = *this;
    const auto take = [&](const JointNumber& number, bool hidden, std::ptrdiff_t cell) {
        if (number.units.empty()) return;
        const bool small = number.count() <= policy_.primaryTo;
        numbers_.push_back({number.count(), knownOf(number, hidden), knownOf(number, true),
                            hidden || (!number.printed && small), cell});
        waiting_.push_back(number.units);
    };
    const auto hiddenBefore = [&](const JointNumber& number) {
        const auto found = sets_.find(number.set());
        return !number.units.empty() && found != sets_.end() && found->second;
    };
    // The very same number as before is written as before.
    for (auto& cell : cells) cell.hidden = cell.hidden || std::ranges::any_of(cell.numbers, hiddenBefore);
    for (std::size_t i = 0; i < cells.size(); ++i)
        for (auto& number : cells[i].numbers) take(number, cells[i].hidden, static_cast<std::ptrdiff_t>(i));
    for (auto& total : totals)
        if (total.count() > policy_.primaryTo && !hiddenBefore(total)) take(total, false, -1);
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
    // growing list is enough.
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        while (numbers_[i].watched && tooClose(numbers_[i].count, attacker.seen(i), policy_) &&
               tooClose(numbers_[i].count, attacker.workOut(atomsOf[i]), policy_)) {
            const auto own = numbers_[i].cell;
            auto next = smallest(own < 0 ? nullptr : &cells[static_cast<std::size_t>(own)]);
            if (own >= 0 && !cells[static_cast<std::size_t>(own)].hidden) next = static_cast<std::size_t>(own);
            if (!next) next = smallest(nullptr);
            if (!next) return false;
            cells[*next].hidden = true;
            for (std::size_t n = 0; n < numbers_.size(); ++n)
                if (numbers_[n].cell == static_cast<std::ptrdiff_t>(*next)) {
                    numbers_[n].known = numbers_[n].hidden;
                    attacker.learn(n, numbers_[n].known);
                    if (!numbers_[n].watched) {
                        numbers_[n].watched = true;
                        if (n < i) return audit(cells, atomsOf); // it stands before this one: look at all once more
                    }
                }
        }
    }
    return true;
}

} // namespace trellis
