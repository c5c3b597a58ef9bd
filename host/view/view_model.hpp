// A view as a model: everything a chart or table says, before anything is drawn (design 1.4, 7).
//
// The same model is painted on screen, as SVG and in HTML, and printed as CSV, text and JSON. It carries its own table
// twin, so that nothing is said by a picture alone, and a sentence that reads the picture out.
#pragma once
#include "model/date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace trellis {

enum class ViewKind {
    Table,
    Run,        ///< values over time with their median
    Xmr,        ///< values over time with natural process limits (xmr.hpp)
    Bars,       ///< one bar a category
    Pareto,     ///< bars from most to least with the running share
    HeatMap,    ///< a grid whose cells are shaded and written in words
    Trajectory, ///< two lines on a 0 to 4 scale with what was going on at the time, one panel a pair
    Timeline,   ///< events in order
};
/// "table", "run", "xmr", "bars", "pareto", "heat-map", "trajectory", "timeline".
std::string text(ViewKind kind);
std::optional<ViewKind> viewKindFromText(std::string_view text);

/// One value of a series: at a day, or at a named category. Missing stays missing; it is never drawn or counted as
/// zero.
struct ViewPoint {
    std::string label; ///< "Sep 2025", "SB1 Supervisor not available"
    std::optional<Date> day;
    std::optional<double> value;
    std::string shown;   ///< how the value is written: "3 of 4", "*", "71 %"; empty: the number itself
    bool marked = false; ///< a signal, or a point that a note speaks about
};

enum class Stroke { Solid, Dashed, Dotted };

struct ViewSeries {
    std::string id;
    std::string title; ///< "old way, as FK-CP3 sees it"
    Stroke stroke = Stroke::Solid;
    std::vector<ViewPoint> points;
};

/// A straight line across a panel: the median, a limit, a target.
struct ViewLine {
    std::string title;
    double value = 0;
    Stroke stroke = Stroke::Dashed;
};

/// Something that happened, drawn on the time axis of every chart that has one.
struct ViewEvent {
    Date day;
    std::optional<Date> until; ///< for a span such as a gap in supervision
    std::string code;
    std::string label;
};

/// One picture. Small multiples are several panels of one view.
struct ViewPanel {
    std::string id;
    std::string title;
    std::string state;   ///< in words: "dip: ask what happened"; empty where there is none
    std::string reading; ///< one sentence that says what the picture shows
    std::vector<ViewSeries> series;
    std::vector<ViewLine> lines;
    std::vector<ViewEvent> events;
    double low = 0, high = 0; ///< of the value axis; equal: from the values
    std::string unit;         ///< "%", "" …
};

struct ViewColumn {
    std::string id;
    std::string title;
    bool numeric = false;
};

struct ViewCell {
    std::string text;             ///< what a person reads
    std::optional<double> number; ///< what a machine reads; missing where nothing may be or can be said
};

struct ViewTable {
    std::vector<ViewColumn> columns;
    std::vector<std::vector<ViewCell>> rows; ///< each as long as columns
};

struct ViewModel {
    std::string id; ///< "unlearning.trajectory"
    std::string title;
    std::string question; ///< the question it answers, in a person's words
    ViewKind kind = ViewKind::Table;
    std::string reading; ///< one sentence for the whole view
    std::string subject; ///< whom or what it is about, as codes
    std::optional<Date> from, to;
    std::string target;                  ///< "85 % (set by the locality)"; empty: none
    std::vector<std::string> exclusions; ///< who is left out and why
    std::vector<std::string> notes;      ///< method, thresholds, comparability
    std::string suppression;             ///< the rule that was applied; empty: nothing is hidden
    std::vector<ViewPanel> panels;
    ViewTable table; ///< the table twin; filled by withTableTwin() where a view has none of its own
    std::string empty{}; ///< why there is nothing to show, and what would make it so; empty: there is something
    std::string card{};  ///< a short line for Today; empty: none
};

/// The same model with a table twin made from its panels, if it has none. Every point of every series is a row.
ViewModel withTableTwin(ViewModel model);

/// "1 March 2025 to 31 August 2025", or "" without a period.
std::string periodWords(const ViewModel& model);

} // namespace trellis
