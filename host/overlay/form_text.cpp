// The tree as text, and which lines of it belong to which question.
#include "overlay/form_tree.hpp"
#include "overlay/overlay_writer.hpp"

namespace trellis {

std::string FormTree::text(std::vector<std::string>* lines) const {
    if (!lines) return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xmlText(root);
    // The same text, written piece by piece to know whose lines they are. One element starts one line.
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    lines->assign(1, "");
    auto write = [&](auto&& self, const XmlElement& element, int depth, std::string owner) -> void {
        if (element.name == "section" || isQuestion(element)) owner = element.value("id");
        if (element.children.empty()) {
            out += xmlText(element, depth);
            lines->push_back(owner);
            return;
        }
        auto opening = element;
        opening.children.clear();
        auto head = xmlText(opening, depth); // "<x …/>\n" or "<x …>text</x>\n"
        const std::string close = "</" + element.name + ">\n";
        head = head.ends_with("/>\n") ? head.substr(0, head.size() - 3) + ">\n"
                                      : head.substr(0, head.size() - close.size()) + "\n";
        out += head;
        lines->push_back(owner);
        for (auto& child : element.children) self(self, child, depth + 1, owner);
        out += std::string(static_cast<std::size_t>(depth) * 2, ' ') + close;
        lines->push_back(owner);
    };
    write(write, root, 0, "");
    return out;
}

} // namespace trellis
