// A measure, a view and an export that do, in each call, the one thing they were told to. See README.md.
#include <trellis/plugin.h>

#include <cstring>
#include <limits>
#include <stdexcept>
#include <string>

namespace {

const trellis_host* host = nullptr;
template <class Table> const Table* table(const char* id) { return static_cast<const Table*>(host->feature(host, id)); }

std::uint32_t TRELLIS_CALL one() { return 1; }
const char* TRELLIS_CALL measureId(std::uint32_t) { return "rogue.measure"; }
const char* TRELLIS_CALL viewId(std::uint32_t) { return "rogue.view"; }
const char* TRELLIS_CALL exportId(std::uint32_t) { return "rogue.export"; }

std::string told(const trellis_timeline* timeline) {
    const auto* times = table<trellis_host_timeline>(TRELLIS_HOST_TIMELINE);
    const auto* part = times->part_count(timeline) > 0 ? times->part(timeline, 0) : timeline;
    const char* type = times->type(part, 0);
    return type ? type : "";
}

trellis_status TRELLIS_CALL observe(const char*, const trellis_timeline* timeline, trellis_observations* sink) {
    const auto* to = table<trellis_host_observations>(TRELLIS_HOST_OBSERVATIONS);
    const auto* times = table<trellis_host_timeline>(TRELLIS_HOST_TIMELINE);
    const auto what = told(timeline);
    const trellis_day today = times->today(timeline);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    if (what == "throw") throw std::runtime_error("the rota is on fire");
    if (what == "tomorrow")
        to->add(sink, today + 1, 1, 1);
    else if (what == "nothing-of-nothing")
        to->add(sink, today, 0, 0);
    else if (what == "less-than-nothing")
        to->add(sink, today, -1, 1);
    else if (what == "not-a-number")
        to->add(sink, today, nan, 1);
    else if (what == "from-before-add")
        to->from(sink, times->record(timeline, 0));
    else if (what == "from-nothing") {
        to->add(sink, today, 1, 1);
        to->from(sink, nullptr);
    } else if (what == "unknown-dimension") {
        to->add(sink, today, 1, 1);
        to->by(sink, "colour", "red", nullptr);
    } else if (what == "not-utf8") {
        to->add(sink, today, 1, 1);
        to->because(sink, "\xff");
    } else if (what == "exclude-without-reason")
        to->exclude(sink, today, "FK-CP3", "");
    else if (what == "null-sink")
        to->add(nullptr, today, 1, 1);
    else if (what == "well") {
        for (std::uint32_t i = 0; const auto* record = times->record(timeline, i); ++i) {
            to->add(sink, today - 1, 1, 2);
            to->from(sink, record);
            to->by(sink, "side", "left", "Left side");
            to->because(sink, "it was there");
        }
        to->exclude(sink, today, "FK-CP4", "long absence");
    }
    return TRELLIS_OK; // it pretends that all went well; the host must know better
}

trellis_status TRELLIS_CALL show(const char*, const trellis_timeline* timeline, trellis_view* view) {
    const auto* to = table<trellis_host_view>(TRELLIS_HOST_VIEW);
    const std::string what = to->chosen(view, "do");
    const auto begin = [&] {
        to->panel(view, "p", "Panel");
        to->series(view, "s", "Series", TRELLIS_SOLID);
        to->say(view, TRELLIS_WORDS_READING, "It is as it is.");
    };
    const auto put = [&](double value, trellis_day day = 20000) {
        const trellis_point point{sizeof point, "", day, 1, value, nullptr, 0};
        return to->point(view, &point);
    };
    if (what == "throw") throw std::runtime_error("the rota is on fire");
    if (what == "point-before-series") {
        to->panel(view, "p", "Panel");
        put(1);
    } else if (what == "series-before-panel")
        to->series(view, "s", "Series", TRELLIS_SOLID);
    else if (what == "not-a-number") {
        begin();
        put(std::numeric_limits<double>::infinity());
    } else if (what == "no-day-no-label") {
        begin();
        put(1, TRELLIS_NO_DAY);
    } else if (what == "no-reading") {
        to->panel(view, "p", "Panel");
        to->series(view, "s", "Series", TRELLIS_SOLID);
        put(1);
    } else if (what == "unknown-stroke") {
        to->panel(view, "p", "Panel");
        to->series(view, "s", "Series", 9);
    } else if (what == "unknown-words")
        to->say(view, 99, "x");
    else if (what == "backward-event") {
        to->panel(view, "p", "Panel");
        to->event(view, 20000, 19999, "e", "Event");
    } else if (what == "cell-before-row") {
        to->column(view, "c", "C", 0);
        to->cell(view, "x", 0, 0);
    } else if (what == "short-row") {
        to->column(view, "c", "C", 0);
        to->column(view, "d", "D", 0);
        to->row(view);
        to->cell(view, "x", 0, 0);
    } else if (what == "long-row") {
        to->column(view, "c", "C", 0);
        to->row(view);
        to->cell(view, "x", 0, 0);
        to->cell(view, "y", 0, 0);
    } else if (what == "unknown-choice")
        to->chosen(view, "colour");
    else if (what == "undeclared-measure" || what == "figures") {
        const auto* figures = table<trellis_host_figures>(TRELLIS_HOST_FIGURES);
        const trellis_figures_query query{sizeof query,   what == "figures" ? "rogue.measure" : "somebody.else",
                                          TRELLIS_NO_DAY, TRELLIS_NO_DAY,
                                          "month",        "",
                                          nullptr};
        const auto* answer = figures->ask(view, &query);
        if (!answer) return host->fail(host, TRELLIS_FAULT, "No figures.");
        begin();
        for (std::uint32_t i = 0; i < figures->count(answer); ++i) {
            trellis_figure figure{};
            figure.size = sizeof figure;
            figures->at(answer, i, &figure);
            const trellis_point point{sizeof point, figure.label, figure.from, figure.present, figure.value, figure.shown, 0};
            to->point(view, &point);
        }
    } else if (what == "too-few") {
        begin();
        for (int i = 0; i < 11; ++i) put(60 + i, 20000 + i);
        to->limits(view, 0);
        to->median(view);
    } else if (what == "limits") {
        begin();
        to->panel_words(view, nullptr, nullptr, "%");
        for (double value : {62, 70, 66, 74, 71, 68, 75, 79, 77, 81, 78, 83}) {
            static trellis_day day = 20000;
            put(value, ++day);
        }
        to->limits(view, 0);
    } else if (what == "empty")
        to->say(view, TRELLIS_WORDS_EMPTY, "Nobody has met yet.");
    else if (what == "scope") {
        const auto* times = table<trellis_host_timeline>(TRELLIS_HOST_TIMELINE);
        const auto* records = table<trellis_host_record>(TRELLIS_HOST_RECORD);
        std::string all = std::string(times->scope(timeline)) + " " + times->subject(timeline) + " at " +
                          times->locality(timeline) + ", " + std::to_string(times->part_count(timeline)) + " parts:";
        for (std::uint32_t i = 0; const auto* record = times->record(timeline, i); ++i) {
            all += std::string(" ") + records->id(record) + "/" + records->agreement(record) + "/" +
                   records->supervisor(record) + "/" + (records->supervisee(record, 0) ? records->supervisee(record, 0) : "-") +
                   "/" + records->author(record);
            if (records->supervisee(record, 7)) all += "?";
        }
        if (times->part(timeline, 99)) all += "?";
        to->say(view, TRELLIS_WORDS_NOTE, all.c_str());
    }
    return TRELLIS_OK;
}

trellis_status TRELLIS_CALL write(const char*, const trellis_timeline* timeline, trellis_export* sink) {
    const auto* to = table<trellis_host_export>(TRELLIS_HOST_EXPORT);
    const auto what = told(timeline);
    if (what == "from-nothing") to->write(sink, nullptr, 7);
    if (what == "huge") to->write(sink, "x", std::uint64_t{1} << 62);
    if (what == "well") {
        to->write(sink, "a\0b", 3);
        to->write(sink, "c", 1);
    }
    return TRELLIS_OK;
}

const trellis_plugin_measure measures{sizeof measures, &one, &measureId, &observe};
#ifdef HALF_VIEWS
const trellis_plugin_view views{sizeof views, &one, &viewId, nullptr};
#else
const trellis_plugin_view views{sizeof views, &one, &viewId, &show};
#endif
const trellis_plugin_export exports{sizeof exports, &one, &exportId, &write};

trellis_status TRELLIS_CALL init(const trellis_host* given) {
    host = given;
    return TRELLIS_OK;
}
const void* TRELLIS_CALL feature(const char* id) {
    const auto is = [&](const char* known) { return std::strcmp(id, known) == 0; };
    if (is(TRELLIS_MEASURE)) return &measures;
    if (is(TRELLIS_VIEW)) return &views;
    return is(TRELLIS_EXPORTS) ? &exports : nullptr;
}

} // namespace

const trellis_entry trellis_plugin_entry = {
    sizeof(trellis_entry), TRELLIS_ABI, "example.rogue-figures", "1.0.0", &init, &feature};
