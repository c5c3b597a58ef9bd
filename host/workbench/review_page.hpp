// A newer core under a locality's overlays: one row per change, its three sides beside each other, and what is decided
// about it. Nothing holds until every row that needs somebody is settled.
#pragma once
#include "desk/form_upgrades.hpp"
#include "workbench/controller/upgrade_review.hpp"
#include "workbench/page.hpp"

#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/radiobut.h>

#include <memory>

namespace trellis {

class ReviewPage : public Page {
public:
    /// Error TR-K15 when nothing about that form is to settle.
    ReviewPage(wxWindow* parent, Shell& shell, const std::string& form);

    wxString pageTitle() const override { return "Review of a newer core"; }
    void focusFirst() override { list_->SetFocus(); }
    bool act(const std::string& action) override;
    std::vector<PageAction> actions() const override;
    std::string bookmark() const override { return std::to_string(chosen_); }
    void openAt(const std::string& bookmark) override;
    /// Three columns need the room of the context pane.
    bool ownContext() const override { return true; }

private:
    void makeList(wxSizer* into);
    void makeDetail(wxSizer* into);
    void makeFoot(wxSizer* into);
    void fillList();
    void fillFoot();
    void show(std::size_t row); ///< its three sides and what may be decided
    void decide(UpgradeDecision::Choice choice);
    void next();
    void finish(); ///< from now on it holds here
    void hand();   ///< as sources for the publisher, review_hand.cpp

    std::string form_;
    FormUpgrades upgrades_;
    std::string title_;
    std::unique_ptr<UpgradeReview> review_;
    std::size_t chosen_ = 0;
    wxDataViewListCtrl* list_ = nullptr;
    Paragraph *standing_ = nullptr, *question_ = nullptr, *why_ = nullptr;
    wxTextCtrl* sides_[3] = {};
    wxRadioButton *keep_ = nullptr, *take_ = nullptr, *edit_ = nullptr;
    wxTextCtrl* text_ = nullptr;
    wxChoice* spot_ = nullptr;
    wxButton *use_ = nullptr, *finish_ = nullptr, *hand_ = nullptr, *next_ = nullptr;
};

} // namespace trellis
