#include "plugin/exports.hpp"

#include "model/error.hpp"
#include "plugin/whole_file.hpp"
#include "text/file_bytes.hpp"

#include <fmt/format.h>

#if defined(__ELF__)
#include <elf.h>
#include <link.h>
#endif

#include <algorithm>
#include <array>
#include <cstring>

namespace trellis {

#if defined(__ELF__)

namespace {

/// A copy of `count` things at `at`; empty when they do not lie within the file.
template <class Thing> std::vector<Thing> things(const std::string& file, std::uint64_t at, std::uint64_t count) {
    if (at > file.size() || count > (file.size() - at) / sizeof(Thing)) return {};
    std::vector<Thing> all(count);
    if (count) std::memcpy(all.data(), file.data() + at, count * sizeof(Thing));
    return all;
}

} // namespace

std::vector<std::string> exportsOf(const std::filesystem::path& library) {
    if (!brokenLibrary(library).empty()) return {};
    const auto file = fileBytes(library).value_or("");
    const auto header = things<ElfW(Ehdr)>(file, 0, 1);
    if (header.empty() || header[0].e_ident[EI_CLASS] != (sizeof(void*) == 8 ? ELFCLASS64 : ELFCLASS32)) return {};
    const auto sections = things<ElfW(Shdr)>(file, header[0].e_shoff, header[0].e_shnum);
    std::vector<std::string> names;
    for (auto& section : sections) {
        if (section.sh_type != SHT_DYNSYM || section.sh_link >= sections.size()) continue;
        const auto& words = sections[section.sh_link];
        const auto letters = things<char>(file, words.sh_offset, words.sh_size);
        for (auto& symbol : things<ElfW(Sym)>(file, section.sh_offset, section.sh_size / sizeof(ElfW(Sym)))) {
            // Weak ones are the standard library's templates, merged by every linker.
            if (symbol.st_shndx == SHN_UNDEF || ELF64_ST_BIND(symbol.st_info) != STB_GLOBAL) continue;
            if (symbol.st_name >= letters.size()) continue;
            const auto begin = letters.begin() + symbol.st_name;
            names.emplace_back(begin, std::find(begin, letters.end(), '\0'));
        }
    }
    constexpr std::array linkers = {"_init", "_fini", "_edata", "_end", "__bss_start"};
    std::erase_if(names, [&](auto& name) { return std::ranges::find(linkers, name) != linkers.end(); });
    std::ranges::sort(names);
    return names;
}

#else

std::vector<std::string> exportsOf(const std::filesystem::path&) { return {}; }

#endif

void refuseSecondSymbol(const Manifest& manifest) {
    const auto names = exportsOf(manifest.folder / manifest.library);
    if (std::ranges::find(names, "trellis_plugin_entry") == names.end()) return; // that is another trouble
    for (auto& name : names)
        if (name != "trellis_plugin_entry")
            throw Error("TR-P15",
                        fmt::format("The plugin {} cannot be used: its file shows {} to others, beside its entry. Its "
                                    "records stay readable.",
                                    manifest.id, name.substr(0, 200)),
                        "Its publisher can build it with hidden symbols, as trellis_add_plugin() does.");
}

} // namespace trellis
