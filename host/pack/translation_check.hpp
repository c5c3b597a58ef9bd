// What of a form is not translated, and what was translated from an older wording (TR-L32).
#pragma once
#include "pack/contents.hpp"
#include "template/in_language.hpp"
#include "template/lint_log.hpp"

namespace trellis {

/// Errors for what is missing in the languages that were `promised`; for those somebody has `begun` a warning that says
/// how much is. Warnings for what is of an older wording, in either.
void checkTranslations(const Template& form, const std::vector<std::string>& promised,
                       const std::vector<std::string>& begun, LintLog& log);

/// The languages of a form that the pack itself puts anything into. What a core form happens to have of another is no
/// business of a pack that adapts the form.
std::vector<std::string> languagesBegun(const PackContents& contents, const Template& form);

} // namespace trellis
