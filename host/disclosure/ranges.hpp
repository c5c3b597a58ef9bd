// What somebody outside can work out: linear programmes over everything that is printed (ruling D3).
//
// Everything released is a sum of atoms: groups of people that no release divides further (the inner cells of one
// table; finer groups where several tables speak of the same people). An attacker knows of each printed sum that it
// lies in a range, and asks how small and how large another sum can be. For the atoms of one table the answers are
// exact, since sums over rows and columns of whole numbers have whole extremes; over several tables they may be wider
// than the truth by less than one.
#pragma once
#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace trellis {

struct Range {
    double least = 0;
    double most = 0; ///< infinity where nothing bounds it
    bool operator==(const Range&) const = default;
};

/// The sum of these atoms is known to lie in the range.
struct KnownSum {
    std::vector<int> atoms;
    Range range;
};

class Attacker {
public:
    /// `atoms` of them, each a count of people from 0 to `mostPerAtom`.
    Attacker(int atoms, std::vector<KnownSum> known, double mostPerAtom = std::numeric_limits<double>::infinity());
    ~Attacker();
    Attacker(const Attacker&) = delete;
    Attacker& operator=(const Attacker&) = delete;

    /// From now on no more is known of that sum than this: what is printed has been hidden.
    void learn(std::size_t known, Range range);
    /// The smallest and largest the sum of these atoms can be. Error TR-F42 when what is printed contradicts itself.
    Range workOut(const std::vector<int>& atoms);

    /// Remembers for each of these sums, and from now on, between what it lay in every solution that was met on the
    /// way; `start` is a first one, by atom. What was seen once is possible: it saves asking.
    void watch(std::vector<std::vector<int>> sums, const std::vector<double>& start);
    Range seen(std::size_t sum) const;
    /// Whether what can be worked out about that sum is too close, where a wider range never is once a narrower one is
    /// not. Asks no more than it has to: what was seen may settle it, or the most that is possible by itself.
    bool settled(std::size_t sum, const std::function<bool(const Range&)>& tooClose);

private:
    /// The smallest (1) or largest (-1) sum of these atoms.
    double extreme(const std::vector<int>& atoms, double direction);
    struct State;
    State* state_;
};

} // namespace trellis
