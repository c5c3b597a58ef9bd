// Packs on this machine, in the workspace's folder:
//
//     packs/ID/VERSION/ pack.xml and the files it lists    every version that was installed, for the way back
//     packs/.incoming-… a pack on its way in; what a stopped installation left behind goes with the next one
//
// A version's folder is there whole or not at all. Whether what lies in it is still what was installed is asked against
// the manifest that the workspace's signed log holds, never against the one beside the files.
#pragma once
#include "pack/pack.hpp"

#include <functional>

namespace trellis {

class PackShelf {
public:
    /// `folder` is the workspace's packs/; it is made when first needed.
    explicit PackShelf(std::filesystem::path folder)
        : folder_(std::move(folder)) {}

    std::filesystem::path folderOf(const std::string& id, const std::string& version) const {
        return folder_ / id / version;
    }
    /// Oldest first; none for a pack that was never here.
    std::vector<std::string> versions(const std::string& id) const;

    /// Puts the files into a folder of their own, synced; hands it to `look`, which may throw; then gives it its name in
    /// one step. A version that is there already with the same bytes stays; with others it is exchanged as a whole.
    /// When anything throws, what was there before is unchanged. Error TR-S08 (disk full), TR-S09, TR-S12.
    void put(const Pack& pack, const std::function<void(const std::filesystem::path&)>& look = {}) const;

    /// Empty when the folder holds exactly what `installed` lists; otherwise one sentence: what is missing, altered or
    /// there without being listed.
    std::string whatIsWrong(const PackManifest& installed) const;

private:
    std::filesystem::path folder_;
};

} // namespace trellis
