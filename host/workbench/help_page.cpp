// Help: the keys, and where to read on.
#include "workbench/controller/shortcuts.hpp"
#include "workbench/page_makers.hpp"
#include "workbench/native.hpp"

#include <wx/dataview.h>

namespace trellis {

namespace {

class HelpPage : public Page {
public:
    HelpPage(wxWindow* parent, Shell& shell)
        : Page(parent, shell) {
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(look::title(this, "Keyboard and help"), 0, wxEXPAND | wxBOTTOM, space::one);
        column->Add(
            look::body(this,
                       "Everything can be done with the keyboard. Tab goes from one thing to the next; Space or Enter "
                       "presses what is marked; F6 goes between the three panes."),
            0, wxEXPAND | wxBOTTOM, space::two);
        keys_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_ROW_LINES);
        nameControl(keys_, "Keys");
        native::noTypeAhead(keys_);
        keys_->AppendTextColumn("What it does", wxDATAVIEW_CELL_INERT, Theme::get().wide(360));
        keys_->AppendTextColumn("Keys", wxDATAVIEW_CELL_INERT, Theme::get().wide(240));
        for (const Shortcut& one : shortcuts()) {
            if (one.keys.empty()) continue;
            wxVector<wxVariant> row;
            row.push_back(look::text(plainWords(one.words)));
            row.push_back(look::text(one.keys));
            keys_->AppendItem(row);
        }
        if (keys_->GetItemCount()) keys_->SelectRow(0);
        column->Add(keys_, 1, wxEXPAND);
        column->SetMinSize(wxSize(1, 1));
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, space::three);
        SetSizer(outer);
    }
    wxString pageTitle() const override { return "Keyboard and help"; }
    void focusFirst() override { keys_->SetFocus(); }

    void fillContext(wxWindow* parent, wxSizer* sizer) override {
        sizer->Add(look::section(parent, "If something is wrong"), 0, wxEXPAND | wxBOTTOM, space::one);
        for (const char* words :
             {"What you write is saved two seconds after the last key, and again when you leave a page, lock or close.",
              "Every message about trouble ends with a code such as TR-S04. The handbook has a page for each.",
              "If the workbench stops while a plugin works, the next start offers to leave that plugin out."})
            sizer->Add(look::secondary(parent, words), 0, wxEXPAND | wxBOTTOM, space::one);
    }

private:
    wxDataViewListCtrl* keys_;
};

} // namespace

Page* makeHelpPage(wxWindow* parent, Shell& shell) { return new HelpPage(parent, shell); }

} // namespace trellis
