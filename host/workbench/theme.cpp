#include "workbench/theme.hpp"

#include "workbench/native.hpp"

#include <wx/settings.h>

#include <algorithm>

namespace trellis {

namespace {

Rgb fromWx(const wxColour& colour) { return {colour.Red(), colour.Green(), colour.Blue()}; }

wxFont scaled(double factor) { return wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT).Scaled(float(factor)); }

} // namespace

wxColour toWx(Rgb colour) { return {colour.r, colour.g, colour.b}; }

Theme& Theme::get() {
    static Theme theme;
    return theme;
}

Theme::Theme() { refresh(); }

void Theme::refresh() {
    auto system = [](wxSystemColour which) { return fromWx(wxSystemSettings::GetColour(which)); };
    palette_ = paletteFor(system(wxSYS_COLOUR_WINDOW), system(wxSYS_COLOUR_WINDOWTEXT), system(wxSYS_COLOUR_HIGHLIGHT),
                          system(wxSYS_COLOUR_HIGHLIGHTTEXT), native::highContrast());
    native::installStyles(palette_);
}

wxFont Theme::body() const { return scaled(1.0); }
wxFont Theme::strong() const { return scaled(1.0).Bold(); }
wxFont Theme::section() const { return scaled(1.25).Bold(); }
wxFont Theme::title() const { return scaled(1.6).Bold(); }
wxFont Theme::secondary() const { return scaled(0.92); }

wxFont Theme::code() const {
    wxFont font = scaled(1.0);
    font.SetFamily(wxFONTFAMILY_TELETYPE);
    font.SetFaceName("Monospace");
    return font;
}

void Theme::setTextPercent(int percent) {
    textPercent_ = std::clamp(percent, 100, 200);
    native::setTextScale(textPercent_ / 100.0);
}

int Theme::wide(int pixels) const { return pixels + pixels * (textPercent_ - 100) * 6 / 1000; }

} // namespace trellis
