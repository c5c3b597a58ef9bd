#include "workbench/view_pane.hpp"

#include "workbench/chart_panel.hpp"
#include "workbench/controller/view_words.hpp"
#include "workbench/headed_column.hpp"
#include "workbench/panel_list.hpp"
#include "workbench/view_rows.hpp"

#include <wx/dcclient.h>

#include <algorithm>

namespace trellis {

namespace {

/// A page narrower than this has no room for the list beside the panel; then the parts drop down above it.
constexpr int roomForTwo = 620;
/// Less is a pane that has no size yet.
constexpr int narrowestPage = 120;

} // namespace

ViewPane::ViewPane(wxWindow* parent, Foot foot, Asked asked, bool flat)
    : wxPanel(parent)
    , foot_(std::move(foot))
    , asked_(std::move(asked))
    , flat_(flat) {
    SetBackgroundColour(parent->GetBackgroundColour());
    SetForegroundColour(parent->GetForegroundColour());
    m_container.DisableSelfFocus();
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (parted_ && roomBeside() != beside_)
            CallAfter([this] {
                if (parted_ && roomBeside() != beside_) build();
            });
    });
}

bool ViewPane::roomBeside() const {
    const int room = GetClientSize().x;
    return room < narrowestPage || room >= Theme::get().wide(roomForTwo);
}

void ViewPane::show(const ViewModel& model) {
    const std::string was = chosen_ < model_.panels.size() ? model_.panels[chosen_].id : std::string();
    model_ = withTableTwin(model);
    chosen_ = 0;
    for (std::size_t i = 0; i < model_.panels.size(); ++i)
        if (model_.panels[i].id == was) chosen_ = i;
    build();
}

ViewModel ViewPane::shown() const { return parted_ ? onePanel(model_, chosen_) : model_; }

void ViewPane::build() {
    Freeze();
    SetSizer(nullptr);
    DestroyChildren();
    list_ = nullptr, choice_ = nullptr, table_ = nullptr;
    parted_ = listsPanels(model_);
    beside_ = roomBeside();
    auto* sizer = new wxBoxSizer(beside_ ? wxHORIZONTAL : wxVERTICAL);
    if (parted_ && beside_) {
        list_ = new PanelList(this, model_.panels, [this](std::size_t panel) {
            list_->mark(panel);
            choose(panel);
        });
        list_->SetBackgroundColour(GetBackgroundColour());
        list_->mark(chosen_);
        sizer->Add(list_, 0, wxEXPAND);
    } else if (parted_) {
        // A list above the panel would leave no room for it; what is cut short here stands in full below.
        choice_ = new wxChoice(this, wxID_ANY);
        for (const ViewPanel& panel : model_.panels)
            choice_->Append(wxControl::Ellipsize(look::text(panel.title), wxClientDC(this), wxELLIPSIZE_END,
                                                 GetClientSize().x - 2 * space::three));
        choice_->SetSelection(int(chosen_));
        choice_->SetMinSize(wxSize(narrowestPage, -1));
        choice_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
            CallAfter([this, panel = std::size_t(event.GetSelection())] { choose(panel); });
        });
        sizer->Add(look::field(this, "Pa&rt", choice_), 0, wxEXPAND | wxBOTTOM, space::one);
    }
    column_ = nullptr;
    if (flat_) {
        body_ = look::panel(this, Theme::get().palette().page);
        content_ = new wxBoxSizer(wxVERTICAL);
        body_->SetSizer(content_);
    } else {
        body_ = column_ = new HeadedColumn(this, 0);
        content_ = column_->content();
    }
    nameControl(body_, look::text(model_.title));
    sizer->Add(body_, 1, wxEXPAND);
    SetSizer(sizer);
    Layout(); // first, as the columns of the table share out the room that there is
    fill();
    Layout();
    Thaw();
}

void ViewPane::choose(std::size_t panel) {
    // Inside an event of the list only the other side is made again.
    if (panel >= model_.panels.size()) return;
    chosen_ = panel;
    fill();
    announce(this, look::text(pictureName(shown())));
}

void ViewPane::fill() {
    body_->Freeze();
    content_->Clear(true);
    table_ = nullptr;
    wxBoxSizer* column = content_;
    if (!parted_ && !model_.question.empty())
        column->Add(look::secondary(body_, look::text(model_.question)), 0, wxEXPAND | wxBOTTOM, space::one);
    if (!model_.empty.empty()) {
        column->Add(look::body(body_, look::text(model_.empty)), 0, wxEXPAND | wxBOTTOM, space::two);
    } else {
        const ViewModel view = shown();
        if (parted_) {
            const ViewPanel& panel = model_.panels[chosen_];
            column->Add(look::section(body_, look::text(panel.title)), 0, wxEXPAND);
            // Two people may each have a sentence: it wraps.
            auto* state = new wxBoxSizer(wxHORIZONTAL);
            auto* sign = new wxStaticBitmap(body_, wxID_ANY, icon("note", Theme::get().palette().text, 16));
            nameControl(sign, " "); // the words beside it say it all
            state->Add(sign, 0, wxRIGHT | wxTOP, space::half);
            state->Add(look::body(body_, look::text(panel.state)), 1);
            column->Add(state, 0, wxEXPAND | wxTOP | wxBOTTOM, space::half);
        }
        if (!view.reading.empty())
            column->Add(look::body(body_, look::text(view.reading)), 0, wxEXPAND | wxBOTTOM, space::one);
        // What can be begun about somebody stands beside their name, not below the last picture.
        if (foot_ && !parted_) foot_(body_, column, std::string());
        if (hasPicture(view)) {
            ViewModel picture = view;
            // What stands above the picture in the page's own letters is not painted again.
            if (parted_) picture.panels.front().title.clear(), picture.panels.front().state.clear();
            auto* chart = new ChartPanel(body_);
            chart->show(picture);
            nameControl(chart, look::text(pictureName(view)));
            column->Add(chart, 0, wxEXPAND | wxTOP | wxBOTTOM, space::one);
        }
        if (foot_ && parted_) foot_(body_, column, model_.panels[chosen_].id);
        if (!view.table.rows.empty()) fillTable(view);
    }
    for (const auto& [name, words] : viewFacts(model_))
        column->Add(look::secondary(body_, look::text(name + ": " + words)), 0, wxEXPAND | wxTOP, space::half);
    body_->Layout();
    if (column_) {
        column_->FitInside();
        column_->Scroll(0, 0);
    } else {
        body_->InvalidateBestSize();
        look::relayout(body_);
    }
    body_->Thaw();
}

void ViewPane::fillTable(const ViewModel& view) {
    wxBoxSizer* column = content_;
    if (hasPicture(view)) column->Add(look::strong(body_, "As a table"), 0, wxEXPAND | wxTOP | wxBOTTOM, space::one);
    std::function<void(std::size_t)> asked;
    if (asked_) asked = [this](std::size_t row) { asked_(rowAt(row)); };
    table_ = new ViewRows(body_, view, std::move(asked));
    table_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent& event) {
        event.Skip();
        if (!table_ || !table_->HasFocus()) return;
        for (wxWindow* up = table_->GetParent(); up; up = up->GetParent())
            if (auto* headed = dynamic_cast<HeadedColumn*>(up)) return headed->follow(*table_);
    });
    column->Add(table_, 0, wxEXPAND | wxBOTTOM, space::one);
}

AskedRow ViewPane::rowAt(std::size_t row) const { return {parted_ ? std::optional(chosen_) : std::nullopt, row}; }

std::optional<AskedRow> ViewPane::row() const {
    const int row = table_ ? table_->GetSelectedRow() : wxNOT_FOUND;
    return row == wxNOT_FOUND ? std::nullopt : std::optional(rowAt(std::size_t(row)));
}

bool ViewPane::focusFirst() {
    if (list_)
        list_->focusCurrent();
    else if (choice_)
        choice_->SetFocus();
    else if (table_ && !hasPicture(shown()))
        table_->SetFocus();
    else
        return false;
    return true;
}

void ViewPane::focusRows() {
    if (table_) table_->SetFocus();
}

} // namespace trellis
