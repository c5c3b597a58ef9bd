// "How did this number come about?": what stands behind one row of a view, read in the place of the view, with the way
// back and the way to its records.
#pragma once
#include "workbench/controller/how_it_came.hpp"
#include "workbench/page.hpp"
#include "workbench/read_view.hpp"

namespace trellis {

class HowPart : public wxPanel {
public:
    HowPart(wxWindow* parent, Shell& shell, look::Action back);
    void show(HowItCame told);
    void focusFirst() { paper_->SetFocus(); }
    bool AcceptsFocus() const override { return false; }

private:
    void openOne();

    Shell& shell_;
    HowItCame told_;
    PaperView* paper_;
    wxButton* open_;
};

} // namespace trellis
