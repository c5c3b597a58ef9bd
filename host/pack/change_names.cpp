#include "pack/change_names.hpp"

#include <algorithm>

namespace trellis {
namespace {

std::string asked(const Template& form, const std::string& item) {
    if (const auto* found = form.find(item)) return found->label;
    const auto section = std::ranges::find(form.sections, item, &Section::id);
    return section == form.sections.end() ? std::string() : section->title;
}

} // namespace

std::vector<PackChange> withQuestions(std::vector<PackChange> changes, const FormNamed& formNamed) {
    for (auto& change : changes) {
        if (change.area != "form" || change.item.empty()) continue;
        const auto form = formNamed(change.of);
        auto question = form ? asked(*form, change.item) : std::string();
        // What a pack adds stands in no form yet: its label is the new text itself.
        if (question.empty() && change.what == "added") question = change.meaning;
        if (question.empty()) continue;
        if (change.meaning == question) change.meaning.clear();
        if (change.meaning == "core question: " + question) change.meaning = "core question";
        change.item = question + " (" + change.item + ")";
    }
    return changes;
}

} // namespace trellis
