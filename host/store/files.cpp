#include "store/files.hpp"

#include "model/error.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace trellis {

namespace fs = std::filesystem;

namespace {

struct OpenFile {
    int number = -1;
    ~OpenFile() {
        if (number >= 0) ::close(number);
    }
};

void syncFolder(const fs::path& folder) {
    OpenFile file{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (file.number >= 0) ::fsync(file.number); // some file systems cannot; the rename is atomic all the same
}

} // namespace

void throwFileError(int number, const std::string& doing) {
    if (number == ENOSPC || number == EDQUOT || number == EFBIG)
        throw Error("TR-S08", "The disk is full: Trellis could not " + doing + ". What was kept before is unchanged.",
                    "Make some room and try again. If Trellis is open in a window, leave it open until then: it keeps what was typed.");
    if (number == EROFS || number == EACCES || number == EPERM)
        throw Error("TR-S09", "The folder cannot be written to: Trellis could not " + doing + ". Nothing was changed.",
                    "Choose a folder that belongs to you, or ask whoever looks after this machine for write access.");
    throw Error("TR-S12",
                "The disk reported trouble (" + std::string(std::strerror(number)) + "): Trellis could not " + doing +
                    ".",
                "What was kept before is unchanged. Try again; if it stays so, make a backup to another disk.");
}

void writeWhole(const fs::path& file, std::string_view text) {
    const std::string doing = "write the file “" + file.filename().string() + "”";
    const fs::path beside = file.parent_path() / (file.filename().string() + ".new");
    {
        OpenFile out{::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
        if (out.number < 0 || ::fchmod(out.number, 0600) != 0) throwFileError(errno, doing);
        for (std::string_view rest = text; !rest.empty();) {
            const ssize_t written = ::write(out.number, rest.data(), rest.size());
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) {
                const int why = written == 0 ? ENOSPC : errno;
                ::unlink(beside.c_str());
                throwFileError(why, doing);
            }
            rest.remove_prefix(static_cast<std::size_t>(written));
        }
        if (::fsync(out.number) != 0) {
            const int why = errno;
            ::unlink(beside.c_str());
            throwFileError(why, doing);
        }
    }
    if (::rename(beside.c_str(), file.c_str()) != 0) {
        const int why = errno;
        ::unlink(beside.c_str());
        throwFileError(why, doing);
    }
    syncFolder(file.parent_path());
}

std::optional<std::string> readWhole(const fs::path& file) {
    const std::string doing = "read the file “" + file.filename().string() + "”";
    OpenFile in{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (in.number < 0) {
        if (errno == ENOENT || errno == ENOTDIR) return std::nullopt;
        throwFileError(errno, doing);
    }
    std::string out;
    char piece[65536];
    for (;;) {
        const ssize_t got = ::read(in.number, piece, sizeof piece);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throwFileError(errno, doing);
        if (got == 0) return out;
        out.append(piece, static_cast<std::size_t>(got));
        if (out.size() > std::size_t{64} * 1024 * 1024) throwFileError(EFBIG, doing);
    }
}

void syncFile(const fs::path& path) {
    OpenFile file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number < 0 || ::fsync(file.number) != 0)
        throwFileError(errno, "make sure that “" + path.filename().string() + "” is on the disk");
    syncFolder(path.parent_path());
}

void makePrivateFile(const fs::path& file) {
    const OpenFile made{::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)};
    if (made.number < 0 && errno == EEXIST) return;
    if (made.number < 0 || ::fchmod(made.number, 0600) != 0)
        throwFileError(errno, "make the file “" + file.filename().string() + "”");
}

void makePrivateFolder(const fs::path& folder) {
    std::error_code trouble;
    if (!folder.parent_path().empty()) fs::create_directories(folder.parent_path(), trouble);
    if (trouble) throwFileError(trouble.value(), "make the folder “" + folder.parent_path().filename().string() + "”");
    const bool made = ::mkdir(folder.c_str(), 0700) == 0;
    if ((!made && errno != EEXIST) || (made && ::chmod(folder.c_str(), 0700) != 0))
        throwFileError(errno, "make the folder “" + folder.filename().string() + "”");
    if (!fs::is_directory(folder, trouble))
        throwFileError(ENOTDIR, "make the folder “" + folder.filename().string() + "”");
}

FolderLock::FolderLock(const fs::path& folder) {
    const fs::path file = folder / "lock";
    makePrivateFile(file);
    file_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) throwFileError(errno, "open the workspace for writing");
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
        const int why = errno;
        ::close(std::exchange(file_, -1));
        if (why != EWOULDBLOCK) throwFileError(why, "reserve the workspace");
        throw Error("TR-S20", "This workspace is already open in another window or program. Nothing was changed.",
                    "Go on where it is open, or close it there and try again.");
    }
}

FolderLock::~FolderLock() {
    if (file_ >= 0) ::close(file_);
}

FolderLock::FolderLock(FolderLock&& other) noexcept
    : file_(std::exchange(other.file_, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

} // namespace trellis
