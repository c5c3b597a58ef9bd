// The script of measures, views and exports: the child's side with the pen, then the workbench's with the same calls
// again.
#include "plugin/runner/pen.hpp"
#include "plugin/services.hpp"

namespace trellis {
namespace {

const trellis_host_observations& seen() { return observationsService(); }
const trellis_host_view& drawn() { return viewService(); }

trellis_status TRELLIS_CALL observe(trellis_observations* sink, trellis_day day, double numerator, double denominator) {
    return noted(seen().add(sink, day, numerator, denominator), Deed::Observation, [&](WireWriter& out) {
        out.integer(day);
        out.real(numerator);
        out.real(denominator);
    });
}
trellis_status TRELLIS_CALL from(trellis_observations* sink, const trellis_record* record) {
    return noted(seen().from(sink, record), Deed::From, [&](WireWriter& out) { out.text(record->record->id); });
}
trellis_status TRELLIS_CALL by(trellis_observations* sink, const char* dimension, const char* code, const char* label) {
    return noted(seen().by(sink, dimension, code, label), Deed::By, [&](WireWriter& out) {
        out.text(dimension);
        out.text(code);
        out.textOrNothing(label);
    });
}
trellis_status TRELLIS_CALL because(trellis_observations* sink, const char* sentence) {
    return noted(seen().because(sink, sentence), Deed::Because, [&](WireWriter& out) { out.text(sentence); });
}
trellis_status TRELLIS_CALL exclude(trellis_observations* sink, trellis_day day, const char* person, const char* why) {
    return noted(seen().exclude(sink, day, person, why), Deed::Exclude, [&](WireWriter& out) {
        out.integer(day);
        out.text(person);
        out.text(why);
    });
}

trellis_status TRELLIS_CALL say(trellis_view* view, trellis_words which, const char* text) {
    return noted(drawn().say(view, which, text), Deed::Say, [&](WireWriter& out) {
        out.integer(which);
        out.text(text);
    });
}
trellis_status TRELLIS_CALL panel(trellis_view* view, const char* id, const char* title) {
    return noted(drawn().panel(view, id, title), Deed::Panel, [&](WireWriter& out) {
        out.text(id);
        out.text(title);
    });
}
trellis_status TRELLIS_CALL panelWords(trellis_view* view, const char* state, const char* reading, const char* unit) {
    return noted(drawn().panel_words(view, state, reading, unit), Deed::PanelWords, [&](WireWriter& out) {
        for (auto* text : {state, reading, unit}) out.textOrNothing(text);
    });
}
trellis_status TRELLIS_CALL scale(trellis_view* view, double low, double high) {
    return noted(drawn().scale(view, low, high), Deed::Scale, [&](WireWriter& out) {
        out.real(low);
        out.real(high);
    });
}
trellis_status TRELLIS_CALL series(trellis_view* view, const char* id, const char* title, trellis_stroke stroke) {
    return noted(drawn().series(view, id, title, stroke), Deed::Series, [&](WireWriter& out) {
        out.text(id);
        out.text(title);
        out.integer(stroke);
    });
}
trellis_status TRELLIS_CALL point(trellis_view* view, const trellis_point* given) {
    return noted(drawn().point(view, given), Deed::Point, [&](WireWriter& out) {
        const auto one = copied(given);
        out.textOrNothing(one.label);
        out.integer(one.day);
        out.flag(one.present != 0);
        out.real(one.value);
        out.textOrNothing(one.shown);
        out.flag(one.marked != 0);
    });
}
trellis_status TRELLIS_CALL line(trellis_view* view, const char* title, double value, trellis_stroke stroke) {
    return noted(drawn().line(view, title, value, stroke), Deed::LineAt, [&](WireWriter& out) {
        out.text(title);
        out.real(value);
        out.integer(stroke);
    });
}
trellis_status TRELLIS_CALL event(trellis_view* view, trellis_day first, trellis_day last, const char* code,
                                  const char* label) {
    return noted(drawn().event(view, first, last, code, label), Deed::Event, [&](WireWriter& out) {
        out.integer(first);
        out.integer(last);
        out.text(code);
        out.text(label);
    });
}
trellis_status TRELLIS_CALL column(trellis_view* view, const char* id, const char* title, std::int32_t numeric) {
    return noted(drawn().column(view, id, title, numeric), Deed::Column, [&](WireWriter& out) {
        out.text(id);
        out.text(title);
        out.flag(numeric != 0);
    });
}
trellis_status TRELLIS_CALL row(trellis_view* view) {
    return noted(drawn().row(view), Deed::Row, [](WireWriter&) {});
}
trellis_status TRELLIS_CALL cell(trellis_view* view, const char* text, std::int32_t present, double number) {
    return noted(drawn().cell(view, text, present, number), Deed::Cell, [&](WireWriter& out) {
        out.text(text);
        out.flag(present != 0);
        out.real(number);
    });
}
trellis_status TRELLIS_CALL median(trellis_view* view) {
    return noted(drawn().median(view), Deed::Median, [](WireWriter&) {});
}
trellis_status TRELLIS_CALL limits(trellis_view* view, std::uint32_t baseline) {
    return noted(drawn().limits(view, baseline), Deed::Limits, [&](WireWriter& out) { out.number(baseline); });
}
trellis_status TRELLIS_CALL write(trellis_export* sink, const char* bytes, std::uint64_t length) {
    return noted(exportService().write(sink, bytes, length), Deed::Bytes, [&](WireWriter& out) {
        out.text({bytes, static_cast<std::size_t>(length)});
    });
}

std::uint32_t natural(WireReader& in) {
    const auto value = in.number();
    if (value > UINT32_MAX) throw Garbled();
    return static_cast<std::uint32_t>(value);
}

trellis_status observedAgain(Deed deed, WireReader& in, trellis_observations* sink, NamedRecords& records) {
    switch (deed) {
    case Deed::Observation: {
        const auto day = in.small();
        const double numerator = in.real();
        return seen().add(sink, day, numerator, in.real());
    }
    case Deed::From:
        return seen().from(sink, belonging(records[in.text()]));
    case Deed::By: {
        const auto dimension = in.text(), code = in.text();
        const auto label = in.textOrNothing();
        return seen().by(sink, dimension.c_str(), code.c_str(), raw(label));
    }
    case Deed::Because:
        return seen().because(sink, in.text().c_str());
    default: {
        const auto day = in.small();
        const auto person = in.text(), why = in.text();
        return seen().exclude(sink, day, person.c_str(), why.c_str());
    }
    }
}

trellis_status tableAgain(Deed deed, WireReader& in, trellis_view* view) {
    switch (deed) {
    case Deed::Column: {
        const auto id = in.text(), title = in.text();
        return drawn().column(view, id.c_str(), title.c_str(), in.flag());
    }
    case Deed::Row:
        return drawn().row(view);
    case Deed::Cell: {
        const auto text = in.text();
        const bool present = in.flag();
        return drawn().cell(view, text.c_str(), present, in.real());
    }
    case Deed::Median:
        return drawn().median(view);
    case Deed::Limits:
        return drawn().limits(view, natural(in));
    default:
        throw Garbled();
    }
}

trellis_status drawnAgain(Deed deed, WireReader& in, trellis_view* view) {
    switch (deed) {
    case Deed::Say: {
        const auto which = in.small();
        return drawn().say(view, which, in.text().c_str());
    }
    case Deed::Panel: {
        const auto id = in.text(), title = in.text();
        return drawn().panel(view, id.c_str(), title.c_str());
    }
    case Deed::PanelWords: {
        const auto state = in.textOrNothing(), reading = in.textOrNothing(), unit = in.textOrNothing();
        return drawn().panel_words(view, raw(state), raw(reading), raw(unit));
    }
    case Deed::Scale: {
        const double low = in.real();
        return drawn().scale(view, low, in.real());
    }
    case Deed::Series: {
        const auto id = in.text(), title = in.text();
        return drawn().series(view, id.c_str(), title.c_str(), in.small());
    }
    case Deed::Point: {
        const auto label = in.textOrNothing();
        trellis_point one{sizeof one, raw(label), in.small(), 0, 0, nullptr, 0};
        one.present = in.flag();
        one.value = in.real();
        const auto shown = in.textOrNothing();
        one.shown = raw(shown);
        one.marked = in.flag();
        return drawn().point(view, &one);
    }
    case Deed::LineAt: {
        const auto title = in.text();
        const double value = in.real();
        return drawn().line(view, title.c_str(), value, in.small());
    }
    case Deed::Event: {
        const auto first = in.small(), last = in.small();
        const auto code = in.text(), label = in.text();
        return drawn().event(view, first, last, code.c_str(), label.c_str());
    }
    default:
        return tableAgain(deed, in, view);
    }
}

} // namespace

trellis_status againOf(Deed deed, WireReader& in, const Sinks& sinks, NamedRecords& records) {
    if (deed == Deed::DayAsked) {
        belonging(sinks.timeline)->dayAsked = true;
        return TRELLIS_OK;
    }
    if (deed >= Deed::Observation && deed <= Deed::Exclude)
        return observedAgain(deed, in, belonging(sinks.observations), records);
    if (deed >= Deed::Say && deed <= Deed::Limits) return drawnAgain(deed, in, belonging(sinks.view));
    if (deed != Deed::Bytes) throw Garbled();
    const auto bytes = in.text();
    return exportService().write(belonging(sinks.file), bytes.data(), bytes.size());
}

const void* writtenFigures(const char* id) {
    static const trellis_host_observations observations{sizeof observations, &observe, &from, &by, &because, &exclude};
    static const trellis_host_view view = [] {
        auto table = viewService(); // what was asked for is read straight from the host's own functions
        table.say = &say;
        table.panel = &panel;
        table.panel_words = &panelWords;
        table.scale = &scale;
        table.series = &series;
        table.point = &point;
        table.line = &line;
        table.event = &event;
        table.column = &column;
        table.row = &row;
        table.cell = &cell;
        table.median = &median;
        table.limits = &limits;
        return table;
    }();
    static const trellis_host_export file{sizeof file, &write};
    const auto is = [&](const char* known) { return std::strcmp(id, known) == 0; };
    if (is(TRELLIS_HOST_OBSERVATIONS)) return &observations;
    if (is(TRELLIS_HOST_VIEW)) return &view;
    if (is(TRELLIS_HOST_EXPORT)) return &file;
    return nullptr;
}

} // namespace trellis
