#include "desk/settled_packs.hpp"

#include "crypto/hash.hpp"
#include "crypto/minisign_secret.hpp"
#include "model/error.hpp"
#include "text/file_bytes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace trellis {
namespace {

namespace fs = std::filesystem;

/// "1.2.0" → "1.2.1".
std::string versionAfter(const std::string& version) {
    const auto dot = version.rfind('.');
    return version.substr(0, dot + 1) + std::to_string(std::atoi(version.c_str() + dot + 1) + 1);
}

/// Newer than everything that was ever installed here under that id: a version is published once.
std::string freeVersion(const PackLine& pack, const Packs& packs) {
    auto newest = pack.version;
    for (auto& event : packs.ledger())
        if (event.pack == pack.id && olderPack(newest, event.version)) newest = event.version;
    return versionAfter(newest);
}

[[noreturn]] void notAsInstalled(const PackLine& pack) {
    throw Error("TR-W21",
                fmt::format("The files of {} {} are not what was installed, so nothing can be made of them.", pack.id,
                            pack.version),
                "Install the same pack again, then come back to the review.");
}

/// pack.xml as its author wrote it, under another version and without the list of files, which building writes anew.
std::string sourceXml(const PackLine& pack, const std::string& version) {
    auto xml = pack.manifest.xml;
    if (const auto files = xml.rfind("<files"); files != std::string::npos) {
        const std::string end = "</files>";
        if (const auto to = xml.find(end, files); to != std::string::npos) {
            const auto line = xml.find_last_not_of(" \t", files - 1);
            const auto after = xml.find_first_not_of("\r\n", to + end.size());
            xml.erase(line + 1, after - line - 1);
        }
    }
    // The first one outside a comment is the root's.
    std::size_t from = 0;
    for (auto comment = xml.find("<!--"); comment != std::string::npos && comment < xml.find("<pack", from);
         comment = xml.find("<!--", from))
        from = xml.find("-->", comment);
    const auto root = xml.find("<pack", from), close = xml.find('>', root);
    for (const char quote : {'"', '\''}) {
        const auto was = fmt::format("version={}{}{}", quote, pack.version, quote);
        const auto at = xml.find(was, root);
        if (at < close) return xml.replace(at, was.size(), fmt::format("version={}{}{}", quote, version, quote));
    }
    notAsInstalled(pack);
}

void write(const fs::path& file, const std::string& text) {
    std::error_code trouble;
    fs::create_directories(file.parent_path(), trouble);
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    if (!out)
        throw Error("TR-W22", fmt::format("{} could not be written.", file.string()),
                    "Choose a folder you may write to, with room left on its disk.");
}

void mustBeFree(const fs::path& path) {
    std::error_code trouble;
    if (fs::exists(path, trouble))
        throw Error("TR-W22", fmt::format("{} is there already and was left as it is.", path.string()),
                    "Choose another folder.");
}

/// What the overlay in a pack's file became; nullptr when it is none of these.
const std::string* settledText(const PackedFile& file,
                               const std::vector<std::pair<std::string, std::string>>& overlays) {
    if (!file.path.starts_with("overlays/")) return nullptr;
    const auto root = file.bytes.find("<overlay");
    for (auto& [name, text] : overlays) {
        const auto id = name.substr(0, name.rfind('-'));
        for (const char quote : {'"', '\''})
            if (const auto at = file.bytes.find(fmt::format(" id={}{}{}", quote, id, quote), root);
                root != std::string::npos && at < file.bytes.find('>', root))
                return &text;
    }
    return nullptr;
}

std::string nameOf(const Pack& source) { return source.manifest.id + "-" + source.manifest.version; }

} // namespace

std::vector<SettledPack> settledPacks(const Packs& packs,
                                      const std::vector<std::pair<std::string, std::string>>& overlays) {
    std::vector<SettledPack> out;
    for (auto& pack : packs.active()) {
        if (!pack.inUse) continue;
        SettledPack made{pack.version, {}};
        bool touched = false;
        for (auto& listed : pack.manifest.files) {
            PackedFile file{listed.path, fileBytes(pack.folder / listed.path).value_or("")};
            if (blake2bHex(file.bytes) != listed.blake2b) notAsInstalled(pack);
            const auto* now = settledText(file, overlays);
            touched = touched || now;
            if (now && now->find("<change") == std::string::npos) continue; // nothing is left of it
            if (now) file.bytes = *now;
            made.source.files.push_back(std::move(file));
        }
        if (!touched) continue;
        auto read = readPackManifest(sourceXml(pack, freeVersion(pack, packs)), "pack.xml");
        if (!read.manifest || read.manifest->id != pack.id || !olderPack(pack.version, read.manifest->version))
            notAsInstalled(pack);
        made.source.manifest = std::move(*read.manifest);
        out.push_back(std::move(made));
    }
    return out;
}

fs::path writeSources(const Pack& source, const fs::path& into) {
    const auto folder = into / nameOf(source);
    mustBeFree(folder);
    write(folder / "pack.xml", source.manifest.xml);
    for (auto& file : source.files) write(folder / file.path, file.bytes);
    return folder;
}

fs::path buildSigned(const Pack& source, const fs::path& into, const std::string& keyFile,
                     const std::string& passphrase) {
    const auto file = into / (nameOf(source) + ".trellispack"), beside = fs::path(file.string() + ".minisig");
    mustBeFree(file);
    mustBeFree(beside);
    const auto bytes = buildPack(source);
    (void)openPack(bytes); // what cannot be opened again is not handed out
    const auto& manifest = source.manifest;
    const auto signature = unlockMinisignPair(keyFile, passphrase)
                               .sign(bytes, fmt::format("{} {} {}", manifest.id, manifest.version, manifest.locality));
    write(file, bytes);
    write(beside, signature.file());
    return file;
}

} // namespace trellis
