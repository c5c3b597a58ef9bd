#include "plugin/manifest_reader.hpp"

#include "model/error.hpp"
#include "template/nearest_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace trellis {
namespace {

bool isName(const std::string& text) {
    return !text.empty() && text.size() <= 100 &&
           std::ranges::all_of(
               text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; }) &&
           text.front() != '.' && text.front() != '-' && text.back() != '.' && text.back() != '-';
}

std::vector<std::string> split(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> all;
    for (std::string word; in >> word;) all.push_back(word);
    return all;
}

} // namespace

std::string singleSpaced(const std::string& text) {
    std::string out;
    for (auto& word : split(text)) out += (out.empty() ? "" : " ") + word;
    return out;
}

ManifestReader::ManifestReader(std::filesystem::path folder, std::string text)
    : text_(std::move(text)) {
    manifest_.folder = std::move(folder);
}

Manifest ManifestReader::read() {
    const auto parsed =
        document_.load_buffer(text_.data(), text_.size(),
                              pugi::parse_default | pugi::parse_pi | pugi::parse_declaration, pugi::encoding_utf8);
    if (!parsed) refuse(parsed.offset, fmt::format("This is not well-formed XML: {}.", parsed.description()));
    pugi::xml_node root;
    for (auto node : document_.children())
        if (node.type() == pugi::node_element) root = node;
    if (std::string(root.name()) != "plugin") refuse(root, "The outermost element must be <plugin>.");
    plugin(root);
    return std::move(manifest_);
}

void ManifestReader::refuse(std::ptrdiff_t offset, const std::string& sentence) const {
    const auto end = text_.begin() + std::clamp<std::ptrdiff_t>(offset, 0, std::ssize(text_));
    const auto line = 1 + std::count(text_.begin(), end, '\n');
    const auto lineStart = std::find(std::make_reverse_iterator(end), text_.rend(), '\n').base();
    throw Error(
        "TR-P11",
        fmt::format("{}:{}:{}: {}", (manifest_.folder / "plugin.xml").string(), line, end - lineStart + 1, sentence),
        "The plugin stays off and no record is touched. Its publisher can correct plugin.xml.");
}

void ManifestReader::refuse(pugi::xml_node node, const std::string& sentence) const {
    refuse(node.offset_debug(), sentence);
}

void ManifestReader::unknown(pugi::xml_node at, const char* what, const std::string& name,
                             const std::vector<std::string>& known) const {
    const auto near = nearestName(name, known);
    refuse(at, fmt::format("{} is not {} of <{}>.{}", name, what, at.name(),
                           near ? fmt::format(" Did you mean {}?", *near) : ""));
}

void ManifestReader::twice(pugi::xml_node node, const std::string& id) const {
    refuse(node, fmt::format("There are two {}s called \"{}\".", node.name(), id));
}

void ManifestReader::attributes(pugi::xml_node node, std::vector<std::string> known,
                                const std::vector<std::string>& needed) const {
    for (auto attribute : node.attributes())
        if (std::ranges::find(known, attribute.name()) == known.end())
            unknown(node, "an attribute", attribute.name(), known);
    for (auto& name : needed)
        if (std::string(node.attribute(name.c_str()).value()).empty())
            refuse(node, fmt::format("<{}> needs the attribute {}.", node.name(), name));
}

void ManifestReader::children(pugi::xml_node node, const Children& known) const {
    for (auto child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            refuse(child, fmt::format("There is text in <{}>, which only holds elements.", node.name()));
        const auto found = std::ranges::find(known, child.name(), &Children::value_type::first);
        if (found == known.end()) {
            std::vector<std::string> names;
            for (auto& each : known) names.push_back(each.first);
            const auto near = nearestName(child.name(), names);
            refuse(child, fmt::format("<{}> cannot stand in <{}>.{}", child.name(), node.name(),
                                      near ? fmt::format(" Did you mean <{}>?", *near) : ""));
        }
        found->second(child);
    }
}

std::string ManifestReader::sentence(pugi::xml_node node) const {
    attributes(node, {}, {});
    for (auto child : node.children())
        if (child.type() == pugi::node_element) refuse(child, fmt::format("<{}> holds text only.", node.name()));
    const auto text = singleSpaced(node.text().get());
    if (text.empty()) refuse(node, fmt::format("<{}> is empty.", node.name()));
    return text;
}

std::function<void(pugi::xml_node)> ManifestReader::into(std::string& target) const {
    return [this, &target](pugi::xml_node node) {
        if (!target.empty()) refuse(node, fmt::format("There is more than one <{}> here.", node.name()));
        target = sentence(node);
    };
}

std::string ManifestReader::words(pugi::xml_node node, const char* attribute) const {
    auto text = singleSpaced(node.attribute(attribute).value());
    if (text.empty()) refuse(node, fmt::format("<{}> needs the attribute {}.", node.name(), attribute));
    return text;
}

std::string ManifestReader::name(pugi::xml_node node, const char* attribute) const {
    const std::string text = node.attribute(attribute).value();
    if (!isName(text))
        refuse(node, fmt::format("\"{}\" cannot be the {} of <{}>: use small letters, digits, dots and hyphens.", text,
                                 attribute, node.name()));
    return text;
}

std::string ManifestReader::nameOrNothing(pugi::xml_node node, const char* attribute) const {
    return node.attribute(attribute) ? name(node, attribute) : std::string();
}

bool ManifestReader::yes(pugi::xml_node node, const char* attribute) const {
    const std::string text = node.attribute(attribute).as_string("false");
    if (text != "true" && text != "false") refuse(node, fmt::format("{} must be true or false.", attribute));
    return text == "true";
}

std::vector<std::string> ManifestReader::names(pugi::xml_node node, const std::string& text, const char* what) const {
    auto all = split(text);
    for (auto& each : all) {
        if (!isName(each)) refuse(node, fmt::format("\"{}\" cannot be {}.", each, what));
        if (std::ranges::count(all, each) > 1) refuse(node, fmt::format("\"{}\" is named twice.", each));
    }
    return all;
}

std::function<void(pugi::xml_node)> ManifestReader::reading(std::vector<std::string>& items,
                                                            std::vector<std::string>& kinds, bool& there) const {
    return [this, &items, &kinds, &there](pugi::xml_node node) {
        if (there) refuse(node, "There is more than one <reads> here.");
        there = true;
        attributes(node, {"kinds"}, {});
        for (auto inner : node.children())
            if (inner.type() == pugi::node_element)
                refuse(inner, "<reads> holds text only: the ids of items with spaces between.");
        kinds = names(node, node.attribute("kinds").value(), "the id of a kind");
        items = names(node, node.text().get(), "the id of an item; say each one by its name");
    };
}

} // namespace trellis
