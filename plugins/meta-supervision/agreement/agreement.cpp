#include "agreement.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>

namespace meta {
namespace {

using Unit = std::map<std::string, int>; // by coder
using Matrix = std::vector<std::vector<double>>;

constexpr std::size_t draws = 1000;
constexpr std::size_t fewestDraws = 900;
constexpr std::size_t fewestUnits = 5;

/// A small generator, so that the same ratings give the same interval on every machine.
struct Drawing {
    std::uint64_t state = 0x9e3779b97f4a7c15u;
    std::size_t below(std::size_t n) {
        state += 0x9e3779b97f4a7c15u;
        auto z = state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return std::size_t((z ^ (z >> 31)) % n);
    }
};

/// Pairs of values within each unit.
void addTo(Matrix& o, const Unit& unit, int low) {
    const double weight = 1.0 / double(unit.size() - 1);
    for (auto& [one, a] : unit)
        for (auto& [other, b] : unit)
            if (one != other) o[std::size_t(a - low)][std::size_t(b - low)] += weight;
}

std::optional<double> alphaOf(const Matrix& o) {
    const auto size = o.size();
    std::vector<double> n(size);
    double all = 0;
    for (std::size_t c = 0; c < size; ++c)
        for (std::size_t k = 0; k < size; ++k) n[c] += o[c][k], all += o[c][k];
    double observed = 0, expected = 0;
    for (std::size_t c = 0; c < size; ++c) {
        double between = n[c];
        for (std::size_t k = c + 1; k < size; ++k) {
            between += n[k];
            const double distance = between - (n[c] + n[k]) / 2;
            observed += o[c][k] * distance * distance;
            expected += n[c] * n[k] * distance * distance;
        }
    }
    if (expected <= 0) return std::nullopt; // one value only
    return 1 - (all - 1) * observed / expected;
}

std::optional<double> alphaOf(const std::vector<const Unit*>& units, int low, std::size_t size) {
    Matrix o(size, std::vector<double>(size));
    for (auto* unit : units) addTo(o, *unit, low);
    return alphaOf(o);
}

std::optional<std::pair<double, double>> intervalOf(const std::vector<const Unit*>& units, int low, std::size_t size) {
    if (units.size() < fewestUnits) return std::nullopt;
    Drawing drawing;
    std::vector<double> alphas;
    for (std::size_t i = 0; i < draws; ++i) {
        std::vector<const Unit*> drawn;
        for (std::size_t u = 0; u < units.size(); ++u) drawn.push_back(units[drawing.below(units.size())]);
        if (auto alpha = alphaOf(drawn, low, size)) alphas.push_back(*alpha);
    }
    if (alphas.size() < fewestDraws) return std::nullopt;
    std::sort(alphas.begin(), alphas.end());
    const auto at = [&](double part) { return alphas[std::size_t(std::lround(part * double(alphas.size() - 1)))]; };
    return std::pair(at(0.025), at(0.975));
}

std::optional<double> kappaOf(const std::vector<const Unit*>& units, int low, std::size_t size) {
    Matrix seen(size, std::vector<double>(size));
    std::vector<double> rows(size), columns(size);
    for (auto* unit : units) {
        const auto a = std::size_t(unit->begin()->second - low), b = std::size_t(unit->rbegin()->second - low);
        seen[a][b] += 1;
        rows[a] += 1;
        columns[b] += 1;
    }
    double observed = 0, expected = 0;
    for (std::size_t a = 0; a < size; ++a)
        for (std::size_t b = 0; b < size; ++b) {
            const double distance = std::abs(double(a) - double(b));
            observed += distance * seen[a][b];
            expected += distance * rows[a] * columns[b] / double(units.size());
        }
    if (expected <= 0) return std::nullopt;
    return 1 - observed / expected;
}

} // namespace

CodingAgreement agreementOf(const std::vector<Rating>& ratings, int low, int high) {
    CodingAgreement out;
    if (high <= low) {
        out.why = "The scale has fewer than two values.";
        return out;
    }
    std::map<std::string, Unit> all;
    for (auto& one : ratings)
        if (one.value >= low && one.value <= high) all[one.unit][one.coder] = one.value;
    std::vector<const Unit*> units;
    std::set<std::string> coders;
    for (auto& [name, unit] : all)
        if (unit.size() > 1) {
            units.push_back(&unit);
            for (auto& [coder, value] : unit) coders.insert(coder);
        }
    out.units = units.size();
    out.coders = coders.size();
    if (units.empty()) {
        out.why = "Nothing was looked at by two people yet.";
        return out;
    }
    const auto size = std::size_t(high - low + 1);
    out.alpha = alphaOf(units, low, size);
    if (!out.alpha) {
        out.why = "It cannot be computed: all values are the same.";
        return out;
    }
    out.interval = intervalOf(units, low, size);
    if (coders.size() == 2) out.kappa = kappaOf(units, low, size);
    return out;
}

} // namespace meta
