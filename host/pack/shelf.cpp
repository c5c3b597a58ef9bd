#include "pack/shelf.hpp"

#include "model/error.hpp"
#include "store/files.hpp"
#include "text/file_bytes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <fcntl.h>
#include <unistd.h>

namespace trellis {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view incoming = ".incoming-";

/// A folder that is taken away again unless it was given its name.
class Staging {
public:
    explicit Staging(fs::path folder)
        : folder_(std::move(folder)) {
        makePrivateFolder(folder_);
    }
    ~Staging() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Staging(const Staging&) = delete;
    Staging& operator=(const Staging&) = delete;
    const fs::path& folder() const { return folder_; }

private:
    fs::path folder_;
};

void sync(const fs::path& folder) {
    const int number = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (number < 0) return;
    ::fsync(number); // some file systems cannot; a rename is whole all the same
    ::close(number);
}

void moveInto(const fs::path& from, const fs::path& to) {
    std::error_code trouble;
    fs::rename(from, to, trouble);
    if (trouble) throwFileError(trouble.value(), "put the pack in its place");
}

std::string freshName() { return std::string(incoming) + hex(Secret::random(8).view()); }

/// The bytes of a plain file; nullopt for a link, a folder, or what cannot be read.
std::optional<std::string> plainFile(const fs::path& file) {
    std::error_code trouble;
    if (!fs::is_regular_file(fs::symlink_status(file, trouble))) return std::nullopt;
    return fileBytes(file);
}

} // namespace

std::vector<std::string> PackShelf::versions(const std::string& id) const {
    std::vector<std::string> out;
    std::error_code trouble;
    for (fs::directory_iterator at(folder_ / id, trouble), end; !trouble && at != end; at.increment(trouble))
        if (fs::exists(at->path() / "pack.xml", trouble)) out.push_back(at->path().filename().string());
    std::ranges::sort(out, olderPack);
    return out;
}

void PackShelf::put(const Pack& pack, const std::function<void(const fs::path&)>& look) const {
    makePrivateFolder(folder_);
    std::error_code ignored;
    std::vector<fs::path> left;
    for (auto& entry : fs::directory_iterator(folder_, ignored))
        if (entry.path().filename().string().starts_with(incoming)) left.push_back(entry.path());
    for (auto& folder : left) fs::remove_all(folder, ignored); // the workspace is ours alone, so nobody is at it

    const Staging staging(folder_ / freshName());
    std::set<fs::path> folders{staging.folder()};
    for (auto& file : pack.files) {
        const auto to = staging.folder() / file.path;
        for (auto up = to.parent_path(); folders.insert(up).second; up = up.parent_path()) makePrivateFolder(up);
        writeWhole(to, file.bytes);
    }
    writeWhole(staging.folder() / "pack.xml", pack.manifest.xml);
    for (auto& folder : folders) sync(folder);
    if (look) look(staging.folder());

    const auto place = folderOf(pack.manifest.id, pack.manifest.version);
    makePrivateFolder(place.parent_path());
    if (fs::exists(fs::symlink_status(place, ignored))) {
        if (whatIsWrong(pack.manifest).empty()) return;
        const auto aside = folder_ / freshName();
        moveInto(place, aside);
        try {
            moveInto(staging.folder(), place);
        } catch (const Error&) {
            fs::rename(aside, place, ignored);
            throw;
        }
        fs::remove_all(aside, ignored);
    } else {
        moveInto(staging.folder(), place);
    }
    sync(place.parent_path());
    sync(folder_);
}

std::string PackShelf::whatIsWrong(const PackManifest& installed) const {
    const auto folder = folderOf(installed.id, installed.version);
    const auto xml = plainFile(folder / "pack.xml");
    if (!xml) return "its files are not on this machine.";
    if (*xml != installed.xml) return "its pack.xml was changed after it was installed.";
    for (auto& file : installed.files) {
        const auto bytes = plainFile(folder / file.path);
        if (!bytes) return fmt::format("its file {} is missing.", file.path);
        if (bytes->size() != file.size || blake2bHex(*bytes) != file.blake2b)
            return fmt::format("its file {} was changed after it was installed.", file.path);
    }
    std::error_code trouble;
    for (fs::recursive_directory_iterator at(folder, trouble), end; !trouble && at != end; at.increment(trouble)) {
        const auto status = at->symlink_status(trouble);
        const auto path = at->path().lexically_relative(folder).generic_string();
        if (fs::is_directory(status) || path == "pack.xml" || (fs::is_regular_file(status) && installed.file(path)))
            continue;
        return fmt::format("{} lies among its files and does not belong there.", path);
    }
    return trouble ? "its files cannot be read." : "";
}

} // namespace trellis
