// Which elements and attributes a template or a code list may have, as one table. templates/schema says the same to
// editors; a test holds both together.
#pragma once
#include "template/xml_document.hpp"

namespace trellis {

inline constexpr std::string_view kTemplateNamespace = "urn:trellis:template:1";
inline constexpr std::string_view kCodeListNamespace = "urn:trellis:code-list:1";

/// What one element may hold. `inside` names the parent where one name has two meanings ("" = anywhere).
struct ElementShape {
    std::string_view name;
    std::string_view inside;
    std::vector<std::string> attributes;
    std::vector<std::string> children;
    std::vector<std::string> once; ///< children of which there may be one
    bool text = false;             ///< may hold text of its own
};

const std::vector<ElementShape>& elementShapes();
const ElementShape* elementShape(std::string_view name, std::string_view inside);
/// The same in another table: overlays have their own. The first that fits is taken.
const ElementShape* elementShape(const std::vector<ElementShape>& shapes, std::string_view name,
                                 std::string_view inside);

/// Whether `name` (an attribute or a child) is there under a misspelt name, which checkShape() has already said.
bool misspeltIn(const XmlElement& element, std::string_view inside, std::string_view name);

/// Says what is unknown or misplaced: TR-T04 elements, TR-T05 attributes, TR-T21 text or an element twice; TR-T25 when
/// the root or its namespace is another. False when the root is not `root`, so that nothing else makes sense.
bool checkShape(const XmlDocument& document, std::string_view root, LintLog& log);
/// The same for a file of another kind, with its own namespace and table.
bool checkShape(const XmlDocument& document, std::string_view root, std::string_view space,
                const std::vector<ElementShape>& shapes, LintLog& log);

} // namespace trellis
