// The left list of small multiples: each with its name, how it stands in words and a small picture of its lines. Up and
// Down move, Enter or Space chooses.
#pragma once
#include "view/view_model.hpp"
#include "workbench/look.hpp"

#include <wx/scrolwin.h>

namespace trellis {

class PanelList : public wxScrolledWindow {
public:
    PanelList(wxWindow* parent, const std::vector<ViewPanel>& panels, std::function<void(std::size_t)> chosen);
    void mark(std::size_t current);
    void focusCurrent();
    bool AcceptsFocus() const override { return false; }

private:
    std::vector<wxButton*> buttons_;
    std::vector<wxString> names_;
    std::size_t current_ = 0;
};

} // namespace trellis
