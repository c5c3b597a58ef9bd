#include "workbench/panel_list.hpp"

#include "workbench/chart_canvas.hpp"
#include "workbench/native.hpp"

namespace trellis {

namespace {

constexpr int paneWidth = 264, sparkWidth = 64, sparkHeight = 36;

} // namespace

PanelList::PanelList(wxWindow* parent, const std::vector<ViewPanel>& panels, std::function<void(std::size_t)> chosen)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL) {
    SetScrollRate(0, space::one);
    SetMinSize(wxSize(Theme::get().wide(paneWidth), -1));
    SetSizer(new wxBoxSizer(wxVERTICAL));
    setSpokenRole(this, SpokenRole::List);
    nameControl(this, "Parts of this view");
    const Palette& palette = Theme::get().palette();
    const int percent = Theme::get().textPercent();
    GetSizer()->AddSpacer(space::one);
    for (std::size_t at = 0; at < panels.size(); ++at) {
        const ViewPanel& panel = panels[at];
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        auto* spark = new wxStaticBitmap(
            this, wxID_ANY,
            sparkPicture(panel, sparkWidth * percent / 100, sparkHeight * percent / 100, palette, palette.page));
        nameControl(spark, " "); // the words beside it say it all
        spark->Bind(wxEVT_LEFT_UP, [chosen, at](wxMouseEvent&) { chosen(at); });
        row->Add(spark, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, space::half);
        auto* button = new wxButton(this, wxID_ANY, " ", wxDefaultPosition, wxDefaultSize, wxBU_LEFT | wxBORDER_NONE);
        native::addStyle(button, "place");
        button->SetFont(Theme::get().strong()); // measured at its widest
        const int room = Theme::get().wide(paneWidth) - sparkWidth * percent / 100 - space::four;
        wxString words = look::broken(button, look::text(panel.title), room);
        if (!panel.state.empty()) words += "\n" + look::broken(button, look::text(panel.state), room);
        button->SetLabel(wxControl::EscapeMnemonics(words));
        native::alignLeft(button);
        names_.push_back(look::text(panel.title + ": " + panel.state));
        nameControl(button, names_.back());
        button->Bind(wxEVT_BUTTON, [chosen, at](wxCommandEvent&) { chosen(at); });
        row->Add(button, 1);
        GetSizer()->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT, space::half);
        GetSizer()->AddSpacer(space::two); // parts of several lines stay apart
        buttons_.push_back(button);
    }
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (event.HasAnyModifiers() || (key != WXK_UP && key != WXK_DOWN)) return event.Skip();
        for (std::size_t i = 0; i < buttons_.size(); ++i) {
            if (!buttons_[i]->HasFocus()) continue;
            const std::size_t next = key == WXK_DOWN ? i + 1 : i - 1;
            if (next < buttons_.size()) buttons_[next]->SetFocus();
            return;
        }
    });
    mark(0);
}

void PanelList::mark(std::size_t current) {
    current_ = current;
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        (i == current ? native::addStyle : native::removeStyle)(buttons_[i], "current");
        buttons_[i]->SetFont(i == current ? Theme::get().strong() : Theme::get().body());
        describe(buttons_[i], i == current ? "Shown beside the list" : "");
    }
}

void PanelList::focusCurrent() {
    if (current_ < buttons_.size()) buttons_[current_]->SetFocus();
}

} // namespace trellis
