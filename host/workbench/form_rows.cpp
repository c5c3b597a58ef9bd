#include "workbench/form_rows.hpp"

#include <algorithm>

namespace trellis {
namespace {

constexpr int removeWidth = 40;
/// Beside the words of a cell: its frame, and for a choice the arrow.
constexpr int airOfText = space::three, airOfChoice = 7 * space::one;
constexpr int gap = space::half;
/// A choice in a grid shows about this much of its words; the list itself and the tool tip show them whole.
constexpr std::size_t mostChoiceLetters = 15;
/// Two scales with words stand side by side from this width on, at ordinary text size.
constexpr int roomForTwoScales = 560;

/// Letters a cell needs to be useful; stretching ones give a minimum.
int lettersOf(const Item& cell) {
    switch (cell.type) {
    case ItemType::Integer:
        return 4;
    case ItemType::Decimal:
        return 6;
    case ItemType::Boolean:
        return 6;
    case ItemType::Time:
        return 5;
    case ItemType::Date:
        return 10;
    case ItemType::Case:
        return 7;
    case ItemType::Person:
        return 11;
    case ItemType::Choice:
    case ItemType::Scale: {
        std::size_t longest = 6;
        for (auto& option : cell.options) longest = std::max(longest, option.label.size());
        for (auto& anchor : cell.anchors) longest = std::max(longest, anchor.label.size() + 3);
        return int(std::min<std::size_t>(longest, mostChoiceLetters));
    }
    default:
        return 16;
    }
}

/// A scale whose points have words.
bool isWorded(const Item& cell) { return cell.type == ItemType::Scale && cell.anchors.size() > 2; }

/// Two such scales or more make a row to rate in: the words must be seen to be chosen from, so it is a card with radio
/// buttons.
bool isForRating(const Item& rows) { return std::count_if(rows.cells.begin(), rows.cells.end(), isWorded) > 1; }

bool fitsAGrid(const Item& cell) {
    return cell.type != ItemType::LongText && cell.type != ItemType::Choices && cell.type != ItemType::Note;
}

/// The labels of one line of columns, each over its column.
wxPanel* columnWords(wxWindow* parent, const std::vector<GridShape::Column>& columns) {
    auto* out = new Holder(parent);
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    bool stretched = false;
    for (auto& column : columns) {
        auto* box = new wxBoxSizer(wxVERTICAL);
        box->SetMinSize(wxSize(column.width, -1));
        box->Add(look::secondary(out, look::text(column.item->label)), 0, wxEXPAND);
        line->Add(box, column.stretches ? 1 : 0, wxRIGHT | wxALIGN_BOTTOM, gap);
        stretched = stretched || column.stretches;
    }
    if (!stretched) line->AddStretchSpacer();
    line->Add(removeWidth - gap, 1);
    out->SetSizer(line);
    return out;
}

} // namespace

GridShape gridShape(const Item& rows, int room, int letter) {
    GridShape out;
    if (isForRating(rows) || !std::all_of(rows.cells.begin(), rows.cells.end(), fitsAGrid)) return out;
    int used = 0;
    for (auto& cell : rows.cells) {
        if (cell.retired) continue;
        const bool chosen =
            cell.type == ItemType::Choice || cell.type == ItemType::Scale || cell.type == ItemType::Person;
        const int width = lettersOf(cell) * letter + (chosen ? airOfChoice : airOfText);
        if (out.lines.empty() || used + width + gap > room - removeWidth) {
            out.lines.emplace_back();
            used = 0;
        }
        out.lines.back().push_back({&cell, width, cell.type == ItemType::Text});
        used += width + gap;
    }
    if (out.lines.size() > 2) out.lines.clear();
    return out;
}

/// One row, as a strip of the grid or as a card.
class RowsBlock::RowPanel : public Holder {
public:
    RowPanel(RowsBlock& block, const Id& id)
        : Holder(&block)
        , block_(block)
        , id_(id) {
        if (block_.shape_.lines.empty())
            makeCard();
        else
            makeStrip();
        for (auto* field : fields_) block_.hooks_.known(*field, true);
    }
    ~RowPanel() override {
        for (auto* field : fields_) block_.hooks_.known(*field, false);
    }

    const Id& id() const { return id_; }
    const std::vector<FieldRow*>& fields() const { return fields_; }

    /// Its place among the rows, counted from 1.
    void setPlace(std::size_t place) {
        place_ = place;
        for (auto* words : labels_) words->Show(place == 1);
        for (auto* field : fields_) field->setSpoken(spoken(block_.form_.item(field->path())));
        showTitle();
    }

    void showTitle() {
        auto name = look::text(block_.form_.rowName(block_.rows_.id, id_));
        auto row = wxString::Format("row %zu", place_);
        if (title_)
            title_->setText(name == row ? wxString::Format("%zu", place_) : wxString::Format("%zu.  ", place_) + name);
        auto words = "Remove " + (name == row ? row : row + ", " + name);
        if (remove_->GetToolTipText() == words) return;
        remove_->SetToolTip(words);
        nameControl(remove_, words);
    }

private:
    FieldPlace placeOf(const Item& cell) {
        return {
            &block_.form_,
            {cell.id, block_.rows_.id, id_},
            false,
            false,
            [this](FieldControl& control, const FormChanges& changes) { block_.hooks_.changed(&control, changes); }};
    }
    wxString spoken(const Item& cell) const { return look::text(cell.label) + wxString::Format(", row %zu", place_); }

    void makeRemove() {
        remove_ = look::iconButton(this, "remove", "Remove this row", [this] { block_.removeRow(id_); });
    }

    void makeStrip() {
        auto* column = new wxBoxSizer(wxVERTICAL);
        wxBoxSizer* first = nullptr;
        const bool folded = block_.shape_.lines.size() > 1;
        for (auto& shapes : block_.shape_.lines) {
            // No heading can stand over two lines, so in a folded grid the first row carries the labels.
            if (folded) {
                auto* words = columnWords(this, shapes);
                column->Add(words, 0, wxEXPAND);
                labels_.push_back(words);
            }
            auto* line = new wxBoxSizer(wxHORIZONTAL);
            bool stretched = false;
            for (auto& shape : shapes) {
                auto* field =
                    new FieldRow(this, placeOf(*shape.item), FieldSize::InGrid, look::text(shape.item->label));
                field->GetSizer()->SetMinSize(wxSize(shape.width, controlHeight(this))); // at least; text may grow
                field->control()->window()->SetMinSize(wxSize(shape.width, controlHeight(this)));
                line->Add(field, shape.stretches ? 1 : 0, wxRIGHT, gap);
                stretched = stretched || shape.stretches;
                fields_.push_back(field);
            }
            if (!stretched) line->AddStretchSpacer();
            if (first)
                line->Add(removeWidth - gap, 1);
            else
                first = line;
            column->Add(line, 0, wxEXPAND | wxBOTTOM, gap);
        }
        makeRemove(); // last, so that the keyboard meets it after the row
        remove_->SetMinSize(wxSize(removeWidth - gap, controlHeight(this)));
        first->Add(remove_, 0);
        if (folded) column->Add(look::line(this), 0, wxEXPAND | wxTOP | wxBOTTOM, gap);
        SetSizer(column);
    }

    void makeCard() {
        SetBackgroundColour(toWx(Theme::get().palette().card));
        auto* column = new wxBoxSizer(wxVERTICAL);
        auto* head = new wxBoxSizer(wxHORIZONTAL);
        title_ = look::strong(this, " ");
        head->Add(title_, 1, wxALIGN_CENTRE_VERTICAL);
        makeRemove();
        head->Add(remove_, 0);
        column->Add(head, 0, wxEXPAND | wxBOTTOM, space::half);

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
            const bool scale = isWorded(cell) && scalesByTwo;
            bool isShort = scale || (!isWorded(cell) && lettersOf(cell) < 16 && fitsAGrid(cell) && !cell.relevant);
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

    RowsBlock& block_;
    Id id_;
    std::size_t place_ = 0;
    Paragraph* title_ = nullptr;
    wxButton* remove_ = nullptr;
    std::vector<FieldRow*> fields_;
    std::vector<wxWindow*> labels_; ///< over the fields of the first row of a folded grid
};

RowsBlock::RowsBlock(wxWindow* parent, FormController& form, const Item& rows, int room, RowsHooks hooks)
    : Holder(parent)
    , form_(form)
    , rows_(rows)
    , hooks_(std::move(hooks))
    , room_(room)
    , shape_(gridShape(rows, room, GetCharWidth())) {
    SetSizer(new wxBoxSizer(wxVERTICAL));
    makeHead();
    makeColumns();
    list_ = new wxBoxSizer(wxVERTICAL);
    GetSizer()->Add(list_, 0, wxEXPAND);
    add_ = look::quietButton(this, look::text("+ " + form_.addLabel(rows_)), [this] { addRow(); });
    nameControl(add_, look::text(form_.addLabel(rows_)));
    add_->SetToolTip("Ctrl+Enter");
    GetSizer()->Add(add_, 0);
    nameControl(this, look::text(rows_.label));
    sync();
    showState();
}

RowsBlock::~RowsBlock() {
    // Rows say goodbye to the form view through the hooks, so they go while these are still here.
    for (auto* panel : panels_) panel->Destroy();
}

void RowsBlock::makeHead() {
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(look::strong(this, look::text(rows_.label)), 1, wxALIGN_BOTTOM);
    mark_ = look::mutedLabel(this, "");
    head->Add(mark_, 0, wxALIGN_BOTTOM | wxLEFT, space::one);
    GetSizer()->Add(head, 0, wxEXPAND | wxBOTTOM, 2);
    if (!rows_.help.empty())
        GetSizer()->Add(look::secondary(this, look::text(rows_.help)), 0, wxEXPAND | wxBOTTOM, space::half);
}

void RowsBlock::makeColumns() {
    if (shape_.lines.size() != 1) return;
    columns_ = columnWords(this, shape_.lines.front());
    GetSizer()->Add(columns_, 0, wxEXPAND);
}

void RowsBlock::sync() {
    auto& rows = form_.form().answers().rowsOf(rows_.id);
    std::vector<RowPanel*> kept;
    for (auto* panel : panels_) {
        bool stays = std::any_of(rows.begin(), rows.end(), [&](auto& row) { return row.id == panel->id(); });
        if (stays)
            kept.push_back(panel);
        else
            list_->Detach(panel), panel->Destroy();
    }
    panels_ = std::move(kept);
    const int below = shape_.lines.empty() ? space::one : 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto found =
            std::find_if(panels_.begin(), panels_.end(), [&](auto* panel) { return panel->id() == rows[i].id; });
        RowPanel* panel = nullptr;
        if (found == panels_.end()) {
            panel = new RowPanel(*this, rows[i].id);
        } else if (std::size_t(found - panels_.begin()) == i) {
            (*found)->setPlace(i + 1);
            continue;
        } else {
            panel = *found;
            panels_.erase(found);
            list_->Detach(panel);
        }
        panels_.insert(panels_.begin() + std::ptrdiff_t(i), panel);
        list_->Insert(i, panel, 0, wxEXPAND | wxBOTTOM, below);
        panel->setPlace(i + 1);
        // The keyboard walks in the order of the rows, not in the order they were made.
        if (i > 0)
            panel->MoveAfterInTabOrder(panels_[i - 1]);
        else if (panels_.size() > 1)
            panel->MoveBeforeInTabOrder(panels_[1]);
    }
    if (!panels_.empty()) add_->MoveAfterInTabOrder(panels_.back());
    if (columns_) columns_->Show(!panels_.empty());
    add_->Enable(int(rows.size()) < rows_.maxRows);
    look::relayout(this);
}

bool RowsBlock::showState() {
    bool resized = false;
    ItemPath path{rows_.id, "", ""};
    if (bool relevant = form_.form().relevant(path); IsShown() != relevant) Show(relevant), resized = true;
    auto words = form_.duty(path);
    words += (words.empty() ? "" : " · ") + form_.marker(rows_);
    if (look::text(words) != mark_->GetLabelText()) mark_->SetLabelText(look::text(words)), resized = true;

    wxString problems;
    for (auto& sentence : form_.problems(path)) problems += (problems.empty() ? "" : " ") + look::text(sentence);
    if (!problems.empty() && !problemBox_) {
        problemBox_ = problemLine(this, problem_);
        GetSizer()->Add(problemBox_, 0, wxEXPAND | wxTOP, space::half);
    }
    if (problemBox_ && problemBox_->IsShown() != !problems.empty())
        problemBox_->Show(!problems.empty()), resized = true;
    if (!problems.empty()) problem_->setText(problems);
    return resized;
}

void RowsBlock::addRow() {
    if (!add_->IsEnabled()) return;
    FormChanges changes;
    Id row = form_.addRow(rows_.id, changes);
    sync();
    hooks_.changed(nullptr, changes);
    for (auto* panel : panels_)
        if (panel->id() == row)
            for (auto* field : panel->fields())
                if (field->control() && field->IsShown()) {
                    field->control()->focusTarget()->SetFocus();
                    return;
                }
}

void RowsBlock::removeRow(const Id& row) {
    auto name = look::text(form_.rowName(rows_.id, row));
    auto found = std::find_if(panels_.begin(), panels_.end(), [&](auto* panel) { return panel->id() == row; });
    auto place = std::size_t(found - panels_.begin());
    auto changes = form_.removeRow(rows_.id, row);
    // The keyboard goes to the row that takes its place, before its own row is gone.
    auto& next = place + 1 < panels_.size() ? panels_[place + 1] : place > 0 ? panels_[place - 1] : *found;
    if (next != *found && !next->fields().empty() && next->fields().front()->control())
        next->fields().front()->control()->focusTarget()->SetFocus();
    else
        add_->SetFocus();
    CallAfter([this, changes] {
        sync();
        hooks_.changed(nullptr, changes);
    });
    hooks_.removed("Removed: " + name + ".");
}

wxWindow* RowsBlock::firstTarget() {
    for (auto* panel : panels_)
        for (auto* field : panel->fields())
            if (field->control() && field->IsShown()) return field->control()->focusTarget();
    return add_;
}

void RowsBlock::showTitles() {
    for (auto* panel : panels_) panel->showTitle();
}

} // namespace trellis
