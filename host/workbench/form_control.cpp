#include "workbench/form_control.hpp"

namespace trellis {
namespace {

/// Answers that are words of any length, written or chosen; the others are days, numbers and codes.
bool hasWords(const Item& item) {
    switch (item.type) {
    case ItemType::Date:
    case ItemType::Time:
    case ItemType::Integer:
    case ItemType::Decimal:
    case ItemType::Case:
        return false;
    default:
        return true;
    }
}

} // namespace

void FieldControl::speak(wxWindow* label, const wxString& name, const wxString& help) {
    if (label) labelFor(label, window());
    nameControl(window(), name);
    if (!help.empty()) describe(window(), help);
}

FieldControl* makeFieldControl(wxWindow* parent, FieldPlace place) {
    auto& item = place.form->item(place.path);
    if (place.form->form().calculated(place.path)) return makeTypedControl(parent, std::move(place));
    // A choice that cannot be made is passed over by the keyboard; as words, what the other chose is read on the way.
    if (place.form->onlyRead(place.path) && hasWords(item)) return makeLongText(parent, std::move(place));
    switch (item.type) {
    case ItemType::Text:
    case ItemType::LongText:
        return makeLongText(parent, std::move(place));
    case ItemType::Person:
        return makePick(parent, std::move(place));
    case ItemType::Choices:
        return makeChecks(parent, std::move(place));
    case ItemType::Boolean:
        return place.cell ? makePick(parent, std::move(place)) : makeRadios(parent, std::move(place));
    case ItemType::Choice:
        return place.cell || place.compact || item.options.size() > 5 ? makePick(parent, std::move(place))
                                                                      : makeRadios(parent, std::move(place));
    case ItemType::Scale: {
        // A scale of many points (0 to 100) is a number to type; up to eleven points can be seen at once.
        auto points = item.step > 0 ? (item.max - item.min) / item.step + 1 : 2;
        if (points > 11) return makeTypedControl(parent, std::move(place));
        // In a card, too, the words of all points are seen: one cannot rate by words that are out of sight.
        return place.cell ? makePick(parent, std::move(place)) : makeRadios(parent, std::move(place));
    }
    default:
        return makeTypedControl(parent, std::move(place));
    }
}

int controlHeight(const wxWindow* window) { return window->GetCharHeight() + 2 * space::one; }

int widthOf(wxWindow* window, int letters) { return window->GetCharWidth() * letters + 2 * space::two; }

} // namespace trellis
