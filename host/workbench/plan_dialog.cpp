#include "workbench/plan_dialog.hpp"

#include "workbench/controller/phrase.hpp"
#include "workbench/look.hpp"

#include <wx/calctrl.h>
#include <wx/dialog.h>

namespace trellis {

namespace {

class DayDialog : public wxDialog {
public:
    DayDialog(wxWindow* parent, const wxString& title, Date today)
        : wxDialog(parent, wxID_ANY, title)
        , today_(today)
        , day_(today + 7) {
        auto* column = new wxBoxSizer(wxVERTICAL);
        typed_ = new wxTextCtrl(this, wxID_ANY, look::text(phrase::nearDay(day_, today_)));
        column->Add(look::field(this, "&Day", typed_, "For example: tue, 16 Sep, 16/9/2026."), 0, wxEXPAND | wxBOTTOM,
                    space::one);
        calendar_ =
            new wxCalendarCtrl(this, wxID_ANY, toWxDate(day_), wxDefaultPosition, wxDefaultSize, wxCAL_MONDAY_FIRST);
        nameControl(calendar_, "Calendar");
        column->Add(calendar_, 0, wxEXPAND | wxBOTTOM, space::one);
        said_ = look::secondary(this, look::text(day_.dayWords()));
        column->Add(said_, 0, wxEXPAND | wxBOTTOM, space::two);
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->AddStretchSpacer();
        row->Add(look::button(this, "Cancel", [this] { EndModal(wxID_CANCEL); }), 0, wxRIGHT, space::one);
        plan_ = look::mainButton(this, "&Plan", [this] { EndModal(wxID_OK); });
        plan_->SetDefault();
        row->Add(plan_);
        column->Add(row, 0, wxEXPAND);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, space::three);
        outer->SetMinSize(wxSize(Theme::get().wide(360), -1));
        SetSizerAndFit(outer);
        typed_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { read(); });
        calendar_->Bind(wxEVT_CALENDAR_SEL_CHANGED, [this](wxCalendarEvent& event) {
            const wxDateTime picked = event.GetDate();
            if (const auto day = Date::fromCivil(picked.GetYear(), unsigned(picked.GetMonth()) + 1, picked.GetDay()))
                take(*day, true);
        });
        Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
            if (event.GetKeyCode() == WXK_ESCAPE) return EndModal(wxID_CANCEL);
            event.Skip();
        });
        typed_->SelectAll();
        typed_->SetFocus();
        CentreOnParent();
    }
    Date day() const { return day_; }

private:
    static wxDateTime toWxDate(Date day) {
        return wxDateTime(wxDateTime::wxDateTime_t(day.day()), wxDateTime::Month(day.month() - 1), day.year());
    }

    void read() {
        const auto day = phrase::readDay(look::utf8(typed_->GetValue()), today_);
        plan_->Enable(day && *day >= today_);
        if (!day) return said_->setText("That is not a day I can read.");
        if (*day < today_) return said_->setText(look::text(day->words() + " has passed."));
        take(*day, false);
    }

    void take(Date day, bool picked) {
        day_ = day;
        said_->setText(look::text(day.dayWords()));
        if (picked)
            typed_->ChangeValue(look::text(phrase::nearDay(day, today_)));
        else
            calendar_->SetDate(toWxDate(day));
        plan_->Enable(day >= today_);
    }

    Date today_, day_;
    wxTextCtrl* typed_;
    wxCalendarCtrl* calendar_;
    Paragraph* said_;
    wxButton* plan_;
};

} // namespace

std::optional<Date> askDay(wxWindow* parent, const wxString& title, Date today) {
    DayDialog dialog(parent, title, today);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return dialog.day();
}

} // namespace trellis
