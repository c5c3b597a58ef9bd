// The two example packs as they lie in templates/localities, put together as their README says.
#pragma once
#include "pack/pack_box.hpp"
#include "scenario/workshop.hpp"

#include "crypto/fingerprint_words.hpp"
#include "desk/packs.hpp"
#include "pack/trust.hpp"

namespace trellis::test {

inline const fs::path localities = fs::path(TRELLIS_SOURCE_DIR) / "templates/localities";

/// Every file below `from`, as it is named in a pack.
inline std::vector<PackedFile> filesBelow(const fs::path& from, const std::string& as = "") {
    std::vector<PackedFile> out;
    for (fs::recursive_directory_iterator at(from), end; at != end; ++at)
        if (at->is_regular_file())
            out.push_back({as + fs::relative(at->path(), from).generic_string(), fileText(at->path())});
    std::ranges::sort(out, {}, &PackedFile::path);
    return out;
}
inline std::vector<PackedFile> fernwickFiles() { return filesBelow(localities / "fernwick"); }
inline std::vector<PackedFile> stourbeckFiles() {
    auto out = filesBelow(localities / "stourbeck/pack");
    const std::string id = "stourbeck.group-supervision";
    for (auto& file : filesBelow(fs::path(TRELLIS_BUILD_DIR) / "localities/stourbeck/plugins" / id,
                                 "plugins/" + platformName() + "/" + id + "/"))
        out.push_back(std::move(file));
    return out;
}
inline void change(std::vector<PackedFile>& files, const std::string& path, const std::string& was, const std::string& now) {
    for (auto& file : files)
        if (file.path == path) {
            REQUIRE(file.bytes.find(was) != std::string::npos);
            for (auto at = file.bytes.find(was); at != std::string::npos; at = file.bytes.find(was, at + now.size()))
                file.bytes.replace(at, was.size(), now);
            return;
        }
    FAIL("there is no " << path);
}

/// A workspace whose people trust the publisher of the test's packs.
struct PackTown {
    PackTown() {
        shop.environment.installation.runner = fs::path(TRELLIS_BUILD_DIR) / "bin/trellis-plugin-runner";
        writeFile(box.folder / "publisher.pub", box.key.publicKey().file());
        shop.as("FK-S1").packs().trustKey(box.folder / "publisher.pub", "Publisher", fingerprint(box.key.publicKey()));
    }
    PackPreview install(const std::vector<PackedFile>& files, const std::string& name) {
        return shop.desk().packs().install(box.signedPack(files, name));
    }
    PackBox box;
    Workshop shop;
};

inline const PluginStatus* pluginCalled(const Desk& desk, const std::string& id) {
    for (auto& one : desk.plugins().plugins())
        if (one.manifest.id == id) return &one;
    return nullptr;
}

inline Id newRecord(Desk& desk, const std::string& kind, const Id& agreement, const std::string& form = {}) {
    NewRecord what;
    what.kind = kind;
    what.agreement = agreement;
    what.templateId = form;
    return desk.newRecord(what);
}

inline std::string html(Desk& desk, const Id& record) { return desk.html(record); }

} // namespace trellis::test
