// One row of a repeating table, as a strip of the grid or as a card. For form_rows.cpp alone.
#pragma once
#include "workbench/form_rows.hpp"

namespace trellis {

class RowsBlock::RowPanel : public Holder {
public:
    RowPanel(RowsBlock& block, const Id& id);
    ~RowPanel() override;

    const Id& id() const { return id_; }
    const std::vector<FieldRow*>& fields() const { return fields_; }
    /// Its place among the rows, counted from 1.
    void setPlace(std::size_t place);
    void showTitle();

private:
    FieldPlace placeOf(const Item& cell);
    wxString spoken(const Item& cell) const;
    void makeRemove();
    void makeStrip();
    void makeCard();

    RowsBlock& block_;
    Id id_;
    std::size_t place_ = 0;
    Paragraph* title_ = nullptr;
    wxButton* remove_ = nullptr;
    std::vector<FieldRow*> fields_;
    std::vector<wxWindow*> labels_; ///< over the fields of the first row of a folded grid
};

} // namespace trellis
