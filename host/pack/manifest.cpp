#include "pack/manifest.hpp"

#include "pack/at_attributes.hpp"
#include "pack/pack_shape.hpp"
#include "pack/policy_reader.hpp"
#include "template/item_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace trellis {
namespace {

constexpr std::array<const char*, 3> layers{"organisation", "site", "team"};

class Reader : AtAttributes {
public:
    Reader(const XmlDocument& document, LintLog& log)
        : AtAttributes(document, log) {}

    PackManifest read() {
        auto& root = document_.root;
        out_.id = id(root, "id");
        out_.version = version(root, "version");
        if (!out_.id.empty() && out_.id.find('.') == std::string::npos)
            wrong(root, "id", fmt::format("The id '{}' has one part only.", out_.id),
                  "Put the locality's own word before it, as in fernwick.forms.");
        if (out_.id.starts_with("core.") || out_.id.starts_with("trellis."))
            wrong(root, "id", fmt::format("'{}' stands for what comes with Trellis itself.", out_.prefix()),
                  "Use the locality's own word.");
        out_.locality = root.value("locality");
        layer(root);
        for (auto [name, into] : {std::pair{"title", &out_.title}, {"publisher", &out_.publisher},
                                  {"purpose", &out_.purpose}}) {
            auto* child = root.child(name);
            if (child)
                *into = child->text;
            else
                log_.error(root.place, "TR-L11", fmt::format("This pack has no <{}>.", name),
                           fmt::format("Add <{0}>…</{0}>.", name));
        }
        if (auto* needs = root.child("needs")) readNeeds(*needs);
        if (auto* plugins = root.child("plugins")) readPlugins(*plugins);
        if (auto* policies = root.child("policies")) out_.policies = readPolicies(*policies, document_, log_);
        if (auto* files = root.child("files")) readFiles(*files);
        return std::move(out_);
    }

private:
    std::string id(const XmlElement& element, const char* attribute) {
        const auto text = element.value(attribute);
        if (text.empty() || (idShape(text) && text.find(':') == std::string::npos && text.size() <= 100)) return text;
        wrong(element, attribute, fmt::format("'{}' cannot be an id.", text),
              "Use small letters, digits and '-', in parts joined by '.'.");
        return {};
    }

    std::string version(const XmlElement& element, const char* attribute) {
        const auto text = element.value(attribute);
        if (text.empty() || (versionShape(text) && text.size() <= 30)) return text;
        wrong(element, attribute, fmt::format("'{}' is not a version.", text), "Write three numbers, such as 1.0.0.");
        return {};
    }

    void layer(const XmlElement& root) {
        auto* found = root.attribute("layer");
        if (!found) return;
        const auto at = std::ranges::find(layers, found->value);
        if (at == layers.end())
            wrong(root, "layer", fmt::format("There is no layer '{}'.", found->value),
                  "There are organisation, site and team.");
        else
            out_.layer = static_cast<PackLayer>(at - layers.begin());
    }

    void readNeeds(const XmlElement& needs) {
        if (needs.attribute("trellis")) out_.needsTrellis = version(needs, "trellis");
        std::set<std::string> named;
        for (auto& child : needs.children) {
            PackNeed need{id(child, "id"), version(child, "version"), child.place};
            if (!named.insert(child.name + " " + need.id).second)
                wrong(child, "id", fmt::format("'{}' is named twice.", need.id), "Keep one.", "TR-L12");
            (child.name == "template" ? out_.needsTemplates : out_.needsPlugins).push_back(std::move(need));
        }
    }

    void readPlugins(const XmlElement& plugins) {
        std::set<std::string> named;
        for (auto& child : plugins.children) {
            PluginChoice choice;
            choice.id = id(child, "id");
            choice.place = child.place;
            const auto* use = child.attribute("use");
            if (use && use->value != "on" && use->value != "off")
                wrong(child, "use", fmt::format("'use' is on or off, not '{}'.", use->value));
            choice.on = !use || use->value != "off";
            choice.replacedBy = id(child, "replaced-by");
            if (!choice.replacedBy.empty() && choice.on)
                wrong(child, "replaced-by", "What is replaced cannot be on as well.", "Add use=\"off\".");
            if (!choice.replacedBy.empty() && !choice.replacedBy.starts_with(out_.prefix()))
                wrong(child, "replaced-by", fmt::format("'{}' is not a plugin of this pack.", choice.replacedBy),
                      fmt::format("A pack's own plugins begin with '{}'.", out_.prefix()));
            for (auto& option : child.children)
                if (!choice.options.try_emplace(option.value("key"), option.text).second)
                    wrong(option, "key", fmt::format("The option '{}' is set twice.", option.value("key")), "Keep one.",
                          "TR-L12");
            if (!named.insert(choice.id).second)
                wrong(child, "id", fmt::format("The plugin '{}' is named twice.", choice.id), "Keep one.", "TR-L12");
            out_.plugins.push_back(std::move(choice));
        }
    }

    void readFiles(const XmlElement& files) {
        out_.listsFiles = true;
        std::vector<std::string> paths;
        for (auto& child : files.children) {
            PackFile file{child.value("path"), 0, child.value("blake2b"), child.place};
            if (auto why = badPackPath(file.path); !why.empty())
                wrong(child, "path", fmt::format("The file '{}' {}.", file.path, why));
            else if (file.path == "pack.xml")
                wrong(child, "path", "pack.xml cannot list itself.");
            else
                paths.push_back(file.path);
            const auto size = child.value("size");
            if (size.empty() || size.size() > 10 ||
                !std::ranges::all_of(size, [](char c) { return c >= '0' && c <= '9'; }))
                wrong(child, "size", fmt::format("'{}' is not a size in bytes.", size));
            else
                file.size = std::stoull(size);
            if (file.blake2b.size() != 64 || unhexed(file.blake2b))
                wrong(child, "blake2b", "A BLAKE2b has 64 digits from 0 to 9 and a to f.");
            out_.files.push_back(std::move(file));
        }
        if (auto twins = pathTwins(paths))
            log_.error(files.place, "TR-L12",
                       fmt::format("The files '{}' and '{}' cannot both be there.", twins->one, twins->other));
    }
    static bool unhexed(const std::string& text) {
        return !std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    }

    PackManifest out_;
};

} // namespace

std::string text(PackLayer layer) { return layers[static_cast<std::size_t>(layer)]; }

const PackFile* PackManifest::file(const std::string& path) const {
    const auto found = std::ranges::find(files, path, &PackFile::path);
    return found == files.end() ? nullptr : &*found;
}

ReadPackManifest readPackManifest(std::string_view xml, const std::string& file) {
    LintLog log(file);
    ReadPackManifest out;
    const auto document = XmlDocument::read(xml, log);
    if (checkPackShape(document, log)) {
        auto manifest = Reader(document, log).read();
        manifest.xml = std::string(xml);
        if (!log.hasErrors()) out.manifest = std::move(manifest);
    }
    out.messages = log.take();
    return out;
}

std::string withFiles(const std::string& source, const std::vector<PackFile>& files) {
    const auto end = source.rfind("</pack>");
    if (end == std::string::npos) return source; // it has been read before: a root without an end tag has no children
    std::string list = "  <files>\n";
    for (auto& file : files)
        list += fmt::format("    <file path=\"{}\" size=\"{}\" blake2b=\"{}\"/>\n", file.path, file.size, file.blake2b);
    return source.substr(0, end) + list + "  </files>\n" + source.substr(end);
}

bool olderPack(const std::string& a, const std::string& b) {
    const auto parts = [](const std::string& version) {
        std::array<unsigned long, 3> out{};
        std::sscanf(version.c_str(), "%lu.%lu.%lu", &out[0], &out[1], &out[2]);
        return out;
    };
    return parts(a) < parts(b);
}

} // namespace trellis
