#include "workbench/waiting.hpp"

#include <wx/dialog.h>
#include <wx/evtloop.h>
#include <wx/gauge.h>

#include <algorithm>

namespace trellis {

namespace {

using namespace std::chrono_literals;
/// Shorter work is over before anybody could read what it is.
constexpr auto worthTelling = 500ms;
constexpr auto betweenBreaths = 60ms;
constexpr int dialogWidth = 400;

} // namespace

Waiting::Waiting(wxWindow* parent, wxString what)
    : parent_(parent)
    , what_(std::move(what))
    , began_(std::chrono::steady_clock::now())
    , breathed_(began_) {}

Waiting::~Waiting() {
    others_.reset();
    if (!dialog_) return;
    dialog_->Hide();
    dialog_->Destroy();
}

void Waiting::show() {
    dialog_ = new wxDialog(parent_, wxID_ANY, "Please wait", wxDefaultPosition, wxDefaultSize, wxCAPTION);
    auto* column = new wxBoxSizer(wxVERTICAL);
    words_ = look::body(dialog_, what_);
    words_->SetMinSize(wxSize(Theme::get().wide(dialogWidth), -1));
    column->Add(words_, 0, wxEXPAND | wxBOTTOM, space::two);
    gauge_ = new wxGauge(dialog_, wxID_ANY, 1000);
    nameControl(gauge_, "How far it is");
    column->Add(gauge_, 0, wxEXPAND | wxBOTTOM, space::two);
    auto* cancel = look::button(dialog_, "Cancel", [this] { cancelled_ = true; });
    column->Add(cancel, 0, wxALIGN_RIGHT);
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(column, 1, wxEXPAND | wxALL, space::three);
    dialog_->SetSizerAndFit(frame);
    dialog_->SetEscapeId(wxID_NONE);
    dialog_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE)
            cancelled_ = true;
        else
            event.Skip();
    });
    dialog_->Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        cancelled_ = true;
        event.Veto();
    });
    dialog_->CentreOnParent();
    others_ = std::make_unique<wxWindowDisabler>(dialog_);
    dialog_->Show();
    cancel->SetFocus();
    announce(dialog_, what_);
}

void Waiting::breathe() {
    const auto now = std::chrono::steady_clock::now();
    if (now - began_ < worthTelling || now - breathed_ < betweenBreaths) return;
    if (!dialog_) show();
    // Only drawing and what a person does, which can only be Cancel: nothing that was put off until later may come in
    // between.
    if (auto* loop = wxEventLoopBase::GetActive()) loop->YieldFor(wxEVT_CATEGORY_UI | wxEVT_CATEGORY_USER_INPUT);
    breathed_ = std::chrono::steady_clock::now();
}

void Waiting::step(std::string_view what, long done, long total) {
    if (dialog_) {
        words_->setText(what_ + wxString::FromUTF8(" · ") + wxString::FromUTF8(what.data(), what.size()));
        if (total > 0)
            gauge_->SetValue(int(std::clamp(done, 0L, total) * 1000.0 / double(total)));
        else
            gauge_->Pulse();
    }
    breathe();
}

bool Waiting::cancelled() const {
    const_cast<Waiting*>(this)->breathe();
    return cancelled_;
}

} // namespace trellis
