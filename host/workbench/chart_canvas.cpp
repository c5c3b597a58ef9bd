#include "workbench/chart_canvas.hpp"

#include "view/chart.hpp"
#include "workbench/controller/chart_inks.hpp"
#include "workbench/controller/spark.hpp"
#include "workbench/native.hpp"
#include "workbench/theme.hpp"

#include <wx/dcmemory.h>
#include <wx/settings.h>

#include <cmath>

namespace trellis {

namespace {

constexpr double pointsPerInch = 72;

wxString words(const std::string& utf8) { return wxString::FromUTF8(utf8); }

} // namespace

ChartCanvas::ChartCanvas(wxGraphicsContext& context, const Palette& palette)
    : context_(context)
    , palette_(palette) {
    context_.SetAntialiasMode(wxANTIALIAS_DEFAULT);
}

const wxFont& ChartCanvas::font(double size, bool bold) const {
    auto& kept = fonts_[{size, bold}];
    if (!kept.IsOk()) {
        // A point is as many dots here as the desktop and the text size make of it; the chart's own pixels know of
        // neither. Larger text comes by the context's scale alone, or it would come twice.
        kept = wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT);
        kept.SetFractionalPointSize(size * pointsPerInch / native::textDotsPerInch());
        if (bold) kept.MakeBold();
    }
    return kept;
}

wxPen ChartCanvas::pen(Ink ink, Stroke stroke, double width) const {
    wxPen made(toWx(chartInk(palette_, ink)), 1);
    made.SetWidth(std::max(1, int(std::lround(width))));
    made.SetCap(wxCAP_BUTT);
    if (stroke == Stroke::Dashed) made.SetStyle(wxPENSTYLE_SHORT_DASH);
    if (stroke == Stroke::Dotted) made.SetStyle(wxPENSTYLE_DOT);
    return made;
}

void ChartCanvas::polyline(const std::vector<Spot>& spots, Ink ink, Stroke stroke, double width) {
    if (spots.size() < 2) return;
    context_.SetPen(pen(ink, stroke, width));
    wxGraphicsPath path = context_.CreatePath();
    // A hairline lies on whole pixels, or it would be drawn twice as wide and half as strong.
    const double shift = width <= 1 ? 0.5 : 0;
    auto at = [&](double value) { return shift > 0 ? std::floor(value) + shift : value; };
    path.MoveToPoint(at(spots.front().x), at(spots.front().y));
    for (std::size_t i = 1; i < spots.size(); ++i) path.AddLineToPoint(at(spots[i].x), at(spots[i].y));
    context_.StrokePath(path);
}

void ChartCanvas::rectangle(Spot corner, double width, double height, Ink ink, double strength) {
    const Rgb colour = chartInk(palette_, ink);
    context_.SetPen(*wxTRANSPARENT_PEN);
    context_.SetBrush(wxBrush(wxColour(colour.r, colour.g, colour.b, static_cast<unsigned char>(strength * 255))));
    context_.DrawRectangle(corner.x, corner.y, width, height);
}

void ChartCanvas::marker(Spot at, Marker shape, Ink ink, double size) {
    const double left = at.x - size / 2, top = at.y - size / 2;
    context_.SetBrush(shape == Marker::Ring ? *wxTRANSPARENT_BRUSH : wxBrush(toWx(chartInk(palette_, ink))));
    context_.SetPen(shape == Marker::Ring ? pen(ink, Stroke::Solid, 2) : *wxTRANSPARENT_PEN);
    if (shape == Marker::Square)
        context_.DrawRectangle(left, top, size, size);
    else if (shape != Marker::None)
        context_.DrawEllipse(left, top, size, size);
}

void ChartCanvas::text(Spot at, const std::string& what, Ink ink, double size, Align align, bool bold) {
    context_.SetFont(font(size, bold), toWx(chartInk(palette_, ink)));
    double width = 0, height = 0, descent = 0, leading = 0;
    context_.GetTextExtent(words(what), &width, &height, &descent, &leading);
    const double left = align == Align::Start ? at.x : align == Align::Middle ? at.x - width / 2 : at.x - width;
    context_.DrawText(words(what), left, at.y - (height - descent));
}

double ChartCanvas::textWidth(const std::string& what, double size, bool bold) const {
    context_.SetFont(font(size, bold), *wxBLACK);
    double width = 0;
    context_.GetTextExtent(words(what), &width, nullptr, nullptr, nullptr);
    return width;
}

double chartHeight(const ViewModel& view, double width) {
    // A bitmap of one pixel measures as the screen does; what is drawn on it is nowhere to be seen.
    wxBitmap bitmap(1, 1);
    wxMemoryDC dc(bitmap);
    std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
    if (!context) return 0;
    ChartCanvas canvas(*context, Theme::get().palette());
    return paintChart(view, canvas, width);
}

wxBitmap chartPicture(const ViewModel& view, double width, const Palette& palette, double scale) {
    const double height = chartHeight(view, width);
    wxBitmap bitmap(std::max(1, int(std::ceil(width * scale))), std::max(1, int(std::ceil(height * scale))), 24);
    wxMemoryDC dc(bitmap);
    dc.SetBackground(wxBrush(toWx(palette.page)));
    dc.Clear();
    std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
    if (!context) return bitmap;
    context->Scale(scale, scale);
    ChartCanvas canvas(*context, palette);
    paintChart(view, canvas, width);
    context.reset();
    dc.SelectObject(wxNullBitmap);
    return bitmap;
}

wxBitmap sparkPicture(const ViewPanel& panel, int width, int height, const Palette& palette, Rgb background) {
    wxBitmap bitmap(width, height, 24);
    wxMemoryDC dc(bitmap);
    dc.SetBackground(wxBrush(toWx(background)));
    dc.Clear();
    std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
    if (!context) return bitmap;
    ChartCanvas canvas(*context, palette);
    paintSpark(panel, canvas, width, height);
    context.reset();
    dc.SelectObject(wxNullBitmap);
    return bitmap;
}

} // namespace trellis
