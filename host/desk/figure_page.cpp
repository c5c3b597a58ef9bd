#include "desk/figure_page.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace trellis {
namespace {

constexpr std::array audiences{
    std::pair{FigureAudience::Asker, "asker"}, std::pair{FigureAudience::Programme, "programme"},
    std::pair{FigureAudience::Public, "public"}, std::pair{FigureAudience::Researcher, "researcher"}};

} // namespace

std::string text(FigureAudience audience) { return audiences[static_cast<std::size_t>(audience)].second; }

std::optional<FigureAudience> figureAudienceFromText(std::string_view text) {
    for (auto& [audience, name] : audiences)
        if (text == name) return audience;
    return {};
}

DisclosurePolicy disclosurePolicyOf(const Desk::State& state) {
    const auto& asked = state.packs->policies().suppression;
    DisclosurePolicy policy;
    policy.primaryTo = std::max(policy.primaryTo, asked.smallestShown - 1);
    policy.rateFrom = std::max(policy.rateFrom, asked.smallestDenominator);
    policy.meanFrom = std::max(policy.meanFrom, asked.smallestPeople);
    policy.dominance = std::min(policy.dominance, asked.dominance / 100.0);
    return policy;
}

int rememberedMonthsOf(const Desk::State& state) {
    return std::max(24, state.packs->policies().suppression.rememberMonths);
}

} // namespace trellis
