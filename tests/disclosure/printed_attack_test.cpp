// An outsider who has nothing but the file that left, and a solver.
#include "disclosure/table_csv.hpp"
#include "tables.hpp"

#include <catch2/catch_test_macros.hpp>

#include <limits>
#include <random>
#include <sstream>

using namespace trellis;
using namespace trellis::test;

namespace {

/// "48,*,30" as the ranges that the printed rule leaves: 0 is 0, a number was rounded (to 5, or not at all) and is none
/// of 1 to 7.
std::vector<std::vector<Range>> rangesIn(const std::string& released, int roundTo) {
    std::vector<std::vector<Range>> out;
    std::istringstream lines(released);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line) && line != "\r") {
        out.emplace_back();
        std::istringstream fields(line.substr(line.find(',') + 1));
        for (std::string field; std::getline(fields, field, ',');) {
            if (field.ends_with('\r')) field.pop_back();
            if (field == "*")
                out.back().push_back({1, std::numeric_limits<double>::infinity()});
            else if (field == "0")
                out.back().push_back({0, 0});
            else
                out.back().push_back({std::max(8.0, std::stod(field) - roundTo / 2), std::stod(field) + roundTo / 2});
        }
    }
    return out;
}

/// What can be worked out of each entry of the file; totals stand in the last row and column.
std::vector<std::vector<Range>> attack(const std::string& released, int roundTo) {
    const auto known = rangesIn(released, roundTo);
    const auto height = known.size() - 1, width = known.front().size() - 1;
    const auto atomsOf = [&](std::size_t row, std::size_t column) {
        std::vector<int> atoms;
        for (std::size_t r = 0; r < height; ++r)
            for (std::size_t c = 0; c < width; ++c)
                if ((row == height || row == r) && (column == width || column == c))
                    atoms.push_back(static_cast<int>(r * width + c));
        return atoms;
    };
    std::vector<KnownSum> sums;
    for (std::size_t r = 0; r <= height; ++r)
        for (std::size_t c = 0; c <= width; ++c) sums.push_back({atomsOf(r, c), known[r][c]});
    Attacker attacker(static_cast<int>(height * width), sums);
    std::vector<std::vector<Range>> out;
    for (std::size_t r = 0; r <= height; ++r) {
        out.emplace_back();
        for (std::size_t c = 0; c <= width; ++c) out.back().push_back(attacker.workOut(atomsOf(r, c)));
    }
    return out;
}

} // namespace

TEST_CASE("From the printed file alone no hidden number can be worked out to within the policy's width") {
    std::mt19937 dice(20251103);
    std::bernoulli_distribution few(0.14), whole(0.5);
    std::uniform_int_distribution<int> small(0, 5), many(12, 60), size(3, 6);
    int files = 0, hidden = 0;
    for (int round = 0; round < 200; ++round) {
        std::vector<std::vector<int>> counts(static_cast<std::size_t>(size(dice)));
        const auto width = static_cast<std::size_t>(size(dice));
        for (auto& row : counts)
            for (std::size_t c = 0; c < width; ++c) row.push_back(few(dice) ? small(dice) : many(dice));
        const auto policy = policyFromText(whole(dice) ? "round-to=1" : "");
        const auto out = protect(table(counts), policy);
        if (out.tooLittle) continue;
        ++files;
        const auto released = releasedCsv(out);
        const auto known = attack(released, policy.roundTo);
        INFO(released);
        const auto check = [&](const ProtectedEntry& entry, const Range& range) {
            // The truth is always possible; and what is printed as a star stays wide open.
            CHECK(entry.count >= range.least);
            CHECK(entry.count <= range.most);
            if (entry.shown != "*") return;
            ++hidden;
            if (entry.count <= 7) {
                CHECK(range.least <= 1);
                CHECK(range.most >= 7);
            } else {
                CHECK(range.most - range.least >= 5);
            }
        };
        for (std::size_t r = 0; r < out.rows.size(); ++r) {
            for (std::size_t c = 0; c < out.columns.size(); ++c) check(out.cells[r][c], known[r][c]);
            check(out.rowTotals[r], known[r].back());
        }
        for (std::size_t c = 0; c < out.columns.size(); ++c) check(out.columnTotals[c], known.back()[c]);
        check(out.total, known.back().back());
    }
    CHECK(files > 40);
    CHECK(hidden > 100);
}
