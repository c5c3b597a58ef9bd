// Where a live workspace may lie. On a network drive or in a synced folder two machines can write to it at once, locks
// do not hold, and copies are made of half a change; so it is refused there, with the way out (design 6).
#pragma once
#include <filesystem>
#include <string>

namespace trellis {

/// Why a workspace should not lie there, as the end of "This folder lies …"; empty when it may. `fileSystem` is the
/// name of its file system as the system calls it ("ext4", "nfs4", "fuse.sshfs").
std::string whyNotThere(const std::filesystem::path& folder, const std::string& fileSystem);

/// The name of the file system a path (or its nearest existing parent) lies on; empty when unknown.
std::string fileSystemOf(const std::filesystem::path& folder);

/// Error TR-S10.
void refuseSharedFolder(const std::filesystem::path& folder);

} // namespace trellis
