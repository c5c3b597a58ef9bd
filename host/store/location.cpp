#include "store/location.hpp"

#include "model/error.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <sstream>

namespace trellis {

namespace fs = std::filesystem;

namespace {

// File systems that reach another machine.
constexpr std::array network{"nfs",   "nfs4", "cifs",      "smb3",   "smbfs", "afs",
                             "ncpfs", "ceph", "glusterfs", "lustre", "davfs"};
// A program behind a "fuse." name may do anything; these only look different on this machine.
constexpr std::array localFuse{"fuse.fuse-overlayfs", "fuse.gocryptfs", "fuse.encfs",   "fuse.cryfs", "fuse.securefs",
                               "fuse.mergerfs",       "fuse.bindfs",    "fuse.ntfs-3g", "fuse.exfat", "fuse.unionfs"};

struct SyncedName {
    const char* begins; // of a folder's name in small letters, spaces and signs left out
    const char* called;
};
constexpr std::array synced{SyncedName{"onedrive", "OneDrive"},
                            SyncedName{"dropbox", "Dropbox"},
                            SyncedName{"googledrive", "Google Drive"},
                            SyncedName{"icloud", "iCloud"},
                            SyncedName{"comappleclouddocs", "iCloud"},
                            SyncedName{"nextcloud", "Nextcloud"},
                            SyncedName{"owncloud", "ownCloud"},
                            SyncedName{"seafile", "Seafile"},
                            SyncedName{"boxsync", "Box"},
                            SyncedName{"pclouddrive", "pCloud"},
                            SyncedName{"syncthing", "Syncthing"},
                            SyncedName{"megasync", "MEGA"},
                            SyncedName{"insync", "Insync"},
                            SyncedName{"tresorit", "Tresorit"}};

std::string simplified(const std::string& name) {
    std::string out;
    for (unsigned char c : name)
        if (std::isalnum(c)) out += static_cast<char>(std::tolower(c));
    return out;
}

std::string unescaped(const std::string& field) { // mountinfo writes a space as \040
    std::string out;
    for (std::size_t i = 0; i < field.size(); ++i)
        if (field[i] == '\\' && i + 3 < field.size()) {
            out += static_cast<char>((field[i + 1] - '0') * 64 + (field[i + 2] - '0') * 8 + (field[i + 3] - '0'));
            i += 3;
        } else {
            out += field[i];
        }
    return out;
}

} // namespace

std::string whyNotThere(const fs::path& folder, const std::string& fileSystem) {
    const bool foreignFuse =
        fileSystem.starts_with("fuse.") && std::ranges::find(localFuse, fileSystem) == localFuse.end();
    if (foreignFuse || std::ranges::find(network, fileSystem) != network.end())
        return "on a network drive (" + fileSystem + ")";
    for (const auto& part : folder)
        for (const auto& service : synced)
            if (simplified(part.string()).starts_with(service.begins))
                return std::string("in a folder that ") + service.called + " copies to other machines";
    return {};
}

std::string fileSystemOf(const fs::path& folder) {
    std::error_code trouble;
    const std::string path = fs::weakly_canonical(folder, trouble).string();
    std::ifstream mounts("/proc/self/mountinfo");
    std::string line, best, found;
    while (std::getline(mounts, line)) {
        std::istringstream fields(line);
        std::string field, point;
        for (int i = 0; i < 5 && fields >> field; ++i) point = field;
        point = unescaped(point);
        const auto dash = line.find(" - ");
        if (dash == std::string::npos) continue;
        const bool holds = point == "/" || path == point || path.starts_with(point + "/");
        if (holds && point.size() >= best.size()) { // of two on one point the later one is on top
            best = point;
            found = line.substr(dash + 3, line.find(' ', dash + 3) - dash - 3);
        }
    }
    return found;
}

void refuseSharedFolder(const fs::path& folder) {
    std::error_code trouble;
    const fs::path whole = fs::weakly_canonical(folder, trouble);
    const std::string why = whyNotThere(trouble ? folder : whole, fileSystemOf(folder));
    if (!why.empty())
        throw Error(
            "TR-S10",
            "This folder lies " + why +
                ". Two machines could write to it at the same time and records could be "
                "lost, so Trellis does not open a workspace there. Nothing was changed.",
            "Keep the workspace in a folder on this machine, such as “Documents” outside the synced part, and put "
            "backups or bundles on the shared drive instead.");
}

} // namespace trellis
