#include "workbench/asking.hpp"

namespace trellis {

Asking::Asking(wxWindow* parent, const wxString& title)
    : wxDialog(parent, wxID_ANY, title, wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER)
    , column_(new wxBoxSizer(wxVERTICAL)) {}

wxTextCtrl* Asking::entry(const wxString& label, const std::string& value, const wxString& help, long style) {
    auto* made = new wxTextCtrl(this, wxID_ANY, look::text(value), wxDefaultPosition, wxDefaultSize, style);
    add(look::field(this, label, made, help));
    return made;
}

void Asking::words(const wxString& words) {
    auto* said = look::body(this, words);
    said->SetMinSize(wxSize(Theme::get().wide(440), -1));
    column_->Add(said, 0, wxEXPAND | wxBOTTOM, space::two);
}

bool Asking::ask(const wxString& done, Take take) {
    auto* said = look::strong(this, "");
    column_->Add(said, 0, wxEXPAND | wxBOTTOM, space::one);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddStretchSpacer();
    row->Add(look::button(this, "Cancel", [this] { EndModal(wxID_CANCEL); }), 0, wxRIGHT, space::one);
    wxButton* confirm = look::mainButton(this, done, [this, said, take] {
        const auto trouble = take();
        if (!trouble) return EndModal(wxID_OK);
        said->setText(look::text(*trouble));
        announce(said, look::text(*trouble), true);
        CallAfter([this] { Fit(); });
    });
    confirm->SetDefault();
    row->Add(confirm);
    column_->Add(row, 0, wxEXPAND);
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->Add(column_, 1, wxEXPAND | wxALL, space::three);
    outer->SetMinSize(wxSize(Theme::get().wide(440), -1));
    SetSizerAndFit(outer);
    // A paragraph knows how high it is once it knows how wide: without a second look it takes its lines from the buttons.
    Layout();
    outer->SetSizeHints(this);
    CallAfter([this] { GetSizer()->SetSizeHints(this); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) return EndModal(wxID_CANCEL);
        event.Skip();
    });
    CentreOnParent();
    return ShowModal() == wxID_OK;
}

std::string typed(wxTextCtrl* field) { return look::utf8(field->GetValue().Trim().Trim(false)); }

bool askSure(wxWindow* parent, const wxString& title, const wxString& words, const wxString& done) {
    Asking dialog(parent, title);
    dialog.words(words);
    return dialog.ask(done, [] { return std::optional<std::string>(); });
}

} // namespace trellis
