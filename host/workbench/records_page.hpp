// One page that a manifest asks for: the list of its records with filters and the way to a new one, and its views.
// Knows no kind and no view.
#pragma once
#include "workbench/controller/records_controller.hpp"
#include "workbench/controller/views_controller.hpp"
#include "workbench/row_list.hpp"
#include "workbench/page.hpp"
#include "workbench/views_part.hpp"

#include <wx/choice.h>
#include <wx/textctrl.h>

namespace trellis {

class RecordsPage : public Page {
public:
    /// `views` may be null: the page has none. `view` and `subject` as in Destination.
    RecordsPage(wxWindow* parent, Shell& shell, const PageInfo& page, std::unique_ptr<ViewSource> views,
                const std::string& view, const std::string& subject);

    wxString pageTitle() const override;
    void fillContext(wxWindow* parent, wxSizer* sizer) override;
    void refresh() override;
    void focusFirst() override;
    bool act(const std::string& action) override;
    std::vector<PageAction> actions() const override;
    std::string bookmark() const override;
    void openAt(const std::string& bookmark) override;

private:
    bool showsView() const { return views_ && views_->current(); }
    void build();
    void makeEmpty(wxSizer* into);
    // records_views.cpp
    void openOnView();            ///< the first that has something; the records where none has
    void makeShow(wxSizer* into); ///< records or which of the views
    void makeViews(wxSizer* into, wxSizer* fields);
    void focusView(); ///< where the keyboard starts beside a view
    // records_list.cpp
    void makeFilters(wxSizer* into);
    wxChoice* filter(wxSizer* into, const wxString& label, const std::vector<RecordChoice>& choices, std::string& key);
    void makeList(wxSizer* into);
    void fill();
    void open();
    Id chosen() const; ///< the record whose line is marked; empty: none
    void choose(const Id& record);
    // records_starts.cpp
    void startButtons(wxWindow* parent, wxSizer* into); ///< beside a view, about whom it is
    void startNew(wxWindow* under);
    void start(const StartChoice& choice);
    void startOne(const std::vector<StartChoice>& starts, wxWindow* under);

    RecordsController records_;
    wxWindow* ground_ = nullptr; ///< what the controls stand on: the page, or a column that scrolls it as a whole
    std::unique_ptr<ViewSource> source_;
    std::unique_ptr<ViewsController> views_;
    ViewsPart* part_ = nullptr;
    wxChoice* show_ = nullptr; ///< records, or which of the views
    bool focusWhenLoaded_ = false;
    wxButton* new_ = nullptr;
    wxButton* older_ = nullptr; ///< shown while there is more than was read
    wxTextCtrl* find_ = nullptr;
    RowList* list_ = nullptr;
    Paragraph* count_ = nullptr;
    std::vector<RecordRow> shown_;
};

} // namespace trellis
