#include "workbench/controller/writing_steps.hpp"

#include <algorithm>

namespace trellis {

bool asked(const Form& form, const WritingStep& step) {
    return std::any_of(step.items.begin(), step.items.end(), [&](const Item* item) {
        return !item->retired && form.relevant({item->id, "", ""});
    });
}

std::vector<WritingStep> writingSteps(const Form& form, const std::string& shareItem) {
    std::vector<WritingStep> steps;
    std::optional<WritingStep> foot;
    for (const Section& section : form.form().sections) {
        if (!form.sectionRelevant(section.id)) continue;
        const bool shares = !shareItem.empty() && std::any_of(section.items.begin(), section.items.end(),
                                                              [&](const Item& item) { return item.id == shareItem; });
        WritingStep step{&section, {}};
        for (const Item& item : section.items) {
            step.items.push_back(&item);
            if (shares || (item.type != ItemType::LongText && !item.isRows())) continue;
            steps.push_back(step);
            step.items.clear();
        }
        if (step.items.empty()) continue;
        if (shares)
            foot = step;
        else if (!steps.empty() && steps.back().section == &section)
            // What follows the last prompt of its section belongs to it.
            steps.back().items.insert(steps.back().items.end(), step.items.begin(), step.items.end());
        else
            steps.push_back(step);
    }
    // A prompt that the short variant leaves out is no step; of a condition that may change, the step stays away for
    // now.
    std::erase_if(steps, [&](const WritingStep& step) { return !asked(form, step); });
    if (foot) steps.push_back(*foot);
    return steps;
}

std::string whereToWrite(const Form& form, const std::vector<WritingStep>& steps, const std::string& shareItem,
                         const std::string& keyboard, const std::string& written) {
    if (steps.empty()) return keyboard;
    const auto holds = [](const WritingStep& step, const std::string& item) {
        return std::any_of(step.items.begin(), step.items.end(), [&](const Item* one) { return one->id == item; });
    };
    const bool foot = !shareItem.empty() && holds(steps.back(), shareItem);
    if (!keyboard.empty() && !(foot && stepOf(steps, keyboard) == steps.size() - 1)) return keyboard;
    if (!written.empty()) return written;
    for (const WritingStep& step : steps)
        for (const Item* item : step.items)
            if (item->type == ItemType::LongText && form.relevant({item->id, "", ""}) &&
                !answered(form.value({item->id, "", ""})))
                return item->id;
    return steps.front().items.front()->id;
}

std::size_t stepOf(const std::vector<WritingStep>& steps, const std::string& item) {
    for (std::size_t at = 0; at < steps.size(); ++at)
        for (const Item* one : steps[at].items) {
            if (one->id == item) return at;
            for (const Item& cell : one->cells)
                if (cell.id == item) return at;
        }
    return 0;
}

} // namespace trellis
