#include "plugin/library.hpp"

#include "model/error.hpp"
#include "plugin/services.hpp"
#include "plugin/whole_file.hpp"

#include <boost/dll/shared_library.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <mutex>

#include <dlfcn.h>

namespace trellis {
namespace {

constexpr const char* symbol = "trellis_plugin_entry";

/// Never destroyed: a plugin may have left a thread, an exit handler or a string that somebody still holds.
struct Kept {
    std::mutex lock;
    std::map<std::filesystem::path, std::pair<boost::dll::shared_library, Library>> libraries;
};
Kept& kept() {
    static auto* all = new Kept;
    return *all;
}

[[noreturn]] void refuse(const char* code, const Manifest& manifest, const std::string& what, const char* advice) {
    throw Error(code, fmt::format("The plugin {} cannot be used: {} Its records stay readable.", manifest.id, what),
                advice);
}
constexpr const char* reinstall = "Install the plugin again, or ask its publisher for a version for this workbench.";

trellis_entry entryOf(const boost::dll::shared_library& library, const Manifest& manifest) {
    if (!library.has(symbol))
        refuse("TR-P02", manifest, fmt::format("{} is not a Trellis plugin (it has no {}).", manifest.library, symbol),
               reinstall);
    const auto& raw = library.get<const trellis_entry>(symbol);
    if (raw.size > 64 * 1024)
        refuse("TR-P09", manifest, fmt::format("its entry says that it is {} bytes long, which no entry is.", raw.size),
               reinstall);
    if (raw.size == 0)
        refuse("TR-P16", manifest,
               "its entry says that it is 0 bytes long: whoever made it left the size out, so nothing in it can be "
               "believed.",
               reinstall);
    trellis_entry entry{};
    std::memcpy(&entry, &raw, std::min<std::size_t>(raw.size, sizeof entry)); // its size is believed downwards only
    entry.size = std::min<std::uint32_t>(raw.size, sizeof entry);
    if (!TRELLIS_HAS(&entry, trellis_entry, feature))
        refuse("TR-P03", manifest,
               fmt::format("its entry ends after {} bytes, before all is said that every entry says.", raw.size),
               reinstall);
    if (!entry.id || !entry.version || !entry.init || !entry.feature)
        refuse("TR-P18", manifest,
               fmt::format("its entry has room for {} and leaves it empty (null).", !entry.id        ? "its id"
                                                                                    : !entry.version ? "its version"
                                                                                    : !entry.init
                                                                                        ? "the function that starts it"
                                                                                        : "what it offers"),
               reinstall);
    const auto major = entry.abi >> 16, minor = entry.abi & 0xffff;
    if (major != TRELLIS_ABI_MAJOR || minor > TRELLIS_ABI_MINOR)
        refuse("TR-P04", manifest,
               fmt::format("it was made for version {}.{} of the plugin contract, and this workbench speaks {}.{}.",
                           major, minor, TRELLIS_ABI_MAJOR, TRELLIS_ABI_MINOR),
               reinstall);
    if (manifest.abiMajor != int(major) || manifest.abiMinor != int(minor))
        refuse("TR-P04", manifest,
               fmt::format("its manifest says contract {}.{}, its file says {}.{}.", manifest.abiMajor,
                           manifest.abiMinor, major, minor),
               reinstall);
    if (manifest.id != entry.id)
        refuse("TR-P05", manifest, fmt::format("the file calls itself \"{}\".", entry.id), reinstall);
    if (manifest.version != entry.version)
        refuse("TR-P06", manifest,
               fmt::format("its manifest says version {}, its file says {}.", manifest.version, entry.version),
               reinstall);
    return entry;
}

/// Is the table as long as this contract has it? And does every function of it stand for something?
bool whole(const trellis_plugin_kind& table) { return TRELLIS_HAS(&table, trellis_plugin_kind, due); }
bool whole(const trellis_plugin_measure& table) { return TRELLIS_HAS(&table, trellis_plugin_measure, observe); }
bool whole(const trellis_plugin_view& table) { return TRELLIS_HAS(&table, trellis_plugin_view, show); }
bool whole(const trellis_plugin_export& table) { return TRELLIS_HAS(&table, trellis_plugin_export, write); }
bool filled(const trellis_plugin_kind& table) {
    return table.count && table.id && table.describe && table.prefill && table.check && table.summary && table.due;
}
bool filled(const trellis_plugin_measure& table) { return table.count && table.id && table.observe; }
bool filled(const trellis_plugin_view& table) { return table.count && table.id && table.show; }
bool filled(const trellis_plugin_export& table) { return table.count && table.id && table.write; }

/// One thing a plugin can offer: the feature's id, and what its parts are called.
struct Feature {
    const char *id, *one, *many;
};
constexpr Feature kindFeature{TRELLIS_KIND, "kind", "kinds"}, measureFeature{TRELLIS_MEASURE, "measure", "measures"},
    viewFeature{TRELLIS_VIEW, "view", "views"}, exportFeature{TRELLIS_EXPORTS, "export", "exports"};

/// Does the table name what the manifest names, no more and no less?
template <class Table, class Info>
void compare(const Feature& feature, const Table& table, const std::vector<Info>& promised, const Manifest& manifest,
             const Wall& wall) {
    std::vector<std::string> offered;
    wall.call(std::string("name its ") + feature.many, [&] {
        const auto count = std::min(table.count(), 1000u);
        for (std::uint32_t i = 0; i < count; ++i) {
            const char* id = table.id(i);
            offered.push_back(id ? id : "");
        }
        return TRELLIS_OK;
    });
    for (auto& each : promised)
        if (std::ranges::count(offered, each.id) != 1)
            refuse("TR-P24", manifest,
                   fmt::format("its manifest promises the {} \"{}\", and the file does not offer it.", feature.one,
                               each.id),
                   reinstall);
    for (auto& id : offered)
        if (std::ranges::find(promised, id, &Info::id) == promised.end())
            refuse("TR-P24", manifest,
                   fmt::format("the file offers the {} \"{}\", which its manifest does not name.", feature.one, id),
                   reinstall);
}

/// The plugin's own table, compared with the manifest; null when it does not offer it.
template <class Table, class Info>
const Table* tableOf(const Feature& feature, const trellis_entry& entry, const std::vector<Info>& promised,
                     const Manifest& manifest, const Wall& wall) {
    const Table* table = nullptr;
    wall.call(std::string("offer its ") + feature.many, [&] {
        table = static_cast<const Table*>(entry.feature(feature.id));
        return TRELLIS_OK;
    });
    const bool declared = std::ranges::find(manifest.offers, feature.id) != manifest.offers.end();
    if (!declared && promised.empty()) return nullptr;
    if (!table)
        refuse("TR-P08", manifest, fmt::format("its manifest promises {}, and the file does not offer it.", feature.id),
               reinstall);
    if (!declared)
        refuse("TR-P08", manifest,
               fmt::format("its manifest has {} but does not say that it offers {}.", feature.many, feature.id),
               reinstall);
    if (!whole(*table))
        refuse("TR-P19", manifest,
               fmt::format("it offers its {} only in part: the table of their functions ends too early.", feature.many),
               reinstall);
    if (!filled(*table))
        refuse("TR-P17", manifest,
               fmt::format("a function that its {} must have is left empty (null), so it would end whoever called it.",
                           feature.many),
               reinstall);
    compare(feature, *table, promised, manifest, wall);
    return table;
}

void takeTables(Library& library, const Manifest& manifest, const Wall& wall) {
    auto& entry = library.entry;
    library.kinds = tableOf<trellis_plugin_kind>(kindFeature, entry, manifest.kinds, manifest, wall);
    library.measures = tableOf<trellis_plugin_measure>(measureFeature, entry, manifest.measures, manifest, wall);
    library.views = tableOf<trellis_plugin_view>(viewFeature, entry, manifest.views, manifest, wall);
    library.exports = tableOf<trellis_plugin_export>(exportFeature, entry, manifest.exports, manifest, wall);
}

void loadNow(boost::dll::shared_library& handle, const std::filesystem::path& file, std::error_code& trouble) {
    handle.load(file, boost::dll::load_mode::rtld_now | boost::dll::load_mode::rtld_local, trouble);
}
/// Read anew for each call, so that no compiler may conclude that what is called there throws nothing.
void (*volatile loader)(boost::dll::shared_library&, const std::filesystem::path&, std::error_code&) = &loadNow;

/// Loads the file; returns the system loader's own words when it would not.
///
/// An exception from a static initialiser of the plugin ends the program here, in every build. The system's loader
/// promises to throw nothing, so left alone it would be a matter of compiler options whether one came through it; and
/// where one does, the loader's lock stays held and the library half made: there is no safe way to go on. The
/// breadcrumb says whose doing it was, and the next start sets that plugin aside.
std::string loadOrEnd(boost::dll::shared_library& handle, const std::filesystem::path& file) noexcept {
    std::error_code trouble;
    loader(handle, file, trouble);
    if (handle.is_loaded()) return {};
    const char* const said = ::dlerror();
    return said ? said : trouble.message();
}

} // namespace

Library loadLibrary(const Manifest& manifest, const Wall& wall) {
    for (auto& wanted : manifest.requires_)
        if (!hostFeature(wanted.c_str()))
            refuse("TR-P07", manifest, fmt::format("it needs {}, which this workbench does not offer.", wanted),
                   reinstall);

    auto& all = kept();
    const std::lock_guard lock(all.lock);
    std::error_code trouble;
    const auto file = std::filesystem::canonical(manifest.folder / manifest.library, trouble);
    if (trouble) refuse("TR-P01", manifest, fmt::format("its file {} is not there.", manifest.library), reinstall);
    if (auto found = all.libraries.find(file); found != all.libraries.end()) {
        entryOf(found->second.first, manifest);
        auto again = found->second.second;
        takeTables(again, manifest, wall);
        return again;
    }
    if (const auto broken = brokenLibrary(file); !broken.empty())
        refuse("TR-P01", manifest, fmt::format("its file {} cannot be loaded ({}).", manifest.library, broken),
               reinstall);
    Library library;
    boost::dll::shared_library handle;
    std::string loaderSaid;
    wall.call("load", [&] { // static initialisers of the plugin run inside: they belong behind the wall, too
        loaderSaid = loadOrEnd(handle, file);
        return TRELLIS_OK;
    });
    if (!handle.is_loaded())
        refuse("TR-P01", manifest, fmt::format("its file {} cannot be loaded ({}).", manifest.library, loaderSaid),
               reinstall);
    auto& keep = all.libraries[file]; // from here on its code may have run, so it stays
    keep.first = handle;
    try {
        library.entry = entryOf(handle, manifest);
        wall.call("start", [&] { return library.entry.init(&hostTable()); });
        takeTables(library, manifest, wall);
    } catch (const Error&) {
        static auto* strayed = new std::vector<boost::dll::shared_library>;
        strayed->push_back(handle); // kept loaded, but not taken for a working one
        all.libraries.erase(file);
        throw;
    }
    keep.second = library;
    return library;
}

} // namespace trellis
