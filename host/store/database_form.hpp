// How workspace.db is laid out: known before its first byte is read, as that is encrypted, too. The keyring's version
// says it.
#pragma once

namespace trellis {

/// Each page is encrypted, sealed, found and written by itself, which costs as much again as what stands in it when it
/// is small. A seal by SHA-256 is made and checked in half the time where the processor knows it, as those since about
/// 2020 do. A file keeps the form it was made in; so does its backup.
enum class DatabaseForm {
    First =
        1, ///< pages of 4,096 bytes, each sealed by HMAC-SHA-512: the cipher's own choice, and all there was at first
    Second = 2, ///< pages of 16,384 bytes, each sealed by HMAC-SHA-256
};

constexpr int pageBytes(DatabaseForm form) { return form == DatabaseForm::First ? 4096 : 16384; }

} // namespace trellis
