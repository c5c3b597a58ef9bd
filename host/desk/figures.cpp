// Figures for views and for people: what the observations that they may see add up to.
#include "desk/desk_state.hpp"
#include "desk/figure_page.hpp"
#include "desk/figure_request.hpp"
#include "desk/observation_sight.hpp"
#include "desk/observing.hpp"
#include "measure/left_out.hpp"
#include "model/error.hpp"
#include "store/observations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace trellis {
namespace {

/// Of figures that leave nobody is named, not even by a code.
[[noreturn]] void nobodyByName(const MeasureInfo& info, const std::string& by) {
    throw Error("TR-D55",
                fmt::format("'{}' cannot be split by {} in what leaves this workspace. Nothing was released.", info.title, by),
                "Split it by locality, or by what the measure offers.");
}

/// One answer of a page. Where anything in it may be seen only protected, all of it is.
FigureAnswer answer(Desk::State& state, const FigureRequest& request, Progress& progress, const FigurePage& page) {
    auto from = ready(state, request, progress);
    auto& info = from.measure->info();
    const ObservationSight sight(state, info);
    if (page.leaves()) {
        if (!sight.byRole() || info.scope == Scope::Author) notYours(info);
        for (auto* way : {"person", "supervisor"})
            if (from.how.by.find(way) != std::string::npos) nobodyByName(info, way);
    }
    from.how.guarded = page.leaves() || sight.guarded();
    from.how.measure = info.id;
    from.how.about = request.subject + "/" + request.question.about;
    bool guarded = page.leaves();
    Reducer reducer(from.how);
    const auto add = [&](const auto& one, FigureSight how) {
        guarded = guarded || how == FigureSight::Protected;
        reducer.add(one);
    };
    if (auto* table = Observing(state, progress).table(*from.measure)) {
        if (!sight.any()) notYours(info);
        // Whose they are says what may be seen of them, so it is asked once of all observations of the same people.
        std::vector<bool> counted;
        for (auto& one : table->parties()) {
            const auto how = sight.of(one);
            counted.push_back(asked(request, one) && how != FigureSight::None);
            guarded = guarded || (counted.back() && how == FigureSight::Protected);
        }
        reducer.add(*table, counted);
        for (auto& one : table->exclusions())
            if (const auto how = sight.of(one); asked(request, one) && how != FigureSight::None) add(one, how);
    } else {
        gather(state, from, request, progress, add, add);
    }
    const Protection& protection = guarded ? static_cast<const Protection&>(page.guarded) : asItIs();
    return protection.protect(std::move(reducer).finish());
}

} // namespace

bool Desk::State::maySeeAny(ClassSet classes) {
    if (maySeeFigure({role, false}, classes, floor) != FigureSight::None) return true;
    return std::ranges::any_of(knownAgreements(), [&](auto& terms) { return terms.party(me.code); });
}

FigureSource Desk::State::figuresFor(const ViewInfo& view, const Timeline* timeline, const ViewQuestion& question,
                                     Progress& progress) {
    return figuresForPage(*this, view, timeline, question, progress, std::make_shared<FigurePage>(*this));
}

FigureSource figuresForPage(Desk::State& state, const ViewInfo& view, const Timeline* timeline,
                            const ViewQuestion& question, Progress& progress, std::shared_ptr<FigurePage> page) {
    std::string subject;
    if (timeline) subject = view.scope == Scope::Agreement ? timeline->agreement.id : timeline->subject;
    const bool author = view.scope == Scope::Author;
    const bool several = view.uses.size() > 1;
    return [&state, subject, author, several, from = question.from, to = question.to, page,
            &progress](const FigureQuestion& asked) -> std::optional<FigureAnswer> {
        const auto all = state.plugins->measures();
        const auto info = std::ranges::find_if(all, [&](auto* one) { return one->id == asked.measure; });
        if (info == all.end()) return {};
        // What is an author's own is shown in that author's own views and nowhere else.
        if ((*info)->scope == Scope::Author && !author) return {};
        FigureRequest request{asked, subject};
        if (!request.question.from) request.question.from = from;
        if (!request.question.to) request.question.to = to;
        if (state.asked) state.asked->push_back(request);
        auto out = answer(state, request, progress, *page);
        if (several)
            for (auto& one : out.exclusions) one = leftOutOf((*info)->title, one);
        return out;
    };
}

FigureDesk::FigureDesk(Desk& desk)
    : desk_(desk)
    , state_(*desk.state_) {}

std::vector<MeasureLine> FigureDesk::measures() const {
    std::vector<MeasureLine> out;
    for (auto* info : state_.plugins->measures())
        if (ObservationSight(state_, *info).any()) out.push_back(lineOf(*info, state_.plugins->measure(info->id) != nullptr));
    return out;
}

FigureAnswer FigureDesk::figures(const FigureRequest& request, Progress& progress) {
    mustBeThere(state_, request.subject);
    auto out = answer(state_, request, progress, FigurePage(state_));
    state_.workspace->audit("figures opened",
                            request.question.measure + (request.subject.empty() ? "" : " about " + request.subject));
    return out;
}

Recomputed FigureDesk::recompute(Progress& progress) {
    Recomputed out;
    ObservationStore(*state_.workspace).drop();
    state_.observedTables.reset();
    std::vector<const Measure*> all;
    for (auto* info : state_.plugins->measures())
        if (auto* measure = state_.plugins->measure(info->id)) all.push_back(measure);
    out.measures = static_cast<int>(all.size());
    Observing observing(state_, progress);
    out.timelines = observing.bringUpToDate(all);
    out.cancelled = progress.cancelled();
    if (!out.cancelled)
        for (auto* measure : all)
            if (measure->info().scope != Scope::Author && measure->info().scope != Scope::Everywhere)
                observing.each(*measure, [&](const Observed& seen) {
                    out.observations += static_cast<long>(seen.observations.size());
                });
    state_.workspace->audit("figures recomputed", "all");
    return out;
}

} // namespace trellis
