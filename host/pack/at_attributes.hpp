// What both readers of pack.xml say of an attribute: where it stands, or where it is missing.
#pragma once
#include "template/lint_log.hpp"
#include "template/xml_document.hpp"

namespace trellis {

class AtAttributes {
protected:
    AtAttributes(const XmlDocument& document, LintLog& log)
        : document_(document)
        , log_(log) {}

    void wrong(const XmlElement& element, const char* attribute, const std::string& sentence,
               const std::string& suggestion = {}, const char* code = "TR-L11") {
        auto* found = element.attribute(attribute);
        log_.error(found ? document_.at(*found) : element.place, code, sentence, suggestion);
    }

    const XmlDocument& document_;
    LintLog& log_;
};

} // namespace trellis
