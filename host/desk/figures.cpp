// Figures for views and for people: who may see which, and what they add up to.
#include "desk/figure_desk.hpp"
#include "desk/figure_page.hpp"
#include "desk/observing.hpp"
#include "measure/reducer.hpp"
#include "model/error.hpp"
#include "model/figure_sight.hpp"
#include "store/observations.hpp"
#include "template/nearest_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace trellis {
namespace {

Date monthStart(Date day) { return day - static_cast<int>(day.day() - 1); }

std::string targetWords(const MeasureInfo& info) {
    if (!info.target) return {};
    Figure figure;
    figure.value = info.target;
    figure.denominator = 100; // a target is not "3 of 4"
    return written(figure, info.unit) +
           (info.targetBy.empty() ? " (proposed by the plugin, not set by the locality)" : " (set by " + info.targetBy + ")");
}

MeasureLine lineOf(const MeasureInfo& info, bool running) {
    return {info.id,   info.title,      info.question,     info.scope,  info.unit,
            info.dimensions, targetWords(info), info.plugin, running};
}

const MeasureInfo& needed(const Desk::State& state, const std::string& id) {
    std::vector<std::string> names;
    for (auto* info : state.plugins->measures()) {
        if (info->id == id) return *info;
        names.push_back(info->id);
    }
    const auto near = nearestName(id, names);
    throw Error("TR-V10", fmt::format("There is no figure called '{}' here.", id),
                near ? fmt::format("Did you mean '{}'?", *near) : "\"trellis figures list\" shows those there are.");
}

const Measure& runningOne(const Desk::State& state, const MeasureInfo& info) {
    if (auto* measure = state.plugins->measure(info.id)) return *measure;
    throw Error("TR-V02",
                fmt::format("'{}' cannot be worked out now, because the plugin '{}' is not running. Its records stay "
                            "readable and printable.",
                            info.title, info.plugin),
                "See why under Library, or with 'trellis plugin list'.");
}

/// Which observations a person may have, and how.
class Sight {
public:
    Sight(Desk::State& state, const MeasureInfo& info)
        : me_(state.me.code)
        , author_(info.scope == Scope::Author)
        , byRole_(maySeeFigure({state.role, false}, info.classes, state.floor)) {
        for (auto& terms : state.knownAgreements())
            if (terms.party(me_)) (terms.supervisor == me_ ? supervised_ : supervisedIn_).insert(terms.id);
    }
    bool any() const {
        return author_ || byRole_ != FigureSight::None || !supervised_.empty() || !supervisedIn_.empty();
    }
    /// Of one's own agreements plain; a supervisee in a group sees what is about themselves, or about nobody in
    /// particular. `seen`: an observation, or whose observations they are.
    template <class Seen> FigureSight of(const Seen& seen) const {
        if (author_ || supervised_.contains(seen.agreement)) return FigureSight::Plain;
        const bool mine = seen.person == me_ || (seen.person.empty() && supervisedIn_.contains(seen.agreement));
        if (mine || (byRole_ == FigureSight::None && seen.supervisor == me_)) return FigureSight::Plain;
        return byRole_;
    }
    /// Is there anything that they see by their role, and may it be only protected?
    bool byRole() const { return byRole_ != FigureSight::None; }
    bool guarded() const { return byRole_ == FigureSight::Protected; }
    /// Whoever sees by role sees all exclusions, protected where the figures are; a pair sees those of its own people.
    FigureSight of(const Exclusion& left) const {
        return author_ || left.person == me_ || left.supervisor == me_ ? FigureSight::Plain : byRole_;
    }

private:
    PersonCode me_;
    bool author_;
    FigureSight byRole_;
    std::set<Id> supervised_, supervisedIn_;
};

/// `seen`: an observation, or whose observations they are.
template <class Seen> bool about(const std::string& subject, const Seen& seen) {
    return subject.empty() || seen.person == subject || seen.supervisor == subject || seen.agreement == subject ||
           seen.locality == subject;
}
bool about(const std::string& subject, const Exclusion& left) {
    return subject.empty() || left.person == subject || left.supervisor == subject || left.locality == subject;
}

/// About the request's subject, and about whatever the question narrows it to.
template <class Seen> bool asked(const FigureRequest& request, const Seen& one) {
    return about(request.subject, one) && about(request.question.about, one);
}

/// A request made ready: period filled in, measure found, everything brought up to date.
struct Ready {
    const Measure* measure = nullptr;
    Reduction how;
};

Ready ready(Desk::State& state, const FigureRequest& request, Progress& progress) {
    auto& info = needed(state, request.question.measure);
    Ready out;
    out.measure = &runningOne(state, info);
    out.how.unit = info.unit;
    out.how.reduce = info.reduce;
    out.how.period = request.question.period;
    out.how.today = state.today();
    out.how.to = request.question.to.value_or(state.today());
    out.how.from = request.question.from.value_or(monthStart(monthStart(out.how.to).plusMonths(-12)));
    out.how.by = request.question.by;
    out.how.target = targetWords(info);
    if (out.how.to < out.how.from)
        throw Error("TR-V05", "That period ends before it begins. Nothing was worked out.",
                    "Give a first day that is not later than " + out.how.to.words() + ".");
    std::vector<std::string> ways{"", "person", "supervisor", "locality"};
    for (auto& dimension : info.dimensions) ways.push_back(dimension.id);
    const auto known = [&](const std::string& way) { return std::ranges::find(ways, way) != ways.end(); };
    const auto plus = out.how.by.find('+');
    const auto one = out.how.by.substr(0, plus), other = plus == std::string::npos ? "" : out.how.by.substr(plus + 1);
    if (!known(one) || !known(other) || (plus != std::string::npos && (one.empty() || other.empty() || one == other))) {
        std::string list;
        for (auto& way : ways)
            if (!way.empty()) list += (list.empty() ? "" : ", ") + way;
        throw Error("TR-V11", fmt::format("'{}' cannot be split by '{}'.", info.title, out.how.by),
                    "It can be split by: " + list + ", or two of them with + between.");
    }
    Observing(state, progress).bringUpToDate({out.measure});
    return out;
}

[[noreturn]] void notYours(const MeasureInfo& info) {
    throw Error("TR-V10", fmt::format("None of '{}' is for you to see. Nothing was opened.", info.title),
                "Ask one of the people it is about, or somebody who meta-supervises or leads the service.");
}
[[noreturn]] void unprotected(const MeasureInfo& info) {
    throw Error("TR-V20",
                fmt::format("The figures of '{}' are shown to you with small numbers protected, so what stands behind each "
                            "of them is not. Nothing was opened.",
                            info.title),
                "Look at the figures themselves; or ask the pair, who see what is their own.");
}
/// Of figures that leave nobody is named, not even by a code.
[[noreturn]] void nobodyByName(const MeasureInfo& info, const std::string& by) {
    throw Error("TR-D55",
                fmt::format("'{}' cannot be split by {} in what leaves this workspace. Nothing was released.", info.title, by),
                "Split it by locality, or by what the measure offers.");
}

/// Hands on what this person may see of the measure about the subject, each with how they may see it.
void gather(Desk::State& state, const Ready& from, const FigureRequest& request, Progress& progress,
            const std::function<void(const Observation&, FigureSight)>& take,
            const std::function<void(const Exclusion&, FigureSight)>& leave) {
    auto& info = from.measure->info();
    const Sight sight(state, info);
    if (!sight.any()) notYours(info);
    Observing(state, progress).each(*from.measure, [&](const Observed& seen) {
        for (auto& one : seen.observations) {
            if (!asked(request, one)) continue;
            if (const auto how = sight.of(one); how != FigureSight::None) take(one, how);
        }
        for (auto& one : seen.exclusions)
            if (const auto how = sight.of(one); asked(request, one) && how != FigureSight::None) leave(one, how);
    });
}

/// One answer of a page. Where anything in it may be seen only protected, all of it is.
FigureAnswer answer(Desk::State& state, const FigureRequest& request, Progress& progress, const FigurePage& page) {
    auto from = ready(state, request, progress);
    auto& info = from.measure->info();
    const Sight sight(state, info);
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
    return protection.protect(reducer.finish());
}

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
    return [&state, subject, author, from = question.from, to = question.to, page,
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
        return answer(state, request, progress, *page);
    };
}

FigureDesk::FigureDesk(Desk& desk)
    : desk_(desk)
    , state_(*desk.state_) {}

std::vector<MeasureLine> FigureDesk::measures() const {
    std::vector<MeasureLine> out;
    for (auto* info : state_.plugins->measures())
        if (Sight(state_, *info).any()) out.push_back(lineOf(*info, state_.plugins->measure(info->id) != nullptr));
    return out;
}

FigureAnswer FigureDesk::figures(const FigureRequest& request, Progress& progress) {
    auto out = answer(state_, request, progress, FigurePage(state_));
    state_.workspace->audit("figures opened",
                            request.question.measure + (request.subject.empty() ? "" : " about " + request.subject));
    return out;
}

Explanation FigureDesk::explain(const FigureRequest& request, Progress& progress) {
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
            ExplainedPart part{one.day, groupOf(one, from.how.by).code, one.numerator, one.denominator,
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
    out.answer = asItIs().protect(reducer.finish());
    state_.workspace->audit("figures explained", info.id + (request.subject.empty() ? "" : " about " + request.subject));
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
