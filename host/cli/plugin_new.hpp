// The sources of a new plugin, from the files in share/trellis/new-plugin.
#pragma once
#include <filesystem>
#include <string>

namespace trellis {

/// Makes FOLDER/KIND for the plugin `name` ("stourbeck.team-walk" makes team-walk) and returns it. Error TR-C46 when the
/// name cannot be a plugin's, TR-C47 when the folder is there already or cannot be written; nothing is left half made.
std::filesystem::path newPlugin(const std::filesystem::path& from, const std::string& name,
                                const std::filesystem::path& folder);

} // namespace trellis
