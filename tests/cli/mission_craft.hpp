// What the story of the mission is told with: a place's own pack, a session with words that stay, and reading whatever
// left as an inspector would.
#pragma once
#include "cli/locality.hpp"

#include <filesystem>
#include <set>
#include <string>

namespace trellis {

/// Builds the pack of a place from its sources, signs it, and has the place trust its publisher and take it in.
void installPack(Locality& at, const std::string& person, const std::filesystem::path& sources,
                 const std::string& name);

/// A session as the place's form asks it now, with words that only the pair may read, signed by both.
std::string session(Locality& at, const std::string& supervisor, const std::string& supervisee,
                    const std::string& secret);

/// As an inspector reads a file: a bundle opened with the stock age, and no escaping in the way.
std::string read(Locality& owner, const std::string& person, const std::filesystem::path& file);

/// None of these sentences is in there; `any` shows that the file could be read at all.
void holdsNone(const std::string& text, const std::set<std::string>& sentences, const std::string& any);

} // namespace trellis
