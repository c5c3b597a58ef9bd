// Times a piece of work several times over and prints the least and the middle: machines are noisy, and the least is
// what the work itself needs.
#pragma once
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace trellis::bench {

inline double milliseconds(auto&& work) {
    auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

struct Timing {
    double least = 0, middle = 0;
};

/// `work` is called `times` times; `before` prepares each without being timed.
inline Timing timed(int times, auto&& before, auto&& work) {
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        before();
        all.push_back(milliseconds(work));
    }
    std::ranges::sort(all);
    return {all.front(), all[all.size() / 2]};
}

inline void print(const std::string& what, Timing one, const std::string& beside = "") {
    fmt::print("{:<64} {:>9.2f} ms  (middle {:.2f}){}\n", what, one.least, one.middle,
               beside.empty() ? "" : "  " + beside);
}

} // namespace trellis::bench
