// A template as a tree that can be changed, property by property. It holds the canonical text of a template
// (template_writer.hpp), so every element has one shape; when the changes are done it is written and read again, strictly.
#pragma once
#include "overlay/overlay.hpp"

#include <functional>

namespace trellis {

class FormTree {
public:
    explicit FormTree(const Template& form);

    XmlElement root;

    /// A section, item, table or cell by its id; `parent` is the element it stands in.
    struct Found {
        XmlElement* element = nullptr;
        XmlElement* parent = nullptr;
        std::size_t index = 0; ///< in parent->children
        explicit operator bool() const { return element != nullptr; }
    };
    Found find(const std::string& id);
    std::vector<std::string> ids(); ///< all of them, in the order of the form

    /// A property of overlay.hpp as it stands; "" where there is none. Texts and rules as they are written; `offer` as the
    /// codes that can be chosen; `place` as text(OverlaySpot): behind its neighbour, or first in its parent.
    std::string property(const std::string& id, const std::string& name);
    /// Sets one of them but `place`. `of` is what a translation translates.
    void setProperty(const std::string& id, const std::string& name, const std::string& value);

    /// Two values of a property that mean the same: rules may be spaced differently, and "true" is "true()".
    static bool same(const std::string& name, const std::string& a, const std::string& b);

    /// Ids of the items that stand in the same section or table, in order; the id itself included.
    std::vector<std::string> siblings(const std::string& id);

    /// Writes the template as text; `lines` gets, for each line of it, the id of the innermost element that it belongs to.
    std::string text(std::vector<std::string>* lines = nullptr) const;

private:
    XmlElement* translation(XmlElement& element, const std::string& lang, bool make);
};

bool isQuestion(const XmlElement& element); ///< <item> or <rows>
/// Text of a child element, "" where there is none.
std::string childText(const XmlElement& element, std::string_view name);
void setChildText(XmlElement& element, const std::string& name, const std::string& value);
/// Puts it where one of its name stands in the canonical text.
XmlElement& insertChild(XmlElement& parent, XmlElement child);
/// The child of that name whose attribute says so: an option by its code, an anchor by its value.
XmlElement* childOf(XmlElement& element, std::string_view name, std::string_view attribute, const std::string& value);
void setChildOf(XmlElement& element, const std::string& name, const std::string& attribute, const std::string& value,
                const std::string& words);
/// Words that read otherwise now, or are no more, take their translations along: nobody has translated the new ones.
void dropTranslated(XmlElement& element, const std::function<bool(const XmlElement&)>& of);
void setAttribute(XmlElement& element, const std::string& name, const std::string& value); ///< "" removes it

} // namespace trellis
