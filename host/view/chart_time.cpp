// Values over time: run charts, XmR charts and the two-line trajectories.
#include "view/chart_parts.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace trellis::chart {
namespace {

/// Where days and labels stand on the time axis. Days are placed by their distance; without days points are evenly
/// spaced.
class TimeAxis {
public:
    TimeAxis(const ViewModel& view, const ViewPanel& panel, Box plot)
        : plot_(plot) {
        for (auto& series : panel.series)
            for (std::size_t i = 0; i < series.points.size(); ++i) {
                most_ = std::max(most_, i);
                if (auto day = series.points[i].day)
                    take(*day);
                else
                    byDay_ = false;
            }
        for (auto& event : panel.events) take(event.day);
        if (view.from && view.to && byDay_) take(*view.from), take(*view.to);
        if (first_ == last_) last_ = last_ + 1;
    }
    double x(const ViewPoint& point, std::size_t index) const {
        if (byDay_ && point.day) return x(*point.day);
        return plot_.left + (most_ == 0 ? 0.5 : static_cast<double>(index) / static_cast<double>(most_)) * plot_.width;
    }
    double x(Date day) const {
        return plot_.left + static_cast<double>(day - first_) / static_cast<double>(last_ - first_) * plot_.width;
    }

private:
    void take(Date day) {
        if (!any_) first_ = last_ = day;
        first_ = std::min(first_, day), last_ = std::max(last_, day), any_ = true;
    }
    Box plot_;
    Date first_, last_;
    std::size_t most_ = 0;
    bool byDay_ = true, any_ = false;
};

std::string pointLabel(const ViewPoint& point) {
    if (!point.label.empty()) return point.label;
    if (!point.day) return {};
    auto words = point.day->words(); // "16 September 2025" → "16 Sep 25"
    auto space = words.find(' ');
    return words.substr(0, space + 4) + " " + words.substr(words.size() - 2);
}

/// As many labels below the axis as stand there without touching.
void timeLabels(Canvas& canvas, const ViewPanel& panel, const TimeAxis& axis, Box plot) {
    std::map<double, std::string> labels;
    for (auto& series : panel.series)
        for (std::size_t i = 0; i < series.points.size(); ++i)
            labels[axis.x(series.points[i], i)] = pointLabel(series.points[i]);
    double free = plot.left - 40, y = plot.bottom() + 16;
    for (auto& [x, label] : labels) {
        double half = canvas.textWidth(label, smallSize, false) / 2;
        double centre = std::clamp(x, plot.left - 16 + half, std::max(plot.left - 16 + half, plot.right() + 8 - half));
        if (centre - half < free + 6) continue;
        canvas.text({centre, y}, label, Ink::Muted, smallSize, Align::Middle, false);
        free = centre + half;
    }
}

void drawSeries(Canvas& canvas, const ViewSeries& series, std::size_t number, const TimeAxis& axis, const Scale& scale,
                Box plot) {
    // The two scales of several people keep their ink and mark; people are told apart by the stroke.
    Ink ink = number % 2 == 0 ? Ink::First : Ink::Second;
    std::vector<Spot> run;
    auto flush = [&] {
        if (run.size() > 1) canvas.polyline(run, ink, series.stroke, 2);
        run.clear();
    };
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        auto& point = series.points[i];
        if (!point.value)
            flush(); // a missing value breaks the line
        else
            run.push_back({axis.x(point, i), scale.at(std::clamp(*point.value, scale.low, scale.high), plot)});
    }
    flush();
    for (std::size_t i = 0; i < series.points.size(); ++i) {
        auto& point = series.points[i];
        if (!point.value) continue;
        Spot at{axis.x(point, i), scale.at(std::clamp(*point.value, scale.low, scale.high), plot)};
        canvas.marker(at, number % 2 == 0 ? Marker::Disc : Marker::Square, ink, 6);
        if (point.marked) canvas.marker(at, Marker::Ring, Ink::Signal, 13);
    }
}

/// What happened at one time, under one letter.
struct Happening {
    Date day;
    std::optional<Date> until;
    std::string words, letter;
    double x = 0;
    int row = 0; ///< of letters above the plot
};

/// "a" … "z", "aa" …
std::string letterOf(std::size_t number) {
    std::string out(1, static_cast<char>('a' + number % 26));
    return number < 26 ? out : letterOf(number / 26 - 1) + out;
}

constexpr int letterRows = 3;
constexpr double letterHeight = 11;

/// Events of one time stand together, and their letters where no other letter stands.
std::vector<Happening> happeningsOf(const Canvas& canvas, const ViewPanel& panel, const TimeAxis& axis) {
    std::vector<Happening> out;
    for (auto& event : panel.events) {
        const auto same = std::ranges::find_if(
            out, [&](auto& one) { return one.day == event.day && one.until == event.until; });
        if (same == out.end())
            out.push_back({event.day, event.until, event.label, {}, axis.x(event.day), 0});
        else
            same->words += ", " + event.label;
    }
    std::ranges::stable_sort(out, {}, &Happening::day);
    std::vector<double> taken(letterRows, -1e9);
    for (std::size_t i = 0; i < out.size(); ++i) {
        auto& one = out[i];
        one.letter = letterOf(i);
        while (one.row + 1 < letterRows && taken[static_cast<std::size_t>(one.row)] > one.x) ++one.row;
        taken[static_cast<std::size_t>(one.row)] = one.x + canvas.textWidth(one.letter, smallSize, true) + 3;
    }
    return out;
}

/// Where the names of limits, median and target would leave the values too little room beside them, a number stands at
/// each line and its name below the picture.
constexpr double leastForValues = 0.4;

} // namespace

double timePanel(Canvas& canvas, const ViewModel& view, const ViewPanel& panel, Box box) {
    bool small = view.kind == ViewKind::Trajectory;
    auto scale = scaleOf(panel, false);
    double margin = 0, lineNames = 0;
    for (double v = scale.low; v <= scale.high + scale.step / 2; v += scale.step)
        margin = std::max(margin, canvas.textWidth(axisText(v, panel.unit), smallSize, false));
    for (auto& line : panel.lines) lineNames = std::max(lineNames, canvas.textWidth(line.title, smallSize, false));
    Box plot{box.left + margin + gap, box.top + gap, 0, small ? 110. : 220.};
    const double room = box.right() - plot.left - gap;
    const bool numbered = lineNames > 0 && room - lineNames < leastForValues * box.width;
    if (numbered) lineNames = canvas.textWidth("0", smallSize, false);
    plot.width = room - lineNames;
    const TimeAxis axis(view, panel, plot);
    const auto happenings = happeningsOf(canvas, panel, axis);
    int rows = 0;
    for (auto& one : happenings) rows = std::max(rows, one.row + 1);
    plot.top += letterHeight * rows;

    for (double v = scale.low; v <= scale.high + scale.step / 2; v += scale.step) {
        double y = scale.at(v, plot);
        canvas.polyline({{plot.left, y}, {plot.right(), y}}, Ink::Grid, Stroke::Solid, 1);
        canvas.text({plot.left - 6, y + 4}, axisText(v, panel.unit), Ink::Muted, smallSize, Align::End, false);
    }
    double below = plot.bottom() + 22;
    std::vector<std::string> eventWords;
    for (auto& one : happenings) {
        if (one.until)
            canvas.rectangle({one.x, plot.top}, std::max(2., axis.x(*one.until) - one.x), plot.height, Ink::Event, 0.15);
        const double top = plot.top - letterHeight * one.row;
        canvas.polyline({{one.x, top}, {one.x, plot.bottom()}}, Ink::Event, Stroke::Dotted, 1);
        canvas.text({one.x + 2, top - 2}, one.letter, Ink::Event, smallSize, Align::Start, true);
        eventWords.push_back(one.letter + " " + one.words + " (" + one.day.words() +
                             (one.until ? " to " + one.until->words() : std::string()) + ")");
    }
    std::size_t number = 0;
    for (auto& line : panel.lines) {
        double y = scale.at(std::clamp(line.value, scale.low, scale.high), plot);
        canvas.polyline({{plot.left, y}, {plot.right(), y}}, Ink::Muted, line.stroke, 1.2);
        canvas.text({plot.right() + gap / 2, y + 4}, numbered ? std::to_string(++number) : line.title, Ink::Muted,
                    smallSize, Align::Start, false);
    }
    for (std::size_t i = 0; i < panel.series.size(); ++i) drawSeries(canvas, panel.series[i], i, axis, scale, plot);
    timeLabels(canvas, panel, axis, plot);
    legend(canvas, panel, box, below);
    if (numbered) nameLines(canvas, panel, box, below);
    for (auto& words : eventWords)
        for (auto& line : wrapText(canvas, words, box.width, smallSize))
            canvas.text({box.left, below += 15}, line, Ink::Muted, smallSize, Align::Start, false);
    return below - box.top + gap;
}

} // namespace trellis::chart
