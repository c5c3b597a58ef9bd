// The part of a page that shows its views: what is chosen about them in one row of fields, the view beneath, and at its
// foot how a number came about, copy, print and keep.
#pragma once
#include "workbench/controller/views_controller.hpp"
#include "workbench/page.hpp"
#include "workbench/view_pane.hpp"

namespace trellis {

class HowPart;

class ViewsPart : public wxPanel {
public:
    /// Fields for subject, period and choices are added to `fields`, whose windows belong to `parent`. The controller
    /// must have a view chosen and outlive this.
    ViewsPart(wxWindow* parent, wxSizer* fields, Shell& shell, ViewsController& views, ViewPane::Foot foot);

    void load();                           ///< asks for the view anew
    bool loaded() const { return asked_; } ///< load() has been here
    /// As ViewPane has it.
    bool focusFirst();
    bool act(const std::string& action); ///< "explain", "copy", "keep", "print"
    std::vector<PageAction> actions() const;
    /// With large text a view has no lines of its own to scroll in: it is as high as what it shows, and the page
    /// scrolls.
    static bool scrollsWithPage();

private:
    void more(const std::vector<std::pair<wxString, look::Action>>& deeds);
    bool asksHow() const; ///< there is a number that can be asked how it came about
    void addChoice(wxSizer* into, const wxString& label, const std::vector<ViewOption>& options, std::size_t at,
                   std::function<void(std::size_t)> chosen);
    void explain(const std::optional<AskedRow>& row);
    void backToView();
    void showView(bool view); ///< or how a number of it came about
    void copy();
    void keep();
    void print();
    bool hasModel();

    Shell& shell_;
    ViewsController& views_;
    ViewPane* pane_;
    wxSizer* foot_; ///< the buttons below the view
    wxButton* ask_ = nullptr; ///< how a number came about; none with large text
    HowPart* how_;
    bool asked_ = false;
    bool loaded_ = false; ///< what is shown is a view, not why there is none
};

} // namespace trellis
