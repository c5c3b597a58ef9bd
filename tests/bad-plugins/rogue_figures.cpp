// A measure, a view and an export that do, in each call, the one thing they were told to. See README.md.
#include <trellis/plugin.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <string>
#include <thread>

#include <unistd.h>

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

// ---- Only where it runs apart: what goes wrong in the midst of a call, and what it may write on the pipe itself ----

void end(const std::string& how) {
    if (how == "segfault") *reinterpret_cast<volatile int*>(1) = 1;
    if (how == "hang")
        for (volatile int i = 0; i == 0;) {}
    if (how == "exit") std::exit(3);
}

std::string eight(std::uint64_t number) {
    std::string bytes;
    for (int i = 0; i < 8; ++i) bytes += static_cast<char>(number >> (8 * i));
    return bytes;
}
void frame(char kind, const std::string& payload, std::uint64_t length) {
    const auto bytes = std::string{'T', 'P', '\2', kind} + eight(length).substr(0, 4) + payload;
    for (std::size_t done = 0; done < bytes.size();) {
        const auto more = ::write(3, bytes.data() + done, bytes.size() - done);
        if (more <= 0) return;
        done += static_cast<std::size_t>(more);
    }
}
void frame(char kind, const std::string& payload) { frame(kind, payload, payload.size()); }
constexpr char answerFrame = 6, askFrame = 7;
std::string text(const std::string& words) { return eight(words.size()) + words; }
/// A question about figures as this plugin's own side of the pipe would put it, in the first call of a child.
std::string figuresAsk(const std::string& measure, std::uint64_t sequence = 1) {
    const auto noDay = eight(static_cast<std::uint64_t>(std::int64_t{TRELLIS_NO_DAY}));
    return eight(sequence) + '\0' + text(measure) + noDay + noDay + text("month") + text("") + text("");
}
void waitForTheEnd() { end("hang"); }

void talk(const std::string& what) {
    const auto good = figuresAsk("rogue.measure");
    if (what == "ask-nothing") frame(askFrame, "");
    else if (what == "ask-cut") frame(askFrame, good.substr(0, good.size() - 5));
    else if (what == "ask-more") frame(askFrame, good + "and more");
    else if (what == "ask-other-call") frame(askFrame, figuresAsk("rogue.measure", 7));
    else if (what == "ask-unknown") frame(askFrame, eight(1) + '\x4d');
    else if (what == "ask-long") frame(askFrame, figuresAsk(std::string(100'000, 'x')));
    else if (what == "ask-without-end") frame(askFrame, "", 0x7fffffff);
    else if (what == "ask-undeclared") frame(askFrame, figuresAsk("somebody.else"));
    else if (what == "ask-and-go-on") // and reads no answer
        for (;;) frame(askFrame, good);
    else if (what == "answer-first") frame(answerFrame, eight(1) + "all is well");
    else return;
    waitForTheEnd();
}

/// Numbers by chance, the same for the same seed.
struct Chance {
    std::uint32_t state;
    std::uint32_t below(std::uint32_t most) {
        state = state * 1664525u + 1013904223u;
        return (state >> 8) % most;
    }
    double real() {
        static const double odd[] = {0, 1, -1, 0.5, 71.4, 1e300, std::numeric_limits<double>::infinity()};
        return below(40) ? below(200) / 3.0 : odd[below(7)];
    }
    const char* words() {
        static const char* const all[] = {"a", "b", "c", "side", "person", "locality", "Gwynedd ŵ", "x y z"};
        static const char* const odd[] = {"", "\xff", nullptr, "colour", "two\nlines"};
        return below(60) ? all[below(8)] : odd[below(5)];
    }
    trellis_day day() { return below(50) ? 20000 + trellis_day(below(300)) : below(2) ? TRELLIS_NO_DAY : trellis_day(below(4'000'000)); }
};

void observeByChance(Chance chance, const trellis_timeline* timeline, trellis_observations* sink) {
    const auto* to = table<trellis_host_observations>(TRELLIS_HOST_OBSERVATIONS);
    const auto* times = table<trellis_host_timeline>(TRELLIS_HOST_TIMELINE);
    to->add(sink, 20000, 1, 2);
    for (int i = 0; i < 20; ++i) switch (chance.below(6)) {
        case 0: { const double part = chance.real(); to->add(sink, chance.day(), part, 1 + chance.below(7)); break; }
        case 1: to->from(sink, times->record(timeline, chance.below(2))); break;
        case 2: { const char* which = chance.below(2) ? "side" : "person"; to->by(sink, which, chance.words(), chance.words()); break; }
        case 3: to->because(sink, chance.words()); break;
        case 4: { const char* who = chance.words(); to->exclude(sink, chance.day(), who, "away"); break; }
        default: to->by(sink, "locality", "here", nullptr);
        }
}

void showByChance(Chance chance, trellis_view* view) {
    const auto* to = table<trellis_host_view>(TRELLIS_HOST_VIEW);
    to->say(view, TRELLIS_WORDS_READING, "As chance has it.");
    to->panel(view, "first", "First");
    to->series(view, "first", "First", TRELLIS_SOLID);
    to->column(view, "one", "One", 1);
    to->column(view, "two", "Two", 0);
    for (int i = 0; i < 40; ++i) {
        const char *one = chance.words(), *two = chance.words();
        const double number = chance.real();
        switch (chance.below(12)) {
        case 0: to->say(view, static_cast<trellis_words>(1 + chance.below(7)), one); break;
        case 1: to->panel(view, std::to_string(i).c_str(), one); break;
        case 2: to->panel_words(view, one, two, chance.below(2) ? nullptr : "%"); break;
        case 3: to->scale(view, -number, 1000); break;
        case 4: to->panel(view, std::to_string(i).c_str(), one), to->series(view, "s", two, static_cast<trellis_stroke>(chance.below(3))); break;
        case 5: case 6: case 7: {
            to->panel(view, std::to_string(i).c_str(), "P"), to->series(view, "s", "S", TRELLIS_DOTTED);
            for (int k = 0; k < 14; ++k) {
                const trellis_point point{sizeof point, one, chance.day(), chance.below(5) > 0, chance.real(), two, chance.below(2) > 0};
                to->point(view, &point);
            }
            if (chance.below(2)) to->median(view); else to->limits(view, chance.below(15));
            break;
        }
        case 8: to->line(view, one, number, TRELLIS_DASHED); break;
        case 9: { const auto from = chance.day(); to->event(view, from, chance.below(2) ? TRELLIS_NO_DAY : from + 7, "e", one); break; }
        default: to->row(view), to->cell(view, one, 1, number), to->cell(view, two ? two : "", 0, 0);
        }
    }
}

trellis_status TRELLIS_CALL observe(const char*, const trellis_timeline* timeline, trellis_observations* sink) {
    const auto* to = table<trellis_host_observations>(TRELLIS_HOST_OBSERVATIONS);
    const auto* times = table<trellis_host_timeline>(TRELLIS_HOST_TIMELINE);
    const auto what = told(timeline);
    if (what == "no-day") {
        to->add(sink, 20000, 1, 2);
        return TRELLIS_OK;
    }
    const trellis_day today = times->today(timeline);
    if (what.rfind("chance ", 0) == 0) {
        observeByChance({static_cast<std::uint32_t>(std::stoul(what.substr(7)))}, timeline, sink);
        return TRELLIS_OK;
    }
    end(what);
    talk(what);
    if (what == "count-long") {
        const auto* progress = table<trellis_host_progress>(TRELLIS_HOST_PROGRESS);
        for (int i = 0; i < 400; ++i) {
            progress->step("Counting", i, 400);
            if (progress->cancelled()) return TRELLIS_CANCELLED;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }
    if (what == "odd-progress") table<trellis_host_progress>(TRELLIS_HOST_PROGRESS)->step("\xff", 1, 2);
    if (what == "from-a-thread") {
        trellis_status status = TRELLIS_OK;
        std::thread([&] { status = to->add(sink, today, 1, 1); }).join();
        return status;
    }
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
    if (what.rfind("chance ", 0) == 0) {
        showByChance({static_cast<std::uint32_t>(std::stoul(what.substr(7)))}, view);
        return TRELLIS_OK;
    }
    talk(what);
    if (what.rfind("figures-then-", 0) == 0 || what == "figures-without-end") {
        const auto* figures = table<trellis_host_figures>(TRELLIS_HOST_FIGURES);
        const trellis_figures_query query{sizeof query, "rogue.measure", TRELLIS_NO_DAY, TRELLIS_NO_DAY, "month", "", nullptr};
        do
            figures->ask(view, &query);
        while (what == "figures-without-end");
        end(what.substr(13));
    }
    if (what == "adaptations") {
        const auto* adapted = table<trellis_host_adaptations>(TRELLIS_HOST_ADAPTATIONS);
        for (std::uint32_t i = 0; i < adapted->count(view); ++i) {
            trellis_adaptation one{};
            one.size = sizeof one;
            adapted->at(view, i, &one);
            const auto words = std::string(one.locality) + ": " + one.question + " " + one.was + " > " + one.now + ", " + one.why +
                               (one.core ? ", core since " : " since ") + std::to_string(one.since);
            to->say(view, TRELLIS_WORDS_NOTE, words.c_str());
        }
        return TRELLIS_OK;
    }
    if (what == "odd-round") { // wrong for one in seven histories
        std::uint32_t many = 0;
        while (table<trellis_host_timeline>(TRELLIS_HOST_TIMELINE)->record(timeline, many)) ++many;
        to->say(view, TRELLIS_WORDS_EMPTY, many % 7 == 6 ? "\xff" : "All is well.");
        return TRELLIS_OK;
    }
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
    end(what);
    if (what == "too-much-at-once") // less than a file may have, more than one message can carry
        for (int i = 0; i < 61; ++i) to->write(sink, std::string(1 << 20, 'x').data(), 1 << 20);
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
