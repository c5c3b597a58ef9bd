// Placeholders for pages that are being written. Remove a function when its own file defines it; the file goes with the last one.
#include "workbench/page_makers.hpp"

namespace trellis {

namespace {

class Placeholder : public Page {
public:
    Placeholder(wxWindow* parent, Shell& shell, const wxString& words) : Page(parent, shell), words_(words) {
        auto* column = new Column(this);
        column->content()->Add(look::title(column, words), 0, wxEXPAND);
        auto* sizer = new wxBoxSizer(wxVERTICAL);
        sizer->Add(column, 1, wxEXPAND);
        SetSizer(sizer);
    }
    wxString pageTitle() const override { return words_; }

private:
    wxString words_;
};

} // namespace

Page* makeRecordsPage(wxWindow* parent, Shell& shell, const std::string&) { return new Placeholder(parent, shell, "Records"); }
Page* makeDraftPage(wxWindow* parent, Shell& shell, const Id&) { return new Placeholder(parent, shell, "Draft"); }
Page* makeRecordPage(wxWindow* parent, Shell& shell, const Id&) { return new Placeholder(parent, shell, "Record"); }

} // namespace trellis
