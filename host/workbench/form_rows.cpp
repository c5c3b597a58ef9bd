#include "workbench/form_row_panel.hpp"

#include <algorithm>

namespace trellis {

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
    columns_ = grid::columnWords(this, shape_.lines.front());
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
    add_->Show(!form_.onlyRead({rows_.id, "", ""}));
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
    if (!add_->IsShown() || !add_->IsEnabled()) return;
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
    if (form_.onlyRead({rows_.id, "", ""})) return;
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
    return add_->IsShown() ? add_ : nullptr;
}

void RowsBlock::showTitles() {
    for (auto* panel : panels_) panel->showTitle();
}

} // namespace trellis
