// The records and the arithmetic behind figures, for a person who may see them plain.
#include "desk/desk_state.hpp"
#include "desk/figure_request.hpp"
#include "measure/observed_table.hpp"
#include "measure/reducer.hpp"
#include "model/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace trellis {
namespace {

[[noreturn]] void unprotected(const MeasureInfo& info) {
    throw Error("TR-V20",
                fmt::format("The figures of '{}' are shown to you with small numbers protected, so what stands behind each "
                            "of them is not. Nothing was opened.",
                            info.title),
                "Look at the figures themselves; or ask the pair, who see what is their own.");
}
/// A number as it goes into the sum, in millionths, and not with what halves and tenths leave behind in a double.
double asAdded(double value) { return static_cast<double>(millionths(value)) / 1e6; }

std::string arithmetic(const Reduction& how) {
    std::string out = how.reduce == Reduce::Sum    ? "The numerators are added up, and the denominators."
                      : how.reduce == Reduce::Once ? "Each person counts once in a period: the largest numerator and the "
                                                     "largest denominator of each, then the sums."
                                                   : "Of each person the newest observation in the period, then the sums.";
    if (how.unit == Unit::Count) return out + " The figure is the sum of the numerators.";
    return out + (how.unit == Unit::Percent ? " The figure is numerator over denominator, times 100."
                                            : " The figure is numerator over denominator.");
}

} // namespace

Explanation FigureDesk::explain(const FigureRequest& request, Progress& progress) {
    mustBeThere(state_, request.subject);
    const auto from = ready(state_, request, progress);
    auto& info = from.measure->info();
    Explanation out;
    out.measure = lineOf(info, true);
    const auto spans = periodsOf(from.how.period, from.how.from, from.how.to);
    out.from = spans.front().from;
    out.to = spans.back().to;
    out.arithmetic = arithmetic(from.how);
    Reducer reducer(from.how);
    gather(
        state_, from, request, progress,
        [&](const Observation& one, FigureSight how) {
            if (how == FigureSight::Protected) unprotected(info);
            reducer.add(one);
            if (one.day < out.from || one.day > out.to) return;
            if (!from.how.by.empty() && groupOf(one, from.how.by).code.empty()) return;
            ExplainedPart part{one.day, groupOf(one, from.how.by).code, asAdded(one.numerator), asAdded(one.denominator),
                               one.person, one.supervisor, {}, {}};
            // Reasons are words about records: for the parties, and where the figure is administrative.
            const auto terms = one.agreement.empty() ? std::nullopt : state_.agreement(one.agreement);
            if (info.classes.has(VisibilityClass::A) || info.scope == Scope::Author ||
                (terms && terms->party(state_.me.code)))
                part.because = one.because;
            for (auto& id : one.records) {
                auto head = state_.workspace->head(id);
                if (head && mayKnow(*head, state_.viewer()))
                    part.records.push_back({id, state_.kindTitle(head->key.kind), head->day});
                else
                    part.records.push_back({{}, "a record that is not yours to know of", {}});
            }
            out.parts.push_back(std::move(part));
        },
        [&](const Exclusion& one, FigureSight how) {
            if (how == FigureSight::Plain) reducer.add(one);
        });
    std::ranges::stable_sort(out.parts, {}, [](auto& one) { return std::tuple(one.day, one.person, one.because); });
    out.answer = asItIs().protect(std::move(reducer).finish());
    state_.workspace->audit("figures explained", info.id + (request.subject.empty() ? "" : " about " + request.subject));
    return out;
}

} // namespace trellis
