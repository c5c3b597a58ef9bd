// What fields that are filled in by choosing share: answers and the codes that stand for them, and words that break.
#pragma once
#include "workbench/form_control.hpp"

namespace trellis::choice {

/// The answer that a code stands for, in the type of the item; no code is no answer.
Value valueOf(const Item& item, const std::string& code);
/// And back; empty for no answer.
std::string codeOf(const Value& value);
/// What can be chosen, in order; yes and no for a question that asks so.
std::vector<ChoiceLine> linesOf(const FormController& form, const ItemPath& path);
/// Labels of check boxes and radio buttons do not wrap by themselves; this breaks them where they would leave the
/// column.
wxString wrapped(wxWindow* window, const wxString& words, int width);

/// Room beside the words of a box or button: its mark and the air around it.
inline constexpr int markRoom = 5 * space::one;

} // namespace trellis::choice
