// Numbers that are printed one after another and speak of the same people: what may still be printed beside what was
// (rulings D3, D4, D7). One page asks for a figure by place, by month and as a whole; each answer may be safe alone and
// give a number away together. So everything that a page prints of one measure passes one guard.
//
// A number is a set of units (people, or facts about them) that it counts. Units that stand in the same numbers are one
// atom, and the attacker of ranges.hpp works on the atoms. Numbers that are printed or hidden together (how many of how
// many, and how many people) are one cell.
#pragma once
#include "disclosure/policy.hpp"
#include "disclosure/ranges.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace trellis {

using Unit64 = std::uint64_t; ///< any stable key of a unit

/// The key of a unit, from words that tell it apart from all others.
class UnitKey {
public:
    UnitKey& add(std::string_view words);
    UnitKey& add(std::int64_t number);
    Unit64 key() const { return hash_; }

private:
    Unit64 hash_ = 0xcbf29ce484222325ULL;
};

struct JointNumber {
    /// A number of a cell of the same answer: which cell, and which of its numbers.
    struct Place {
        std::size_t cell = 0, number = 0;
    };
    std::vector<Unit64> units;
    bool printed = true;    ///< false: it is not written itself, but may follow from others (how many did not)
    bool neverZero = false; ///< everybody knows that it is hidden only where it counts somebody
    /// Where it counts just the units that these count between them: said by whoever knows, so that a total over
    /// millions need not be compared with its parts unit by unit. None of these may have parts itself.
    std::vector<Place> parts{};
    int count() const { return static_cast<int>(units.size()); }
    Unit64 set() const; ///< the same for the same units in any order
};

struct JointCell {
    std::string row, column; ///< its lines: more is hidden in these first
    std::vector<JointNumber> numbers;
    bool hidden = false;
    bool empty() const; ///< counts nobody: shown, whatever stands beside it
    int size() const;   ///< of its largest number
};

class JointGuard {
public:
    explicit JointGuard(DisclosurePolicy policy)
        : policy_(policy) {}

    /// Hides more of `cells`, smallest first, ties in their order, until no attacker who has these and everything added
    /// before can place a small number more closely than 1 to 7 or another hidden one within the policy's width.
    /// `totals` are taken for known where they are large enough to be printed, whether or not the page prints them.
    /// False: it cannot be done, even with everything hidden; nothing was added, and nothing of it may be printed.
    bool add(std::vector<JointCell>& cells, const std::vector<JointNumber>& totals);

private:
    struct Number {
        int count = 0;
        Range known, hidden;      ///< as it is now, and once its cell is hidden
        bool watched = false;     ///< must stay open
        std::ptrdiff_t cell = -1; ///< of the answer that is being added; -1: of an earlier one, or a total
    };
    struct Atom {
        std::vector<int> numbers;
        int count = 0;
    };
    Range knownOf(const JointNumber& number, bool hidden) const;
    std::vector<std::vector<int>> refine();
    bool audit(std::vector<JointCell>& cells, std::vector<std::vector<int>>& numbersOf);

    DisclosurePolicy policy_;
    /// What the last numbers count; atoms are made of it only once something is hidden.
    struct Waiting {
        std::vector<Unit64> units; ///< where it has no parts
        std::vector<int> parts;    ///< numbers
    };
    std::vector<Number> numbers_;
    std::vector<Waiting> waiting_;
    std::vector<Atom> atoms_;
    std::vector<std::pair<Unit64, int>> atomOf_; ///< by unit
    std::unordered_map<Unit64, bool> sets_;      ///< of each set of units that was a number: was it hidden?
};

} // namespace trellis
