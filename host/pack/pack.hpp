// A pack that has been read: its manifest and its files, each checked against it. From here on nothing asks the archive
// or the folder it came from again.
#pragma once
#include "pack/archive.hpp"
#include "pack/manifest.hpp"
#include "pack/trust.hpp"

#include <filesystem>

namespace trellis {

struct Pack {
    PackManifest manifest;
    std::vector<PackedFile> files; ///< without pack.xml, by path
    const std::string* text(const std::string& path) const;
    /// Those of one folder: filesIn("overlays").
    std::vector<const PackedFile*> filesIn(const std::string& folder) const;
};

/// The file with its signature beside it (FILE.minisig), read whole, so that what is judged is what is opened. Error
/// TR-L05 when it cannot be read.
struct PackBytes {
    std::string bytes;
    std::optional<std::string> signature;
    std::string hash() const; ///< BLAKE2b-256 of `bytes`, hex
};
PackBytes readPackFile(const std::filesystem::path& file);

/// Opens the archive: exactly the files that pack.xml lists, each of its size and hash. Error TR-L20 to TR-L22
/// (archive.hpp), TR-L23 (pack.xml and what is there differ), TR-L24 (pack.xml is missing or has errors; the first one is
/// named). Judge first (trust.hpp): nothing of an archive is looked at before its signature.
Pack openPack(std::string_view bytes);

/// A folder of sources, as `trellis pack new` lays it out. `messages` receives what is wrong with pack.xml and the names
/// of files; nullopt when pack.xml has errors. Files and folders whose names begin with '.' are left out. Error TR-L05
/// when the folder has no pack.xml or cannot be read.
std::optional<Pack> readPackSource(const std::filesystem::path& folder, std::vector<LintMessage>& messages);

/// The archive of a source: pack.xml with its <files>, and the files. The same bytes for the same sources (archive.hpp).
std::string buildPack(const Pack& source);

/// The list of files as pack.xml has it.
std::vector<PackFile> fileList(const std::vector<PackedFile>& files);

} // namespace trellis
