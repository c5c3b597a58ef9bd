// How a record of one's own is written: one prompt at a time, or all of it in one column. The steps follow from the
// form alone: each long text is a prompt with what stands before it, and what says who may read it comes last and
// whole.
#pragma once
#include "template/form.hpp"

#include <string>
#include <vector>

namespace trellis {

struct WritingStep {
    const Section* section = nullptr;
    std::vector<const Item*> items; ///< in the order of the form; those not asked now are among them
};

/// Of the sections that are asked now. `shareItem` names the question who may read it; its section is the foot and
/// stays whole. Empty: there is none.
std::vector<WritingStep> writingSteps(const Form& form, const std::string& shareItem);

/// The step that holds a question; 0 when none does.
std::size_t stepOf(const std::vector<WritingStep>& steps, const std::string& item);

/// The question at which writing one prompt at a time begins. That is where the keyboard is; but whoever has gone on to
/// the foot, which every Tab leads through on its way out of the form, begins at the prompt `written` in last, or at the
/// first that has no answer yet.
std::string whereToWrite(const Form& form, const std::vector<WritingStep>& steps, const std::string& shareItem,
                         const std::string& keyboard, const std::string& written);

/// True while some question of the step is asked: its condition holds, or may still come to hold.
bool asked(const Form& form, const WritingStep& step);

} // namespace trellis
