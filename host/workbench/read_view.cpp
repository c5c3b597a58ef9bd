#include "workbench/read_view.hpp"

#include "workbench/native.hpp"

namespace trellis {
namespace {

struct Look {
    wxFont font;
    Rgb colour;
    int indent = 0; ///< tenths of a millimetre
    int above = 0;
};

Look lookOf(PaperStyle style) {
    auto& theme = Theme::get();
    auto& colours = theme.palette();
    switch (style) {
    case PaperStyle::Title: return {theme.title(), colours.text, 0, 0};
    case PaperStyle::Heading: return {theme.section(), colours.text, 0, 60};
    case PaperStyle::Label: return {theme.strong(), colours.text, 0, 30};
    case PaperStyle::RowTitle: return {theme.body(), colours.text, 40, 12};
    case PaperStyle::Text: return {theme.body(), colours.text, 40, 0};
    case PaperStyle::Layer: return {theme.body().Italic(), colours.accentInk, 0, 20};
    case PaperStyle::Withheld: return {theme.secondary().Italic(), colours.secondary, 0, 20};
    case PaperStyle::Hash: return {theme.code(), colours.secondary, 0, 12};
    case PaperStyle::Facts: return {theme.body(), colours.text, 0, 6};
    case PaperStyle::Quiet: return {theme.secondary(), colours.secondary, 0, 20};
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

void PaperView::show(const std::vector<PaperBlock>& paper, bool stay) {
    const long at = stay ? GetInsertionPoint() : 0;
    Freeze();
    Clear();
    bool first = true;
    for (auto& block : paper) {
        auto look = lookOf(block.style);
        wxTextAttr attributes;
        attributes.SetFont(look.font);
        attributes.SetTextColour(toWx(look.colour));
        attributes.SetLeftIndent(look.indent);
        attributes.SetParagraphSpacingBefore(look.above);
        SetDefaultStyle(attributes);
        if (!first) AppendText("\n");
        AppendText(look::text(block.text));
        first = false;
    }
    SetInsertionPoint(std::min(at, GetLastPosition()));
    ShowPosition(std::min(at, GetLastPosition()));
    Thaw();
}

} // namespace trellis
