// One question as it stands on the page: its label, who sees it, help, the control, and what is wrong, in words
// beneath.
#pragma once
#include "workbench/form_control.hpp"

#include <wx/panel.h>

namespace trellis {

/// Anything of the form that shows one path and can be brought up to date.
class FieldSlot {
public:
    virtual ~FieldSlot() = default;
    virtual FieldControl* control() = 0; ///< null for words without a control
    /// The window that stands for the question, to find it again from the focus.
    virtual wxWindow* slotWindow() = 0;
    /// Shows the answer again. The control that just sent an edit is not asked to.
    virtual void showValue() = 0;
    /// Shown or hidden, required or not, and the sentences beneath. True when its height may have changed.
    virtual bool showState() = 0;
};

/// How much room a question gets.
enum class FieldSize {
    Full,   ///< in the form: strong label, who sees it, help
    Half,   ///< the same in half the width, beside another short question
    InCard, ///< in a row drawn as a card: a plain label, no marker unless it differs from its table
    InGrid, ///< in a row of a grid: the column's heading says the label; the control alone
};

class FieldRow : public Holder, public FieldSlot {
public:
    /// `spoken` is the accessible name in a grid ("By when, row 2"); elsewhere the label is.
    FieldRow(wxWindow* parent, FieldPlace place, FieldSize size, const wxString& spoken = {});

    FieldControl* control() override { return control_; }
    wxWindow* slotWindow() override { return this; }
    void showValue() override;
    bool showState() override;
    void setSpoken(const wxString& spoken);
    const ItemPath& path() const { return path_; }

private:
    void makeHead(wxSizer* into, const Item& item);
    void makeNote(wxSizer* into, const Item& item);
    bool showProblems();

    FormController& form_;
    ItemPath path_;
    FieldSize size_;
    FieldControl* control_ = nullptr;
    wxStaticText* label_ = nullptr;
    wxStaticText* mark_ = nullptr;  ///< "required · you two"
    wxPanel* problemBox_ = nullptr; ///< made when there is a first problem
    Paragraph* problem_ = nullptr;
    wxString spoken_;
    std::string markWords_;
};

/// A sentence with a warning sign, as it stands under a field or a table. `words` is handed out to change it.
wxPanel* problemLine(wxWindow* parent, Paragraph*& words);

} // namespace trellis
