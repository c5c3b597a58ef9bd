#include "overlay/overlay_writer.hpp"

#include "crypto/hash.hpp"
#include "overlay/overlay_reader.hpp"

namespace trellis {
namespace {

XmlElement element(std::string name, std::string text = {}) {
    XmlElement out;
    out.name = std::move(name);
    out.text = std::move(text);
    return out;
}

void put(XmlElement& element, std::string name, std::string value) {
    element.attributes.push_back({std::move(name), std::move(value)});
}
void putSome(XmlElement& element, std::string name, const std::string& value) {
    if (!value.empty()) put(element, std::move(name), value);
}

std::string joined(const std::vector<std::string>& codes) {
    std::string out;
    for (auto& one : codes) out += (out.empty() ? "" : " ") + one;
    return out;
}

XmlElement reasonElement(const FrameReason& reason) {
    auto out = element("reason", reason.description);
    for (auto& field : frameFields()) putSome(out, std::string(field.attribute), joined(codesOf(reason, field.attribute)));
    put(out, "date", reason.date.iso());
    if (reason.review) put(out, "review", reason.review->iso());
    put(out, "recorded-by", reason.recordedBy);
    put(out, "target", reason.target);
    return out;
}

void putSpot(XmlElement& out, const OverlaySpot& spot) {
    auto words = text(spot);
    put(out, words.substr(0, words.find(' ')), spot.id);
}

/// "x" of "translation-option:cy:x".
std::string behind(const std::string& property) { return property.substr(property.rfind(':') + 1); }

void putPart(XmlElement& out, const OverlayOperation& operation, const Alteration& part) {
    const auto& property = part.property;
    const bool option = property.starts_with("option:");
    switch (operation.verb) {
    case OverlayVerb::Relabel:
    case OverlayVerb::Rehelp: {
        auto* into = &out;
        if (option) {
            into = &out.children.emplace_back(element("option"));
            put(*into, "code", behind(property));
        }
        into->children.push_back(element("was", part.was));
        into->children.push_back(element(property == "help" ? "help" : "label", part.now));
        break;
    }
    case OverlayVerb::Hide:
        out.children.push_back(element("was", part.was));
        break;
    case OverlayVerb::Add:
        break;
    case OverlayVerb::Move:
        put(out, "was", part.was);
        if (auto spot = overlaySpotFromText(part.now)) putSpot(out, *spot);
        break;
    case OverlayVerb::Translate:
        if (property.starts_with("translation:")) {
            put(out, "lang", behind(property));
            out.children.push_back(element("was", part.was));
            out.children.push_back(element("label", part.now));
        } else if (property.starts_with("translation-help:")) {
            out.children.push_back(element("help", part.now));
        } else if (property.starts_with("translation-message:")) {
            out.children.push_back(element("constraint-message", part.now));
        } else if (property.starts_with("translation-add:")) {
            out.children.push_back(element("add", part.now));
        } else if (property.starts_with("translation-anchor:")) {
            put(out.children.emplace_back(element("anchor", part.now)), "value", behind(property));
        } else {
            put(out.children.emplace_back(element("option", part.now)), "code", behind(property));
        }
        break;
    case OverlayVerb::Require:
        put(out, "was", part.was);
        put(out, "rule", part.now);
        break;
    case OverlayVerb::Narrow:
        if (property == "constraint-message")
            put(out.children.back(), "message", part.now); // it follows its constraint
        else
            put(out.children.emplace_back(element(property, part.now)), "was", part.was);
        break;
    }
}

XmlElement operationElement(const OverlayOperation& operation) {
    auto out = element(text(operation.verb));
    if (operation.verb == OverlayVerb::Add) {
        putSpot(out, operation.spot);
        out.children = operation.added;
    } else {
        put(out, "item", operation.item);
    }
    for (auto& part : operation.parts) putPart(out, operation, part);
    return out;
}

} // namespace

std::string xmlText(const XmlElement& element, int depth) {
    const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
    auto out = indent + "<" + element.name;
    for (auto& one : element.attributes) out += " " + one.name + "=\"" + xmlEscaped(one.value) + "\"";
    if (element.children.empty() && element.text.empty()) return out + "/>\n";
    out += ">" + xmlEscaped(element.text);
    if (!element.children.empty()) {
        out += "\n";
        for (auto& child : element.children) out += xmlText(child, depth + 1);
        out += indent;
    }
    return out + "</" + element.name + ">\n";
}

std::string overlayXml(const Overlay& overlay) {
    auto root = element("overlay");
    put(root, "xmlns", std::string(kOverlayNamespace));
    put(root, "id", overlay.id);
    put(root, "version", overlay.version);
    put(root, "layer", text(overlay.layer));
    put(root, "locality", overlay.locality);
    put(root, "template", overlay.target.id);
    put(root, "template-version", overlay.target.version);
    put(root, "template-hash", overlay.target.hash);
    for (auto& change : overlay.changes) {
        auto& one = root.children.emplace_back(element("change"));
        put(one, "id", change.id);
        one.children.push_back(reasonElement(change.reason));
        for (auto& operation : change.operations) one.children.push_back(operationElement(operation));
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xmlText(root);
}

std::string overlayHash(const Overlay& overlay) { return blake2bHex(overlayXml(overlay)); }

} // namespace trellis
