// One <code-list>, from a file of its own or from inside a template.
#pragma once
#include "template/template_shape.hpp"

namespace trellis {

/// Says TR-T06, T08, T10, T11 as in templates, TR-T31 (a code twice or badly shaped), TR-T32 (parents).
CodeList readCodeListElement(const XmlElement& element, const XmlDocument& document, LintLog& log);

} // namespace trellis
