#include "desk/release_conflicts.hpp"

#include "desk/desk_state.hpp"
#include "disclosure/release.hpp"
#include "model/error.hpp"
#include "store/releases.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {

void mustNotConflict(Desk::State& state, const CrossSiteReport& report) {
    const auto since = state.today().plusMonths(-rememberedMonthsOf(state));
    const auto audience = text(report.audience);
    std::map<std::string, bool> wanted; // the numbers of this report
    const auto key = [](const ReleasedFigure& one) {
        std::string bytes(one.measure + "\n");
        auto units = one.units;
        std::ranges::sort(units);
        bytes.append(reinterpret_cast<const char*>(units.data()), units.size() * sizeof units.front());
        return bytes;
    };
    const auto sum = [](const ReleasedFigure& one) {
        ReleasedSum out{one.label, {}, one.hidden};
        for (auto unit : one.units) out.people.insert(one.measure + " " + std::to_string(unit));
        return out;
    };
    Release fresh{report.title, audience, state.today().days(), {}};
    for (auto& one : report.released)
        if (wanted.try_emplace(key(one), one.hidden).second) fresh.sums.push_back(sum(one));
    std::vector<Release> earlier;
    std::map<std::string, bool> before;
    for (auto& kept : ReleaseStore(*state.workspace).since(audience, since)) {
        earlier.push_back({fmt::format("\"{}\" of {}", kept.title, kept.day.words()), audience, kept.day.days(), {}});
        for (auto& one : kept.figures) {
            const auto known = key(one);
            const auto same = wanted.find(known);
            if (same != wanted.end() && same->second == one.hidden) continue; // the very same number again
            if (before.try_emplace(known, one.hidden).second) earlier.back().sums.push_back(sum(one));
        }
    }
    if (const auto why = conflict(fresh, earlier, disclosurePolicyOf(state)))
        throw Error(
            "TR-D59", "This report cannot go out. " + *why + " Nothing was released.",
            "Give that release out again as it was; or choose a period that does not overlap with it, or one that is "
            "longer by so much that eight people or more make the difference.");
}

} // namespace trellis
