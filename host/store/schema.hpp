// Inside store/ only: the tables of workspace.db, version 3.
//
// Version 1 had other lists. Since lists follow from the log, an older file is brought up to date by throwing its lists
// away and making the present ones (opening.cpp); the log, drafts and traces are never touched by that. Version 2 had no
// place for what other workspaces send (`received`), and gets one.
#pragma once

namespace trellis {

class Database;

inline constexpr int schemaApplication = 0x54524C31; // 'TRL1'
inline constexpr int schemaVersion = 3;

extern const char* const logSchemaSql;  ///< the log, drafts, traces
extern const char* const receivedSchemaSql; ///< what came from other workspaces
extern const char* const listSchemaSql; ///< everything that is made from the log

/// One of the lists' triggers, which is put on last when they are made again.
extern const char* const passageInsertTrigger;

/// Takes all lists away, whatever they looked like.
void dropLists(Database& db);

} // namespace trellis
