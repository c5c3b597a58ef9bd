// Small files of the workspace folder: written whole or not at all, readable by their owner only, whatever the umask.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace trellis {

/// Writes beside it, syncs, renames, syncs the folder: afterwards the file holds the old or the new text, never a part.
/// Mode 0600. Error TR-S08 (disk full), TR-S09 (read-only), TR-S12.
void writeWhole(const std::filesystem::path& file, std::string_view text);
/// nullopt when it does not exist; Error TR-S12 when it cannot be read. At most 64 MiB.
std::optional<std::string> readWhole(const std::filesystem::path& file);
/// Makes what was written to the file last a power cut.
void syncFile(const std::filesystem::path& file);
/// An empty file of mode 0600 where there is none yet; one that is there stays as it is. Error as above.
void makePrivateFile(const std::filesystem::path& file);
/// A new folder for its owner only (0700); one that is there stays as it is. Parents that are missing are made, too.
/// Error TR-S09, TR-S12.
void makePrivateFolder(const std::filesystem::path& folder);
/// Error for an errno value: TR-S08, TR-S09 or TR-S12. `doing` completes "Trellis could not …".
[[noreturn]] void throwFileError(int number, const std::string& doing);

/// Held while a workspace is open. The system lets go of it when the process ends, however it ends, so none is left
/// behind.
class FolderLock {
public:
    FolderLock() = default;
    /// Error TR-S20 when another window holds it, TR-S09 when the folder cannot be written to.
    explicit FolderLock(const std::filesystem::path& folder);
    ~FolderLock();
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&& other) noexcept;

private:
    int file_ = -1;
};

} // namespace trellis
