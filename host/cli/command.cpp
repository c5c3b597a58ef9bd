#include "cli/command.hpp"

#include "demo/demo.hpp"
#include "model/error.hpp"
#include "text/bytes_written.hpp"
#include "store/workspace.hpp"

#include <fmt/format.h>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>

namespace fs = std::filesystem;

namespace trellis {
namespace {

/// The first line: an editor adds a line end to a passphrase file that is not part of the passphrase.
std::string firstLine(std::string text) {
    auto end = text.find_first_of("\r\n");
    if (end != std::string::npos) text.resize(end);
    return text;
}

} // namespace

std::optional<std::string> Command::set(const std::string& name) const {
    auto value = io.variable ? io.variable(name) : std::nullopt;
    return value && !value->empty() ? value : std::nullopt;
}

Clock& Command::clock() const { return io.clock ? *io.clock : systemClock(); }

const Installation& Command::installation() {
    if (!io.installation) io.installation = Installation::find();
    return *io.installation;
}

Environment Command::environment() {
    Environment out{installation(), io.clock, io.random, io.cost};
    out.safeMode = set("TRELLIS_SAFE_MODE").value_or("0") != "0";
    return out;
}

fs::path Command::folder() const {
    auto name = workspace.empty() ? set("TRELLIS_WORKSPACE").value_or("") : workspace;
    if (name.empty())
        throw Error("TR-C01", "No workspace was named, so nothing was opened.",
                    "Put --workspace DIR before the verb, or set TRELLIS_WORKSPACE.");
    auto path = fs::path(name);
    if (!path.has_filename()) path = path.parent_path(); // "demo.trellis/"
    std::error_code ignored;
    if (fs::exists(path / "workspace.db", ignored)) return path;
    auto suffixed = fs::path(path.string() + ".trellis");
    if (fs::is_directory(suffixed, ignored)) return suffixed;
    std::vector<fs::path> inside;
    for (auto& entry : fs::directory_iterator(path, ignored))
        if (entry.path().extension() == ".trellis") inside.push_back(entry.path());
    return inside.size() == 1 ? inside.front() : path;
}

std::optional<PersonCode> Command::beginner() const {
    try {
        return demoBeginner(Workspace::face(folder()));
    } catch (const Error&) {
        return {}; // none was named or there is none: whoever opens it says so better
    }
}

const PersonCode& Command::acting() {
    if (!user.empty()) return user;
    if (const auto who = beginner()) {
        user = *who;
        begun_ = true;
        io.err << fmt::format("Nobody was named, so the demo is opened as {}. --user CODE opens it as somebody else.\n",
                              user);
    }
    return named();
}

const PersonCode& Command::named() const {
    if (user.empty())
        throw Error("TR-C02", "Nobody was named to open the workspace for.",
                    "Put --user CODE before the verb, or set TRELLIS_USER.");
    return user;
}

std::string Command::passphrase() {
    const auto question = fmt::format("Passphrase of {}: ", acting());
    const bool given = !passphraseFile.empty() || set("TRELLIS_PASSPHRASE");
    if (!given && begun_) return demoPassphrase;
    try {
        return passphrase(passphraseFile, "TRELLIS_PASSPHRASE", question);
    } catch (const Error&) {
        if (given || !beginner()) throw;
        return demoPassphrase; // nobody can be asked, and it is no secret
    }
}

std::string Command::passphrase(const std::string& file, const std::string& variable, const std::string& question) {
    if (!file.empty()) return firstLine(readText(file, io));
    if (auto value = set(variable)) return *value;
    if (io.secret)
        if (auto given = io.secret(question)) return *given;
    throw Error("TR-C03", "A passphrase is needed and nobody can be asked for it here.",
                fmt::format("Set {}, or name a file with the option for a passphrase file.", variable));
}

std::unique_ptr<Desk> Command::openDesk() {
    auto where = folder();
    auto who = acting();
    auto desk = Desk::open(where, who, passphrase(), environment());
    for (auto& note : desk->openingNotes()) io.err << note << '\n';
    if (desk->workspaceInfo().safeMode)
        io.err << "Safe mode: no plugin is loaded. Records can be read, searched and printed.\n";
    return desk;
}

std::string readText(const std::string& file, CliIo& io) {
    if (file == "-") return {std::istreambuf_iterator<char>(io.in), {}};
    std::error_code ignored;
    std::ifstream in(file, std::ios::binary);
    if (!in || fs::is_directory(file, ignored))
        throw Error("TR-C04", fmt::format("The file {} cannot be read, so nothing was changed.", file),
                    "Please check its name, and that you may read it.");
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeText(const fs::path& file, const std::string& text, bool replace) {
    std::error_code problem;
    if (!replace && fs::exists(file, problem))
        throw Error("TR-C05", fmt::format("{} exists already and was left as it is.", file.string()),
                    "Choose another name.");
    if (writeBytes(file, text)) return;
    throw Error("TR-C05", fmt::format("{} cannot be written.", file.string()),
                "Please check that the folder exists, that you may write there, and that the disk has room.");
}

} // namespace trellis
