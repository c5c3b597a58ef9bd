// A template as XML text that needs nothing else: what the workspace keeps of every form ever used.
//
// Reading the text gives back a template with the same hash; the code lists it uses stand in its <lists>.
#pragma once
#include "template/template.hpp"

namespace trellis {

std::string templateXml(const Template& form);
/// One code list as the file it could have been read from.
std::string codeListXml(const CodeList& list);

} // namespace trellis
