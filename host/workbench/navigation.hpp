// The left pane: what this person can do. One entry per place; Up and Down move between them.
#pragma once
#include "workbench/page.hpp"

namespace trellis {

class Navigation : public wxScrolledWindow {
public:
    Navigation(wxWindow* parent, Shell& shell);

    struct Entry {
        Destination there;
        std::string icon;
        wxString words;
        int count = 0;        ///< shown behind the words when not 0
        wxString countSpoken; ///< what is counted: "open drafts"
        bool gapBefore = false;
    };
    void fill(const std::vector<Entry>& entries);
    void mark(const Destination& there);
    /// The entry of the present place takes the keyboard.
    void focusCurrent();

private:
    struct Line {
        Entry entry;
        wxButton* button;
    };
    void step(int by);
    Shell& shell_;
    std::vector<Line> lines_;
    Destination current_;
};

} // namespace trellis
