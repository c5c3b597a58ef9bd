#include "workbench/controller/draft_marks.hpp"

#include "model/error.hpp"

#include <algorithm>

namespace trellis {
namespace {

bool hasOthersFields(const WritingDraft& draft, const Template& form) {
    return std::ranges::any_of(form.sections, [&](auto& section) {
        return std::ranges::any_of(section.items, [&](auto& item) { return !draft.penOf(item.id).empty(); });
    });
}

} // namespace

DraftMarks marksOf(WritingDraft& draft) {
    DraftMarks out;
    auto& form = draft.form();
    if (draft.amendReason().empty() && !hasOthersFields(draft, form.form())) return out;
    try {
        out.asked = draft.askedAtFirst();
        for (auto& one : draft.findings()) {
            if (one.severity != Severity::Refuse || !form.form().find(one.where.item)) continue;
            if (one.code == "others-words")
                out.displaced.insert(one.where.item);
            else if (!one.where.inRow() && !answered(form.value({one.where.item, "", ""})))
                out.asked.insert(one.where.item);
        }
    } catch (const Error&) {
        // Said where it stands in the way: on the page before finishing.
    }
    return out;
}

} // namespace trellis
