// A chart's canvas over wxGraphicsContext: screen, bitmap and printer alike.
#pragma once
#include "view/canvas.hpp"
#include "workbench/controller/palette.hpp"

#include <wx/bitmap.h>
#include <wx/font.h>
#include <wx/graphics.h>

#include <map>
#include <memory>

namespace trellis {

class ChartCanvas : public Canvas {
public:
    /// Units are the chart's own pixels; scale the context for larger text or a printer. The context must outlive it.
    ChartCanvas(wxGraphicsContext& context, const Palette& palette);

    void polyline(const std::vector<Spot>& spots, Ink ink, Stroke stroke, double width) override;
    void rectangle(Spot corner, double width, double height, Ink ink, double strength) override;
    void marker(Spot at, Marker shape, Ink ink, double size) override;
    void text(Spot at, const std::string& words, Ink ink, double size, Align align, bool bold) override;
    double textWidth(const std::string& words, double size, bool bold) const override;

private:
    const wxFont& font(double size, bool bold) const;
    wxPen pen(Ink ink, Stroke stroke, double width) const;

    wxGraphicsContext& context_;
    const Palette& palette_;
    mutable std::map<std::pair<double, bool>, wxFont> fonts_;
};

/// How high the chart is at that width, in its own pixels, with the faces of the screen.
double chartHeight(const ViewModel& view, double width);
/// The whole chart as a picture on the page's own colour, `scale` times as large.
wxBitmap chartPicture(const ViewModel& view, double width, const Palette& palette, double scale);
/// The lines of one panel alone, without words, for beside its name.
wxBitmap sparkPicture(const ViewPanel& panel, int width, int height, const Palette& palette, Rgb background);

} // namespace trellis
