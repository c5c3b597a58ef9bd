// The controls of a form, made as they are wanted: the first two screens at once, the rest while nobody types.
#include "workbench/form_view.hpp"

namespace trellis {
namespace {

/// Questions whose controls are made at each idle moment.
constexpr std::size_t perIdle = 15;

/// Two questions that take few letters share a line, where the room allows.
constexpr int roomForTwo = 500;
bool isShort(const Item& item) {
    switch (item.type) {
    case ItemType::Date:
    case ItemType::Time:
    case ItemType::Integer:
    case ItemType::Decimal:
    case ItemType::Case:
    case ItemType::Person:
        return !item.relevant && !item.retired && item.help.size() < 60;
    default:
        return false;
    }
}

} // namespace

void FormView::addHeading(const Section& section) {
    half_ = nullptr;
    if (!slots_.empty()) content()->AddSpacer(space::one);
    content()->Add(look::section(this, look::text(section.title)), 0, wxEXPAND);
    if (!timeLine_) {
        timeLine_ = look::secondary(this, "");
        timeLine_->Hide();
        content()->Add(timeLine_, 0, wxEXPAND | wxTOP, 2);
    }
    if (!section.help.empty())
        content()->Add(look::secondary(this, look::text(section.help)), 0, wxEXPAND | wxTOP, space::half);
    content()->AddSpacer(space::two);
}

void FormView::build(std::size_t upTo) {
    for (; built_ < entries_.size() && built_ < upTo; ++built_) {
        if (entries_[built_].heading) addHeading(*entries_[built_].heading);
        auto& item = *entries_[built_].item;
        if (item.retired) continue;
        if (item.isRows()) {
            RowsHooks hooks;
            hooks.changed = [this](FieldControl* source, const FormChanges& changes) { apply(changes, source); };
            hooks.removed = hooks_.removed;
            hooks.known = [this](FieldSlot& slot, bool known) {
                auto path = static_cast<FieldRow&>(slot).path();
                if (known)
                    slots_[path] = &slot;
                else
                    slots_.erase(path);
            };
            auto* block = new RowsBlock(this, form_, item, room(), hooks);
            blocks_.push_back(block);
            slots_[{item.id, "", ""}] = block;
            content()->Add(block, 0, wxEXPAND | wxBOTTOM, space::three);
        } else {
            const bool pairs = room() >= roomForTwo && Theme::get().textPercent() < 140;
            const bool second = half_ != nullptr;
            const bool first = !second && pairs && isShort(item) && built_ + 1 < entries_.size() &&
                               !entries_[built_ + 1].heading && isShort(*entries_[built_ + 1].item);
            FieldPlace place{
                &form_, {item.id, "", ""}, false, false, [this](FieldControl& source, const FormChanges& changes) {
                    apply(changes, &source);
                }};
            auto* field = new FieldRow(this, std::move(place), first || second ? FieldSize::Half : FieldSize::Full);
            slots_[{item.id, "", ""}] = field;
            if (first) {
                half_ = new wxBoxSizer(wxHORIZONTAL);
                content()->Add(half_, 0, wxEXPAND | wxBOTTOM, space::two);
                half_->Add(field, 1, wxRIGHT, space::two);
            } else if (second) {
                half_->Add(field, 1);
                half_ = nullptr;
            } else
                content()->Add(field, 0, wxEXPAND | wxBOTTOM, space::two);
        }
    }
}

void FormView::buildAll() {
    if (waiting_ || built_ >= entries_.size()) return;
    Freeze();
    build(entries_.size());
    Thaw();
    Layout();
    FitInside();
}

void FormView::onIdle(wxIdleEvent& event) {
    event.Skip();
    if (waiting_ || built_ >= entries_.size()) return;
    Freeze();
    build(built_ + perIdle);
    Thaw();
    look::relayout(this);
    if (built_ < entries_.size()) event.RequestMore();
}

} // namespace trellis
