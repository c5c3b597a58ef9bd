#include "workbench/chart_panel.hpp"

#include "view/chart.hpp"
#include "workbench/chart_canvas.hpp"
#include "workbench/controller/view_words.hpp"
#include "workbench/native.hpp"

#include <wx/dcbuffer.h>

#include <cmath>

namespace trellis {

namespace {

/// Charts grow as the text beside them does, by the text size chosen here and by the desktop's.
double scale() { return native::textDotsPerInch() / 96; }
/// Names of the value axis may begin a little left of the chart's own edge.
constexpr double edge = 4;

} // namespace

bool hasPicture(const ViewModel& view) { return view.kind != ViewKind::Table && !view.panels.empty(); }

ChartPanel::ChartPanel(wxWindow* parent)
    : wxPanel(parent) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    setSpokenRole(this, SpokenRole::Picture);
    SetMinSize(wxSize(space::four, space::four));
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
        wxAutoBufferedPaintDC dc(this);
        const Palette& palette = Theme::get().palette();
        dc.SetBackground(wxBrush(toWx(palette.page)));
        dc.Clear();
        std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::Create(dc));
        if (!context || !hasPicture(view_)) return;
        context->Scale(scale(), scale());
        context->Translate(edge, 0);
        ChartCanvas canvas(*context, palette);
        paintChart(view_, canvas, std::max(1.0, GetClientSize().x / scale() - 2 * edge));
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        Refresh();
        measure();
    });
}

void ChartPanel::show(const ViewModel& view) {
    view_ = view;
    nameControl(this, look::text(pictureName(view)));
    measuredFor_ = 0;
    measure();
    Refresh();
}

void ChartPanel::measure() {
    const int width = GetClientSize().x;
    if (width == measuredFor_ || width <= space::four) return;
    measuredFor_ = width;
    const double height = hasPicture(view_) ? chartHeight(view_, std::max(1.0, width / scale() - 2 * edge)) : 0;
    const int needed = int(std::ceil(height * scale()));
    if (needed == GetMinSize().y) return;
    SetMinSize(wxSize(space::four, needed));
    look::relayout(this);
}

} // namespace trellis
