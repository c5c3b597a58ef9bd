#include "plugin/whole_file.hpp"

#if defined(__ELF__)
#include <elf.h>
#endif

#include <cstring>
#include <fstream>
#include <vector>

namespace trellis {

#if defined(__ELF__)

namespace {

/// `count` entries of `each` bytes from `at` on lie within `size`. Written so that nothing can overflow.
bool within(std::uint64_t at, std::uint64_t count, std::uint64_t each, std::uint64_t size) {
    return at <= size && (each == 0 || count <= (size - at) / each);
}

template <class Header, class Segment, class Section> std::string brokenTables(std::ifstream& in, std::uint64_t size) {
    Header header{};
    in.seekg(0);
    if (!in.read(reinterpret_cast<char*>(&header), sizeof header)) return "the file is cut off";
    if (header.e_type != ET_DYN) return "it is not a shared library";
    if (header.e_phnum == 0 || header.e_phentsize != sizeof(Segment)) return "its tables make no sense";
    if (!within(header.e_phoff, header.e_phnum, sizeof(Segment), size)) return "the file is cut off";
    if (header.e_shnum > 0 &&
        (header.e_shentsize != sizeof(Section) || !within(header.e_shoff, header.e_shnum, sizeof(Section), size)))
        return "the file is cut off";
    std::vector<Segment> segments(header.e_phnum);
    in.seekg(static_cast<std::streamoff>(header.e_phoff));
    if (!in.read(reinterpret_cast<char*>(segments.data()),
                 static_cast<std::streamsize>(segments.size() * sizeof(Segment))))
        return "the file is cut off";
    for (auto& segment : segments)
        if (segment.p_type != PT_NULL && segment.p_type != PT_GNU_STACK &&
            !within(segment.p_offset, segment.p_filesz, 1, size))
            return "the file is cut off";
    return {};
}

} // namespace

std::string brokenLibrary(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::error_code trouble;
    const auto size = std::filesystem::file_size(file, trouble);
    unsigned char ident[EI_NIDENT] = {};
    if (trouble || !in.read(reinterpret_cast<char*>(ident), sizeof ident)) return "the file is cut off";
    if (std::memcmp(ident, ELFMAG, SELFMAG) != 0) return "it is not a library";
    if (ident[EI_CLASS] == ELFCLASS64) return brokenTables<Elf64_Ehdr, Elf64_Phdr, Elf64_Shdr>(in, size);
    if (ident[EI_CLASS] == ELFCLASS32) return brokenTables<Elf32_Ehdr, Elf32_Phdr, Elf32_Shdr>(in, size);
    return "it is not a library";
}

#else

std::string brokenLibrary(const std::filesystem::path&) { return {}; }

#endif

} // namespace trellis
