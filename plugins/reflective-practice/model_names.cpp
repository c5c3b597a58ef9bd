#include "model_names.hpp"

#include <algorithm>

namespace reflective {
namespace {

struct Known {
    const char *model, *name;
};
// A test compares these with the titles of the forms.
constexpr Known known[] = {
    {"atkinsmurphy", "Stages of reflection (Atkins and Murphy)"},
    {"beforenow", "Before and now"},
    {"clear", "CLEAR (Hawkins)"},
    {"coachingreview", "Coaching review"},
    {"gibbs", "Reflective cycle (Gibbs)"},
    {"grow", "GROW"},
    {"johns", "Structured reflection (Johns)"},
    {"kolb", "Experiential learning (Kolb)"},
    {"proctor-b", "Functions of supervision (Brigid Proctor)"},
    {"schon", "Reflection in and on action (Sch\u00F6n)"},
    {"seveneyed", "Seven-eyed model (Hawkins and Shohet)"},
    {"systemreflection", "System reflection"},
    {"wswnw", "What, so what, now what"},
};
constexpr const char* family = ".reflection-";

} // namespace

std::string modelName(const std::string& form) {
    const auto at = form.find(family);
    if (at == std::string::npos) return form;
    const auto place = form.substr(0, at);
    auto model = form.substr(at + std::string(family).size());
    if (place == "core")
        for (auto& one : known)
            if (model == one.model) return one.name;
    if (model.empty()) return form;
    std::replace(model.begin(), model.end(), '-', ' ');
    if (model[0] >= 'a' && model[0] <= 'z') model[0] = char(model[0] - 'a' + 'A');
    return place == "core" ? model : model + " (" + place + ")";
}

} // namespace reflective
