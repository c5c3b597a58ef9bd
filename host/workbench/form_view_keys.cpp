// Where the keyboard is in a form, how it gets to a question, and what the keys do there.
#include "workbench/form_view.hpp"

#include "workbench/controller/sight.hpp"

#include <wx/weakref.h>

#include <utility>

namespace trellis {

void FormView::focusFirst() {
    waitingFocus_ = true;
    if (waiting_) return;
    // In what one writes oneself, where there is any here: the other's words come before it and are only read.
    for (const bool own : {true, false})
        for (auto& entry : entries_) {
            ItemPath path{entry.item->id, "", ""};
            if (own && form_.onlyRead(path)) continue;
            if (auto* block = blockOf(entry.item->id); block && block->IsShown() && block->firstTarget())
                return takeKeyboard(block->firstTarget());
            auto* slot = slotAt(path);
            if (slot && slot->control() && slot->slotWindow()->IsShown())
                return takeKeyboard(slot->control()->focusTarget());
        }
}

void FormView::takeKeyboard(wxWindow* target) {
    const bool fresh = std::exchange(fresh_, false);
    target->SetFocus();
    // What is said about it may only just have been added: once all that is laid out, it is seen as a whole. Where the
    // page has just come up, what stands above it is to be read first: the heading, or the other's words.
    const wxWeakRef<wxWindow> part(target);
    CallAfter([this, part, fresh] {
        CallAfter([this, part, fresh] {
            if (!part) return;
            if (fresh)
                showWithWhatIsAbove(around(part));
            else
                reveal(around(part));
        });
    });
}

void FormView::showWithWhatIsAbove(const wxWindow* part) {
    int ignored = 0, begins = 0, unit = 0;
    GetViewStart(&ignored, &begins);
    GetScrollPixelsPerUnit(&ignored, &unit);
    const int top = ScreenToClient(part->GetScreenPosition()).y + begins * unit;
    Scroll(-1, beginningFor({top, part->GetSize().y}, GetClientSize().y, unit));
}

bool FormView::focusField(const ItemPath& path) {
    buildAll();
    if (auto* slot = slotAt(path); slot && slot->control()) {
        takeKeyboard(slot->control()->focusTarget());
        return true;
    }
    auto* block = blockOf(path.inRow() ? path.rowsItem : path.item);
    if (!block || !block->firstTarget()) return false;
    takeKeyboard(block->firstTarget());
    return true;
}

void FormView::onFocus(wxChildFocusEvent& event) {
    event.Skip();
    for (wxWindow* up = event.GetWindow(); up && up != this; up = up->GetParent()) {
        ItemPath path;
        if (auto* field = dynamic_cast<FieldRow*>(up))
            path = field->path();
        else if (auto* block = dynamic_cast<RowsBlock*>(up))
            path = {block->rows().id, "", ""};
        else
            continue;
        fresh_ = false;
        if (path == focused_) return;
        focused_ = path;
        if (hooks_.focused) hooks_.focused(focused_);
        return;
    }
}

// The question with its label and the sentence beneath, unless it is higher than the window.
const wxWindow* FormView::around(const wxWindow* focused) const {
    for (const wxWindow* up = focused; up && up != this; up = up->GetParent())
        if (dynamic_cast<const FieldRow*>(up)) return up->GetSize().y < GetClientSize().y ? up : focused;
    return focused;
}

bool FormView::addRow() {
    auto* block = blockOf(focused_.inRow() ? focused_.rowsItem : focused_.item);
    for (std::size_t i = 0; !block && i < blocks_.size(); ++i)
        if (blocks_[i]->IsShown() && !form_.onlyRead({blocks_[i]->rows().id, "", ""})) block = blocks_[i];
    if (!block) return false;
    flush();
    block->addRow();
    return true;
}

bool FormView::removeRow() {
    auto* block = focused_.inRow() ? blockOf(focused_.rowsItem) : nullptr;
    if (!block) return false;
    block->removeRow(focused_.row);
    return true;
}

bool FormView::writeToday() {
    auto* slot = slotAt(focused_);
    return slot && slot->control() && slot->control()->writeToday();
}

bool FormView::undo() {
    flush();
    auto changes = form_.undo();
    if (changes.empty()) return false;
    apply(changes);
    return true;
}

bool FormView::redo() {
    flush();
    auto changes = form_.redo();
    if (changes.empty()) return false;
    apply(changes);
    return true;
}

} // namespace trellis
