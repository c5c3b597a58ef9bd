#include "pack/pack.hpp"

#include "model/error.hpp"
#include "template/lint_log.hpp"
#include "text/file_bytes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {
namespace {

namespace fs = std::filesystem;

constexpr const char* manifestName = "pack.xml";

[[noreturn]] void unreadable(const fs::path& what) {
    throw Error("TR-L05", fmt::format("{} cannot be read, so nothing was done.", what.string()),
                "Check the name, that you may read it, and that it is at most 64 MiB.");
}

[[noreturn]] void lies(const std::string& sentence) {
    throw Error("TR-L23",
                fmt::format("This pack does not hold what its pack.xml says: {} Nothing of it was installed.", sentence),
                "Ask its publisher to build it again with 'trellis pack build'.");
}

/// Every file below `folder` by its path in the pack, in a fixed order.
void collect(const fs::path& folder, const std::string& prefix, Pack& pack, LintLog& log) {
    std::vector<fs::directory_entry> entries;
    std::error_code trouble;
    for (fs::directory_iterator at(folder, trouble), end; !trouble && at != end; at.increment(trouble))
        entries.push_back(*at);
    if (trouble) unreadable(folder);
    std::ranges::sort(entries, {}, [](auto& one) { return one.path().filename().string(); });
    for (auto& entry : entries) {
        const auto name = entry.path().filename().string();
        if (name.starts_with('.')) continue;
        const auto path = prefix + name;
        const auto status = entry.symlink_status(trouble);
        if (fs::is_directory(status)) {
            collect(entry.path(), path + "/", pack, log);
            continue;
        }
        if (path == manifestName) continue;
        auto why = badPackPath(path);
        if (why.empty() && !fs::is_regular_file(status)) why = "is a link or another special file";
        if (why.empty()) why = outOfPlace(path);
        if (!why.empty()) {
            log.error({}, "TR-L14", fmt::format("The file '{}' {}.", path, why), "Take it out or rename it.");
            continue;
        }
        auto text = fileBytes(entry.path(), kLargestPack);
        if (!text) unreadable(entry.path());
        pack.files.push_back({path, std::move(*text)});
    }
}

} // namespace

const std::string* Pack::text(const std::string& path) const {
    const auto found = std::ranges::find(files, path, &PackedFile::path);
    return found == files.end() ? nullptr : &found->bytes;
}

std::vector<const PackedFile*> Pack::filesIn(const std::string& folder) const {
    std::vector<const PackedFile*> out;
    for (auto& file : files)
        if (file.path.starts_with(folder + "/")) out.push_back(&file);
    return out;
}

std::string PackBytes::hash() const { return blake2bHex(bytes); }

PackBytes readPackFile(const fs::path& file) {
    auto bytes = fileBytes(file, kLargestPack);
    if (!bytes) unreadable(file);
    const auto beside = fs::path(file.string() + ".minisig");
    PackBytes out{std::move(*bytes), std::nullopt};
    std::error_code trouble;
    if (fs::exists(fs::symlink_status(beside, trouble))) {
        out.signature = fileBytes(beside, 1 << 16);
        if (!out.signature) unreadable(beside); // one that cannot be read must not pass for none
    }
    return out;
}

std::vector<PackFile> fileList(const std::vector<PackedFile>& files) {
    std::vector<PackFile> out;
    for (auto& file : files)
        if (file.path != manifestName) out.push_back({file.path, file.bytes.size(), blake2bHex(file.bytes), {}});
    std::ranges::sort(out, {}, &PackFile::path);
    return out;
}

Pack openPack(std::string_view bytes) {
    auto files = readArchive(bytes);
    const auto first = std::ranges::find(files, manifestName, &PackedFile::path);
    if (first == files.end())
        throw Error("TR-L24", "This pack has no pack.xml. Nothing of it was installed.",
                    "Ask its publisher to build it with 'trellis pack build'.");
    auto read = readPackManifest(first->bytes, manifestName);
    if (!read.manifest)
        throw Error("TR-L24",
                    fmt::format("The pack.xml of this pack has errors: {}. Nothing of it was installed.",
                                read.messages.front().line()),
                    "Its publisher can correct it: 'trellis pack lint' shows all errors.");
    if (!read.manifest->listsFiles) lies("it lists no files.");
    files.erase(first);
    for (auto& file : files) {
        const auto* listed = read.manifest->file(file.path);
        if (!listed) lies(fmt::format("'{}' is there and is not listed.", file.path));
        if (const auto why = outOfPlace(file.path); !why.empty()) lies(fmt::format("'{}' {}.", file.path, why));
        if (listed->size != file.bytes.size())
            lies(fmt::format("'{}' has {} bytes and should have {}.", file.path, file.bytes.size(), listed->size));
        if (listed->blake2b != blake2bHex(file.bytes)) lies(fmt::format("'{}' is another than was listed.", file.path));
    }
    for (auto& listed : read.manifest->files)
        if (std::ranges::find(files, listed.path, &PackedFile::path) == files.end())
            lies(fmt::format("'{}' is listed and is not there.", listed.path));
    std::ranges::sort(files, {}, &PackedFile::path);
    return {std::move(*read.manifest), std::move(files)};
}

std::optional<Pack> readPackSource(const fs::path& folder, std::vector<LintMessage>& messages) {
    const auto file = folder / manifestName;
    const auto xml = fileBytes(file, kLargestPack);
    if (!xml) unreadable(file);
    auto read = readPackManifest(*xml, file.string());
    messages.insert(messages.end(), read.messages.begin(), read.messages.end());
    Pack pack;
    LintLog log(folder.string());
    collect(folder, "", pack, log);
    std::ranges::sort(pack.files, {}, &PackedFile::path);
    std::vector<std::string> paths;
    for (auto& one : pack.files) paths.push_back(one.path);
    if (auto twins = pathTwins(paths))
        log.error({}, "TR-L14",
                  fmt::format("The files '{}' and '{}' differ in capitals only.", twins->one, twins->other),
                  "On many machines only one of them could be there. Rename one.");
    for (auto& message : log.take()) messages.push_back(message);
    if (!read.manifest) return std::nullopt;
    pack.manifest = std::move(*read.manifest);
    if (pack.manifest.listsFiles && pack.manifest.files != fileList(pack.files))
        messages.push_back({LintMessage::Kind::Error, file.string(), {}, "TR-L14",
                            "The <files> in pack.xml are not those that are here.",
                            "Leave <files> out of sources: 'trellis pack build' writes it."});
    return pack;
}

std::string buildPack(const Pack& source) {
    auto files = source.files;
    const auto xml = source.manifest.listsFiles ? source.manifest.xml : withFiles(source.manifest.xml, fileList(files));
    files.push_back({manifestName, xml});
    return writeArchive(std::move(files));
}

} // namespace trellis
