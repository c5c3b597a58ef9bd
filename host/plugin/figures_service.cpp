// How a view asks for figures: the question goes to whoever opened the view, the answer is lent until the call ends.
#include "plugin/known.hpp"
#include "plugin/lending.hpp"
#include "plugin/services.hpp"

#include <fmt/format.h>

namespace trellis {
namespace {

std::optional<Date> day(trellis_day number) {
    return number == TRELLIS_NO_DAY ? std::nullopt : std::optional(Date(number));
}

std::optional<FigureQuestion> questionFrom(const trellis_figures_query* given) {
    const auto query = known(given);
    if (!query) return {};
    const auto measure = taken(query->measure, "the measure it asks about");
    const auto period = taken(query->period ? query->period : "month", "a period");
    const auto by = taken(query->by ? query->by : "", "how figures are split");
    const auto about = taken(query->about ? query->about : "", "whom figures are about");
    if (!measure || !period || !by || !about) return {};
    const auto length = periodFromText(*period);
    if (!length) {
        CallContext::refuse(fmt::format("it asked for figures by \"{}\", which is no period.", *period));
        return {};
    }
    for (auto number : {query->from, query->to})
        if (number != TRELLIS_NO_DAY && (number < -719162 || number > 2932896)) {
            CallContext::refuse("it asked for figures of a day that no calendar has.");
            return {};
        }
    return FigureQuestion{*measure, day(query->from), day(query->to), *length, *by, *about};
}

const trellis_figures* TRELLIS_CALL ask(const trellis_view* view, const trellis_figures_query* query) {
    if (!forView(view, "figures")) return nullptr;
    const auto question = questionFrom(query);
    if (!question) return nullptr;
    const auto& uses = view->info->uses;
    if (std::ranges::find(uses, question->measure) == uses.end()) {
        CallContext::notDeclared("the measure " + question->measure);
        return nullptr;
    }
    return answered(*view, [&]() -> const trellis_figures* {
        auto answer = view->question->figures ? view->question->figures(*question) : std::nullopt;
        return answer ? &view->asked.emplace_back(trellis_figures{std::move(*answer)}) : nullptr;
    });
}

std::uint32_t TRELLIS_CALL count(const trellis_figures* figures) {
    return figures ? static_cast<std::uint32_t>(figures->answer.figures.size()) : 0;
}

trellis_status TRELLIS_CALL at(const trellis_figures* figures, std::uint32_t index, trellis_figure* out) {
    if (!figures || index >= figures->answer.figures.size() || !roomFor(out))
        return CallContext::refuse("it asked for a figure that is not there.");
    auto& one = figures->answer.figures[index];
    trellis_figure full{};
    full.group = one.group.c_str();
    full.label = one.label.c_str();
    full.from = one.from.days();
    full.to = one.to.days();
    full.present = one.value.has_value();
    full.hidden = one.hidden;
    full.running = one.running;
    full.numerator = one.numerator.value_or(0);
    full.denominator = one.denominator.value_or(0);
    full.value = one.value.value_or(0);
    full.people = one.people;
    full.shown = one.shown.c_str();
    return filled(out, full);
}

std::uint32_t TRELLIS_CALL exclusionCount(const trellis_figures* figures) {
    return figures ? static_cast<std::uint32_t>(figures->answer.exclusions.size()) : 0;
}
const char* TRELLIS_CALL exclusion(const trellis_figures* figures, std::uint32_t index) {
    return index < exclusionCount(figures) ? figures->answer.exclusions[index].c_str() : nullptr;
}
const char* TRELLIS_CALL suppression(const trellis_figures* figures) {
    return figures ? figures->answer.suppression.c_str() : "";
}
const char* TRELLIS_CALL target(const trellis_figures* figures) { return figures ? figures->answer.target.c_str() : ""; }

} // namespace

const trellis_host_figures& figuresService() {
    static const trellis_host_figures table{sizeof table,    &ask,       &count,       &at,
                                            &exclusionCount, &exclusion, &suppression, &target};
    return table;
}

} // namespace trellis
