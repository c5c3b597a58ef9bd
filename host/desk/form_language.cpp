#include "desk/form_language.hpp"

#include "desk/desk_state.hpp"
#include "template/in_language.hpp"

#include <set>

namespace trellis {
namespace {

std::string noteOf(const Desk::State& state) { return "forms-in:" + state.me.code; }

} // namespace

void readFormsIn(Desk& desk, const std::string& lang) {
    auto& state = Desk::State::of(desk);
    state.workspace->setLocalNote(noteOf(state), lang);
}

std::string formLanguage(Desk& desk) {
    const auto& state = Desk::State::of(desk);
    return state.workspace->localNote(noteOf(state)).value_or("");
}

std::vector<std::string> formLanguages(Desk& desk) {
    std::set<std::string> all;
    for (auto& form : Desk::State::of(desk).forms->all([](const std::string&) { return true; }))
        for (auto& lang : languagesOf(*form)) all.insert(lang);
    return {all.begin(), all.end()};
}

TemplatePtr forReading(Desk::State& desk, const FormRef& form) {
    return inLanguage(desk.forms->exactly(form), desk.workspace->localNote(noteOf(desk)).value_or(""));
}

} // namespace trellis
