#include "template/template_hash.hpp"

#include "crypto/hash.hpp"

#include <algorithm>

namespace trellis {
namespace {

class Canonical {
public:
    void field(std::string_view name, std::string_view value) {
        out_ += name;
        out_ += ':';
        out_ += std::to_string(value.size());
        out_ += ':';
        out_ += value;
        out_ += '\n';
    }
    void field(std::string_view name, bool value) { field(name, std::string_view(value ? "yes" : "no")); }
    void number(std::string_view name, double value) { field(name, shortest(value)); }
    void expression(std::string_view name, const CompiledExpression& value) {
        field(name, value ? unspacedExpression(value->text()) : std::string());
    }

    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

void write(Canonical& out, std::vector<Translation> translations) {
    std::sort(translations.begin(), translations.end(), [](auto& a, auto& b) { return a.lang < b.lang; });
    out.number("translations", static_cast<double>(translations.size()));
    for (auto& one : translations) {
        out.field("lang", one.lang);
        out.field("of", one.of);
        out.field("label", one.label);
        out.field("help", one.help);
        out.number("options", static_cast<double>(one.options.size()));
        for (auto& [code, label] : one.options) out.field("code", code), out.field("label", label);
    }
}

void write(Canonical& out, const Item& item) {
    out.field("item", item.id);
    out.field("type", text(item.type));
    out.field("label", item.label);
    out.field("help", item.help);
    out.field("class", item.classes.text());
    out.field("core", item.core);
    auto serves = item.serves;
    std::sort(serves.begin(), serves.end());
    out.number("serves", static_cast<double>(serves.size()));
    for (auto& one : serves) out.field("component", one);
    out.field("retired", item.retired);
    if (item.notAsked) out.field("not-asked", true);
    for (auto one : item.adapted) out.field("adapted", text(one));
    out.field("list", item.list);
    for (auto& one : item.offer) out.field("offer", one);
    out.number("options", item.list.empty() ? static_cast<double>(item.options.size()) : 0);
    if (item.list.empty())
        for (auto& one : item.options) out.field("code", one.code), out.field("label", one.label);
    const bool scale = item.type == ItemType::Scale;
    out.number("min", scale ? item.min : 0);
    out.number("max", scale ? item.max : 0);
    out.number("step", scale ? item.step : 0);
    out.number("anchors", static_cast<double>(item.anchors.size()));
    for (auto& one : item.anchors) out.number("value", one.value), out.field("label", one.label);
    out.number("lines", item.lines);
    out.expression("relevant", item.relevant);
    out.expression("required", item.required);
    out.expression("constraint", item.constraint);
    out.field("constraint-message", item.constraintMessage);
    out.expression("calculate", item.calculate);
    out.expression("initial", item.initial);
    out.expression("carry", item.carry);
    out.field("owner", item.owner);
    out.field("add", item.addLabel);
    out.field("title", item.titleCell);
    out.number("rows", item.isRows() ? item.maxRows : 0);
    write(out, item.translations);
    out.number("cells", static_cast<double>(item.cells.size()));
    for (auto& cell : item.cells) write(out, cell);
}

void write(Canonical& out, const CodeList& list) {
    out.field("list", list.id);
    out.field("version", list.version);
    out.field("title", list.title);
    out.field("source", list.source);
    out.field("licence", list.licence);
    out.number("codes", static_cast<double>(list.codes.size()));
    for (auto& one : list.codes) {
        out.field("code", one.code);
        out.field("parent", one.parent);
        out.field("group", one.group);
        out.field("retired", one.retired);
        out.field("label", one.label);
        out.field("definition", one.definition);
    }
}

} // namespace

std::string canonicalForm(const Template& form) {
    Canonical out;
    out.field("trellis-form", "1");
    out.field("id", form.ref.id);
    out.field("version", form.ref.version);
    out.field("lang", form.lang);
    out.field("title", form.title);
    out.field("purpose", form.purpose);
    out.field("badge", form.badge);
    out.field("source", form.source);
    if (form.origin) {
        auto& core = form.origin->core;
        out.field("core", core.id), out.field("version", core.version), out.field("hash", core.hash);
        for (auto& one : form.origin->layers)
            out.field("layer", one.layer), out.field("overlay", one.id), out.field("version", one.version),
                out.field("hash", one.hash);
    }
    out.number("sections", static_cast<double>(form.sections.size()));
    for (auto& section : form.sections) {
        out.field("section", section.id);
        out.field("title", section.title);
        out.field("help", section.help);
        out.number("minutes", section.minutes);
        out.expression("relevant", section.relevant);
        write(out, section.translations);
        out.number("items", static_cast<double>(section.items.size()));
        for (auto& item : section.items) write(out, item);
    }
    out.number("lists", static_cast<double>(form.lists.size()));
    for (auto& [id, list] : form.lists) write(out, list);
    return out.take();
}

std::string templateHash(const Template& form) { return blake2bHex(canonicalForm(form)); }

std::string codeListHash(const CodeList& list) {
    Canonical out;
    out.field("trellis-list", "1");
    write(out, list);
    return blake2bHex(out.take());
}

std::string unspacedExpression(std::string_view text) {
    std::string out;
    char quote = 0;
    for (char c : text) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (quote || !space) out += c;
        if (quote ? c == quote : c == '\'' || c == '"') quote = quote ? 0 : c;
    }
    return out;
}

std::string labelHash(std::string_view label) { return blake2bHex(label).substr(0, 8); }

} // namespace trellis
