// pack.xml: what a pack is and holds (design 6a). templates/schema/pack.rng says the same to editors.
//
//     <pack xmlns="urn:trellis:pack:1" id="fernwick.forms" version="1.2.0" locality="Fernwick" layer="site">
//       <title/> <publisher/> <purpose/>
//       <needs trellis="0.1.0"> <template id version/> <plugin id version/> </needs>
//       <plugins> <plugin id use="on|off" replaced-by> <option key>text</option> </plugin> </plugins>
//       <policies> <cadence/> <target/> <sees/> <suppression/> <retention/> <hold/> </policies>
//       <files> <file path size blake2b/> </files>        written by `trellis pack build`, never by hand
//     </pack>
#pragma once
#include "pack/pack_path.hpp"
#include "pack/policies.hpp"
#include "template/template_reader.hpp"

#include <cstdint>

namespace trellis {

inline constexpr std::string_view kPackNamespace = "urn:trellis:pack:1";

/// Which layer its overlays are: the core lies under the organisation's, that under the site's, that under the team's.
enum class PackLayer { Organisation, Site, Team };
std::string text(PackLayer layer); ///< "organisation", "site", "team"

/// "At least this version" of a form or a plugin.
struct PackNeed {
    std::string id, version;
    Place place;
};

/// One entry of the plugin set.
struct PluginChoice {
    std::string id;
    bool on = true;
    std::string replacedBy; ///< the pack's own plugin that does this one's work; empty: nothing does
    std::map<std::string, std::string> options;
    Place place;
};

struct PackFile {
    std::string path;       ///< pack_path.hpp
    std::uint64_t size = 0; ///< bytes
    std::string blake2b;    ///< 64 hex digits
    Place place;
    bool operator==(const PackFile& other) const {
        return path == other.path && size == other.size && blake2b == other.blake2b;
    }
};

struct PackManifest {
    std::string id;       ///< "fernwick.forms"; its first part stands before all that the pack brings
    std::string version;  ///< "1.2.0"
    std::string locality; ///< "Fernwick"
    PackLayer layer = PackLayer::Site;
    std::string title, publisher, purpose;
    std::string needsTrellis; ///< empty: any
    std::vector<PackNeed> needsTemplates, needsPlugins;
    std::vector<PluginChoice> plugins;
    Policies policies;
    std::vector<PackFile> files; ///< as written; empty in sources
    bool listsFiles = false;     ///< has a <files>
    std::string xml;             ///< the text it was read from

    /// "fernwick." for fernwick.forms.
    std::string prefix() const { return id.substr(0, id.find('.')) + "."; }
    const PackFile* file(const std::string& path) const;
};

struct ReadPackManifest {
    std::optional<PackManifest> manifest; ///< none if there was any error
    std::vector<LintMessage> messages;
};
/// Never throws for what the text says. Codes: TR-L10 unknown or misplaced, TR-L11 missing or malformed, TR-L12 said
/// twice, TR-L13 would loosen what the core protects; TR-T22 to TR-T24 for the XML itself.
ReadPackManifest readPackManifest(std::string_view xml, const std::string& file);

/// The text with <files> before its end. `source` must be one without.
std::string withFiles(const std::string& source, const std::vector<PackFile>& files);

/// Is version `a` older than `b`? "1.9.2" is older than "1.10.0".
bool olderPack(const std::string& a, const std::string& b);

} // namespace trellis
