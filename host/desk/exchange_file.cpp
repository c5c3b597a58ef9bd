// Files of bundles: read as far as they may be long, written whole.
#include "desk/exchange_file.hpp"

#include "exchange/bundle.hpp"
#include "model/error.hpp"

#include <fstream>

namespace trellis {

namespace fs = std::filesystem;

std::string readBundleFile(const fs::path& file) {
    std::error_code trouble;
    const auto size = fs::file_size(file, trouble);
    if (!trouble && size > largestBundle)
        throw Error("TR-B13", "This bundle is too large: a bundle has at most 256 MiB. Nothing of it was read.",
                    "Ask its sender for several bundles with shorter periods.");
    std::ifstream in(file, std::ios::binary);
    std::string out(trouble ? 0 : size, '\0');
    if (trouble || !in || (size > 0 && !in.read(out.data(), static_cast<std::streamsize>(size))))
        throw Error("TR-B10", "The file “" + file.string() + "” cannot be read. Nothing was changed.",
                    "Check the name, and whether the stick or folder is still there.");
    return out;
}

void writeBundleFile(const fs::path& file, std::string_view bytes) {
    std::error_code trouble;
    if (fs::exists(file, trouble))
        throw Error("TR-B06", "“" + file.string() + "” exists already and was left as it is. Nothing was sent.",
                    "Choose another name.");
    auto half = file;
    half += ".part";
    {
        std::ofstream out(half, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) trouble = std::make_error_code(std::errc::io_error);
    }
    if (!trouble) fs::rename(half, file, trouble);
    if (!trouble) return;
    std::error_code ignored;
    fs::remove(half, ignored);
    throw Error("TR-B06", "The file “" + file.string() + "” could not be written. Nothing was sent.",
                "Check that the folder exists and has room, and try again.");
}

} // namespace trellis
