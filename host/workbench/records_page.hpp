// The list of records of one page that a manifest asks for: filters, lines, and the way to a new one. Knows no kind.
#pragma once
#include "workbench/controller/records_controller.hpp"
#include "workbench/page.hpp"

#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/textctrl.h>

namespace trellis {

class RecordsPage : public Page {
public:
    RecordsPage(wxWindow* parent, Shell& shell, const PageInfo& page);

    wxString pageTitle() const override;
    void fillContext(wxWindow* parent, wxSizer* sizer) override;
    void refresh() override;
    void focusFirst() override;
    bool act(const std::string& action) override;

private:
    void build();
    void makeEmpty(wxSizer* into);
    void makeFilters(wxSizer* into);
    wxChoice* filter(wxSizer* into, const wxString& label, const std::vector<RecordChoice>& choices, std::string& key);
    void makeList(wxSizer* into);
    void fill();
    void open();
    void startNew(wxWindow* under);

    RecordsController records_;
    wxButton* new_ = nullptr;
    wxTextCtrl* find_ = nullptr;
    wxDataViewListCtrl* list_ = nullptr;
    Paragraph* count_ = nullptr;
    std::vector<RecordRow> shown_;
};

} // namespace trellis
