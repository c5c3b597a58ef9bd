// The parts of the page Exchange: sending, two versions side by side, keys.
#pragma once
#include "workbench/controller/exchange_controller.hpp"
#include "workbench/holder.hpp"
#include "workbench/page.hpp"

#include <wx/dataview.h>

namespace trellis {

/// A heading and a list of when, who, by, what; or `nothing`.
wxSizer* exchangeList(wxWindow* parent, const wxString& heading, const wxString& when, const wxString& who,
                      const std::vector<ExchangeLine>& lines, const wxString& nothing);

/// A list for reading with these columns and widths.
wxDataViewListCtrl* readingList(wxWindow* parent, const wxString& name,
                                const std::vector<std::pair<const char*, int>>& columns,
                                const std::vector<ExchangeLine>& lines);

/// For whom, which days; the preview; then sealing.
class SendPart : public Holder {
public:
    SendPart(wxWindow* parent, ExchangeController& controller, Shell& shell);
    std::function<void(const BundleRequest&)> onSend;

private:
    void show();
    std::vector<PersonCode> chosen() const;

    ExchangeController& controller_;
    Shell& shell_;
    std::vector<wxCheckBox*> people_;
    wxTextCtrl *from_ = nullptr, *until_ = nullptr;
    wxPanel* preview_ = nullptr;
    BundleRequest request_;
};

/// One record with two versions: which holds, and what of it as the other has it.
class ConflictPart : public Holder {
public:
    using Decide = std::function<void(const Conflict&, const ExchangeController::Choice&, const std::string& reason)>;
    ConflictPart(wxWindow* parent, const Conflict& conflict, Decide decide);

private:
    Conflict conflict_;
    std::vector<std::vector<wxRadioButton*>> buttons_; ///< by question, then side
    wxTextCtrl* reason_ = nullptr;
};

/// My key and words, whose keys are kept, whose bundles are believed.
class KeysPart : public Holder {
public:
    KeysPart(wxWindow* parent, ExchangeController& controller, Shell& shell);
    std::function<void(const wxString& words)> onChange;

private:
    void keepSomebody(wxSizer* sizer);
    void believeSomebody(wxSizer* sizer);
    void giveAway(wxSizer* sizer);

    ExchangeController& controller_;
    Shell& shell_;
};

} // namespace trellis
