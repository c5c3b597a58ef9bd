#include "template/template_shape.hpp"

#include <algorithm>

namespace trellis {
namespace {

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Attributes that an item may have for some type, and those of a table of rows: for better sentences.
std::string whereItBelongs(std::string_view attribute, const std::vector<ElementShape>& shapes) {
    std::vector<std::string> hosts;
    for (auto& shape : shapes)
        if (has(shape.attributes, attribute) && !has(hosts, "<" + std::string(shape.name) + ">"))
            hosts.push_back("<" + std::string(shape.name) + ">");
    return hosts.empty() ? "" : "It belongs on " + inWords(hosts) + ".";
}

class ShapeCheck {
public:
    ShapeCheck(const XmlDocument& document, const std::vector<ElementShape>& shapes, LintLog& log)
        : document_(document)
        , shapes_(shapes)
        , log_(log) {}

    void check(const XmlElement& element, const ElementShape& shape, bool root = false) {
        for (auto& one : element.attributes) {
            if (one.name == "xmlns" && root) continue; // checked already
            if (one.name == "xmlns" && shape.name == "code-list" && one.value == kCodeListNamespace) continue;
            if (!has(shape.attributes, one.name)) unknownAttribute(element, shape, one);
        }
        if (!shape.text && !element.text.empty())
            log_.error(element.textPlace, "TR-T21", "Text cannot stand directly in <" + element.name + ">.",
                       has(shape.children, "label") ? "Put it into <label> or <help>." : "");
        for (std::size_t i = 0; i < element.children.size(); ++i) {
            auto& child = element.children[i];
            auto* childShape = has(shape.children, child.name) ? elementShape(shapes_, child.name, element.name) : nullptr;
            if (!childShape) {
                unknownElement(element, shape, child);
                continue;
            }
            auto sameName = [&](const XmlElement& other) { return other.name == child.name; };
            auto here = element.children.begin() + static_cast<std::ptrdiff_t>(i);
            if (has(shape.once, child.name) && std::any_of(element.children.begin(), here, sameName))
                log_.error(child.place, "TR-T21", "<" + child.name + "> stands twice in this <" + element.name + ">.",
                           "Keep one of them.");
            check(child, *childShape);
        }
    }

private:
    void unknownAttribute(const XmlElement& element, const ElementShape& shape, const XmlAttribute& one) {
        auto suggestion = didYouMean(one.name, shape.attributes);
        if (suggestion.empty()) suggestion = whereItBelongs(one.name, shapes_);
        if (one.name.starts_with("xmlns"))
            suggestion = "Only the root names its namespace, as xmlns=\"…\" without a prefix.";
        log_.error(document_.at(one), "TR-T05", "There is no attribute '" + one.name + "' on <" + element.name + ">.",
                   suggestion);
    }

    void unknownElement(const XmlElement& element, const ElementShape& shape, const XmlElement& child) {
        std::string suggestion = didYouMean(child.name, shape.children);
        if (child.name == "rows" && element.name == "rows")
            suggestion = "A table cannot stand inside a table.";
        else if (child.name.find(':') != std::string::npos)
            suggestion = "Elements are written without a prefix.";
        else if (suggestion.empty() && shape.children.empty())
            suggestion = "<" + element.name + "> holds text only.";
        log_.error(child.place, "TR-T04", "There is no element <" + child.name + "> in <" + element.name + ">.",
                   suggestion);
    }

    const XmlDocument& document_;
    const std::vector<ElementShape>& shapes_;
    LintLog& log_;
};

} // namespace

const std::vector<ElementShape>& elementShapes() {
    static const std::vector<ElementShape> shapes{
        {"template",
         "",
         {"id", "version", "lang", "status"},
         {"about", "made-from", "section", "lists"},
         {"about", "made-from", "lists"}},
        {"about", "template", {}, {"title", "purpose", "badge", "source"}, {"title", "purpose", "badge", "source"}},
        {"title", "about", {}, {}, {}, true},
        {"purpose", "about", {}, {}, {}, true},
        {"badge", "about", {}, {}, {}, true},
        {"source", "about", {}, {}, {}, true},
        {"made-from", "template", {}, {"form", "overlay"}, {"form"}},
        {"form", "made-from", {"id", "version", "hash"}, {}, {}},
        {"overlay", "made-from", {"id", "version", "hash", "layer"}, {}, {}},
        {"section",
         "template",
         {"id", "title", "minutes", "relevant"},
         {"help", "item", "rows", "translation"},
         {"help"}},
        {"rows",
         "section",
         {"id", "class", "core", "serves", "carry", "owner", "title", "add", "max", "required", "relevant", "retired",
          "not-asked", "adapted"},
         {"label", "help", "item", "translation"},
         {"label", "help"}},
        {"item",
         "",
         {"id", "type", "class", "core", "serves", "required", "relevant", "constraint", "calculate", "initial", "list",
          "offer", "min", "max", "step", "lines", "retired", "not-asked", "adapted"},
         {"label", "help", "constraint-message", "option", "anchor", "translation"},
         {"label", "help", "constraint-message"}},
        {"label", "", {}, {}, {}, true},
        {"help", "", {}, {}, {}, true},
        {"constraint-message", "", {}, {}, {}, true},
        {"option", "", {"code"}, {}, {}, true},
        {"anchor", "", {"value"}, {}, {}, true},
        {"translation",
         "",
         {"lang", "of"},
         {"label", "help", "option", "anchor", "constraint-message", "add"},
         {"label", "help", "constraint-message", "add"}},
        {"add", "translation", {}, {}, {}, true},
        {"lists", "template", {}, {"code-list"}, {}},
        {"code-list", "", {"id", "version", "title", "source", "licence"}, {"code"}, {}},
        {"code", "code-list", {"id", "parent", "group", "retired"}, {"definition"}, {"definition"}, true},
        {"definition", "code", {}, {}, {}, true},
    };
    return shapes;
}

const ElementShape* elementShape(std::string_view name, std::string_view inside) {
    return elementShape(elementShapes(), name, inside);
}

const ElementShape* elementShape(const std::vector<ElementShape>& shapes, std::string_view name,
                                 std::string_view inside) {
    for (auto& shape : shapes)
        if (shape.name == name && (shape.inside.empty() || shape.inside == inside)) return &shape;
    return nullptr;
}

bool misspeltIn(const XmlElement& element, std::string_view inside, std::string_view name) {
    auto* shape = elementShape(element.name, inside);
    std::vector<std::string> unknown;
    for (auto& one : element.attributes)
        if (shape && !has(shape->attributes, one.name)) unknown.push_back(one.name);
    for (auto& one : element.children)
        if (shape && !has(shape->children, one.name)) unknown.push_back(one.name);
    return misspeltAmong(name, unknown);
}

bool checkShape(const XmlDocument& document, std::string_view root, LintLog& log) {
    return checkShape(document, root, root == "template" ? kTemplateNamespace : kCodeListNamespace, elementShapes(),
                      log);
}

bool checkShape(const XmlDocument& document, std::string_view root, std::string_view wanted,
                const std::vector<ElementShape>& shapes, LintLog& log) {
    const auto& element = document.root;
    if (element.name.empty()) return false; // the document has already said why
    if (element.name != root) {
        log.error(element.place, "TR-T25", "This file holds <" + element.name + ">, not <" + std::string(root) + ">.",
                  didYouMean(element.name, {std::string(root)}));
        return false;
    }
    auto* space = element.attribute("xmlns");
    if (!space || space->value != wanted) {
        log.error(space ? document.at(*space) : element.place, "TR-T25",
                  space ? "The namespace '" + space->value + "' is not one that this version reads."
                        : "<" + element.name + "> does not say its namespace.",
                  "Write xmlns=\"" + std::string(wanted) + "\".");
        return false;
    }
    ShapeCheck(document, shapes, log).check(element, *elementShape(shapes, root, ""), true);
    return true;
}

} // namespace trellis
