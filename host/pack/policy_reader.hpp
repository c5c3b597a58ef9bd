// <policies> of pack.xml.
#pragma once
#include "pack/policies.hpp"
#include "template/xml_document.hpp"

namespace trellis {

/// Says TR-L11 (a value that makes no sense), TR-L12 (said twice), TR-L13 (would loosen what the core protects).
Policies readPolicies(const XmlElement& element, const XmlDocument& document, LintLog& log);

} // namespace trellis
