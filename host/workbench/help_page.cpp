// Help: the keys, and where to read on.
#include "workbench/controller/shortcuts.hpp"
#include "workbench/native.hpp"
#include "workbench/page_makers.hpp"

#include <wx/dataview.h>

#include <utility>

namespace trellis {

namespace {

/// What somebody asks in their first week, each with the way there.
constexpr std::pair<const char*, const char*> firstSteps[]{
    {"To begin", "Today says whom you meet next. Start opens the form, with all that is still open from last time."},
    {"While writing",
     "Everything is saved by itself. Each question says beside it who will be able to read the answer."},
    {"To finish", "Finish shows what is missing. Then each person signs with their own passphrase, here or later."},
    {"To change it later", "Open the record and choose Change. The text as signed stays, with your reason beside it."},
    {"To find something", "Ctrl+K goes to any page, person or action by typing; Ctrl+F searches what you may read."},
};

class HelpPage : public Page {
public:
    HelpPage(wxWindow* parent, Shell& shell)
        : Page(parent, shell) {
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(look::title(this, "Keyboard and help"), 0, wxEXPAND | wxBOTTOM, space::one);
        for (const auto& [when, what] : firstSteps) {
            auto* row = new wxBoxSizer(wxHORIZONTAL);
            auto* name = look::label(this, wxString::FromUTF8(when));
            name->SetFont(Theme::get().strong());
            name->SetMinSize(wxSize(Theme::get().wide(168), -1));
            row->Add(name, 0, wxRIGHT, space::two);
            row->Add(look::body(this, wxString::FromUTF8(what)), 1);
            column->Add(row, 0, wxEXPAND | wxBOTTOM, space::half);
        }
        column->Add(look::section(this, "Keys"), 0, wxEXPAND | wxTOP | wxBOTTOM, space::one);
        column->Add(look::secondary(this, "Everything can be done with the keyboard. Tab goes from one thing to the "
                                          "next; Space or Enter presses what is marked."),
                    0, wxEXPAND | wxBOTTOM, space::one);
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
