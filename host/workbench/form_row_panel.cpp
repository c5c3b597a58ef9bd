#include "workbench/form_row_panel.hpp"

namespace trellis {
namespace {

/// Two scales with words stand side by side from this width on, at ordinary text size.
constexpr int roomForTwoScales = 560;

} // namespace

RowsBlock::RowPanel::RowPanel(RowsBlock& block, const Id& id)
    : Holder(&block)
    , block_(block)
    , id_(id) {
    if (block_.shape_.lines.empty())
        makeCard();
    else
        makeStrip();
    for (auto* field : fields_) block_.hooks_.known(*field, true);
}

RowsBlock::RowPanel::~RowPanel() {
    for (auto* field : fields_) block_.hooks_.known(*field, false);
}

void RowsBlock::RowPanel::setPlace(std::size_t place) {
    place_ = place;
    for (auto* words : labels_) words->Show(place == 1);
    for (auto* field : fields_) field->setSpoken(spoken(block_.form_.item(field->path())));
    showTitle();
}

void RowsBlock::RowPanel::showTitle() {
    auto name = look::text(block_.form_.rowName(block_.rows_.id, id_));
    auto row = wxString::Format("row %zu", place_);
    if (title_)
        title_->setText(name == row ? wxString::Format("%zu", place_) : wxString::Format("%zu.  ", place_) + name);
    auto words = "Remove " + (name == row ? row : row + ", " + name);
    if (remove_->GetToolTipText() == words) return;
    remove_->SetToolTip(words);
    nameControl(remove_, words);
}

FieldPlace RowsBlock::RowPanel::placeOf(const Item& cell) {
    return {&block_.form_,
            {cell.id, block_.rows_.id, id_},
            false,
            false,
            [this](FieldControl& control, const FormChanges& changes) { block_.hooks_.changed(&control, changes); }};
}

wxString RowsBlock::RowPanel::spoken(const Item& cell) const {
    return look::text(cell.label) + wxString::Format(", row %zu", place_);
}

void RowsBlock::RowPanel::makeRemove() {
    remove_ = look::iconButton(this, "remove", "Remove this row", [this] { block_.removeRow(id_); });
    remove_->Show(!block_.form_.onlyRead({block_.rows_.id, "", ""}));
}

void RowsBlock::RowPanel::makeStrip() {
    auto* column = new wxBoxSizer(wxVERTICAL);
    wxBoxSizer* first = nullptr;
    const bool folded = block_.shape_.lines.size() > 1;
    for (auto& shapes : block_.shape_.lines) {
        // No heading can stand over two lines, so in a folded grid the first row carries the labels.
        if (folded) {
            auto* words = grid::columnWords(this, shapes);
            column->Add(words, 0, wxEXPAND);
            labels_.push_back(words);
        }
        auto* line = new wxBoxSizer(wxHORIZONTAL);
        bool stretched = false;
        for (auto& shape : shapes) {
            auto* field = new FieldRow(this, placeOf(*shape.item), FieldSize::InGrid, look::text(shape.item->label));
            field->GetSizer()->SetMinSize(wxSize(shape.width, controlHeight(this))); // at least; text may grow
            field->control()->window()->SetMinSize(wxSize(shape.width, controlHeight(this)));
            line->Add(field, shape.stretches ? 1 : 0, wxRIGHT, grid::gap);
            stretched = stretched || shape.stretches;
            fields_.push_back(field);
        }
        if (!stretched) line->AddStretchSpacer();
        if (first)
            line->Add(grid::removeWidth - grid::gap, 1);
        else
            first = line;
        column->Add(line, 0, wxEXPAND | wxBOTTOM, grid::gap);
    }
    for (auto* cell : block_.shape_.sometimes) {
        auto* field = new FieldRow(this, placeOf(*cell), FieldSize::InCard);
        column->Add(field, 0, wxEXPAND | wxLEFT | wxBOTTOM, space::one);
        fields_.push_back(field);
    }
    makeRemove(); // last, so that the keyboard meets it after the row
    remove_->SetMinSize(wxSize(grid::removeWidth - grid::gap, controlHeight(this)));
    first->Add(remove_, 0);
    if (folded) column->Add(look::line(this), 0, wxEXPAND | wxTOP | wxBOTTOM, grid::gap);
    SetSizer(column);
}

void RowsBlock::RowPanel::makeCard() {
    SetBackgroundColour(toWx(Theme::get().palette().card));
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    title_ = look::strong(this, " ");
    head->Add(title_, 1, wxALIGN_CENTRE_VERTICAL);
    makeRemove();
    head->Add(remove_, 0);
    column->Add(head, 0, wxEXPAND | wxBOTTOM, space::one);

    wxBoxSizer* line = nullptr;
    std::size_t inLine = 0;
    const bool scalesByTwo = block_.room_ >= Theme::get().wide(roomForTwoScales);
    bool scales = false; // what the present line holds
    for (auto& cell : block_.rows_.cells) {
        if (cell.retired) continue;
        auto* field = new FieldRow(this, placeOf(cell), FieldSize::InCard);
        fields_.push_back(field);
        // Short questions share a line by twos; a condition may hide one, so those stand alone.
        // Scales that follow each other do, too: what is compared is seen together.
        const bool scale = grid::isWorded(cell) && scalesByTwo;
        bool isShort =
            scale || (!grid::isWorded(cell) && grid::lettersOf(cell) < 16 && grid::fitsAGrid(cell) && !cell.relevant);
        if (!isShort || scale != scales) line = nullptr;
        scales = scale;
        if (isShort && (!line || inLine == 2)) {
            line = new wxBoxSizer(wxHORIZONTAL);
            inLine = 0;
            column->Add(line, 0, wxEXPAND);
        }
        if (isShort)
            line->Add(field, 1, wxBOTTOM | (inLine ? wxLEFT : 0), space::two), ++inLine;
        else
            column->Add(field, 0, wxEXPAND | wxBOTTOM, space::two);
    }
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(column, 1, wxEXPAND | wxALL, space::two);
    SetSizer(frame);
}

} // namespace trellis
