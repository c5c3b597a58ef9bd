#include "text/html_text.hpp"
#include "view/chart.hpp"
#include "view/render.hpp"

#include <fmt/format.h>

namespace trellis {
namespace {

const char* name(Ink ink) {
    switch (ink) {
    case Ink::Text:
        return "text";
    case Ink::Muted:
        return "muted";
    case Ink::Axis:
        return "axis";
    case Ink::Grid:
        return "grid";
    case Ink::First:
        return "first";
    case Ink::Second:
        return "second";
    case Ink::Shade:
        return "shade";
    case Ink::Event:
        return "event";
    case Ink::Signal:
        return "signal";
    }
    return "text";
}

const char* dashes(Stroke stroke) {
    switch (stroke) {
    case Stroke::Solid:
        return "";
    case Stroke::Dashed:
        return " stroke-dasharray=\"6 4\"";
    case Stroke::Dotted:
        return " stroke-dasharray=\"2 3\"";
    }
    return "";
}

/// Coordinates to a tenth of a pixel: files stay small and the same on every machine.
std::string at(double value) { return fmt::format("{:.1f}", value); }

class SvgCanvas : public Canvas {
public:
    std::string body;

    void polyline(const std::vector<Spot>& spots, Ink ink, Stroke stroke, double width) override {
        body += fmt::format("<polyline class=\"s-{}\" fill=\"none\" stroke-width=\"{:.1f}\"{} points=\"", name(ink),
                            width, dashes(stroke));
        for (std::size_t i = 0; i < spots.size(); ++i) body += (i ? " " : "") + at(spots[i].x) + "," + at(spots[i].y);
        body += "\"/>\n";
    }
    void rectangle(Spot corner, double width, double height, Ink ink, double strength) override {
        body += fmt::format("<rect class=\"f-{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}/>\n", name(ink),
                            at(corner.x), at(corner.y), at(width), at(height),
                            strength < 1 ? fmt::format(" fill-opacity=\"{:.2f}\"", strength) : "");
    }
    void marker(Spot spot, Marker shape, Ink ink, double size) override {
        switch (shape) {
        case Marker::None:
            break;
        case Marker::Disc:
            body += fmt::format("<circle class=\"f-{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>\n", name(ink), at(spot.x),
                                at(spot.y), at(size / 2));
            break;
        case Marker::Ring:
            body +=
                fmt::format("<circle class=\"s-{}\" fill=\"none\" stroke-width=\"2\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>\n",
                            name(ink), at(spot.x), at(spot.y), at(size / 2));
            break;
        case Marker::Square:
            rectangle({spot.x - size / 2, spot.y - size / 2}, size, size, ink, 1);
            break;
        }
    }
    void text(Spot spot, const std::string& words, Ink ink, double size, Align align, bool bold) override {
        const char* anchor = align == Align::Start    ? ""
                             : align == Align::Middle ? " text-anchor=\"middle\""
                                                      : " text-anchor=\"end\"";
        body +=
            fmt::format("<text class=\"f-{}\" x=\"{}\" y=\"{}\" font-size=\"{}\"{}{}>{}</text>\n", name(ink),
                        at(spot.x), at(spot.y), at(size), anchor, bold ? " font-weight=\"600\"" : "", htmlText(words));
    }
    double textWidth(const std::string& words, double size, bool bold) const override {
        // A rule of thumb for sans-serif faces, on the wide side so that nothing touches: no font file is needed and
        // the picture is the same everywhere.
        double units = 0;
        for (unsigned char c : words) {
            if ((c & 0xc0) == 0x80) continue; // inside a code point
            if (c == ' ' || c == 'i' || c == 'l' || c == 'j' || c == '.' || c == ',' || c == '\'' || c == '|')
                units += 0.31;
            else if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%')
                units += 0.9;
            else if (c >= 'A' && c <= 'Z')
                units += 0.7;
            else
                units += 0.57;
        }
        return units * size * (bold ? 1.08 : 1);
    }
};

constexpr const char* style = R"(<style>
.trellis-chart{font-family:system-ui,"DejaVu Sans",sans-serif;background:#fff}
.f-text{fill:#1f2328}.f-muted{fill:#57606a}.f-first{fill:#1f5f8b}.f-second{fill:#9a4f00}.f-shade{fill:#1f5f8b}.f-event{fill:#6b3fa0}.f-signal{fill:#b3261e}
.s-axis{stroke:#57606a}.s-grid{stroke:#d8dee4}.s-muted{stroke:#57606a}.s-first{stroke:#1f5f8b}.s-second{stroke:#9a4f00}.s-event{stroke:#6b3fa0}.s-signal{stroke:#b3261e}.s-text{stroke:#1f2328}
</style>
)";

} // namespace

std::string viewToSvg(const ViewModel& view, double width) {
    if (view.kind == ViewKind::Table || view.panels.empty()) return {};
    SvgCanvas canvas;
    double height = paintChart(view, canvas, width);
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"trellis-chart\" role=\"img\" viewBox=\"-4 0 {} {}\" "
        "width=\"{}\" "
        "height=\"{}\" aria-labelledby=\"t d\">\n<title id=\"t\">{}</title>\n<desc id=\"d\">{}</desc>\n{}{}</svg>\n",
        at(width + 8), at(height), at(width + 8), at(height), htmlText(view.title), htmlText(view.reading), style,
        canvas.body);
}

} // namespace trellis
