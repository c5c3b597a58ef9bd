#include "workbench/how_part.hpp"

#include "workbench/view_rows.hpp"

#include <wx/menu.h>

namespace trellis {

namespace {

/// A menu longer than the window helps nobody; the newest come first, and the rest stand in the text.
constexpr std::size_t mostInMenu = 20;

} // namespace

HowPart::HowPart(wxWindow* parent, Shell& shell, look::Action back)
    : wxPanel(parent)
    , shell_(shell) {
    SetBackgroundColour(parent->GetBackgroundColour());
    SetForegroundColour(parent->GetForegroundColour());
    m_container.DisableSelfFocus();
    auto* column = new wxBoxSizer(wxVERTICAL);
    paper_ = new PaperView(this);
    column->Add(paper_, 1, wxEXPAND);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(look::button(this, "&Back to the view", back), 0, wxRIGHT, space::one);
    open_ = look::button(this, wxString::FromUTF8("&Open a record…"), [this] { openOne(); });
    row->Add(open_);
    column->Add(row, 0, wxTOP, space::one);
    SetSizer(column);
    Bind(wxEVT_CHAR_HOOK, [back](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) return back();
        event.Skip();
    });
}

void HowPart::show(HowItCame told) {
    told_ = std::move(told);
    nameControl(paper_, told_.numbers ? howWords : rowWords);
    paper_->show(told_.paper);
    open_->Show(!told_.records.empty());
    Layout();
}

void HowPart::openOne() {
    const auto go = [this](const Id& record) { shell_.go({Destination::Kind::Record, record}); };
    if (told_.records.size() == 1) return go(told_.records.front().record);
    wxMenu menu;
    std::size_t left = mostInMenu;
    for (auto one = told_.records.rbegin(); one != told_.records.rend() && left > 0; ++one, --left) {
        auto* item = menu.Append(wxID_ANY, wxControl::EscapeMnemonics(look::text(sourceWords(*one))));
        menu.Bind(
            wxEVT_MENU, [go, id = one->record](wxCommandEvent&) { go(id); }, item->GetId());
    }
    open_->PopupMenu(&menu, 0, open_->GetSize().y);
}

} // namespace trellis
