// What changed between two versions of one template, and what each change means for records and figures.
#pragma once
#include "template/template.hpp"

namespace trellis {

enum class ChangeClass {
    Cosmetic,   ///< words and order: answers mean the same
    Compatible, ///< more can be said than before; old answers stay valid
    Narrowing,  ///< less can be said: some old answers could not be given now
    Breaking,   ///< an answer would mean something else, or cannot be compared
};
std::string text(ChangeClass one);

struct TemplateChange {
    ChangeClass change = ChangeClass::Cosmetic;
    std::string item;    ///< item or section id; empty: the template
    std::string what;    ///< "label", "added", "retired", "removed", "type", "options", "relevant", "class", …
    std::string was, now;
    std::string sentence;
};

/// In the order of the new form, then what is gone in the order of the old.
std::vector<TemplateChange> diffTemplates(const Template& was, const Template& now);

/// "1.10.0" is newer than "1.9.2"; an adapted form's version counts as its core's.
bool olderVersion(const std::string& a, const std::string& b);

} // namespace trellis
