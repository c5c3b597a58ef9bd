#include "overlay/form_tree.hpp"

#include "template/choice_reader.hpp"
#include "template/template_hash.hpp"
#include "template/template_writer.hpp"

#include <algorithm>

namespace trellis {
namespace {

/// "translation-option:cy:x" → {"translation-option", "cy", "x"}.
struct Name {
    std::string head, first, second;
    explicit Name(const std::string& name) {
        auto one = name.find(':'), two = one == std::string::npos ? one : name.find(':', one + 1);
        head = name.substr(0, one);
        // The code of an option may hold what it likes, so only translations have a third part.
        if (head == "option") two = std::string::npos;
        if (one != std::string::npos) first = name.substr(one + 1, two == std::string::npos ? two : two - one - 1);
        if (two != std::string::npos) second = name.substr(two + 1);
    }
};

XmlElement* optionOf(XmlElement& element, const std::string& code) { return childOf(element, "option", "code", code); }

/// The element that a part of a translation stands in: "translation-message" in <constraint-message>.
std::string elementOf(const std::string& head) {
    if (head == "translation") return "label";
    const auto name = head.substr(head.find('-') + 1);
    return name == "message" ? "constraint-message" : name;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (auto& one : words) out += (out.empty() ? "" : " ") + one;
    return out;
}

bool isRule(const std::string& name) { return name == "required" || name == "constraint" || name == "relevant"; }

} // namespace

FormTree::FormTree(const Template& form) {
    LintLog ignored("");
    root = XmlDocument::read(form.xml.empty() ? templateXml(form) : form.xml, ignored).root;
}

FormTree::Found FormTree::find(const std::string& id) {
    for (std::size_t s = 0; s < root.children.size(); ++s) {
        auto& section = root.children[s];
        if (section.name != "section") continue;
        if (section.value("id") == id) return {&section, &root, s};
        for (std::size_t i = 0; i < section.children.size(); ++i) {
            auto& item = section.children[i];
            if (!isQuestion(item)) continue;
            if (item.value("id") == id) return {&item, &section, i};
            for (std::size_t c = 0; c < item.children.size(); ++c)
                if (item.children[c].name == "item" && item.children[c].value("id") == id)
                    return {&item.children[c], &item, c};
        }
    }
    return {};
}

std::vector<std::string> FormTree::ids() {
    std::vector<std::string> out;
    for (auto& section : root.children) {
        if (section.name != "section") continue;
        out.push_back(section.value("id"));
        for (auto& item : section.children) {
            if (!isQuestion(item)) continue;
            out.push_back(item.value("id"));
            for (auto& cell : item.children)
                if (cell.name == "item") out.push_back(cell.value("id"));
        }
    }
    return out;
}

std::vector<std::string> FormTree::siblings(const std::string& id) {
    std::vector<std::string> out;
    if (auto found = find(id))
        for (auto& one : found.parent->children)
            if (isQuestion(one)) out.push_back(one.value("id"));
    return out;
}

XmlElement* FormTree::translation(XmlElement& element, const std::string& lang, bool make) {
    for (auto& child : element.children)
        if (child.name == "translation" && child.value("lang") == lang) return &child;
    if (!make) return nullptr;
    XmlElement made;
    made.name = "translation";
    made.attributes.push_back({"lang", lang});
    return &insertChild(element, std::move(made));
}

std::string FormTree::property(const std::string& id, const std::string& name) {
    auto found = find(id);
    if (!found) return "";
    auto& element = *found.element;
    const Name parts(name);
    const bool section = element.name == "section";
    if (name == "label") return section ? element.value("title") : childText(element, "label");
    if (name == "help" || name == "constraint-message") return childText(element, name);
    if (parts.head == "option") {
        auto* option = optionOf(element, parts.first);
        return option ? option->text : "";
    }
    if (name == "not-asked") return element.value(name).empty() ? property(id, "label") : "";
    if (parts.head.starts_with("translation")) {
        auto* one = translation(element, parts.first, false);
        if (!one) return "";
        if (parts.second.empty()) return childText(*one, elementOf(parts.head));
        const bool anchor = parts.head == "translation-anchor";
        auto* words = childOf(*one, elementOf(parts.head), anchor ? "value" : "code", parts.second);
        return words ? words->text : "";
    }
    if (name == "offer") {
        if (!element.value("offer").empty()) return element.value("offer");
        std::vector<std::string> codes;
        if (auto list = element.value("list"); !list.empty()) {
            if (auto* lists = root.child("lists"))
                for (auto& one : lists->children)
                    if (one.value("id") == list)
                        for (auto& code : one.children)
                            if (code.name == "code" && code.value("retired") != "true") codes.push_back(code.value("id"));
        } else {
            for (auto& child : element.children)
                if (child.name == "option") codes.push_back(child.value("code"));
        }
        return joined(codes);
    }
    if (name == "place") {
        const XmlElement* before = nullptr;
        for (std::size_t i = 0; i < found.index; ++i)
            if (found.parent->children[i].name == element.name || isQuestion(found.parent->children[i]))
                before = &found.parent->children[i];
        return before ? trellis::text(OverlaySpot{OverlaySpot::Side::After, before->value("id")})
                      : trellis::text(OverlaySpot{OverlaySpot::Side::FirstIn, found.parent->value("id")});
    }
    return element.value(name);
}

void FormTree::setProperty(const std::string& id, const std::string& name, const std::string& value) {
    auto found = find(id);
    if (!found) return;
    auto& element = *found.element;
    const Name parts(name);
    if (name == "label") {
        element.name == "section" ? setAttribute(element, "title", value) : setChildText(element, "label", value);
    } else if (name == "help" || name == "constraint-message") {
        setChildText(element, name, value);
        dropTranslated(element, [&](auto& words) { return words.name == name; });
    } else if (parts.head == "option") {
        if (auto* option = optionOf(element, parts.first)) option->text = value;
        dropTranslated(element,
                       [&](auto& words) { return words.name == "option" && words.value("code") == parts.first; });
    } else if (name == "not-asked") {
        setAttribute(element, name, "true");
    } else if (parts.head == "translation") {
        auto& one = *translation(element, parts.first, true);
        setAttribute(one, "of", labelHash(property(id, "label")));
        setChildText(one, "label", value);
    } else if (parts.head == "translation-option" || parts.head == "translation-anchor") {
        setChildOf(*translation(element, parts.first, true), elementOf(parts.head),
                   parts.head == "translation-anchor" ? "value" : "code", parts.second, value);
    } else if (parts.head.starts_with("translation-")) {
        setChildText(*translation(element, parts.first, true), elementOf(parts.head), value);
    } else if (name == "offer" && element.value("list").empty()) {
        const auto codes = wordsOf(value);
        std::erase_if(element.children, [&](auto& child) {
            return child.name == "option" &&
                   std::find(codes.begin(), codes.end(), child.value("code")) == codes.end();
        });
        dropTranslated(element, [&](auto& words) {
            return words.name == "option" && !optionOf(element, words.value("code"));
        });
    } else {
        setAttribute(element, name, value);
    }
}

bool FormTree::same(const std::string& name, const std::string& a, const std::string& b) {
    if (name == "class" || name == "offer") {
        auto x = wordsOf(a), y = wordsOf(b);
        std::sort(x.begin(), x.end());
        std::sort(y.begin(), y.end());
        return x == y;
    }
    if (!isRule(name)) return a == b;
    auto plain = [](const std::string& rule) {
        return rule == "true" || rule == "false" ? rule + "()" : unspacedExpression(rule);
    };
    return plain(a) == plain(b);
}

} // namespace trellis
