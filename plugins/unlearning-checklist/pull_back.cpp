#include "pull_back.hpp"

#include <algorithm>
#include <set>

namespace unlearning {
namespace {

std::vector<Named> counted(const std::vector<Said>& said, std::optional<int> from, int today) {
    std::map<std::string, Named> byCode;
    std::set<std::pair<std::string, std::pair<int, std::string>>> seen;
    for (auto& one : said) {
        if ((from && one.day < *from) || one.day > today) continue;
        if (!seen.insert({one.code, {one.day, one.pair}}).second) continue;
        auto& named = byCode[one.code];
        named.code = one.code;
        named.label = one.label.empty() ? one.code : one.label;
        ++named.times;
        const auto at = std::lower_bound(named.pairs.begin(), named.pairs.end(), one.pair);
        if (at == named.pairs.end() || *at != one.pair) named.pairs.insert(at, one.pair);
    }
    std::vector<Named> out;
    for (auto& [code, named] : byCode) out.push_back(std::move(named));
    std::sort(out.begin(), out.end(), [](auto& a, auto& b) {
        return std::pair(-a.times, a.label) < std::pair(-b.times, b.label);
    });
    return out;
}

std::string times(int count) {
    return count == 1 ? "once" : count == 2 ? "twice" : std::to_string(count) + " times";
}

/// All that stand first together, so that none of them is made more of than the others.
std::string first(const std::vector<Named>& named) {
    std::vector<std::string> labels;
    for (auto& one : named)
        if (one.times == named.front().times) labels.push_back("\u201C" + one.label + "\u201D");
    std::string out;
    for (std::size_t i = 0; i < labels.size(); ++i)
        out += (i == 0 ? "" : i + 1 == labels.size() ? " and " : ", ") + labels[i];
    return out + (labels.size() > 1 ? ", each " : ", ") + times(named.front().times);
}

} // namespace

PullBack pullBack(const Story& story, std::optional<int> from) {
    PullBack out;
    out.pulls = counted(story.pulls, from, story.today);
    out.forces = counted(story.forces, std::nullopt, story.today);
    if (!out.pulls.empty()) out.reading = "Named most often as what pulled it back: " + first(out.pulls) + ".";
    if (!out.forces.empty())
        out.reading += std::string(out.reading.empty() ? "" : " ") +
                       "What in the system keeps old ways alive, by the pairs in focus: " + first(out.forces) + ".";
    if (out.reading.empty()) out.reading = "Nothing has been named yet that pulled it back.";
    return out;
}

} // namespace unlearning
