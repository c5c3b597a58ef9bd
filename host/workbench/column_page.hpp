// A page of one column that is made again as a whole after each deed.
#pragma once
#include "workbench/page.hpp"

namespace trellis {

class ColumnPage : public Page {
public:
    ColumnPage(wxWindow* parent, Shell& shell, int widest = space::readingColumn);
    void refresh() override;
    void focusFirst() override;

protected:
    /// Fills column(); the derived constructor calls it once, everything later goes through again().
    virtual void build() = 0;
    Column* column() const { return column_; }
    wxBoxSizer* content() const { return column_->content(); }
    /// Where the keyboard starts; set by build(). Null: the column itself.
    void startAt(wxWindow* control) { first_ = control; }

    /// After the present event: the page is made again, what others show is asked for again, and `words` are said.
    void again(const wxString& words = {}, Tone tone = Tone::Done);

    // What such pages are made of.
    void title(const wxString& words);
    void section(const wxString& words);
    void body(const wxString& words);
    void muted(const wxString& words);
    void state(const std::string& icon, const wxString& words);
    void rule();
    /// A quiet way back, above the title.
    void backTo(const wxString& words, const Destination& there);
    /// Buttons in one row that goes on below where there is no room; the names are what screen readers say.
    wxSizer* buttonRow();

private:
    Column* column_;
    wxWindow* first_ = nullptr;
};

/// Leaves the page and says something on the one that comes.
void goAndSay(Shell& shell, const Destination& there, Tone tone, const wxString& words);

} // namespace trellis
