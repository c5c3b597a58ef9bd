// The views of a page: with which it opens, and which is shown.
#include "workbench/head_field.hpp"
#include "workbench/records_page.hpp"

namespace trellis {

void RecordsPage::openOnView() {
    bool something = false;
    guarded(shell(), [&] { something = views_->chooseWithSomething(noProgress()); });
    // Where no view has anything yet, the records that there are say more; without any, what the page is for.
    if (!something && !records_.page().kinds.empty()) views_->choose({});
}

void RecordsPage::makeShow(wxSizer* into) {
    wxArrayString labels;
    std::vector<std::string> ids;
    int at = 0;
    for (auto& offer : views_->offers()) {
        if (showsView() && offer.id == views_->current()->id) at = int(ids.size());
        ids.push_back(offer.id);
        labels.Add(look::text(offer.title));
    }
    if (!records_.page().kinds.empty()) {
        if (!showsView()) at = int(ids.size());
        ids.emplace_back();
        labels.Add("Records");
    }
    show_ = new wxChoice(ground_, wxID_ANY, wxDefaultPosition, wxDefaultSize, labels);
    show_->SetSelection(at);
    show_->Bind(wxEVT_CHOICE, [this, ids](wxCommandEvent& event) {
        // The list itself goes away, so it closes first.
        CallAfter([this, id = ids[std::size_t(event.GetSelection())]] {
            guarded(shell(), [&] { views_->choose(id); });
            build();
            shell().contextChanged();
            focusFirst();
        });
    });
    into->Add(headField(ground_, "Sho&w", show_), 0, wxRIGHT | wxBOTTOM, space::two);
}

void RecordsPage::makeViews(wxSizer* into, wxSizer* fields) {
    part_ =
        new ViewsPart(ground_, fields, shell(), *views_,
                      [this](wxWindow* parent, wxSizer* sizer, const std::string&) { startButtons(parent, sizer); });
    into->Add(part_, 1, wxEXPAND);
}

void RecordsPage::focusView() {
    // Above a picture, so that it stays in sight; Up and Down there go through the views.
    if (!part_->focusFirst()) show_->SetFocus();
}

} // namespace trellis
