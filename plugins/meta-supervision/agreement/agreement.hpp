// How far people who code or rate the same things on their own agree (ruling A1). Pure.
//
// Krippendorff's alpha for ordered values: 1 is agreement, 0 is what chance alone gives, less than 0 is worse than
// chance.
//   alpha = 1 - (n - 1) * sum(o[c][k] d[c][k]) / sum(n[c] n[k] d[c][k]),
//   o[c][k]: each pair of different coders' values of one unit, weighted by 1 / (values of that unit - 1),
//   d[c][k]: the square of (n[c] + ... + n[k] - (n[c] + n[k]) / 2).
// Units with one value are left out, a blank is missing and no value. K. Krippendorff, Computing Krippendorff's
// Alpha-Reliability, University of Pennsylvania 2011; its example with four observers is in the tests.
//
// Weighted kappa for exactly two coders: 1 - observed over expected disagreement, where two values disagree by the
// distance of their places on the whole scale, whether all of them were used or not (J. Cohen, Psychological Bulletin
// 70, 1968).
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace meta {

/// One value that one coder gave to one unit.
struct Rating {
    std::string unit; ///< extract, construct and role; or record and question
    std::string coder;
    int value = 0;
};

struct CodingAgreement {
    std::optional<double> alpha;
    /// From the 2.5th to the 97.5th of a hundred parts of alphas of units drawn anew, 1,000 times from a fixed seed;
    /// empty where so few could be computed that it would say nothing.
    std::optional<std::pair<double, double>> interval;
    std::optional<double> kappa; ///< exactly two coders only
    std::size_t units = 0;       ///< with two values or more
    std::size_t coders = 0;      ///< of those units
    std::string why;             ///< why there is no alpha: one sentence
};

/// `low` and `high` are the ends of the scale, all whole numbers between them are on it. Of two values that one coder
/// gave to one unit the later one counts.
CodingAgreement agreementOf(const std::vector<Rating>& ratings, int low, int high);

} // namespace meta
