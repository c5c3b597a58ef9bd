// The left list of the session runner: the sections in order, their time boxes, a tick where nothing is left to
// answer and something was, a dash where a section was looked at and left empty.
#pragma once
#include "workbench/controller/runner_controller.hpp"
#include "workbench/look.hpp"

#include <wx/scrolwin.h>

namespace trellis {

class SectionList : public wxScrolledWindow {
public:
    SectionList(wxWindow* parent, std::function<void(const std::string&)> chosen);
    /// Only what changed is drawn again; the keyboard stays where it is.
    void show(const std::vector<SectionLine>& lines);
    void focusCurrent();
    bool AcceptsFocus() const override { return false; }

private:
    struct Entry {
        SectionLine line;
        wxButton* button;
    };
    void draw(Entry& entry, bool anew);

    std::function<void(const std::string&)> chosen_;
    std::vector<Entry> entries_;
};

} // namespace trellis
