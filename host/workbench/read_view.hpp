// A record as a sheet of paper: one read-only text with headings, which a screen reader walks through like any text and from which
// words can be copied. (An HTML view would be silent on GTK.)
#pragma once
#include "workbench/controller/paper.hpp"
#include "workbench/look.hpp"

#include <wx/textctrl.h>

namespace trellis {

class PaperView : public wxTextCtrl {
public:
    explicit PaperView(wxWindow* parent);
    /// Keeps the place where one was reading when `stay`.
    void show(const std::vector<PaperBlock>& paper, bool stay = false);

private:
    void addSpace(int points);
};

} // namespace trellis
