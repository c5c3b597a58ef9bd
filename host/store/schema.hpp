// Inside store/ only: the tables of workspace.db, version 1.
#pragma once

namespace trellis {

inline constexpr int schemaApplication = 0x54524C31; // 'TRL1'
inline constexpr int schemaVersion = 1;

/// Everything, in one go, for a new file.
extern const char* const schemaSql;

/// One of its triggers, which rebuild() takes off for a moment.
extern const char* const passageDeleteTrigger;

} // namespace trellis
