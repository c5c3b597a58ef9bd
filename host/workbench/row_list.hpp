// A list of lines in columns, as on Sessions or People: each column as wide as what stands in it, and the last one
// takes the rest, so that words are cut only where there is no room left at all.
#pragma once
#include "workbench/look.hpp"

#include <wx/dataview.h>

namespace trellis {

class RowList : public wxDataViewListCtrl {
public:
    /// One line can be chosen; letters jump nowhere, as they may be meant for a field beside it.
    RowList(wxWindow* parent, const wxString& name, const std::vector<wxString>& columns);

    /// Throws away what is shown and shows these lines, of as many cells as there are columns.
    void show(const std::vector<std::vector<std::string>>& lines);

private:
    void lay();

    std::vector<int> wanted_; ///< px a column needs for its longest words
};

} // namespace trellis
