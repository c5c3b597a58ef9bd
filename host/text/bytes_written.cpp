#include "text/bytes_written.hpp"

#include <fstream>

namespace trellis {

bool writeBytes(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    std::error_code problem;
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                 problem);
    out << bytes;
    out.flush();
    return bool(out);
}

} // namespace trellis
