// One element of a form as a tree: its children stand in the order of the canonical text.
#include "overlay/form_tree.hpp"

#include <algorithm>

namespace trellis {
namespace {

/// Where a child of that name stands in the canonical text.
int rank(const std::string& name) {
    static const std::vector<std::string> order{
        "label", "help", "constraint-message", "option", "anchor", "add", "translation", "item", "rows"};
    return static_cast<int>(std::find(order.begin(), order.end(), name) - order.begin());
}

} // namespace

XmlElement& insertChild(XmlElement& parent, XmlElement child) {
    auto at = std::find_if(parent.children.begin(), parent.children.end(),
                           [&](auto& other) { return rank(other.name) > rank(child.name); });
    return *parent.children.insert(at, std::move(child));
}

bool isQuestion(const XmlElement& element) { return element.name == "item" || element.name == "rows"; }

std::string childText(const XmlElement& element, std::string_view name) {
    auto* child = element.child(name);
    return child ? child->text : "";
}

void setChildText(XmlElement& element, const std::string& name, const std::string& value) {
    auto found =
        std::find_if(element.children.begin(), element.children.end(), [&](auto& one) { return one.name == name; });
    if (value.empty()) {
        if (found != element.children.end()) element.children.erase(found);
    } else if (found != element.children.end()) {
        found->text = value;
    } else {
        XmlElement child;
        child.name = name;
        child.text = value;
        insertChild(element, std::move(child));
    }
}

XmlElement* childOf(XmlElement& element, std::string_view name, std::string_view attribute, const std::string& value) {
    for (auto& child : element.children)
        if (child.name == name && child.value(attribute) == value) return &child;
    return nullptr;
}

void setChildOf(XmlElement& element, const std::string& name, const std::string& attribute, const std::string& value,
                const std::string& words) {
    if (auto* present = childOf(element, name, attribute, value)) {
        present->text = words;
        return;
    }
    XmlElement made;
    made.name = name;
    made.attributes.push_back({attribute, value});
    made.text = words;
    insertChild(element, std::move(made));
}

void dropTranslated(XmlElement& element, const std::function<bool(const XmlElement&)>& of) {
    for (auto& child : element.children)
        if (child.name == "translation") std::erase_if(child.children, of);
}

void setAttribute(XmlElement& element, const std::string& name, const std::string& value) {
    auto found =
        std::find_if(element.attributes.begin(), element.attributes.end(), [&](auto& one) { return one.name == name; });
    if (value.empty()) {
        if (found != element.attributes.end()) element.attributes.erase(found);
    } else if (found != element.attributes.end()) {
        found->value = value;
    } else {
        element.attributes.push_back({name, value});
    }
}

} // namespace trellis
