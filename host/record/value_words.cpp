#include "record/value_words.hpp"

namespace trellis {
namespace {

std::string scaleWords(const Item& item, double number) {
    std::string out = shortest(number) + " of " + shortest(item.max);
    for (auto& anchor : item.anchors)
        if (anchor.value == number) out += " · " + anchor.label;
    return out;
}

std::string reasonWords(const std::string& reason) {
    if (reason == "withheld") return "kept by the pair";
    if (reason == kNotAskedHere) return "not asked here";
    if (reason == "declined") return "preferred not to say";
    return reason;
}

} // namespace

std::string valueWords(const Template& form, const Item& item, const Value& value) {
    struct Writer {
        const Template& form;
        const Item& item;
        std::string operator()(const Missing& missing) const { return reasonWords(missing.reason); }
        std::string operator()(bool yes) const { return yes ? "Yes" : "No"; }
        std::string operator()(double number) const {
            return item.type == ItemType::Scale ? scaleWords(item, number) : shortest(number);
        }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(const Code& code) const { return form.optionLabel(item, code.code); }
        std::string operator()(const Codes& codes) const {
            std::string out;
            for (auto& code : codes) out += (out.empty() ? "" : "; ") + form.optionLabel(item, code);
            return out;
        }
        std::string operator()(Date date) const { return date.words(); }
        std::string operator()(TimeOfDay time) const { return time.text(); }
    };
    return std::visit(Writer{form, item}, value);
}

std::string longDay(Date day) { return day.dayWords() + " " + std::to_string(day.year()); }

} // namespace trellis
