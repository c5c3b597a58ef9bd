// Part of trellis/plugin.hpp: counting what records say, showing it, and handing some of it out.
#pragma once
#include <trellis/plugin/writing.hpp>

namespace trellis::sdk {

/// Where a measure's observations go: `out.add(day, 1, 1).from(session).because("held on 16 September");`
class Observations {
public:
    explicit Observations(trellis_observations* sink)
        : sink_(sink) {}
    /// So many out of so many, on that day. What was not observed is not added.
    Observations& add(Day day, double numerator, double denominator = 1) {
        detail::must(api().add(sink_, day.days(), numerator, denominator), "an observation");
        return *this;
    }
    Observations& from(const Record& record) {
        detail::must(api().from(sink_, record.raw()), "the record of an observation");
        return *this;
    }
    /// "person", "supervisor", "locality", or a dimension of the measure.
    Observations& by(const char* dimension, const std::string& code, const std::string& label = {}) {
        detail::must(api().by(sink_, dimension, code.c_str(), label.empty() ? nullptr : label.c_str()), dimension);
        return *this;
    }
    Observations& because(const std::string& sentence) {
        detail::must(api().because(sink_, sentence.c_str()), "the reason of an observation");
        return *this;
    }
    /// Somebody who would have counted and does not: `why` in two or three words.
    void exclude(Day day, const std::string& person, const std::string& why) {
        detail::must(api().exclude(sink_, day.days(), person.c_str(), why.c_str()), "somebody left out");
    }

private:
    static const trellis_host_observations& api() {
        return detail::service<trellis_host_observations>(TRELLIS_HOST_OBSERVATIONS);
    }
    trellis_observations* sink_;
};

/// Derive from this. `id` is the measure's id in plugin.xml.
class Measure {
public:
    explicit Measure(const char* id)
        : id_(id) {}
    virtual ~Measure() = default;
    const char* id() const { return id_; }
    virtual void observe(const Timeline& timeline, Observations& out) const = 0;

private:
    const char* id_;
};

/// One figure as it may be shown. `value` is empty where nothing was observed or nothing may be said.
struct Figure {
    std::string group, label;
    Day from{0}, to{0};
    std::optional<double> value, numerator, denominator;
    bool hidden = false;  ///< there is something, and it is protected
    bool running = false; ///< its period is not over yet
    unsigned people = 0;
    std::string shown; ///< write this, not your own arithmetic
};
struct Figures {
    std::vector<Figure> all; ///< groups by label, each group's periods in order
    std::vector<std::string> exclusions;
    std::string suppression, target;
};

/// One difference from a core form, with its reason. Roles, never people.
struct Adaptation {
    std::string locality, form, item, question, change, was, now, why, decided, reasons, fidelity;
    std::string comparability; ///< what it does to comparison; empty for what the core does not have
    std::string serves;        ///< core components: "K1 K7"
    Day since{0};
    bool core = false; ///< it touches a core function
};

enum class Stroke : trellis_stroke { Solid = TRELLIS_SOLID, Dashed = TRELLIS_DASHED, Dotted = TRELLIS_DOTTED };

/// What a view says. See trellis_host_view for the order in which things are written.
class View {
public:
    explicit View(trellis_view* sink)
        : sink_(sink) {}
    std::optional<Day> from() const { return detail::day(api().from(sink_)); }
    std::optional<Day> to() const { return detail::day(api().to(sink_)); }
    std::string chosen(const char* choice) const { return detail::text(api().chosen(sink_, choice)); }

    /// Figures of a measure that plugin.xml names under <uses>, over the view's own period; with `about` only what belongs
    /// to that locality, supervisor or person.
    Figures figures(const char* measure, const char* period = "month", const char* by = "",
                    const std::string& about = {}) const {
        return ask({sizeof(trellis_figures_query), measure, TRELLIS_NO_DAY, TRELLIS_NO_DAY, period, by, about.c_str()});
    }
    /// The same over the days from `from` to `to`.
    Figures figures(const char* measure, Day from, Day to, const char* period, const char* by = "",
                    const std::string& about = {}) const {
        return ask({sizeof(trellis_figures_query), measure, from.days(), to.days(), period, by, about.c_str()});
    }
    /// What is asked otherwise here than in the core forms; in the order of localities, forms and questions.
    std::vector<Adaptation> adaptations() const {
        auto& host = detail::service<trellis_host_adaptations>(TRELLIS_HOST_ADAPTATIONS);
        std::vector<Adaptation> all;
        for (std::uint32_t i = 0, n = host.count(sink_); i < n; ++i) {
            trellis_adaptation each{};
            each.size = sizeof each;
            detail::must(host.at(sink_, i, &each), "an adaptation");
            all.push_back({detail::text(each.locality), detail::text(each.form), detail::text(each.item),
                           detail::text(each.question), detail::text(each.change), detail::text(each.was),
                           detail::text(each.now), detail::text(each.why), detail::text(each.decided),
                           detail::text(each.reasons), detail::text(each.fidelity), detail::text(each.comparability),
                           detail::text(each.serves), Day(each.since), each.core != 0});
        }
        return all;
    }

    Figures ask(const trellis_figures_query& query) const {
        auto& host = detail::service<trellis_host_figures>(TRELLIS_HOST_FIGURES);
        const auto* answer = host.ask(sink_, &query);
        if (!answer) throw Error(std::string("The workbench has no figures called ") + query.measure + ".");
        Figures found;
        for (std::uint32_t i = 0, n = host.count(answer); i < n; ++i) {
            trellis_figure each{};
            each.size = sizeof each;
            detail::must(host.at(answer, i, &each), "a figure");
            Figure figure;
            figure.group = detail::text(each.group);
            figure.label = detail::text(each.label);
            figure.from = Day(each.from);
            figure.to = Day(each.to);
            figure.hidden = each.hidden != 0;
            figure.running = each.running != 0;
            figure.people = each.people;
            figure.shown = detail::text(each.shown);
            if (each.present) {
                figure.value = each.value;
                figure.numerator = each.numerator;
                figure.denominator = each.denominator;
            }
            found.all.push_back(std::move(figure));
        }
        for (std::uint32_t i = 0, n = host.exclusion_count(answer); i < n; ++i)
            found.exclusions.push_back(detail::text(host.exclusion(answer, i)));
        found.suppression = detail::text(host.suppression(answer));
        found.target = detail::text(host.target(answer));
        return found;
    }

    View& reading(const std::string& text) { return say(TRELLIS_WORDS_READING, text); }
    View& subject(const std::string& text) { return say(TRELLIS_WORDS_SUBJECT, text); }
    View& target(const std::string& text) { return say(TRELLIS_WORDS_TARGET, text); }
    View& exclusion(const std::string& text) { return say(TRELLIS_WORDS_EXCLUSION, text); }
    View& note(const std::string& text) { return say(TRELLIS_WORDS_NOTE, text); }
    View& empty(const std::string& text) { return say(TRELLIS_WORDS_EMPTY, text); }
    View& card(const std::string& text) { return say(TRELLIS_WORDS_CARD, text); }

    View& panel(const std::string& id, const std::string& title) {
        detail::must(api().panel(sink_, id.c_str(), title.c_str()), "the panel " + id);
        return *this;
    }
    View& panelWords(const std::string& state, const std::string& reading, const std::string& unit = {}) {
        detail::must(api().panel_words(sink_, state.c_str(), reading.c_str(), unit.c_str()), "the words of a panel");
        return *this;
    }
    View& scale(double low, double high) {
        detail::must(api().scale(sink_, low, high), "a scale");
        return *this;
    }
    View& series(const std::string& id, const std::string& title, Stroke stroke = Stroke::Solid) {
        detail::must(api().series(sink_, id.c_str(), title.c_str(), trellis_stroke(stroke)), "the series " + id);
        return *this;
    }
    /// At a day. An empty value is a gap, never zero.
    View& point(Day day, std::optional<double> value, const std::string& label = {}, const std::string& shown = {},
                bool marked = false) {
        return put(day.days(), value, label.empty() ? day.words() : label, shown, marked);
    }
    /// At a category.
    View& point(const std::string& label, std::optional<double> value, const std::string& shown = {},
                bool marked = false) {
        return put(TRELLIS_NO_DAY, value, label, shown, marked);
    }
    View& line(const std::string& title, double value, Stroke stroke = Stroke::Dashed) {
        detail::must(api().line(sink_, title.c_str(), value, trellis_stroke(stroke)), "a line");
        return *this;
    }
    View& event(Day from, std::optional<Day> to, const std::string& code, const std::string& label) {
        detail::must(api().event(sink_, from.days(), to ? to->days() : TRELLIS_NO_DAY, code.c_str(), label.c_str()),
                     "an event");
        return *this;
    }
    View& column(const std::string& id, const std::string& title, bool numeric = false) {
        detail::must(api().column(sink_, id.c_str(), title.c_str(), numeric), "the column " + id);
        return *this;
    }
    View& row() {
        detail::must(api().row(sink_), "a row");
        return *this;
    }
    View& cell(const std::string& text, std::optional<double> number = {}) {
        detail::must(api().cell(sink_, text.c_str(), number.has_value(), number.value_or(0)), "a cell");
        return *this;
    }
    /// Of the series begun last.
    View& median() {
        detail::must(api().median(sink_), "a median");
        return *this;
    }
    View& limits(unsigned baseline = 0) {
        detail::must(api().limits(sink_, baseline), "process limits");
        return *this;
    }

private:
    static const trellis_host_view& api() { return detail::service<trellis_host_view>(TRELLIS_HOST_VIEW); }
    View& say(trellis_words which, const std::string& text) {
        detail::must(api().say(sink_, which, text.c_str()), "the words of a view");
        return *this;
    }
    View& put(trellis_day day, std::optional<double> value, const std::string& label, const std::string& shown,
              bool marked) {
        const trellis_point point{sizeof point,
                                  label.c_str(),
                                  day,
                                  value.has_value(),
                                  value.value_or(0),
                                  shown.empty() ? nullptr : shown.c_str(),
                                  marked};
        detail::must(api().point(sink_, &point), "a point");
        return *this;
    }
    trellis_view* sink_;
};

/// Derive from this. `id` is the view's id in plugin.xml.
class Viewer {
public:
    explicit Viewer(const char* id)
        : id_(id) {}
    virtual ~Viewer() = default;
    const char* id() const { return id_; }
    /// `timeline` is empty for a view without a scope.
    virtual void show(const std::optional<Timeline>& timeline, View& out) const = 0;

private:
    const char* id_;
};

/// Derive from this. `id` is the export's id in plugin.xml.
class Export {
public:
    explicit Export(const char* id)
        : id_(id) {}
    virtual ~Export() = default;
    const char* id() const { return id_; }
    /// The bytes of the file.
    virtual std::string write(const Timeline& timeline) const = 0;

private:
    const char* id_;
};

} // namespace trellis::sdk
