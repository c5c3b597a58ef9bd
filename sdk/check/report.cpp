// What came of the cases, for people and for build servers.
#include "check/conformance.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

namespace trellis::conformance {

int Report::count(Verdict verdict) const {
    return static_cast<int>(std::ranges::count(findings, verdict, &Finding::verdict));
}

void print(const Report& report, std::ostream& out) {
    if (!report.plugin.empty()) out << report.plugin << ' ' << report.version << '\n';
    const auto& all = report.findings;
    const auto sameCause = [](const Finding& one, const Finding& other) {
        return !one.words.empty() && one.verdict == other.verdict && one.words == other.words;
    };
    for (auto at = all.begin(); at != all.end(); ++at) {
        const auto same = [&](auto& other) { return sameCause(*at, other); };
        if (std::any_of(all.begin(), at, same)) continue; // said with the first of them
        out << fmt::format("  {:8} {:14} {}\n", text(at->verdict), name(at->one),
                           at->words.empty() ? sentence(at->one) : at->words);
        std::vector<std::string> others;
        auto seed = at->seed;
        for (auto other = at + 1; other != all.end(); ++other)
            if (same(*other)) {
                others.push_back(name(other->one));
                if (!seed) seed = other->seed;
            }
        if (!others.empty())
            out << fmt::format("{:26}The same in {} more: {}\n", "", others.size(), fmt::join(others, ", "));
        if (seed) out << fmt::format("{:26}To see it again: --reproduce {}\n", "", seed);
    }
    out << fmt::format("{} success, {} warning, {} skipped, {} failed, {} crashed\n", report.count(Verdict::Success),
                       report.count(Verdict::Warning), report.count(Verdict::Skipped), report.count(Verdict::Failed),
                       report.count(Verdict::Crashed));
}

std::string json(const Report& report) {
    nlohmann::ordered_json all{{"plugin", report.plugin}, {"version", report.version}, {"sound", report.sound()}};
    auto& cases = all["cases"] = nlohmann::ordered_json::array();
    for (auto& finding : report.findings) {
        nlohmann::ordered_json one{{"case", name(finding.one)},
                                   {"asks", sentence(finding.one)},
                                   {"verdict", text(finding.verdict)},
                                   {"words", finding.words},
                                   {"milliseconds", finding.milliseconds}};
        if (finding.seed) one["seed"] = finding.seed;
        cases.push_back(std::move(one));
    }
    return all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

void printCases(std::ostream& out) {
    for (auto one : allCases()) out << fmt::format("{:14} {}\n", name(one), sentence(one));
}

} // namespace trellis::conformance
