// The native control of one question. Which one it is follows from the item's type alone, so that any template can be
// drawn.
//
// A control shows what the FormController says and hands every edit to it; it keeps nothing of its own but text that is
// still being typed. The same question has a roomy control in the form and a narrow one in a cell of a table.
#pragma once
#include "workbench/controller/form_controller.hpp"
#include "workbench/holder.hpp"
#include "workbench/look.hpp"

namespace trellis {

class FieldControl;

/// Where a control stands and whom it tells.
struct FieldPlace {
    FormController* form = nullptr;
    ItemPath path;
    bool cell = false;    ///< narrow, in a grid
    bool compact = false; ///< in a card: a drop-down list in place of a column of radio buttons, but for scales
    std::function<void(FieldControl&, const FormChanges&)> changed;
};

class FieldControl {
public:
    explicit FieldControl(FieldPlace place)
        : place_(std::move(place)) {}
    virtual ~FieldControl() = default;

    const ItemPath& path() const { return place_.path; }
    virtual wxWindow* window() = 0;
    /// Where the keyboard lands.
    virtual wxWindow* focusTarget() { return window(); }
    /// Shows the answer as it is now. Never sends an edit.
    virtual void load() = 0;
    /// Hands on what is typed and not handed on yet.
    virtual void flush() {}
    /// Ctrl+D. False where a day makes no sense.
    virtual bool writeToday() { return false; }
    /// Tells screen readers the name (the visible label, or "column, row n") and the help. `label` may be null in a
    /// cell.
    virtual void speak(wxWindow* label, const wxString& name, const wxString& help);

protected:
    FormController& form() { return *place_.form; }
    const FormController& form() const { return *place_.form; }
    const Item& item() const { return place_.form->item(place_.path); }
    bool cell() const { return place_.cell; }
    void tell(const FormChanges& changes) {
        if (place_.changed) place_.changed(*this, changes);
    }

private:
    FieldPlace place_;
};

/// Made as a child of `parent`, which owns the window.
FieldControl* makeFieldControl(wxWindow* parent, FieldPlace place);

/// Width of `letters` average letters at the present text size, with room for the frame of a control.
int widthOf(wxWindow* window, int letters);
/// One height for all controls of one line, so that they stand level in a row.
int controlHeight(const wxWindow* window);

// The makers behind makeFieldControl, by family.
FieldControl* makeTypedControl(wxWindow* parent, FieldPlace place); ///< numbers, days, times, codes, calculated values
FieldControl* makeLongText(wxWindow* parent, FieldPlace place);     ///< text of any length
FieldControl* makeRadios(wxWindow* parent, FieldPlace place);       ///< yes and no, short choices, scales
FieldControl* makePick(wxWindow* parent, FieldPlace place); ///< longer choices and people; everything chosen in a cell
FieldControl* makeChecks(wxWindow* parent, FieldPlace place); ///< several of a list

} // namespace trellis
