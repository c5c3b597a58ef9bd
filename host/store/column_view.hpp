// Inside store/ only: a column read without a copy.
#pragma once
#include "store/database.hpp"

#include <string_view>

namespace trellis {

/// As column(), good until the statement moves on.
inline std::string_view columnView(SQLite::Statement& statement, int index) {
    const auto cell = statement.getColumn(index);
    const auto* bytes = static_cast<const char*>(cell.getBlob()); // before its size: asking may turn it into bytes
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(cell.getBytes())) : std::string_view();
}

} // namespace trellis
