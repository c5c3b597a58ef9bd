// A column that keeps its head in sight when the keyboard lands in the table below it.
#pragma once
#include "workbench/page.hpp"
#include "workbench/view_rows.hpp"

#include <algorithm>

namespace trellis {

/// A view that is a table alone opens with the keyboard in it: what it asks and says in short stays in sight above it.
class HeadedColumn : public Column {
public:
    using Column::Column;

    const wxWindow* around(const wxWindow* focused) const override {
        if (!dynamic_cast<const ViewRows*>(focused) || GetChildren().empty()) return focused;
        const wxWindow* top = GetChildren().GetFirst()->GetData();
        const int above = focused->GetScreenPosition().y - top->GetScreenPosition().y;
        return above + linesInSight * GetCharHeight() < GetClientSize().y - space::three ? top : focused;
    }
    /// The row one has come to, where the table is longer than what is in sight of it.
    void follow(ViewRows& table) {
        const wxDataViewItem row = table.GetSelection();
        if (!row.IsOk()) return;
        const wxRect there = table.GetItemRect(row);
        const int top = ScreenToClient(table.ClientToScreen(there.GetTopLeft())).y, bottom = top + there.height;
        int ignored = 0, start = 0;
        GetViewStart(&ignored, &start);
        if (top < 0)
            Scroll(-1, std::max(0, start + (top - space::three) / space::two));
        else if (bottom > GetClientSize().y && there.height < GetClientSize().y)
            Scroll(-1, start + (bottom - GetClientSize().y + space::three) / space::two);
    }

protected:
    /// The toolkit would bring all of the table into view by itself, and push its head out.
    bool ShouldScrollToChildOnFocus(wxWindow* child) override { return around(child) == child; }

private:
    /// So many lines of a table in sight are enough to see where one is.
    static constexpr int linesInSight = 5;
};

} // namespace trellis
