// What of a form is not translated, and what was translated from an older wording (TR-L32).
#pragma once
#include "template/in_language.hpp"
#include "template/lint_log.hpp"

namespace trellis {

/// Errors for what is missing in the languages that were `promised`; for a language that merely occurs a warning that
/// says how much is. Warnings for what is of an older wording, in either.
void checkTranslations(const Template& form, const std::vector<std::string>& promised, LintLog& log);

} // namespace trellis
