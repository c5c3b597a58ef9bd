// What is asked without running any of its code.
#include "check/examination.hpp"

#include <algorithm>

namespace trellis::conformance {

void Examination::manifest() const {
    if (subject_.trouble()) failed(subject_.trouble()->what());
}

void Examination::folder() const {
    const auto name = subject_.origin().filename().string();
    if (name != subject_.manifest().id)
        warned(fmt::format("It lies in the folder {}; the workbench wants {}.", name, subject_.manifest().id));
}

void Examination::forms() const {
    for (auto& kind : subject_.manifest().kinds) {
        std::string why;
        if (!subject_.form(kind.templateId, &why)) failed(why);
    }
    if (subject_.manifest().kinds.empty()) skipped("It brings no kind of record.");
}

void Examination::reads() const {
    std::string unknown;
    for (auto& kind : subject_.manifest().kinds) {
        const auto all = subject_.formsOf(kind);
        // What other kinds are asked about may stand in their forms alone.
        if (all.empty() || kind.readsKinds.size() > 1) continue;
        for (auto& item : kind.reads)
            if (std::ranges::none_of(all, [&](auto& form) { return form->find(item) != nullptr; }))
                unknown += (unknown.empty() ? "" : ", ") + item;
    }
    if (!unknown.empty()) warned("No form of its kind asks " + unknown + ". Is it spelled as in the form?");
}

} // namespace trellis::conformance
