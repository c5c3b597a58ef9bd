// An XML file as plain elements that know where they stand. The XML library stays inside xml_document.cpp.
//
// The reader is stricter than XML asks for: UTF-8 only, no document type, no entities but the five of XML, 10 MB and 32
// levels at most, no attribute twice. That leaves nothing to expand, fetch or overflow.
#pragma once
#include "template/lint_log.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace trellis {

struct XmlAttribute {
    std::string name;
    std::string value;           ///< entities resolved, ends trimmed of nothing
    std::size_t nameOffset = 0;  ///< byte in the source
    std::size_t valueOffset = 0; ///< byte in the source, behind the quote
};

struct XmlElement {
    std::string name;
    std::vector<XmlAttribute> attributes; ///< in the order written
    std::vector<XmlElement> children;
    std::string text; ///< its own text, runs of white space made one space, ends trimmed
    Place place;      ///< of the '<'
    Place textPlace;  ///< of the first letter of its own text; line 0 when there is none

    const XmlAttribute* attribute(std::string_view wanted) const;
    std::string value(std::string_view wanted) const; ///< "" when there is none
    const XmlElement* child(std::string_view wanted) const;
};

class XmlDocument {
public:
    /// On any trouble says so in the log and leaves `root` without a name.
    static XmlDocument read(std::string_view source, LintLog& log);

    XmlElement root;
    Place at(std::size_t offset) const;
    Place at(const XmlAttribute& attribute) const { return at(attribute.nameOffset); }
    /// Where byte `offset` of the attribute's value stands in the file (an entity is longer there).
    Place insideValue(const XmlAttribute& attribute, std::size_t offset) const;

private:
    std::string source_;
    std::vector<std::size_t> lines_; ///< where each line starts
    /// The last place asked for: places are asked in order, and one line may be as long as the file.
    mutable std::size_t lastOffset_ = 0;
    mutable int lastColumn_ = 1;
};

/// Text and attribute values for a writer: & < > " and, in attributes, line breaks.
std::string xmlEscaped(std::string_view text);

} // namespace trellis
