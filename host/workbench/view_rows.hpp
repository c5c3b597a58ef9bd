// The table twin of a view on the page: it says what the picture says, row by row, and each row can be asked how its
// numbers came about: by Enter, by a double click or from its menu.
#pragma once
#include "view/view_model.hpp"
#include "workbench/look.hpp"

#include <wx/dataview.h>

namespace trellis {

/// What is asked of a number, wherever a button, a menu or a page says it.
inline constexpr const char* howWords = "How did this number come about?";
/// And of a row that says nothing with a number.
inline constexpr const char* rowWords = "What does this row tell of?";

class ViewRows : public wxDataViewListCtrl {
public:
    /// `asked` with the row; none: rows cannot be asked. `room` for all columns, in pixels, where the parent has not been
    /// laid out yet; 0: as wide as the parent.
    ViewRows(wxWindow* parent, const ViewModel& view, std::function<void(std::size_t)> asked, int room = 0);

private:
    void menu();
    bool numbers_; ///< or each row tells of something
    std::function<void(std::size_t)> asked_;
};

} // namespace trellis
