// Where a view's words, panels and table go; and the bytes of an export. Lines that the host works out from a series are
// made when the view is whole (view_lines.cpp).
#include "plugin/handles.hpp"
#include "plugin/known.hpp"
#include "plugin/services.hpp"

#include <fmt/format.h>

#include <cmath>

namespace trellis {
namespace {

constexpr std::size_t mostPoints = 200'000, mostBytes = std::size_t{64} << 20;

trellis_status nothing() { return CallContext::refuse("it wrote a view to nothing."); }

trellis_day TRELLIS_CALL from(const trellis_view* view) {
    return view && view->question->from ? view->question->from->days() : TRELLIS_NO_DAY;
}
trellis_day TRELLIS_CALL to(const trellis_view* view) {
    return view && view->question->to ? view->question->to->days() : TRELLIS_NO_DAY;
}
const char* TRELLIS_CALL chosen(const trellis_view* view, const char* choice) {
    if (!view || !choice) return "";
    const auto found = view->question->choices.find(choice);
    if (found != view->question->choices.end()) return found->second.c_str();
    CallContext::notDeclared(std::string("the choice ") + choice);
    return "";
}

trellis_status TRELLIS_CALL say(trellis_view* view, trellis_words which, const char* given) {
    if (!view) return nothing();
    const auto text = taken(given, "the words of a view");
    if (!text) return TRELLIS_BAD_INPUT;
    auto& model = view->model;
    switch (which) {
    case TRELLIS_WORDS_READING:
        model.reading = *text;
        break;
    case TRELLIS_WORDS_SUBJECT:
        model.subject = *text;
        break;
    case TRELLIS_WORDS_TARGET:
        model.target = *text;
        break;
    case TRELLIS_WORDS_EXCLUSION:
        model.exclusions.push_back(*text);
        break;
    case TRELLIS_WORDS_NOTE:
        model.notes.push_back(*text);
        break;
    case TRELLIS_WORDS_EMPTY:
        model.empty = *text;
        break;
    case TRELLIS_WORDS_CARD:
        if (text->size() > 300 || text->find('\n') != std::string::npos)
            return CallContext::refuse("its line for Today is longer than one line.");
        model.card = *text;
        break;
    default:
        return CallContext::refuse("it said words of a kind that nobody knows.");
    }
    return model.notes.size() + model.exclusions.size() > 10'000 ? CallContext::refuse("it said too much.") : TRELLIS_OK;
}

trellis_status TRELLIS_CALL panel(trellis_view* view, const char* id, const char* title) {
    if (!view) return nothing();
    const auto name = taken(id, "the id of a panel");
    const auto words = taken(title, "the title of a panel");
    if (!name || !words) return TRELLIS_BAD_INPUT;
    if (view->model.kind == ViewKind::Table) return CallContext::refuse("it drew a panel in a view that is a table.");
    for (auto& one : view->model.panels)
        if (one.id == *name) return CallContext::refuse(fmt::format("it began the panel {} twice.", *name));
    auto& made = view->model.panels.emplace_back();
    made.id = *name;
    made.title = *words;
    return view->model.panels.size() > 1000 ? CallContext::refuse("it drew more than 1,000 panels.") : TRELLIS_OK;
}

ViewPanel* lastPanel(trellis_view* view) {
    if (view && !view->model.panels.empty()) return &view->model.panels.back();
    CallContext::refuse("it drew something before it began a panel.");
    return nullptr;
}
ViewSeries* lastSeries(trellis_view* view) {
    auto* panel_ = lastPanel(view);
    if (panel_ && !panel_->series.empty()) return &panel_->series.back();
    if (panel_) CallContext::refuse("it drew points before it began a series.");
    return nullptr;
}

trellis_status TRELLIS_CALL panelWords(trellis_view* view, const char* state, const char* reading, const char* unit) {
    auto* target = lastPanel(view);
    if (!target) return TRELLIS_BAD_INPUT;
    for (auto [given, into] :
         {std::pair{state, &target->state}, {reading, &target->reading}, {unit, &target->unit}}) {
        if (!given) continue;
        const auto text = taken(given, "the words of a panel");
        if (!text) return TRELLIS_BAD_INPUT;
        if (!text->empty()) *into = *text;
    }
    return TRELLIS_OK;
}

trellis_status TRELLIS_CALL scale(trellis_view* view, double low, double high) {
    auto* target = lastPanel(view);
    if (!target) return TRELLIS_BAD_INPUT;
    if (!std::isfinite(low) || !std::isfinite(high) || low >= high)
        return CallContext::refuse("it gave a panel a scale that goes nowhere.");
    target->low = low;
    target->high = high;
    return TRELLIS_OK;
}

std::optional<Stroke> strokeOf(trellis_stroke given) {
    if (given >= TRELLIS_SOLID && given <= TRELLIS_DOTTED) return static_cast<Stroke>(given);
    CallContext::refuse("it drew a stroke that nobody knows.");
    return {};
}

trellis_status TRELLIS_CALL series(trellis_view* view, const char* id, const char* title, trellis_stroke stroke) {
    auto* target = lastPanel(view);
    const auto name = taken(id, "the id of a series");
    const auto words = taken(title, "the title of a series");
    const auto how = strokeOf(stroke);
    if (!target || !name || !words || !how) return TRELLIS_BAD_INPUT;
    for (auto& one : target->series)
        if (one.id == *name) return CallContext::refuse(fmt::format("it began the series {} twice.", *name));
    target->series.push_back({*name, *words, *how, {}});
    return target->series.size() > 1000 ? CallContext::refuse("it drew more than 1,000 series.") : TRELLIS_OK;
}

trellis_status TRELLIS_CALL point(trellis_view* view, const trellis_point* given) {
    auto* target = lastSeries(view);
    const auto one = known(given);
    if (!target || !one) return TRELLIS_BAD_INPUT;
    const auto label = taken(one->label ? one->label : "", "the label of a point");
    const auto shown = taken(one->shown ? one->shown : "", "how a value is written");
    if (!label || !shown) return TRELLIS_BAD_INPUT;
    ViewPoint made;
    made.label = *label;
    made.shown = *shown;
    if (one->day != TRELLIS_NO_DAY) {
        if (one->day < -719162 || one->day > 2932896) return CallContext::refuse("it drew a day that no calendar has.");
        made.day = Date(one->day);
    } else if (label->empty()) {
        return CallContext::refuse("it drew a point that has neither a day nor a label.");
    }
    if (one->present) {
        if (!std::isfinite(one->value)) return CallContext::refuse("it drew a number that is none.");
        made.value = one->value;
    }
    made.marked = one->marked != 0;
    target->points.push_back(std::move(made));
    return ++view->points > mostPoints ? CallContext::refuse("it drew too many points.") : TRELLIS_OK;
}

trellis_status TRELLIS_CALL line(trellis_view* view, const char* title, double value, trellis_stroke stroke) {
    auto* target = lastPanel(view);
    const auto words = taken(title, "the title of a line");
    const auto how = strokeOf(stroke);
    if (!target || !words || !how) return TRELLIS_BAD_INPUT;
    if (!std::isfinite(value)) return CallContext::refuse("it drew a line at a number that is none.");
    target->lines.push_back({*words, value, *how});
    return target->lines.size() > 1000 ? CallContext::refuse("it drew too many lines.") : TRELLIS_OK;
}

trellis_status TRELLIS_CALL event(trellis_view* view, trellis_day from_, trellis_day until, const char* code,
                                  const char* label) {
    auto* target = lastPanel(view);
    const auto what = taken(code, "the code of an event");
    const auto words = taken(label, "the words of an event");
    if (!target || !what || !words) return TRELLIS_BAD_INPUT;
    const auto real = [](trellis_day day) { return day >= -719162 && day <= 2932896; };
    if (!real(from_) || (until != TRELLIS_NO_DAY && (!real(until) || until < from_)))
        return CallContext::refuse("it drew an event that ends before it begins, or on no day.");
    if (words->empty()) return CallContext::refuse("it drew an event without words.");
    target->events.push_back(
        {Date(from_), until == TRELLIS_NO_DAY ? std::nullopt : std::optional(Date(until)), *what, *words});
    return ++view->points > mostPoints ? CallContext::refuse("it drew too many events.") : TRELLIS_OK;
}

trellis_status TRELLIS_CALL column(trellis_view* view, const char* id, const char* title, std::int32_t numeric) {
    if (!view) return nothing();
    const auto name = taken(id, "the id of a column");
    const auto words = taken(title, "the title of a column");
    if (!name || !words) return TRELLIS_BAD_INPUT;
    if (!view->model.table.rows.empty()) return CallContext::refuse("it added a column after the first row.");
    for (auto& one : view->model.table.columns)
        if (one.id == *name) return CallContext::refuse(fmt::format("it began the column {} twice.", *name));
    view->model.table.columns.push_back({*name, *words, numeric != 0});
    return view->model.table.columns.size() > 1000 ? CallContext::refuse("it made too many columns.") : TRELLIS_OK;
}

trellis_status TRELLIS_CALL row(trellis_view* view) {
    if (!view) return nothing();
    auto& table = view->model.table;
    if (table.columns.empty()) return CallContext::refuse("it began a row of a table that has no columns.");
    table.rows.emplace_back();
    return table.rows.size() > mostPoints ? CallContext::refuse("it made too many rows.") : TRELLIS_OK;
}

trellis_status TRELLIS_CALL cell(trellis_view* view, const char* given, std::int32_t present, double number) {
    if (!view) return nothing();
    const auto text = taken(given, "a cell");
    if (!text) return TRELLIS_BAD_INPUT;
    auto& table = view->model.table;
    if (table.rows.empty()) return CallContext::refuse("it wrote a cell before it began a row.");
    if (table.rows.back().size() == table.columns.size())
        return CallContext::refuse("it wrote more cells in a row than there are columns.");
    if (present && !std::isfinite(number)) return CallContext::refuse("it wrote a number that is none.");
    table.rows.back().push_back({*text, present ? std::optional(number) : std::nullopt});
    return TRELLIS_OK;
}

trellis_status later(trellis_view* view, bool limits, std::uint32_t baseline) {
    if (!lastSeries(view)) return TRELLIS_BAD_INPUT;
    auto& panels = view->model.panels;
    view->later.push_back({panels.size() - 1, panels.back().series.size() - 1, limits,
                           std::min<std::uint32_t>(baseline, mostPoints)});
    return view->later.size() > 1000 ? CallContext::refuse("it asked for too many medians and limits.") : TRELLIS_OK;
}
trellis_status TRELLIS_CALL median_(trellis_view* view) { return later(view, false, 0); }
trellis_status TRELLIS_CALL limits(trellis_view* view, std::uint32_t baseline) { return later(view, true, baseline); }

trellis_status TRELLIS_CALL write(trellis_export* sink, const char* bytes, std::uint64_t length) {
    if (!sink || (!bytes && length > 0)) return CallContext::refuse("it wrote a file from nothing.");
    if (length > mostBytes || sink->bytes.size() + length > mostBytes)
        return CallContext::refuse("its file is larger than 64 MiB.");
    sink->bytes.append(bytes, static_cast<std::size_t>(length));
    return TRELLIS_OK;
}

} // namespace

const trellis_host_view& viewService() {
    static const trellis_host_view table{sizeof table, &from,  &to,   &chosen, &say,    &panel, &panelWords, &scale, &series,
                                         &point,       &line,  &event, &column, &row,   &cell,  &median_,    &limits};
    return table;
}
const trellis_host_export& exportService() {
    static const trellis_host_export table{sizeof table, &write};
    return table;
}

} // namespace trellis
