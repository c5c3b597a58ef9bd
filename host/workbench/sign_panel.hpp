// Signing: one line for each person, with their own passphrase, or the words that they sign later on their own machine.
#pragma once
#include "workbench/controller/read_controller.hpp"
#include "workbench/form_control.hpp"
#include "workbench/page.hpp"

#include <wx/textctrl.h>

namespace trellis {

class SignPanel : public Holder {
public:
    /// `signedBy` is called after a signature was taken, with the words to say. The controller must outlive the panel.
    SignPanel(wxWindow* parent, Shell& shell, ReadController& record, std::function<void(const wxString&)> signedBy);
    /// The first passphrase that is waited for; null when there is none.
    wxWindow* firstField() const { return first_; }

private:
    void addSigner(wxSizer* into, const Signer& signer);
    void sign(const Signer& signer, wxTextCtrl* passphrase);

    Shell& shell_;
    ReadController& record_;
    std::function<void(const wxString&)> signedBy_;
    wxWindow* first_ = nullptr;
};

} // namespace trellis
