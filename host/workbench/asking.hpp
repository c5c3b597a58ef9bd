// A dialog that asks: fields from top to bottom, a place for one sentence, and two buttons. Nothing else is a dialog
// here; what an action came to is said in the attention bar.
#pragma once
#include "workbench/look.hpp"

#include <wx/dialog.h>

#include <optional>

namespace trellis {

class Asking : public wxDialog {
public:
    /// Reads the fields: it returns the sentence to show, or nothing and the dialog closes.
    using Take = std::function<std::optional<std::string>()>;
    Asking(wxWindow* parent, const wxString& title);

    wxTextCtrl* entry(const wxString& label, const std::string& value, const wxString& help = {}, long style = 0);
    /// Words above the fields.
    void words(const wxString& words);
    void add(wxSizer* field) { column_->Add(field, 0, wxEXPAND | wxBOTTOM, space::one + space::half); }

    /// True once `take` was content. `done` is the word on the button.
    bool ask(const wxString& done, Take take);

private:
    wxBoxSizer* column_;
};

/// What stands in a field, without spaces around it.
std::string typed(wxTextCtrl* field);

/// A question with what will happen in plain words; true for the button that says `done`.
bool askSure(wxWindow* parent, const wxString& title, const wxString& words, const wxString& done);

} // namespace trellis
