#include "workbench/controller/settings.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>

namespace trellis {

namespace fs = std::filesystem;

namespace {
constexpr std::size_t keptWorkspaces = 8;

int numberIn(const std::string& text, int low, int high, int otherwise) {
    int number = 0;
    const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (bad != std::errc{} || end != text.data() + text.size()) return otherwise;
    return number < low || number > high ? otherwise : number;
}
} // namespace

void Settings::remember(const fs::path& folder) {
    std::erase(workspaces, folder);
    workspaces.insert(workspaces.begin(), folder);
    if (workspaces.size() > keptWorkspaces) workspaces.resize(keptWorkspaces);
}

fs::path settingsFile() {
    const char* config = std::getenv("XDG_CONFIG_HOME");
    if (config && *config) return fs::path(config) / "trellis" / "workbench.settings";
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : ".") / ".config" / "trellis" / "workbench.settings";
}

Settings readSettings(const fs::path& file) {
    Settings settings;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        const auto equals = line.find('=');
        if (equals == std::string::npos) continue;
        const std::string key = line.substr(0, equals), value = line.substr(equals + 1);
        if (key == "text-percent") settings.textPercent = numberIn(value, 100, 200, 100);
        if (key == "lock-after-minutes") settings.lockAfterMinutes = numberIn(value, 0, 480, 10);
        if (key == "context-shown") settings.contextShown = value != "no";
        if (key == "prompts-one-by-one") settings.promptsOneByOne = value == "yes";
        if (key == "width") settings.width = numberIn(value, 640, 10000, 1280);
        if (key == "height") settings.height = numberIn(value, 480, 10000, 800);
        if (key == "maximised") settings.maximised = value == "yes";
        if (key == "workspace" && settings.workspaces.size() < keptWorkspaces && !value.empty())
            settings.workspaces.emplace_back(value);
    }
    return settings;
}

bool writeSettings(const Settings& settings, const fs::path& file) {
    std::error_code ignored;
    fs::create_directories(file.parent_path(), ignored);
    // Written beside and renamed, so that a full disk leaves the old settings.
    const fs::path beside = file.string() + ".new";
    {
        std::ofstream out(beside, std::ios::trunc);
        out << "text-percent=" << settings.textPercent << '\n'
            << "lock-after-minutes=" << settings.lockAfterMinutes << '\n'
            << "context-shown=" << (settings.contextShown ? "yes" : "no") << '\n'
            << "prompts-one-by-one=" << (settings.promptsOneByOne ? "yes" : "no") << '\n'
            << "width=" << settings.width << '\n'
            << "height=" << settings.height << '\n'
            << "maximised=" << (settings.maximised ? "yes" : "no") << '\n';
        for (const fs::path& folder : settings.workspaces) out << "workspace=" << folder.string() << '\n';
        out.flush();
        if (!out) return false;
    }
    std::error_code bad;
    fs::rename(beside, file, bad);
    return !bad;
}

} // namespace trellis
