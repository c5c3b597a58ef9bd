#include "plugin/manifest.hpp"

#include "model/error.hpp"
#include "plugin/manifest_reader.hpp"
#include "plugin/page_beginning.hpp"
#include "text/file_bytes.hpp"

#include <fmt/format.h>

#include <algorithm>

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

/// "trellis.kind/1": small letters, digits, dots and hyphens, then a number.
bool isFeature(const std::string& text) {
    const auto slash = text.find('/');
    return slash != std::string::npos && slash > 0 && slash + 1 < text.size() &&
           std::ranges::all_of(
               text.substr(0, slash),
               [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-'; }) &&
           std::ranges::all_of(text.substr(slash + 1), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

void ManifestReader::plugin(pugi::xml_node node) {
    attributes(node, {"xmlns", "id", "version", "abi", "library"}, {"xmlns", "id", "version", "abi", "library"});
    if (std::string(node.attribute("xmlns").value()) != nameSpace)
        refuse(node,
               fmt::format("xmlns must be \"{}\": this file is of another kind, or for a later workbench.", nameSpace));
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
                    {"option", [&](auto child) { option(child); }},
                    {"measure", [&](auto child) { measure(child); }},
                    {"view", [&](auto child) { view(child); }},
                    {"export", [&](auto child) { exported(child); }},
                    {"page", [&](auto child) { page(child); }}});
    for (auto [what, text] : {std::pair{"title", &manifest_.title},
                              {"publisher", &manifest_.publisher},
                              {"when-disabled", &manifest_.whenDisabled}})
        if (text->empty()) refuse(node, fmt::format("<plugin> needs a <{}>.", what));
    for (auto& one : manifest_.options) {
        manifest_.settings[one.key] = one.byDefault;
        if (const auto trouble = beginningTrouble(manifest_, one.key, one.byDefault); !trouble.empty())
            refuse(node, fmt::format("The option {} = \"{}\" {}.", one.key, one.byDefault, trouble));
    }
    settleNames();
    settlePages();
    settleOwn();
}

void ManifestReader::feature(pugi::xml_node node, std::vector<std::string>& list) const {
    attributes(node, {"feature"}, {"feature"});
    children(node, {});
    const std::string id = node.attribute("feature").value();
    if (!isFeature(id)) refuse(node, fmt::format("\"{}\" is not the id of a feature, such as trellis.kind/1.", id));
    if (std::ranges::find(list, id) != list.end()) refuse(node, fmt::format("{} is named twice.", id));
    list.push_back(id);
}

void ManifestReader::page(pugi::xml_node node) {
    attributes(node, {"id", "title", "icon", "kinds", "views"}, {"id", "title"});
    PageInfo page;
    page.id = name(node, "id");
    onlyOne(node, manifest_.pages, page.id);
    page.title = words(node, "title");
    page.icon = nameOrNothing(node, "icon");
    page.plugin = manifest_.id;
    page.kinds = names(node, node.attribute("kinds").value(), "the id of a kind");
    page.views = names(node, node.attribute("views").value(), "the id of a view");
    if (page.kinds.empty() && page.views.empty()) refuse(node, "<page> needs kinds, views or both.");
    for (auto& wanted : page.kinds) kindsNamed_.emplace_back(node, wanted);
    for (auto& wanted : page.views) viewsNamed_.emplace_back(node, wanted);
    children(node, {{"intro", into(page.intro)}});
    if (page.intro.empty()) refuse(node, "<page> needs an <intro>: what will be here, and why it helps.");
    manifest_.pages.push_back(std::move(page));
}

void ManifestReader::settleNames() {
    for (auto& [at, wanted] : kindsNamed_)
        if (std::ranges::find(manifest_.kinds, wanted, &KindInfo::id) == manifest_.kinds.end())
            refuse(at, fmt::format("There is no kind \"{}\" in this plugin.", wanted));
    for (auto& [at, wanted] : viewsNamed_)
        if (std::ranges::find(manifest_.views, wanted, &ViewInfo::id) == manifest_.views.end())
            refuse(at, fmt::format("There is no view \"{}\" in this plugin.", wanted));
}

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
    const auto xml = fileBytes(file, most);
    if (!xml)
        throw Error("TR-P10", fmt::format("{} cannot be read.", file.string()),
                    "The plugin stays off and no record is touched. Installing it again usually helps.");
    return ManifestReader(folder, *xml).read();
}

} // namespace trellis
