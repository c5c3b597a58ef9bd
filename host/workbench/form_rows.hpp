// A repeating table of the form: a grid of native controls with headings where its cells are short, cards where they
// are many or long.
//
// wxGrid would be invisible to screen readers on GTK, so each cell is a control of its own, named "column, row n".
#pragma once
#include "workbench/form_field.hpp"
#include "workbench/form_grid.hpp"

namespace trellis {

/// What a table asks of the form view around it.
struct RowsHooks {
    std::function<void(FieldControl*, const FormChanges&)> changed; ///< null: rows were added or removed here
    std::function<void(const wxString&)> removed;                   ///< a row went; the words for the attention bar
    std::function<void(FieldSlot&, bool)> known;                    ///< a slot was made (true) or goes (false)
};

class RowsBlock : public Holder, public FieldSlot {
public:
    RowsBlock(wxWindow* parent, FormController& form, const Item& rows, int room, RowsHooks hooks);
    ~RowsBlock() override;

    FieldControl* control() override { return nullptr; }
    wxWindow* slotWindow() override { return this; }
    void showValue() override { sync(); }
    bool showState() override;

    const Item& rows() const { return rows_; }
    /// Brings the rows up to date with the form: new ones appear, gone ones go, the others stay untouched.
    void sync();
    /// Adds a row and puts the keyboard into its first cell.
    void addRow();
    void removeRow(const Id& row);
    /// Where the keyboard lands when the table is reached; null: in an empty table that only the other writes.
    wxWindow* firstTarget();
    /// The titles of cards follow the answers.
    void showTitles();

private:
    class RowPanel;
    void makeHead();
    void makeColumns();

    FormController& form_;
    const Item& rows_;
    RowsHooks hooks_;
    int room_; ///< in pixels, as it was when the block was made
    GridShape shape_;
    wxPanel* columns_ = nullptr;
    wxBoxSizer* list_;
    wxButton* add_;
    wxStaticText* mark_;
    wxPanel* problemBox_ = nullptr;
    Paragraph* problem_ = nullptr;
    std::vector<RowPanel*> panels_;
};

} // namespace trellis
