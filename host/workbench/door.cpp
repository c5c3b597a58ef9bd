#include "workbench/door.hpp"

#include "workbench/native.hpp"

#include <wx/clipbrd.h>
#include <wx/dcmemory.h>
#include <wx/print.h>

#include <algorithm>

namespace trellis {

namespace {
constexpr int cardWidth = 560;

/// One portrait page: what it is, the code, how to keep it.
class CodeOnPaper : public wxPrintout {
public:
    CodeOnPaper(wxString name, wxString code)
        : wxPrintout("Recovery code")
        , name_(std::move(name))
        , code_(std::move(code)) {}

    bool OnPrintPage(int page) override {
        wxDC* paper = GetDC();
        if (!paper || page != 1) return false;
        FitThisSizeToPageMargins(wxSize(600, 800), wxPageSetupDialogData());
        int y = 60;
        auto write = [&](const wxString& words, int size, bool bold, bool fixed) {
            paper->SetFont(
                wxFont(wxFontInfo(size).Bold(bold).Family(fixed ? wxFONTFAMILY_TELETYPE : wxFONTFAMILY_SWISS)));
            paper->DrawText(words, 40, y);
            y += paper->GetCharHeight() + 10;
        };
        write("Trellis recovery code", 18, true, false);
        write(name_, 12, false, false);
        y += 20;
        // Two lines, so that it fits beside any margin.
        const std::size_t half = code_.size() / 2, cut = code_.find('-', half);
        write(code_.substr(0, cut == wxString::npos ? code_.size() : cut + 1), 16, true, true);
        if (cut != wxString::npos) write(code_.substr(cut + 1), 16, true, true);
        y += 20;
        write("With this code and the workspace's folder, everything in it can be read.", 11, false, false);
        write("Keep it where you would keep a spare key, away from the computer.", 11, false, false);
        return true;
    }

private:
    wxString name_, code_;
};

} // namespace

DoorScreen::DoorScreen(wxWindow* parent)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL) {
    SetBackgroundColour(toWx(Theme::get().palette().side));
    SetScrollRate(0, space::two);
    card_ = look::panel(this, Theme::get().palette().page);
    content_ = new wxBoxSizer(wxVERTICAL);
    auto* inner = new wxBoxSizer(wxVERTICAL);
    inner->Add(content_, 1, wxEXPAND | wxALL, space::four);
    card_->SetSizer(inner);
    auto* outer = new wxBoxSizer(wxVERTICAL);
    outer->AddStretchSpacer(2);
    outer->Add(card_, 0, wxALIGN_CENTRE_HORIZONTAL | wxALL, space::two);
    outer->AddStretchSpacer(3);
    SetSizer(outer);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        centre();
        event.Skip();
    });
    setSpokenRole(this, SpokenRole::Main);
}

void DoorScreen::clear() {
    content_->Clear(true);
    card_->InvalidateBestSize();
}

void DoorScreen::centre() {
    const int room = GetClientSize().x - 2 * space::two;
    card_->SetMinSize(wxSize(std::max(1, std::min(room, Theme::get().wide(cardWidth))), -1));
}

void addRecoveryCode(DoorScreen& screen, const std::string& code, const std::string& workspaceName,
                     look::Action onwards) {
    wxPanel* card = screen.card();
    wxBoxSizer* column = screen.content();
    column->Add(look::title(card, "Your recovery code"), 0, wxEXPAND | wxBOTTOM, space::one);
    column->Add(look::body(card,
                           "If every passphrase is forgotten, this code is the only way back into the workspace. "
                           "It is shown this once. Print it or write it down, and keep it away from this computer."),
                0, wxEXPAND | wxBOTTOM, space::two);
    const wxString words = look::text(code);
    auto* shown = new wxTextCtrl(card, wxID_ANY, words, wxDefaultPosition, wxDefaultSize,
                                 wxTE_READONLY | wxTE_MULTILINE | wxTE_CENTRE | wxTE_NO_VSCROLL);
    shown->SetFont(Theme::get().code().Scaled(1.2f));
    shown->SetMinSize(wxSize(-1, 3 * shown->GetCharHeight()));
    shown->SetMaxSize(wxSize(-1, 3 * shown->GetCharHeight()));
    nameControl(shown, "Recovery code");
    column->Add(shown, 0, wxEXPAND | wxBOTTOM, space::two);

    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->Add(look::button(card, "&Print", [&screen, words, workspaceName] {
        CodeOnPaper paper(look::text(workspaceName), words);
        wxPrinter printer;
        printer.Print(&screen, &paper, true);
    }));
    auto* copied = look::mutedLabel(card, "");
    buttons->Add(look::button(card, "&Copy",
                              [words, copied] {
                                  if (!wxTheClipboard->Open()) return;
                                  wxTheClipboard->SetData(new wxTextDataObject(words));
                                  wxTheClipboard->Close();
                                  copied->SetLabel("Copied. Clear the clipboard when you have put it somewhere safe.");
                                  announce(copied, copied->GetLabel());
                                  look::relayout(copied);
                              }),
                 0, wxLEFT, space::one);
    column->Add(buttons, 0, wxBOTTOM, space::half);
    column->Add(copied, 0, wxEXPAND | wxBOTTOM, space::two);
    auto* kept = new wxCheckBox(card, wxID_ANY, "I have &kept the code in a safe place");
    nameControl(kept, "I have kept the code in a safe place");
    column->Add(kept, 0, wxBOTTOM, space::two);
    wxButton* open = look::mainButton(card, "&Open the workspace", std::move(onwards));
    open->Disable();
    kept->Bind(wxEVT_CHECKBOX, [open](wxCommandEvent& event) { open->Enable(event.IsChecked()); });
    column->Add(open, 0, wxALIGN_RIGHT);
    look::relayout(card);
    shown->SetFocus();
}

} // namespace trellis
