// What the workbench remembers between runs. It lies outside every workspace and unencrypted, so it holds no content,
// no name and no code of a person: how large the text is, where the window was, which folders were opened.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace trellis {

struct Settings {
    int textPercent = 100;     ///< 100 to 200
    int lockAfterMinutes = 10; ///< 0 = never
    bool contextShown = true;
    bool promptsOneByOne = false; ///< how records of one's own are written
    int width = 1280, height = 800;
    bool maximised = false;
    std::vector<std::filesystem::path> workspaces; ///< newest first, at most eight

    /// Moves `folder` to the front of workspaces.
    void remember(const std::filesystem::path& folder);
};

/// In $XDG_CONFIG_HOME/trellis, or ~/.config/trellis.
std::filesystem::path settingsFile();
/// What cannot be read is left at its default: settings are a comfort, never a reason not to start.
Settings readSettings(const std::filesystem::path& file);
/// False when it could not be written.
bool writeSettings(const Settings& settings, const std::filesystem::path& file);

} // namespace trellis
