#include "disclosure/ranges.hpp"

#include "model/error.hpp"

#include <coin/Clp_C_Interface.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace trellis {

struct Attacker::State {
    Clp_Simplex* model = nullptr;
    int atoms = 0;
    std::vector<double> rowLower, rowUpper;
    std::vector<std::vector<int>> watched;
    std::vector<Range> seen;

    void look(const double* solution) {
        for (std::size_t i = 0; i < watched.size(); ++i) {
            double sum = 0;
            for (int atom : watched[i]) sum += solution[atom];
            seen[i].least = std::min(seen[i].least, sum);
            seen[i].most = std::max(seen[i].most, sum);
        }
    }
};

namespace {

// CLP takes numbers beyond this as unbounded; infinity itself is one of them.
constexpr double unbounded = std::numeric_limits<double>::max();

double bound(double number) { return std::isinf(number) ? unbounded : number; }

} // namespace

Attacker::Attacker(int atoms, std::vector<KnownSum> known, double mostPerAtom)
    : state_(new State) {
    state_->atoms = atoms;
    // By column, as CLP wants it: in which known sums does each atom stand?
    std::vector<std::vector<int>> sumsOf(static_cast<std::size_t>(atoms));
    for (std::size_t sum = 0; sum < known.size(); ++sum) {
        for (int atom : known[sum].atoms) sumsOf[static_cast<std::size_t>(atom)].push_back(static_cast<int>(sum));
        state_->rowLower.push_back(known[sum].range.least);
        state_->rowUpper.push_back(bound(known[sum].range.most));
    }
    std::vector<CoinBigIndex> start{0};
    std::vector<int> index;
    for (auto& sums : sumsOf) {
        index.insert(index.end(), sums.begin(), sums.end());
        start.push_back(static_cast<CoinBigIndex>(index.size()));
    }
    const std::vector<double> ones(index.size() + 1, 1.0);
    const auto size = static_cast<std::size_t>(atoms);
    const std::vector<double> none(size, 0.0), most(size, bound(mostPerAtom));
    state_->model = Clp_newModel();
    Clp_setLogLevel(state_->model, 0);
    Clp_loadProblem(state_->model, atoms, static_cast<int>(known.size()), start.data(), index.data(), ones.data(),
                    none.data(), most.data(), none.data(), state_->rowLower.data(), state_->rowUpper.data());
}

Attacker::~Attacker() {
    Clp_deleteModel(state_->model);
    delete state_;
}

void Attacker::learn(std::size_t known, Range range) {
    state_->rowLower[known] = range.least;
    state_->rowUpper[known] = bound(range.most);
    Clp_chgRowLower(state_->model, state_->rowLower.data());
    Clp_chgRowUpper(state_->model, state_->rowUpper.data());
}

double Attacker::extreme(const std::vector<int>& atoms, double direction) {
    std::vector<double> asked(static_cast<std::size_t>(state_->atoms), 0.0);
    for (int atom : atoms) asked[static_cast<std::size_t>(atom)] = 1;
    Clp_chgObjCoefficients(state_->model, asked.data());
    Clp_setOptimizationDirection(state_->model, direction);
    Clp_primal(state_->model, 0);
    switch (Clp_status(state_->model)) {
    case 0:
        if (!state_->watched.empty()) state_->look(Clp_primalColumnSolution(state_->model));
        return Clp_objectiveValue(state_->model);
    case 2:
        return direction * -std::numeric_limits<double>::infinity();
    default:
        throw Error("TR-F42", "What this table prints contradicts itself, so nobody can say what it gives away.",
                    "Nothing was released. Please look at the numbers it was made from.");
    }
}

namespace {

constexpr double slack = 1e-6; // of the solver; counts are whole numbers

double leastWhole(double least) { return std::ceil(least - slack); }
double mostWhole(double most) { return std::isinf(most) ? most : std::floor(most + slack); }

} // namespace

Range Attacker::workOut(const std::vector<int>& atoms) {
    const double least = extreme(atoms, 1);
    return {leastWhole(least), mostWhole(extreme(atoms, -1))};
}

bool Attacker::settled(std::size_t sum, const std::function<bool(const Range&)>& tooClose) {
    if (!tooClose(seen(sum))) return false;
    const double most = extreme(state_->watched[sum], -1);
    if (!tooClose(seen(sum))) return false; // the solution that came with it is one more that is possible
    return tooClose({leastWhole(extreme(state_->watched[sum], 1)), mostWhole(most)});
}

void Attacker::watch(std::vector<std::vector<int>> sums, const std::vector<double>& start) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    state_->watched = std::move(sums);
    state_->seen.assign(state_->watched.size(), {infinity, -infinity});
    state_->look(start.data());
}

Range Attacker::seen(std::size_t sum) const { return state_->seen[sum]; }

} // namespace trellis
