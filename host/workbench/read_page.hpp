// Reading one record: the paper, what may be done with it, the layers under it, and signing while somebody is waited
// for.
#pragma once
#include "workbench/controller/read_controller.hpp"
#include "workbench/read_view.hpp"
#include "workbench/sign_panel.hpp"

#include <wx/choice.h>

namespace trellis {

class ReadPage : public Page {
public:
    ReadPage(wxWindow* parent, Shell& shell, const Id& record);

    wxString pageTitle() const override { return "Reading a record"; }
    void fillContext(wxWindow* parent, wxSizer* sizer) override;
    void refresh() override;
    void focusFirst() override;
    bool act(const std::string& action) override;
    std::vector<PageAction> actions() const override;

private:
    void build();
    void makeHead(wxSizer* into);
    void makeLayers(wxSizer* into);
    void signedNow(const wxString& words);
    void print();
    void exportPage();
    void amend();
    void take(const KindTransition& step);
    void otherSteps(wxWindow* under, std::size_t first);
    void share();

    ReadController read_;
    PaperView* paper_ = nullptr;
    SignPanel* sign_ = nullptr;
    bool hashes_ = false;
};

} // namespace trellis
