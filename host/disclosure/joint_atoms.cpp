// Which units stand in the same numbers (joint.hpp).
#include "disclosure/joint.hpp"

#include <algorithm>
#include <map>

namespace trellis {

/// Gives every unit its atom anew, now that more numbers count it. Of each number the atoms it is made of.
std::vector<std::vector<int>> JointGuard::refine() {
    std::vector<std::pair<Unit64, int>> in;                // unit and a number that counts it
    std::vector<std::vector<int>> within(numbers_.size()); // of a number those that it is a part of
    const auto first = static_cast<int>(numbers_.size() - waiting_.size());
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
        const int number = first + static_cast<int>(i);
        for (auto unit : waiting_[i].units) in.emplace_back(unit, number);
        for (int part : waiting_[i].parts) within[static_cast<std::size_t>(part)].push_back(number);
    }
    waiting_.clear();
    std::ranges::sort(in);
    // What is between two atoms of before and after is an earlier atom and the numbers that count the unit now. Most
    // units stand in one number only, so that is looked up without a list.
    std::unordered_map<std::uint64_t, int> madeOfOne;
    std::map<std::pair<int, std::vector<int>>, int> made;
    const auto atomFor = [&](int was, const std::vector<int>& numbers) {
        const auto fresh = static_cast<int>(atoms_.size());
        const auto one = static_cast<std::uint64_t>(was + 1) << 32 | static_cast<std::uint32_t>(numbers.front());
        const auto [place, isNew] = [&] {
            if (numbers.size() > 1) {
                const auto [found, added] = made.try_emplace({was, numbers}, fresh);
                return std::pair(found->second, added);
            }
            const auto [found, added] = madeOfOne.try_emplace(one, fresh);
            return std::pair(found->second, added);
        }();
        if (isNew) {
            Atom atom;
            if (was >= 0) atom.numbers = atoms_[static_cast<std::size_t>(was)].numbers;
            auto all = numbers;
            for (int number : numbers) {
                auto& more = within[static_cast<std::size_t>(number)];
                all.insert(all.end(), more.begin(), more.end());
            }
            std::ranges::sort(all);
            all.erase(std::unique(all.begin(), all.end()), all.end());
            atom.numbers.insert(atom.numbers.end(), all.begin(), all.end());
            atoms_.push_back(std::move(atom));
        }
        return place;
    };
    std::vector<std::pair<Unit64, int>> atomOf;
    atomOf.reserve(atomOf_.size() + in.size());
    auto known = atomOf_.begin();
    std::vector<int> numbers;
    for (std::size_t at = 0; at < in.size();) {
        const auto unit = in[at].first;
        numbers.clear();
        for (; at < in.size() && in[at].first == unit; ++at)
            if (numbers.empty() || numbers.back() != in[at].second) numbers.push_back(in[at].second);
        for (; known != atomOf_.end() && known->first < unit; ++known) atomOf.push_back(*known);
        const bool there = known != atomOf_.end() && known->first == unit;
        const int was = there ? (known++)->second : -1;
        const int atom = atomFor(was, numbers);
        ++atoms_[static_cast<std::size_t>(atom)].count;
        if (was >= 0) --atoms_[static_cast<std::size_t>(was)].count;
        atomOf.emplace_back(unit, atom);
    }
    atomOf.insert(atomOf.end(), known, atomOf_.end());
    atomOf_ = std::move(atomOf);
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

} // namespace trellis
