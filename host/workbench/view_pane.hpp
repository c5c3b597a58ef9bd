// A whole view on the page: its question and reading, the chart, the table that says the same, and what stands in small
// print. Small multiples that say how each stands become a list with the chosen one beside it.
#pragma once
#include "view/view_model.hpp"
#include "workbench/controller/how_it_came.hpp"
#include "workbench/page.hpp"

#include <wx/choice.h>

namespace trellis {

class ChartPanel;
class PanelList;
class ViewRows;

class ViewPane : public wxPanel {
public:
    /// `foot` may add what can be done about a panel, by its id; called each time another one is chosen.
    using Foot = std::function<void(wxWindow* parent, wxSizer* into, const std::string& panel)>;
    /// `asked`: how the numbers of a row came about; none: that cannot be asked here.
    using Asked = std::function<void(const AskedRow&)>;
    /// `flat`: as high as what it shows, for a page that scrolls as a whole; else it scrolls by itself.
    ViewPane(wxWindow* parent, Foot foot = {}, Asked asked = {}, bool flat = false);

    /// Stays with the panel that was chosen where the new model still has it.
    void show(const ViewModel& model);
    const ViewModel& model() const { return model_; }
    /// What is seen now: the chosen panel alone, or all of it.
    ViewModel shown() const;
    /// The row of the table that is chosen; none where there is no table.
    std::optional<AskedRow> row() const;
    /// The list of panels where there is one, or a table that stands alone. False where a picture comes first: its
    /// table lies below it, and the keyboard there would take the picture out of sight.
    bool focusFirst();
    void focusRows();
    bool AcceptsFocus() const override { return false; }

private:
    bool roomBeside() const;
    void build();
    void choose(std::size_t panel);
    void fill();
    void fillTable(const ViewModel& view);
    AskedRow rowAt(std::size_t row) const;

    Foot foot_;
    Asked asked_;
    ViewModel model_;
    std::size_t chosen_ = 0;
    bool parted_ = false; ///< one panel at a time
    bool beside_ = true;  ///< the list stands beside the panel; else the parts drop down above it
    PanelList* list_ = nullptr;
    wxChoice* choice_ = nullptr;
    bool flat_;
    wxWindow* body_ = nullptr;      ///< holds the view: column_, or a panel
    wxBoxSizer* content_ = nullptr; ///< of it
    Column* column_ = nullptr;      ///< none when flat
    ViewRows* table_ = nullptr;
};

} // namespace trellis
