// Which elements and attributes pack.xml may have, as one table; templates/schema/pack.rng says the same to editors and
// a test holds both together.
#pragma once
#include "template/xml_document.hpp"

namespace trellis {

struct PackShape {
    std::string_view name;
    std::string_view inside; ///< the parent: <plugin> means one thing in <needs> and another in <plugins>
    std::vector<std::string> attributes;
    std::vector<std::string> needed; ///< attributes that must be there and not empty
    std::vector<std::string> children;
    std::vector<std::string> once; ///< children of which there may be one
    bool text = false;
};

const std::vector<PackShape>& packShapes();

/// Says what is unknown or misplaced (TR-L10), missing (TR-L11) or there twice (TR-L12). False when the root is not a
/// <pack> of our namespace, so that nothing else makes sense.
bool checkPackShape(const XmlDocument& document, LintLog& log);

} // namespace trellis
