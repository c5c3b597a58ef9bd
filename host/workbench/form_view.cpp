#include "workbench/form_view.hpp"

#include <algorithm>
#include <utility>

namespace trellis {
namespace {

/// Less room than this is a window that has no size yet.
constexpr int narrowest = 120;
/// And a change of the room by less than this folds nothing.
constexpr int worthFolding = 60;
/// Questions whose controls are made before a section is shown; about two screens.
constexpr std::size_t atOnce = 30;

} // namespace

FormView::FormView(wxWindow* parent, FormController& form, FormHooks hooks)
    : Column(parent)
    , form_(form)
    , hooks_(std::move(hooks))
    , settle_(this) {
    Bind(wxEVT_IDLE, &FormView::onIdle, this);
    Bind(wxEVT_CHILD_FOCUS, &FormView::onFocus, this);
    Bind(wxEVT_SIZE, &FormView::onSize, this);
    Bind(
        wxEVT_TIMER,
        [this](wxTimerEvent&) {
            if (parts_.empty() || std::abs(room() - builtFor_) < worthFolding) return;
            const auto path = focused_;
            show(parts_, false);
            if (!path.item.empty()) focusField(path);
        },
        settle_.GetId());
}

void FormView::onSize(wxSizeEvent& event) {
    event.Skip();
    if (waiting_) {
        if (room() < narrowest) return;
        CallAfter([this] {
            if (waiting_ && !parts_.empty()) show(parts_, waitingFocus_);
        });
    } else if (!parts_.empty() && std::abs(room() - builtFor_) >= worthFolding) {
        settle_.StartOnce(250); // tables fold and unfold with the room, once it stands
    }
}

FormView::~FormView() {
    // Rows take leave through slots_, which must still be there.
    clear();
}

int FormView::room() const {
    return std::min(GetClientSize().x - 2 * space::three, Theme::get().wide(space::readingColumn));
}

void FormView::show(const Section& section, bool focus) {
    FormPart part{&section, {}, true};
    for (auto& item : section.items) part.items.push_back(&item);
    show(std::vector{std::move(part)}, focus);
}

void FormView::show(std::vector<FormPart> parts, bool focus) {
    flush();
    waiting_ = room() < narrowest;
    waitingFocus_ = focus;
    parts_ = std::move(parts);
    if (waiting_) return;
    builtFor_ = room();
    Freeze();
    clear();
    slots_.clear();
    blocks_.clear();
    focused_ = {};
    entries_.clear();
    for (auto& part : parts_) {
        const Section* heading = part.heading ? part.section : nullptr;
        for (auto* item : part.items) entries_.push_back({std::exchange(heading, nullptr), item});
    }
    built_ = 0;
    half_ = nullptr;
    timeLine_ = nullptr;
    build(atOnce);
    Scroll(0, 0);
    fresh_ = true;
    Layout();
    FitInside();
    Thaw();
    if (focus) focusFirst();
}

FieldSlot* FormView::slotAt(const ItemPath& path) const {
    auto found = slots_.find(path);
    return found == slots_.end() ? nullptr : found->second;
}

RowsBlock* FormView::blockOf(const std::string& rowsItem) const {
    auto found =
        std::find_if(blocks_.begin(), blocks_.end(), [&](auto* block) { return block->rows().id == rowsItem; });
    return found == blocks_.end() ? nullptr : *found;
}

void FormView::flush() {
    if (auto* slot = slotAt(focused_); slot && slot->control()) slot->control()->flush();
}

void FormView::apply(const FormChanges& changes, const FieldControl* source) {
    bool resized = false;
    for (auto& rows : changes.rows)
        if (auto* block = blockOf(rows)) block->sync(), resized = true;
    for (auto& path : changes.values)
        if (auto* slot = slotAt(path); slot && slot->control() && slot->control() != source) slot->showValue();
    auto state = [&](const ItemPath& path) {
        if (auto* slot = slotAt(path)) resized = slot->showState() || resized;
    };
    for (auto& path : changes.values) state(path);
    for (auto& path : changes.relevance) state(path);
    for (auto& path : changes.required) state(path);
    // What is wrong with one answer may depend on another: every field that says something, or has a rule, is looked at
    // again.
    for (auto& [path, slot] : slots_)
        if (!changes.values.contains(path) && form_.item(path).constraint) resized = slot->showState() || resized;
    for (auto& path : changes.values)
        if (auto* block = path.inRow() ? blockOf(path.rowsItem) : nullptr) block->showTitles();
    if (resized) look::relayout(this);
    if (hooks_.edited) hooks_.edited();
}

void FormView::showAllStates() {
    for (auto& [path, slot] : slots_) slot->showState();
    look::relayout(this);
}

void FormView::setTimeLine(const wxString& words) {
    if (!timeLine_ || words == timeLine_->GetLabelText()) return;
    bool shown = timeLine_->IsShown();
    timeLine_->setText(words);
    timeLine_->Show(!words.empty());
    if (shown == words.empty()) look::relayout(this);
}

} // namespace trellis
