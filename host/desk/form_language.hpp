// In which language a person reads and writes forms. It changes words only: the record pins the same form, whoever reads it in
// which language.
#pragma once
#include "desk/desk.hpp"

namespace trellis {

/// From now on, every time I open this workspace on this machine: forms are read in that language where they are translated
/// into it; empty: as they were written. Drafts that are open already stay as they are. It is a note of this machine, in the
/// encrypted workspace.
void readFormsIn(Desk& desk, const std::string& lang);
std::string formLanguage(Desk& desk);
/// The languages that forms in use here are translated into.
std::vector<std::string> formLanguages(Desk& desk);

/// Exactly that form, in the language of whoever has the desk open. For the sources of host/desk. Error TR-D11.
TemplatePtr forReading(Desk::State& desk, const FormRef& form);

} // namespace trellis
