#include "template/template_writer.hpp"

#include "template/further_words.hpp"
#include "template/template_shape.hpp"
#include "template/xml_document.hpp"

namespace trellis {
namespace {

class Writer {
public:
    void line(int depth, const std::string& text) {
        out_ += std::string(static_cast<std::size_t>(depth) * 2, ' ') + text + "\n";
    }
    void words(int depth, const std::string& name, const std::string& text) {
        if (!text.empty()) line(depth, "<" + name + ">" + xmlEscaped(text) + "</" + name + ">");
    }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

/// ` name="value"`, or nothing for an empty value.
std::string attribute(const char* name, const std::string& value) {
    return value.empty() ? std::string() : std::string(" ") + name + "=\"" + xmlEscaped(value) + "\"";
}
std::string attribute(const char* name, const CompiledExpression& value) {
    return value ? attribute(name, value->text()) : std::string();
}
std::string flag(const char* name, bool value) { return value ? attribute(name, std::string("true")) : std::string(); }

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (auto& one : words) out += (out.empty() ? "" : " ") + one;
    return out;
}

std::string joined(const std::vector<Comparability>& adapted) {
    std::vector<std::string> words;
    for (auto one : adapted) words.push_back(text(one));
    return joined(words);
}

void write(Writer& out, const FormOrigin& origin) {
    out.line(1, "<made-from>");
    out.line(2, "<form" + attribute("id", origin.core.id) + attribute("version", origin.core.version) +
                    attribute("hash", origin.core.hash) + "/>");
    for (auto& one : origin.layers)
        out.line(2, "<overlay" + attribute("id", one.id) + attribute("version", one.version) +
                        attribute("hash", one.hash) + attribute("layer", one.layer) + "/>");
    out.line(1, "</made-from>");
}

void write(Writer& out, int depth, const std::vector<Translation>& translations) {
    for (auto& one : translations) {
        // `of` is written even when empty: the reader wants to be told.
        out.line(depth, "<translation" + attribute("lang", one.lang) + " of=\"" + xmlEscaped(one.of) + "\">");
        out.words(depth + 1, "label", one.label);
        out.words(depth + 1, "help", one.help);
        const auto said = [&](std::string_view key) {
            const auto found = one.options.find(std::string(key));
            return found == one.options.end() ? std::string() : found->second;
        };
        out.words(depth + 1, "constraint-message", said(messageKey));
        for (auto& [code, label] : one.options)
            if (!isFurtherKey(code))
                out.line(depth + 1, "<option" + attribute("code", code) + ">" + xmlEscaped(label) + "</option>");
        for (auto& [key, label] : one.options)
            if (isPointKey(key))
                out.line(depth + 1, "<anchor" + attribute("value", key.substr(1)) + ">" + xmlEscaped(label) + "</anchor>");
        out.words(depth + 1, "add", said(addKey));
        out.line(depth, "</translation>");
    }
}

void write(Writer& out, int depth, const Item& item) {
    const std::string name = item.isRows() ? "rows" : "item";
    auto open = "<" + name + attribute("id", item.id);
    if (!item.isRows()) open += attribute("type", text(item.type));
    open += attribute("class", item.classes.text()) + flag("core", item.core) +
            attribute("serves", joined(item.serves)) + flag("retired", item.retired) +
            flag("not-asked", item.notAsked) + attribute("adapted", joined(item.adapted)) +
            attribute("list", item.list) + attribute("offer", joined(item.offer));
    if (item.type == ItemType::Scale)
        open += attribute("min", shortest(item.min)) + attribute("max", shortest(item.max)) +
                attribute("step", shortest(item.step));
    if (item.lines) open += attribute("lines", std::to_string(item.lines));
    open += attribute("relevant", item.relevant) + attribute("required", item.required) +
            attribute("constraint", item.constraint) + attribute("calculate", item.calculate) +
            attribute("initial", item.initial) + attribute("carry", item.carry) + attribute("owner", item.owner) +
            attribute("title", item.titleCell) + attribute("add", item.addLabel);
    if (item.isRows()) open += attribute("max", std::to_string(item.maxRows));
    out.line(depth, open + ">");
    out.words(depth + 1, "label", item.label);
    out.words(depth + 1, "help", item.help);
    out.words(depth + 1, "constraint-message", item.constraintMessage);
    if (item.list.empty())
        for (auto& one : item.options)
            out.line(depth + 1, "<option" + attribute("code", one.code) + ">" + xmlEscaped(one.label) + "</option>");
    for (auto& one : item.anchors)
        out.line(depth + 1,
                 "<anchor" + attribute("value", shortest(one.value)) + ">" + xmlEscaped(one.label) + "</anchor>");
    write(out, depth + 1, item.translations);
    for (auto& cell : item.cells) write(out, depth + 1, cell);
    out.line(depth, "</" + name + ">");
}

void write(Writer& out, int depth, const CodeList& list) {
    out.line(depth, "<code-list" + attribute("xmlns", std::string(kCodeListNamespace)) + attribute("id", list.id) +
                        attribute("version", list.version) + attribute("title", list.title) +
                        attribute("source", list.source) + attribute("licence", list.licence) + ">");
    for (auto& one : list.codes) {
        auto open = "<code" + attribute("id", one.code) + attribute("parent", one.parent) +
                    attribute("group", one.group) + flag("retired", one.retired) + ">" + xmlEscaped(one.label);
        if (!one.definition.empty()) open += "<definition>" + xmlEscaped(one.definition) + "</definition>";
        out.line(depth + 1, open + "</code>");
    }
    out.line(depth, "</code-list>");
}

} // namespace

std::string templateXml(const Template& form) {
    Writer out;
    out.line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    out.line(0, "<template" + attribute("xmlns", std::string(kTemplateNamespace)) + attribute("id", form.ref.id) +
                    attribute("version", form.ref.version) + attribute("lang", form.lang) + ">");
    out.line(1, "<about>");
    out.words(2, "title", form.title);
    out.words(2, "purpose", form.purpose);
    out.words(2, "badge", form.badge);
    out.words(2, "source", form.source);
    out.line(1, "</about>");
    if (form.origin) write(out, *form.origin);
    for (auto& section : form.sections) {
        out.line(1, "<section" + attribute("id", section.id) + attribute("title", section.title) +
                        (section.minutes ? attribute("minutes", std::to_string(section.minutes)) : std::string()) +
                        attribute("relevant", section.relevant) + ">");
        out.words(2, "help", section.help);
        write(out, 2, section.translations);
        for (auto& item : section.items) write(out, 2, item);
        out.line(1, "</section>");
    }
    if (!form.lists.empty()) {
        out.line(1, "<lists>");
        for (auto& [id, list] : form.lists) write(out, 2, list);
        out.line(1, "</lists>");
    }
    out.line(0, "</template>");
    return out.take();
}

std::string codeListXml(const CodeList& list) {
    Writer out;
    out.line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    write(out, 0, list);
    return out.take();
}

} // namespace trellis
