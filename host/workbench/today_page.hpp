// Today: who is next, who is waiting, what is unfinished.
#pragma once
#include "workbench/controller/today.hpp"
#include "workbench/page.hpp"

namespace trellis {

class TodayPage : public Page {
public:
    TodayPage(wxWindow* parent, Shell& shell);
    wxString pageTitle() const override { return "Today"; }
    void fillContext(wxWindow* parent, wxSizer* sizer) override;
    void refresh() override;
    void focusFirst() override;
    bool act(const std::string& action) override;
    std::vector<PageAction> actions() const override;

private:
    void build();
    // today_rows.cpp
    void addGroup(const wxString& name, const std::vector<TodayLine>& lines, std::size_t most,
                  const std::function<void(wxSizer*, const TodayLine&)>& buttons);
    void addActions();
    void addCards();
    wxBoxSizer* addRow(const wxString& group, bool severalLines = false);
    wxButton* rowButton(const wxString& words, const wxString& about, look::Action action);
    void teach();

    // today_deeds.cpp
    void startSomething();
    void start(const Occasion& occasion);
    void plan(const Occasion& occasion);
    void remind(const TodayLine& line);
    void whyNotHeld(const Occasion& occasion, wxWindow* under);

    Today today_;
    Column* column_;
    std::optional<std::vector<CardLine>> cards_; ///< asked for once the page stands
    wxButton* first_ = nullptr;
    bool showAll_ = false;
    bool showActions_ = false;
};

} // namespace trellis
