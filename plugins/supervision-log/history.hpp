// What the earlier records of a timeline tell: which sessions took place, and what was arranged.
#pragma once
#include <trellis/plugin.hpp>

#include <optional>
#include <string>
#include <vector>

namespace supervision {

inline constexpr const char* individual = "supervision-session";
inline constexpr const char* group = "group-session";
inline constexpr const char* notHeld = "session-not-held";
inline constexpr const char* agreementKind = "supervision-agreement";

/// Finished records of sessions that took place, oldest first; of both kinds, or of one.
std::vector<trellis::sdk::Record> heldSessions(const trellis::sdk::Timeline& timeline, const std::string& kind = {});

/// Does a session of this kind count towards due dates (ruling C3)? Unplanned consultation does not (C4).
bool counts(const trellis::sdk::Record& session);
/// An agreement counts when one of its types does; one that names none is not left out for that.
bool counts(const trellis::sdk::Timeline& agreement);
/// Was this person there? In a group they are ticked; alone there is nobody else.
bool tookPart(const trellis::sdk::Record& session, const std::string& person);

/// Days that were arranged and not called off: planned sessions, the date agreed at the end of the last one, days moved
/// to.
std::vector<trellis::sdk::Day> appointments(const trellis::sdk::Timeline& timeline);

} // namespace supervision
