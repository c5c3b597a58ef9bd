// A chart on the page. It takes the width it is given and asks for the height it needs; the words around it and its
// table are the business of who shows it (view_pane.hpp).
#pragma once
#include "view/view_model.hpp"
#include "workbench/look.hpp"

namespace trellis {

class ChartPanel : public wxPanel {
public:
    explicit ChartPanel(wxWindow* parent);
    /// Screen readers hear its title and its reading as the name of the picture.
    void show(const ViewModel& view);
    /// The keyboard goes to the table, which says the same.
    bool AcceptsFocus() const override { return false; }

private:
    void measure();
    ViewModel view_;
    int measuredFor_ = 0;
};

/// A view that can be drawn: it has panels and is more than a table.
bool hasPicture(const ViewModel& view);

} // namespace trellis
