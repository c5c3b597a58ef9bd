#include "workbench/controller/command_line.hpp"

#include <cstdlib>

namespace trellis {

CommandLine readCommandLine(const std::vector<std::string>& words) {
    CommandLine line;
    auto wrong = [](const std::string& sentence) {
        CommandLine bad;
        bad.wrong = sentence;
        return bad;
    };
    for (std::size_t at = 0; at < words.size(); ++at) {
        std::string word = words[at], value;
        const auto equals = word.find('=');
        const bool joined = word.starts_with("--") && equals != std::string::npos;
        if (joined) value = word.substr(equals + 1), word.resize(equals);
        auto next = [&]() -> bool {
            if (joined) return !value.empty();
            if (at + 1 >= words.size() || words[at + 1].starts_with("--")) return false;
            value = words[++at];
            return true;
        };
        if (word == "--demo")
            line.demo = true;
        else if (word == "--safe-mode")
            line.safeMode = true;
        else if (word == "--help" || word == "-h")
            line.help = true;
        else if (word == "--workspace" || word == "--user" || word == "--screenshot" || word == "--page") {
            if (!next()) return wrong("There is nothing after " + word + ".");
            if (word == "--workspace")
                line.workspace = value;
            else if (word == "--user")
                line.user = value;
            else if (word == "--screenshot")
                line.screenshot = value;
            else
                line.page = value;
        } else if (word == "--passphrase") {
            return wrong(
                "A passphrase is never given on the command line. Set TRELLIS_PASSPHRASE or type it in the window.");
        } else if (!word.starts_with("-") && line.workspace.empty()) {
            line.workspace = word;
        } else {
            return wrong("\"" + word + "\" is not something the workbench knows.");
        }
    }
    return line;
}

std::string commandLineHelp() {
    return "trellis-workbench [--workspace DIR] [--user CODE] [--demo] [--safe-mode] [--page NAME] [--screenshot "
           "FILE]\n"
           "\n"
           "  --workspace DIR    open this workspace\n"
           "  --user CODE        as this person; the passphrase is asked for, or taken from TRELLIS_PASSPHRASE\n"
           "  --demo             open the demo workspace, made once where there is none\n"
           "  --safe-mode        load no plugin; every record stays readable\n"
           "  --page NAME        start at today, people, search, library, settings, help or a plugin's page\n"
           "  --screenshot FILE  write a picture of the window as PNG and end\n";
}

std::filesystem::path demoFolder() {
    if (const char* chosen = std::getenv("TRELLIS_DEMO"); chosen && *chosen) return chosen;
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data && *data) return std::filesystem::path(data) / "trellis" / "demo.trellis";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home ? home : ".") / ".local" / "share" / "trellis" / "demo.trellis";
}

} // namespace trellis
