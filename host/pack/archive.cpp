#include "pack/archive.hpp"

#include "model/error.hpp"
#include "pack/pack_path.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

namespace trellis {
namespace {

constexpr const char* nothingInstalled = "Nothing of it was unpacked or installed.";

[[noreturn]] void refuse(const char* code, const std::string& what) {
    throw Error(code, fmt::format("This pack cannot be used: {} {}", what, nothingInstalled),
                "Ask its publisher for the pack again, by a way you trust.");
}

struct Closed {
    void operator()(archive* one) const {
        if (archive_free(one) != ARCHIVE_OK) return; // the bytes have been looked at already
    }
    void operator()(archive_entry* one) const { archive_entry_free(one); }
};

[[noreturn]] void cannotWrite(archive* out) {
    const char* why = archive_error_string(out);
    throw Error("TR-L20", fmt::format("The pack could not be put together ({}).", why ? why : "no reason was given"),
                "Nothing was written. Free some memory and try again.");
}

la_ssize_t collect(archive*, void* into, const void* bytes, size_t size) {
    static_cast<std::string*>(into)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

std::string nameOf(archive_entry* entry) {
    const char* name = archive_entry_pathname(entry);
    return name ? name : ""; // a name that this machine's language cannot write
}

/// What is wrong with the entry as such; empty when it is a plain file.
std::string odd(archive_entry* entry) {
    if (archive_entry_symlink(entry) || archive_entry_hardlink(entry)) return "is a link";
    if (archive_entry_filetype(entry) != AE_IFREG) return "is not a regular file";
    if (archive_entry_is_encrypted(entry)) return "is encrypted";
    return badPackPath(nameOf(entry));
}

} // namespace

std::string writeArchive(std::vector<PackedFile> files) {
    std::ranges::sort(files, [](auto& a, auto& b) {
        const bool first = a.path == "pack.xml", second = b.path == "pack.xml";
        return first != second ? first : a.path < b.path;
    });
    std::size_t size = 0;
    for (auto& file : files) size += file.bytes.size() + 2 * file.path.size() + 200;
    if (size > kLargestPack || files.size() > kMostPackFiles)
        throw Error("TR-L20",
                    fmt::format("This pack would be too large: {} files, {} MiB.", files.size(), size >> 20),
                    "A pack holds at most 2,000 files and 64 MiB. Nothing was written.");
    std::string out;
    std::unique_ptr<archive, Closed> zip(archive_write_new());
    std::unique_ptr<archive_entry, Closed> entry(archive_entry_new());
    if (archive_write_set_format_zip(zip.get()) != ARCHIVE_OK ||
        archive_write_zip_set_compression_store(zip.get()) != ARCHIVE_OK ||
        archive_write_set_bytes_per_block(zip.get(), 0) != ARCHIVE_OK ||
        archive_write_open(zip.get(), &out, nullptr, &collect, nullptr) != ARCHIVE_OK)
        cannotWrite(zip.get());
    for (auto& file : files) {
        archive_entry_clear(entry.get());
        archive_entry_set_pathname(entry.get(), file.path.c_str());
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.bytes.size()));
        // No time is set: a zip's times are local ones, and would make the bytes depend on where they were made.
        if (archive_write_header(zip.get(), entry.get()) != ARCHIVE_OK ||
            archive_write_data(zip.get(), file.bytes.data(), file.bytes.size()) !=
                static_cast<la_ssize_t>(file.bytes.size()))
            cannotWrite(zip.get());
    }
    if (archive_write_close(zip.get()) != ARCHIVE_OK) cannotWrite(zip.get());
    return out;
}

std::vector<PackedFile> readArchive(std::string_view bytes) {
    if (bytes.size() > kLargestPack) refuse("TR-L20", "it is larger than 64 MiB.");
    std::unique_ptr<archive, Closed> zip(archive_read_new());
    const auto damaged = [&] {
        const char* why = archive_error_string(zip.get());
        refuse("TR-L20", fmt::format("it is not a whole zip archive ({}).", why ? why : "it ends too early"));
    };
    if (archive_read_support_format_zip_seekable(zip.get()) != ARCHIVE_OK ||
        archive_read_open_memory(zip.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        damaged();
    std::vector<PackedFile> files;
    std::vector<std::string> paths;
    std::size_t total = 0;
    const std::size_t most = std::min(kLargestPack, kLargestRatio * bytes.size());
    for (archive_entry* entry = nullptr;;) {
        const int result = archive_read_next_header(zip.get(), &entry);
        if (result == ARCHIVE_EOF) break;
        if (result != ARCHIVE_OK) damaged();
        PackedFile file{nameOf(entry), {}};
        if (const auto why = odd(entry); !why.empty())
            refuse("TR-L21", fmt::format("the entry '{}' {}.", file.path, why));
        if (files.size() == kMostPackFiles) refuse("TR-L21", "it has more than 2,000 entries.");
        paths.push_back(file.path);
        std::array<char, 65536> block;
        for (;;) {
            const auto got = archive_read_data(zip.get(), block.data(), block.size());
            if (got < 0) damaged(); // ARCHIVE_WARN too: a checksum that does not fit
            if (got == 0) break;
            total += static_cast<std::size_t>(got);
            if (total > most)
                refuse("TR-L22", "unpacked it would be larger than 64 MiB, or than 100 times what it is now.");
            file.bytes.append(block.data(), static_cast<std::size_t>(got));
        }
        files.push_back(std::move(file));
    }
    if (archive_read_has_encrypted_entries(zip.get()) > 0) refuse("TR-L21", "it has encrypted entries.");
    if (const auto twins = pathTwins(paths))
        refuse("TR-L21", fmt::format("the entries '{}' and '{}' cannot both be there.", twins->one, twins->other));
    return files;
}

} // namespace trellis
