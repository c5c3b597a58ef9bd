#include "template/xml_document.hpp"

#include "template/xml_guard.hpp"

#include <algorithm>
#include <pugixml.hpp>

namespace trellis {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string onePerRun(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (!isSpace(c))
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

/// The parser knows where an element's name stands but not its attributes: find them in the source.
std::vector<XmlAttribute> attributesAt(std::string_view source, std::size_t at) {
    std::vector<XmlAttribute> out;
    auto space = [&] {
        while (at < source.size() && isSpace(source[at])) ++at;
    };
    while (at < source.size() && !isSpace(source[at]) && source[at] != '>' && source[at] != '/')
        ++at; // the element's name
    for (space(); at < source.size() && source[at] != '>' && source[at] != '/'; space()) {
        XmlAttribute one;
        one.nameOffset = at;
        while (at < source.size() && !isSpace(source[at]) && source[at] != '=') ++at;
        one.name = std::string(source.substr(one.nameOffset, at - one.nameOffset));
        while (at < source.size() && source[at] != '"' && source[at] != '\'') ++at;
        if (at >= source.size()) break;
        const char quote = source[at];
        one.valueOffset = ++at;
        at = std::min(source.find(quote, at), source.size()) + 1;
        out.push_back(std::move(one));
    }
    return out;
}

std::string parserSays(pugi::xml_parse_status status) {
    switch (status) {
    case pugi::status_end_element_mismatch:
        return "A closing tag here does not match the element that is open.";
    case pugi::status_bad_attribute:
        return "An attribute here is not written as name=\"value\".";
    case pugi::status_bad_start_element:
        return "The tag that starts here is not complete.";
    case pugi::status_bad_end_element:
        return "The closing tag here is not complete.";
    case pugi::status_bad_comment:
        return "A comment that starts here is never closed.";
    case pugi::status_bad_cdata:
        return "A CDATA part that starts here is never closed.";
    case pugi::status_bad_pi:
        return "An instruction (<?…?>) that starts here is not complete.";
    case pugi::status_no_document_element:
        return "There is no element in this file.";
    default:
        return "This is not well-formed XML.";
    }
}

class Converter {
public:
    Converter(std::string_view source, const XmlDocument& document, LintLog& log)
        : source_(source)
        , document_(document)
        , log_(log) {}

    XmlElement element(const pugi::xml_node& node) {
        XmlElement out;
        out.name = node.name();
        const auto offset = static_cast<std::size_t>(node.offset_debug());
        out.place = document_.at(offset - 1);
        out.attributes = attributesAt(source_, offset);
        auto given = node.attributes_begin();
        for (auto& one : out.attributes) {
            if (given != node.attributes_end()) one.value = (given++)->value();
            checkTwice(out, one);
        }
        std::string text;
        for (auto& child : node.children()) {
            if (child.type() == pugi::node_element) {
                out.children.push_back(element(child));
                text += ' ';
            } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
                text += child.value();
                noteText(out, child);
            }
        }
        out.text = onePerRun(text);
        return out;
    }

private:
    void checkTwice(const XmlElement& element, const XmlAttribute& one) {
        auto same = [&](const XmlAttribute& other) { return other.name == one.name; };
        if (std::find_if(element.attributes.begin(), element.attributes.end(), same)->nameOffset != one.nameOffset)
            log_.error(document_.at(one), "TR-T03", "The attribute '" + one.name + "' is given twice.",
                       "Keep one of them.");
    }

    void noteText(XmlElement& element, const pugi::xml_node& text) const {
        auto offset = text.offset_debug();
        if (element.textPlace.line || offset < 0) return;
        auto at = static_cast<std::size_t>(offset);
        while (at < source_.size() && isSpace(source_[at])) ++at;
        element.textPlace = document_.at(at);
    }

    std::string_view source_;
    const XmlDocument& document_;
    LintLog& log_;
};

} // namespace

const XmlAttribute* XmlElement::attribute(std::string_view wanted) const {
    for (auto& one : attributes)
        if (one.name == wanted) return &one;
    return nullptr;
}

std::string XmlElement::value(std::string_view wanted) const {
    auto* one = attribute(wanted);
    return one ? one->value : std::string();
}

const XmlElement* XmlElement::child(std::string_view wanted) const {
    for (auto& one : children)
        if (one.name == wanted) return &one;
    return nullptr;
}

XmlDocument XmlDocument::read(std::string_view source, LintLog& log) {
    XmlDocument out;
    if (source.starts_with("\xEF\xBB\xBF")) source.remove_prefix(3);
    out.lines_.push_back(0);
    if (source.size() <= kLargestXml) {
        out.source_ = source;
        for (std::size_t at = 0; at < source.size(); ++at)
            if (source[at] == '\n') out.lines_.push_back(at + 1);
    }
    if (auto refusal = refuseXml(source)) {
        log.error(out.at(refusal->offset), refusal->code, refusal->message, refusal->suggestion);
        return out;
    }

    pugi::xml_document parsed;
    auto result = parsed.load_buffer(out.source_.data(), out.source_.size(),
                                     pugi::parse_default | pugi::parse_declaration, pugi::encoding_utf8);
    if (!result) {
        const bool nowhere = result.status == pugi::status_no_document_element;
        auto offset = nowhere ? 0 : static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0));
        log.error(out.at(offset), "TR-T03", parserSays(result.status),
                  nowhere ? "" : "Look just before this place too.");
        return out;
    }
    std::vector<pugi::xml_node> elements;
    for (auto& node : parsed.children()) {
        if (node.type() == pugi::node_declaration) {
            std::string encoding = node.attribute("encoding").as_string("UTF-8");
            std::transform(encoding.begin(), encoding.end(), encoding.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
            if (encoding != "UTF-8")
                log.error({1, 1}, "TR-T22", "The first line says that this file is " + encoding + ".",
                          "Save it as UTF-8 and say so there.");
        } else if (node.type() == pugi::node_element) {
            elements.push_back(node);
        }
    }
    if (auto stray = textOutsideRoot(out.source_))
        log.error(out.at(*stray), "TR-T03", "There is text outside the one element that a file has.",
                  "Move it inside, or make it a comment.");
    if (elements.size() > 1)
        log.error(out.at(static_cast<std::size_t>(elements[1].offset_debug() - 1)), "TR-T03",
                  "A second element starts here; a file has exactly one.", "A closing tag may stand too early.");
    if (!log.hasErrors()) out.root = Converter(out.source_, out, log).element(elements.front());
    return out;
}

Place XmlDocument::at(std::size_t offset) const {
    offset = std::min(offset, source_.size());
    auto line = std::upper_bound(lines_.begin(), lines_.end(), offset) - lines_.begin();
    const auto start = lines_[static_cast<std::size_t>(line - 1)];
    // Columns count characters, as editors do: bytes that continue a character are not counted.
    const bool further = lastOffset_ >= start && lastOffset_ <= offset;
    int column = further ? lastColumn_ : 1;
    for (std::size_t at = further ? lastOffset_ : start; at < offset; ++at)
        if ((static_cast<unsigned char>(source_[at]) & 0xC0) != 0x80) ++column;
    lastOffset_ = offset;
    lastColumn_ = column;
    return {static_cast<int>(line), column};
}

Place XmlDocument::insideValue(const XmlAttribute& attribute, std::size_t offset) const {
    auto at = attribute.valueOffset;
    for (std::size_t seen = 0; seen < offset && at < source_.size();) {
        if (source_[at] == '&') {
            const auto end = source_.find(';', at);
            // The five entities and numbers below 128 stand for one byte, others for as many as UTF-8 needs; that
            // difference only matters for text behind such a character in the same expression.
            at = end == std::string::npos ? at + 1 : end + 1;
        } else if (source_[at] == '\r' && at + 1 < source_.size() && source_[at + 1] == '\n') {
            at += 2;
        } else {
            ++at;
        }
        ++seen;
    }
    return this->at(at);
}

std::string xmlEscaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (char c : text) switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\n':
            out += "&#10;";
            break;
        case '\r':
            out += "&#13;";
            break;
        case '\t':
            out += "&#9;";
            break;
        default:
            out += c;
        }
    return out;
}

} // namespace trellis
