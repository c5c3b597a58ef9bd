#include "pack/pack_shape.hpp"

#include "pack/manifest.hpp"

#include <algorithm>

namespace trellis {
namespace {

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

const PackShape* shapeOf(std::string_view name, std::string_view inside) {
    auto& all = packShapes();
    const auto found = std::ranges::find_if(all, [&](auto& one) { return one.name == name && one.inside == inside; });
    return found == all.end() ? nullptr : &*found;
}

void check(const XmlElement& element, const PackShape& shape, const XmlDocument& document, LintLog& log) {
    std::vector<std::string> unknown;
    for (auto& one : element.attributes) {
        if (has(shape.attributes, one.name) || (shape.inside.empty() && one.name == "xmlns")) continue;
        unknown.push_back(one.name);
        log.error(document.at(one), "TR-L10", "There is no attribute '" + one.name + "' on <" + element.name + ">.",
                  didYouMean(one.name, shape.attributes));
    }
    for (auto& name : shape.needed)
        if (element.value(name).empty() && !misspeltAmong(name, unknown))
            log.error(element.place, "TR-L11", "<" + element.name + "> does not say its " + name + ".",
                      "Add " + name + "=\"…\".");
    if (!shape.text && !element.text.empty())
        log.error(element.textPlace, "TR-L10", "Text cannot stand directly in <" + element.name + ">.");
    if (shape.text && element.text.empty())
        log.error(element.place, "TR-L11", "<" + element.name + "> is empty.", "Write its words into it.");
    for (auto& child : element.children) {
        const auto* inner = has(shape.children, child.name) ? shapeOf(child.name, element.name) : nullptr;
        if (!inner) {
            log.error(child.place, "TR-L10", "There is no element <" + child.name + "> in <" + element.name + ">.",
                      didYouMean(child.name, shape.children));
            continue;
        }
        if (has(shape.once, child.name) && element.child(child.name) != &child)
            log.error(child.place, "TR-L12", "<" + child.name + "> stands twice in this <" + element.name + ">.",
                      "Keep one of them.");
        check(child, *inner, document, log);
    }
}

} // namespace

const std::vector<PackShape>& packShapes() {
    static const std::vector<PackShape> all{
        {"pack", "", {"id", "version", "locality", "layer"}, {"id", "version", "locality"},
         {"title", "publisher", "purpose", "needs", "plugins", "policies", "files"},
         {"title", "publisher", "purpose", "needs", "plugins", "policies", "files"}},
        {"title", "pack", {}, {}, {}, {}, true},
        {"publisher", "pack", {}, {}, {}, {}, true},
        {"purpose", "pack", {}, {}, {}, {}, true},
        {"needs", "pack", {"trellis"}, {}, {"template", "plugin"}},
        {"template", "needs", {"id", "version"}, {"id", "version"}},
        {"plugin", "needs", {"id", "version"}, {"id", "version"}},
        {"plugins", "pack", {}, {}, {"plugin"}},
        {"plugin", "plugins", {"id", "use", "replaced-by"}, {"id"}, {"option"}},
        {"option", "plugin", {"key"}, {"key"}, {}, {}, true},
        {"policies", "pack", {}, {}, {"cadence", "target", "sees", "suppression", "retention", "hold"},
         {"cadence", "suppression"}},
        {"cadence", "policies", {"days", "grace", "never-after", "settling-in"}},
        {"target", "policies", {"figure", "percent"}, {"figure", "percent"}},
        {"sees", "policies", {"role", "classes"}, {"role"}},
        {"suppression", "policies",
         {"smallest-shown", "smallest-denominator", "smallest-people", "dominance", "remember-months"}},
        {"retention", "policies", {"of", "trigger", "period", "action", "authority"},
         {"of", "trigger", "period", "action", "authority"}},
        {"hold", "policies", {"of", "since", "authority"}, {"of", "since", "authority"}, {}, {}, true},
        {"files", "pack", {}, {}, {"file"}},
        {"file", "files", {"path", "size", "blake2b"}, {"path", "size", "blake2b"}},
    };
    return all;
}

bool checkPackShape(const XmlDocument& document, LintLog& log) {
    auto& root = document.root;
    if (root.name.empty()) return false; // said already
    if (root.name != "pack" || root.value("xmlns") != kPackNamespace) {
        log.error(root.place, "TR-L10",
                  root.name != "pack" ? "The outermost element must be <pack>, not <" + root.name + ">."
                                      : "This <pack> is of another kind, or for a later workbench.",
                  "Write <pack xmlns=\"" + std::string(kPackNamespace) + "\" …>.");
        return false;
    }
    check(root, *shapeOf("pack", ""), document, log);
    return true;
}

} // namespace trellis
