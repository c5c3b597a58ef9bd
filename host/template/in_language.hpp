// A form in another language, as far as somebody has translated it, and how far that is.
//
// Only words change: a form read in another language is the same form, with the same id, version and hash, and a record
// pins it as ever. What is not translated, or was translated from an older wording, is read as it stands in the form:
// words that may no longer mean the same are never put in the place of those that do.
#pragma once
#include "template/template.hpp"

namespace trellis {

/// The languages that something of the form is translated into, beside its own; each once, in alphabetical order.
std::vector<std::string> languagesOf(const Template& form);
/// "Cymraeg" for "cy"; the tag itself where the name is not known here.
std::string languageName(const std::string& lang);

/// The same form with the words of that language. The form itself where it has none, or `lang` is its own or empty.
TemplatePtr inLanguage(const TemplatePtr& form, const std::string& lang);

/// How far a form is translated: titles and help of sections, labels, help, choices and further words of what is asked.
/// Retired and not asked questions do not count.
struct TranslationCoverage {
    std::string lang;
    int texts = 0, translated = 0;
    std::vector<std::string> missing; ///< "agenda (help)", "session.type (choice CLIN)"
    std::vector<std::string> stale;   ///< ids whose translation is of an older wording
    bool whole() const { return missing.empty() && stale.empty(); }
};
TranslationCoverage translationCoverage(const Template& form, const std::string& lang);
/// "core.supervision-session in Cymraeg (cy): 240 of 243 texts; 2 translations are of an older wording"
std::string coverageWords(const Template& form, const TranslationCoverage& coverage);

} // namespace trellis
