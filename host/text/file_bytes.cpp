#include "text/file_bytes.hpp"

#include <fstream>
#include <iterator>

namespace trellis {

std::optional<std::string> fileBytes(const std::filesystem::path& file, std::uintmax_t most) {
    std::error_code trouble;
    if (!std::filesystem::is_regular_file(file, trouble)) return std::nullopt;
    const auto size = std::filesystem::file_size(file, trouble);
    if (trouble || size > most) return std::nullopt;
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    std::string text;
    text.reserve(size);
    text.assign(std::istreambuf_iterator<char>(in), {});
    if (in.bad() || text.size() > most) return std::nullopt;
    return text;
}

} // namespace trellis
