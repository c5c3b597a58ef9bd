#include "workbench/read_view.hpp"

#include "workbench/native.hpp"

namespace trellis {
namespace {

struct Look {
    wxFont font;
    Rgb colour;
    int indent = 0; ///< tenths of a millimetre
    int above = 0; ///< points
};

Look lookOf(PaperStyle style) {
    auto& theme = Theme::get();
    auto& colours = theme.palette();
    switch (style) {
    case PaperStyle::Title: return {theme.title(), colours.text, 0, 0};
    case PaperStyle::Heading: return {theme.section(), colours.text, 0, 10};
    case PaperStyle::Label: return {theme.strong(), colours.text, 0, 5};
    case PaperStyle::RowTitle: return {theme.body(), colours.text, 40, 3};
    case PaperStyle::Text: return {theme.body(), colours.text, 40, 0};
    case PaperStyle::Layer: return {theme.body().Italic(), colours.accentInk, 0, 4};
    case PaperStyle::Withheld: return {theme.secondary().Italic(), colours.secondary, 0, 4};
    case PaperStyle::Hash: return {theme.code(), colours.secondary, 0, 3};
    case PaperStyle::Facts: return {theme.body(), colours.text, 0, 2};
    case PaperStyle::Picture:
    case PaperStyle::Quiet: return {theme.secondary(), colours.secondary, 0, 4};
    }
    return {theme.body(), colours.text, 0, 0};
}

} // namespace

PaperView::PaperView(wxWindow* parent)
    : wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                 wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxTE_BESTWRAP | wxBORDER_NONE) {
    native::padText(this);
    nameControl(this, "The record");
}

// The native control knows no space between paragraphs, so a line of small letters with nothing on it stands for it.
void PaperView::addSpace(int points) {
    wxTextAttr attributes;
    attributes.SetFont(wxFont(wxFontInfo(points).Family(wxFONTFAMILY_DEFAULT)));
    attributes.SetLeftIndent(0);
    SetDefaultStyle(attributes);
    AppendText("\n");
}

void PaperView::show(const std::vector<PaperBlock>& paper, bool stay) {
    const long at = stay ? GetInsertionPoint() : 0;
    Freeze();
    Clear();
    for (auto& block : paper) {
        auto look = lookOf(block.style);
        if (look.above > 0 && &block != &paper.front()) addSpace(look.above);
        wxTextAttr attributes;
        attributes.SetFont(look.font);
        attributes.SetTextColour(toWx(look.colour));
        attributes.SetLeftIndent(look.indent);
        SetDefaultStyle(attributes);
        // The line's end goes in with its own paragraph: GTK takes indents and spacing from whatever ends the line.
        AppendText(look::text(block.text) + (&block == &paper.back() ? "" : "\n"));
    }
    SetInsertionPoint(std::min(at, GetLastPosition()));
    ShowPosition(std::min(at, GetLastPosition()));
    Thaw();
}

} // namespace trellis
