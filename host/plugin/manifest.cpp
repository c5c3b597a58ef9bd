#include "plugin/manifest.hpp"

#include "model/error.hpp"
#include "template/nearest_name.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <fstream>
#include <functional>
#include <sstream>

namespace trellis {
namespace {

constexpr const char* nameSpace = "urn:trellis:plugin:1";
#if defined(_WIN32)
constexpr const char* libraryEnding = ".dll";
#elif defined(__APPLE__)
constexpr const char* libraryEnding = ".dylib";
#else
constexpr const char* libraryEnding = ".so";
#endif

bool isName(const std::string& text) {
    return !text.empty() && text.size() <= 100 &&
           std::ranges::all_of(
               text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; }) &&
           text.front() != '.' && text.front() != '-' && text.back() != '.' && text.back() != '-';
}

/// "trellis.kind/1"
bool isFeature(const std::string& text) {
    const auto slash = text.find('/');
    return slash != std::string::npos && isName(text.substr(0, slash)) && slash + 1 < text.size() &&
           std::ranges::all_of(text.substr(slash + 1), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> words(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> all;
    for (std::string word; in >> word;) all.push_back(word);
    return all;
}

/// White space as XML has it between tags, taken off both ends and made single inside.
std::string plain(const std::string& text) {
    std::string out;
    for (auto& word : words(text)) out += (out.empty() ? "" : " ") + word;
    return out;
}

class Reader {
public:
    Reader(std::filesystem::path folder, std::string text)
        : text_(std::move(text)) {
        manifest_.folder = std::move(folder);
    }

    Manifest read() {
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

private:
    [[noreturn]] void refuse(std::ptrdiff_t offset, const std::string& sentence) const {
        const auto end = text_.begin() + std::clamp<std::ptrdiff_t>(offset, 0, std::ssize(text_));
        const auto line = 1 + std::count(text_.begin(), end, '\n');
        const auto lineStart = std::find(std::make_reverse_iterator(end), text_.rend(), '\n').base();
        throw Error("TR-P11",
                    fmt::format("{}:{}:{}: {}", (manifest_.folder / "plugin.xml").string(), line, end - lineStart + 1,
                                sentence),
                    "The plugin stays off and no record is touched. Its publisher can correct plugin.xml.");
    }
    [[noreturn]] void refuse(pugi::xml_node node, const std::string& sentence) const {
        refuse(node.offset_debug(), sentence);
    }

    [[noreturn]] void unknown(pugi::xml_node at, const char* what, const std::string& name,
                              const std::vector<std::string>& known) const {
        const auto near = nearestName(name, known);
        refuse(at, fmt::format("{} is not {} of <{}>.{}", name, what, at.name(),
                               near ? fmt::format(" Did you mean {}?", *near) : ""));
    }

    void attributes(pugi::xml_node node, std::vector<std::string> known, const std::vector<std::string>& needed) const {
        for (auto attribute : node.attributes())
            if (std::ranges::find(known, attribute.name()) == known.end())
                unknown(node, "an attribute", attribute.name(), known);
        for (auto& name : needed)
            if (std::string(node.attribute(name.c_str()).value()).empty())
                refuse(node, fmt::format("<{}> needs the attribute {}.", node.name(), name));
    }

    /// Every child element goes to the function of its name; anything else is refused.
    using Children = std::vector<std::pair<std::string, std::function<void(pugi::xml_node)>>>;
    void children(pugi::xml_node node, const Children& known) const {
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

    std::string sentence(pugi::xml_node node) const {
        attributes(node, {}, {});
        for (auto child : node.children())
            if (child.type() == pugi::node_element) refuse(child, fmt::format("<{}> holds text only.", node.name()));
        const auto text = plain(node.text().get());
        if (text.empty()) refuse(node, fmt::format("<{}> is empty.", node.name()));
        return text;
    }
    std::function<void(pugi::xml_node)> into(std::string& target) const {
        return [this, &target](pugi::xml_node node) {
            if (!target.empty()) refuse(node, fmt::format("There is more than one <{}> here.", node.name()));
            target = sentence(node);
        };
    }
    std::string name(pugi::xml_node node, const char* attribute) const {
        const std::string text = node.attribute(attribute).value();
        if (!isName(text))
            refuse(node, fmt::format("\"{}\" cannot be the {} of <{}>: use small letters, digits, dots and hyphens.",
                                     text, attribute, node.name()));
        return text;
    }
    std::string nameOrNothing(pugi::xml_node node, const char* attribute) const {
        return node.attribute(attribute) ? name(node, attribute) : std::string();
    }
    bool yes(pugi::xml_node node, const char* attribute) const {
        const std::string text = node.attribute(attribute).as_string("false");
        if (text != "true" && text != "false") refuse(node, fmt::format("{} must be true or false.", attribute));
        return text == "true";
    }
    std::vector<std::string> names(pugi::xml_node node, const std::string& text, const char* what) const {
        auto all = words(text);
        for (auto& each : all) {
            if (!isName(each)) refuse(node, fmt::format("\"{}\" cannot be {}.", each, what));
            if (std::ranges::count(all, each) > 1) refuse(node, fmt::format("\"{}\" is named twice.", each));
        }
        return all;
    }

    void plugin(pugi::xml_node node) {
        attributes(node, {"xmlns", "id", "version", "abi", "library"}, {"xmlns", "id", "version", "abi", "library"});
        if (std::string(node.attribute("xmlns").value()) != nameSpace)
            refuse(node, fmt::format("xmlns must be \"{}\": this file is of another kind, or for a later workbench.",
                                     nameSpace));
        manifest_.id = name(node, "id");
        manifest_.version = name(node, "version");
        manifest_.library = name(node, "library") + libraryEnding;
        const std::string abi = node.attribute("abi").value();
        int used = 0;
        if (std::sscanf(abi.c_str(), "%4d.%4d%n", &manifest_.abiMajor, &manifest_.abiMinor, &used) != 2 ||
            std::size_t(used) != abi.size())
            refuse(node, fmt::format("abi must be two numbers with a dot, such as 1.0, not \"{}\".", abi));
        children(node, {{"title", into(manifest_.title)},
                        {"publisher", into(manifest_.publisher)},
                        {"when-disabled", into(manifest_.whenDisabled)},
                        {"offers", [&](auto child) { feature(child, manifest_.offers); }},
                        {"requires", [&](auto child) { feature(child, manifest_.requires_); }},
                        {"kind", [&](auto child) { kind(child); }},
                        {"page", [&](auto child) { page(child); }}});
        for (auto [what, text] : {std::pair{"title", &manifest_.title},
                                  {"publisher", &manifest_.publisher},
                                  {"when-disabled", &manifest_.whenDisabled}})
            if (text->empty()) refuse(node, fmt::format("<plugin> needs a <{}>.", what));
        for (auto& [at, wanted] : kindsNamed_) {
            const auto found = std::ranges::find(manifest_.kinds, wanted, &KindInfo::id);
            if (found == manifest_.kinds.end())
                refuse(at, fmt::format("There is no kind \"{}\" in this plugin.", wanted));
        }
    }

    void feature(pugi::xml_node node, std::vector<std::string>& list) const {
        attributes(node, {"feature"}, {"feature"});
        children(node, {});
        const std::string id = node.attribute("feature").value();
        if (!isFeature(id)) refuse(node, fmt::format("\"{}\" is not the id of a feature, such as trellis.kind/1.", id));
        if (std::ranges::find(list, id) != list.end()) refuse(node, fmt::format("{} is named twice.", id));
        list.push_back(id);
    }

    void kind(pugi::xml_node node) {
        attributes(node, {"id", "template", "role", "day", "next", "minutes", "due", "family", "audience", "share"},
                   {"id", "template"});
        KindInfo kind;
        kind.id = name(node, "id");
        if (std::ranges::find(manifest_.kinds, kind.id, &KindInfo::id) != manifest_.kinds.end())
            refuse(node, fmt::format("There are two kinds called \"{}\".", kind.id));
        kind.plugin = manifest_.id;
        kind.templateId = name(node, "template");
        kind.role = node.attribute("role").as_string("record");
        if (kind.role != "record" && kind.role != "agreement" && kind.role != "not-held")
            refuse(node, fmt::format("role must be record, agreement or not-held, not \"{}\".", kind.role));
        kind.dayItem = nameOrNothing(node, "day");
        kind.nextItem = nameOrNothing(node, "next");
        kind.minutesItem = nameOrNothing(node, "minutes");
        kind.offersDue = yes(node, "due");
        kind.family = nameOrNothing(node, "family");
        audience(node, kind);
        bool reads = false;
        children(node, {{"title", into(kind.title)},
                        {"plural", into(kind.plural)},
                        {"brings", [&](auto child) { brings(child, kind); }},
                        {"reads", [&](auto child) {
                             if (reads) refuse(child, "There is more than one <reads> here.");
                             reads = true;
                             attributes(child, {"kinds"}, {});
                             for (auto inner : child.children())
                                 if (inner.type() == pugi::node_element)
                                     refuse(inner, "<reads> holds text only: the ids of items with spaces between.");
                             kind.readsKinds = names(child, child.attribute("kinds").value(), "the id of a kind");
                             kind.reads =
                                 names(child, child.text().get(), "the id of an item; say each one by its name");
                         }}});
        if (kind.title.empty()) refuse(node, "<kind> needs a <title>.");
        if (kind.plural.empty()) refuse(node, "<kind> needs a <plural>.");
        manifest_.kinds.push_back(std::move(kind));
    }

    void audience(pugi::xml_node node, KindInfo& kind) const {
        const std::string audience = node.attribute("audience").as_string("parties");
        if (audience != "parties" && audience != "author")
            refuse(node, fmt::format("audience must be parties or author, not \"{}\".", audience));
        kind.authorsOwn = audience == "author";
        kind.shareItem = nameOrNothing(node, "share");
        if (kind.authorsOwn && kind.role != "record")
            refuse(node, "audience=\"author\" goes with role=\"record\" only.");
        if (!kind.authorsOwn && !kind.shareItem.empty())
            refuse(node, "share goes with audience=\"author\": other records are their parties' anyway.");
    }

    void brings(pugi::xml_node node, KindInfo& kind) const {
        if (!kind.authorsOwn) refuse(node, "<brings> goes with audience=\"author\" only.");
        if (kind.brings) refuse(node, "There is more than one <brings> here.");
        attributes(node, {"when", "text", "rows", "cell", "by"}, {"when", "text", "rows", "cell"});
        children(node, {});
        std::string by;
        for (auto& cell : names(node, node.attribute("by").value(), "the id of a cell"))
            by += (by.empty() ? "" : " ") + cell;
        kind.brings = Brings{name(node, "when"), name(node, "text"), name(node, "rows"), name(node, "cell"), by};
    }

    void page(pugi::xml_node node) {
        attributes(node, {"id", "title", "icon", "kinds"}, {"id", "title", "kinds"});
        PageInfo page;
        page.id = name(node, "id");
        if (std::ranges::find(manifest_.pages, page.id, &PageInfo::id) != manifest_.pages.end())
            refuse(node, fmt::format("There are two pages called \"{}\".", page.id));
        page.title = plain(node.attribute("title").value());
        page.icon = nameOrNothing(node, "icon");
        page.plugin = manifest_.id;
        page.kinds = names(node, node.attribute("kinds").value(), "the id of a kind");
        for (auto& wanted : page.kinds) kindsNamed_.emplace_back(node, wanted);
        children(node, {{"intro", into(page.intro)}});
        if (page.intro.empty()) refuse(node, "<page> needs an <intro>: what will be here, and why it helps.");
        manifest_.pages.push_back(std::move(page));
    }

    std::string text_;
    pugi::xml_document document_;
    Manifest manifest_;
    std::vector<std::pair<pugi::xml_node, std::string>> kindsNamed_;
};

} // namespace

bool usesForm(const KindInfo& kind, const std::string& templateId) {
    if (templateId == kind.templateId) return true;
    const auto dot = templateId.find('.');
    if (kind.family.empty() || dot == std::string::npos || dot == 0) return false;
    const auto rest = std::string_view(templateId).substr(dot + 1);
    const auto family = kind.family + "-";
    return rest.starts_with(family) && rest.size() > family.size();
}

Manifest readManifest(const std::filesystem::path& folder) {
    const auto file = folder / "plugin.xml";
    constexpr std::uintmax_t most = 1 << 20;
    std::error_code trouble;
    const auto size = std::filesystem::file_size(file, trouble);
    std::ifstream in(file, std::ios::binary);
    if (trouble || !in || size > most)
        throw Error("TR-P10", fmt::format("{} cannot be read.", file.string()),
                    "The plugin stays off and no record is touched. Installing it again usually helps.");
    std::ostringstream text;
    text << in.rdbuf();
    return Reader(folder, text.str()).read();
}

} // namespace trellis
