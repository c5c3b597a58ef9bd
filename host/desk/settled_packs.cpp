#include "desk/settled_packs.hpp"

#include "crypto/minisign_secret.hpp"
#include "model/error.hpp"
#include "overlay/overlay_writer.hpp"
#include "store/workspace.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

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
                fmt::format("The files of {} {} are not what was installed, so nothing can be made of them. What you "
                            "decided is kept.",
                            pack.id, pack.version),
                "Install the same pack again, then come back to the review.");
}

/// pack.xml as its author wrote it, under another version and without the list of files, which building writes anew.
std::string sourceXml(const PackLine& pack, const std::string& version) {
    auto xml = pack.manifest.xml;
    if (const auto files = xml.rfind("<files"); files != std::string::npos) {
        const std::string end = "</files>";
        if (const auto to = xml.find(end, files); to != std::string::npos) {
            const auto line = xml.find_last_not_of(" \t", files - 1);
            xml.erase(line + 1, to + end.size() - line - 1);
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
        throw Error("TR-W22", fmt::format("{} could not be written. What you decided is kept.", file.string()),
                    "Choose a folder you may write to, with room left on its disk.");
}

void mustBeFree(const fs::path& path) {
    std::error_code trouble;
    if (fs::exists(path, trouble))
        throw Error("TR-W22", fmt::format("{} is there already and was left as it is. What you decided is kept.", path.string()),
                    "Choose another folder.");
}

std::string nameOf(const Pack& source) { return source.manifest.id + "-" + source.manifest.version; }

std::string settingOf(const AdaptedForm& form) {
    return fmt::format("upgrade-decisions:{}:{}:{}", form.id, form.was ? form.was->ref.hash.substr(0, 16) : "",
                       form.now ? form.now->ref.hash.substr(0, 16) : "");
}

constexpr std::array choices{"keep", "take-theirs", "edit"};

} // namespace

std::vector<SettledPack> settledPacks(const AdaptedForm& form, const std::vector<Overlay>& layers, const Packs& packs) {
    std::vector<SettledPack> out;
    for (auto& pack : packs.active()) {
        if (std::ranges::find(form.packs, pack.id) == form.packs.end()) continue;
        SettledPack made{pack.version, {}};
        for (auto& listed : pack.manifest.files) {
            std::ifstream in(pack.folder / listed.path, std::ios::binary);
            PackedFile file{listed.path, std::string(std::istreambuf_iterator<char>(in), {})};
            if (fileList({file}).front().blake2b != listed.blake2b) notAsInstalled(pack);
            made.source.files.push_back(std::move(file));
        }
        for (std::size_t i = 0; i < form.layers.size(); ++i) {
            if (form.packs[i] != pack.id) continue;
            const auto& was = form.layers[i];
            auto now = std::ranges::find(layers, was.id, &Overlay::id);
            if (now == layers.end() || now->changes.empty()) {
                std::erase_if(made.source.files, [&](auto& file) { return file.path == form.files[i]; });
                continue;
            }
            // Also one that merely fits is published anew: it names the newer core from now on.
            const auto text = overlayXml(now->version == was.version ? nextVersion(*now) : *now);
            for (auto& file : made.source.files)
                if (file.path == form.files[i]) file.bytes = text;
        }
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

fs::path buildSigned(const Pack& source, const fs::path& into, const std::string& keyFile, const std::string& passphrase) {
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

std::vector<UpgradeDecision> decisionsKept(const Workspace& workspace, const AdaptedForm& form) {
    std::vector<UpgradeDecision> out;
    const auto text = workspace.setting(settingOf(form));
    const auto all = nlohmann::json::parse(text.value_or("[]"), nullptr, false);
    if (!all.is_array()) return out; // of a later Trellis: it is decided again
    for (auto& one : all) {
        UpgradeDecision decision;
        const auto choice = std::ranges::find(choices, one.value("choice", ""));
        if (choice == choices.end()) continue;
        decision.choice = static_cast<UpgradeDecision::Choice>(choice - choices.begin());
        decision.overlay = one.value("overlay", "");
        decision.change = one.value("change", "");
        decision.operation = one.value("operation", std::size_t{0});
        decision.property = one.value("property", "");
        decision.text = one.value("text", "");
        out.push_back(std::move(decision));
    }
    return out;
}

void keepDecisions(Workspace& workspace, const AdaptedForm& form, const std::vector<UpgradeDecision>& decisions) {
    auto all = nlohmann::json::array();
    for (auto& one : decisions)
        all.push_back({{"overlay", one.overlay},
                       {"change", one.change},
                       {"operation", one.operation},
                       {"property", one.property},
                       {"choice", choices[static_cast<std::size_t>(one.choice)]},
                       {"text", one.text}});
    workspace.setSetting(settingOf(form), all.dump());
}

} // namespace trellis
