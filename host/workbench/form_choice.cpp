#include "workbench/form_choice.hpp"

namespace trellis::choice {

Value valueOf(const Item& item, const std::string& code) {
    if (code.empty()) return Missing{};
    if (item.type == ItemType::Boolean) return code == "yes";
    if (item.type == ItemType::Scale) return readNumber(code, false).value;
    return Code{code};
}

std::string codeOf(const Value& value) {
    if (auto yes = std::get_if<bool>(&value)) return *yes ? "yes" : "no";
    if (auto number = std::get_if<double>(&value)) return shortest(*number);
    if (auto code = std::get_if<Code>(&value)) return code->code;
    return "";
}

std::vector<ChoiceLine> linesOf(const FormController& form, const ItemPath& path) {
    if (form.item(path).type == ItemType::Boolean) return {{"yes", "Yes"}, {"no", "No"}};
    return form.choices(path);
}

wxString wrapped(wxWindow* window, const wxString& words, int width) {
    return wxControl::EscapeMnemonics(look::broken(window, words, width));
}

} // namespace trellis::choice
