// One page for one audience: whatever is asked for it is protected together (rulings D1 to D8). Private to host/desk.
#pragma once
#include "desk/desk_state.hpp"
#include "measure/guarded.hpp"

namespace trellis {

/// Whom figures are made for. All but the first take them away from here: then everything is protected, whoever asks.
enum class FigureAudience { Asker, Programme, Public, Researcher };
/// "asker", "programme", "public", "researcher".
std::string text(FigureAudience audience);
std::optional<FigureAudience> figureAudienceFromText(std::string_view text);

/// The rules for small numbers here: the core's, tightened by every pack in force. Which locality contributes to a
/// figure is not asked: the strictest holds for all of them, so that it never hangs on what else is on a page (D8).
DisclosurePolicy disclosurePolicyOf(const Desk::State& state);
/// How long releases are remembered (D7): 24 months, or what a pack asks for.
int rememberedMonthsOf(const Desk::State& state);

struct FigurePage {
    explicit FigurePage(const Desk::State& state, FigureAudience whom = FigureAudience::Asker)
        : audience(whom)
        , guarded([policy = disclosurePolicyOf(state)](auto&) { return policy; }) {}
    FigureAudience audience;
    GuardedPage guarded;
    bool leaves() const { return audience != FigureAudience::Asker; }
};

/// Who answers a view's questions about figures for that page.
FigureSource figuresForPage(Desk::State& state, const ViewInfo& view, const Timeline* timeline,
                            const ViewQuestion& question, Progress& progress, std::shared_ptr<FigurePage> page);

} // namespace trellis
