#include "workbench/sign_finish.hpp"
#include "workbench/native.hpp"

#include <wx/statbmp.h>

namespace trellis {

FinishView::FinishView(wxWindow* parent, const FinishPage& page, bool signs, const wxString& kindsWords,
                       FinishActions actions)
    : Holder(parent)
    , actions_(std::move(actions)) {
    SetBackgroundColour(parent->GetBackgroundColour());
    SetForegroundColour(parent->GetForegroundColour());
    column_ = new Column(this);
    auto heading = [&](const wxString& words) {
        column_->content()->Add(look::section(column_, words), 0, wxEXPAND | wxTOP | wxBOTTOM, space::one);
    };
    column_->content()->Add(look::title(column_, page.ready() ? "Ready to finish" : "Before you finish"), 0, wxEXPAND);

    if (!page.missing.empty()) {
        heading(page.missing.size() == 1 ? wxString("One thing stands in the way")
                                         : wxString::Format("%zu things stand in the way", page.missing.size()));
        column_->content()->Add(look::secondary(column_, "Each line goes to its question."), 0, wxEXPAND | wxBOTTOM,
                                space::half);
        lines(page.missing, "warning");
    }
    if (!page.look.empty()) {
        heading("Please look");
        column_->content()->Add(look::secondary(column_, "You can finish as it is; it is worth a second look."), 0,
                                wxEXPAND | wxBOTTOM, space::half);
        lines(page.look, "eye");
    }
    heading(signs ? "What will be signed" : "What will be kept");
    for (auto& fact : page.facts)
        column_->content()->Add(look::body(column_, look::text(fact)), 0, wxEXPAND | wxBOTTOM, 2);
    heading("Who will see which part");
    for (auto& part : page.parts) {
        auto who = look::text(part.who);
        column_->content()->Add(look::strong(column_, who.Left(1).Upper() + who.Mid(1)), 0, wxEXPAND | wxTOP,
                                space::half);
        wxString labels;
        for (auto& label : part.parts)
            labels += (labels.empty() ? wxString() : wxString::FromUTF8(" · ")) + look::text(label);
        column_->content()->Add(look::secondary(column_, labels), 0, wxEXPAND | wxBOTTOM, space::half);
    }
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(column_, 1, wxEXPAND);
    SetSizer(all);
    makeFoot(page, signs, kindsWords);
}

void FinishView::makeFoot(const FinishPage& page, bool signs, const wxString& kindsWords) {
    GetSizer()->Add(look::line(this), 0, wxEXPAND);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    if (page.ready()) {
        // The same word as on the button that led here, unless it says no more than that it ends.
        const bool plain = kindsWords == "Finish" || kindsWords == "Keep";
        auto* finish = look::mainButton(this,
                                        signs   ? wxString("&Finish and go on to sign")
                                        : plain ? wxString("&Finish and keep")
                                                : "&" + kindsWords,
                                        [this] { actions_.finish(); });
        row->Add(finish, 0, wxRIGHT, space::two);
        if (!first_) first_ = finish;
    }
    auto* back = look::button(this, "&Back to writing", [this] { actions_.back(); });
    row->Add(back, 0);
    if (!first_) first_ = back;
    GetSizer()->Add(row, 0, wxLEFT | wxRIGHT | wxTOP, space::three);
    if (page.ready())
        GetSizer()->Add(
            look::secondary(
                this, signs ? "After this the text stands. Each of you signs it with your own passphrase, here or "
                              "later on your own machine. A change after that is a new layer with a reason."
                            : "After this the text stands. A change after that is a new layer with a reason."),
            0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, space::three);
    GetSizer()->AddSpacer(space::three);
}

void FinishView::lines(const std::vector<FinishLine>& lines, const std::string& iconName) {
    for (auto& line : lines) {
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        auto* sign = new wxStaticBitmap(column_, wxID_ANY, icon(iconName, Theme::get().palette().text, 16));
        nameControl(sign, " ");
        row->Add(sign, 0, wxTOP | wxRIGHT, space::half);
        auto* words = new wxBoxSizer(wxVERTICAL);
        if (line.where.item.empty()) {
            words->Add(look::body(column_, look::text(line.message)), 0, wxEXPAND | wxTOP, 2);
        } else {
            auto* link = look::quietButton(column_, wxControl::EscapeMnemonics(look::text(line.label)),
                                           [this, line] { actions_.go(line); });
            nameControl(link, look::text(line.label + ". " + line.message));
            native::wrapWords(link, 80);
            words->Add(link, 0);
            words->Add(look::secondary(column_, look::text(line.message)), 0, wxEXPAND | wxLEFT, space::half);
            if (!first_) first_ = link;
        }
        row->Add(words, 1, wxEXPAND);
        column_->content()->Add(row, 0, wxEXPAND | wxBOTTOM, space::one);
    }
}

void FinishView::SetFocus() {
    if (first_) first_->SetFocus();
}

} // namespace trellis
