#include "desk/figure_request.hpp"

#include "desk/desk_state.hpp"
#include "desk/observation_sight.hpp"
#include "desk/observing.hpp"
#include "model/error.hpp"
#include "template/nearest_name.hpp"

#include <fmt/format.h>

#include <algorithm>

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

} // namespace

MeasureLine lineOf(const MeasureInfo& info, bool running) {
    return {info.id,   info.title,      info.question,     info.scope,  info.unit,
            info.dimensions, targetWords(info), info.plugin, running};
}

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

void mustBeThere(Desk::State& state, const std::string& subject) {
    if (subject.empty() || subject == "all" || state.workspace->person(subject) || state.agreement(subject)) return;
    std::vector<std::string> names{state.workspace->info().locality};
    for (auto& person : state.workspace->people()) {
        names.push_back(person.code);
        names.push_back(person.locality);
    }
    if (std::ranges::find(names, subject) != names.end()) return;
    const auto near = nearestName(subject, names);
    throw Error("TR-V03",
                fmt::format("There is nobody of the code '{}' here, and no place and no agreement either. Nothing was "
                            "worked out.",
                            subject),
                near && !near->empty() ? fmt::format("Did you mean '{}'?", *near)
                     : "\"trellis person list\" shows who there is, \"trellis agreement list\" the agreements.");
}

void notYours(const MeasureInfo& info) {
    throw Error("TR-V10", fmt::format("None of '{}' is for you to see. Nothing was opened.", info.title),
                "Ask one of the people it is about, or somebody who meta-supervises or leads the service.");
}

void gather(Desk::State& state, const Ready& from, const FigureRequest& request, Progress& progress,
            const std::function<void(const Observation&, FigureSight)>& take,
            const std::function<void(const Exclusion&, FigureSight)>& leave) {
    auto& info = from.measure->info();
    const ObservationSight sight(state, info);
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

} // namespace trellis
