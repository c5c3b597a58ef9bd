// Differences as people read them: by the question first, which everybody knows, and by its id second, which those know
// who write packs. For screens and terminals; what is handed on as data keeps the ids alone.
#pragma once
#include "pack/differences.hpp"

namespace trellis {

/// The form of an id as it is asked without the pack; nullptr where there is none.
using FormNamed = std::function<TemplatePtr(const std::string& form)>;

/// "session.agenda" becomes "Was an agenda agreed? (session.agenda)", a section by its title; what no form knows keeps
/// its id. A meaning that only said the question is left out then.
std::vector<PackChange> withQuestions(std::vector<PackChange> changes, const FormNamed& formNamed);

} // namespace trellis
