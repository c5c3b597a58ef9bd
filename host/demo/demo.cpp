#include "demo/demo.hpp"

#include "demo/country.hpp"
#include "demo/nation.hpp"
#include "demo/telling.hpp"
#include "model/error.hpp"
#include "store/stored.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;

namespace trellis {
namespace {

std::string readStoryFile(const fs::path& file, const std::string& size) {
    std::ifstream in(file, std::ios::binary);
    if (!in)
        throw Error("TR-D40", fmt::format("There is no demo of the size '{}' here. No workspace was made.", size),
                    "There are small and national (--size on the command line).");
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

std::optional<PersonCode> demoBeginner(const WorkspaceFace& face) {
    if (!face.demo || face.users.empty()) return {};
    const auto found = std::ranges::find(face.users, Role::Supervisor, &User::role);
    return found == face.users.end() ? face.users.front().code : found->code;
}

DemoMade makeDemo(const DemoRequest& request, const Environment& environment, Progress& progress) {
    auto stories = environment.installation.templates / "demo";
    auto story = readStoryFile(stories / (request.size + ".json"), request.size);
    auto phrases = readStoryFile(stories / "phrases.json", request.size);
    // A workspace's folder ends in .trellis by itself; a demo stands exactly where it was asked for.
    auto wanted = request.folder.has_filename() ? request.folder : request.folder.parent_path();
    auto meant = wanted.extension() == ".trellis" ? wanted : fs::path(wanted.string() + ".trellis");
    std::error_code ignored;
    bool fresh = !fs::exists(meant, ignored);
    DemoMade made;
    try {
        if (isNation(story))
            made = makeCountry(request, environment, story, phrases, progress);
        else
            made = {Telling(request, environment, story, phrases).tell(request.folder, progress), 0, 0, "FK-SV1",
                    false};
    } catch (...) {
        if (fresh) fs::remove_all(meant, ignored); // half a demo is of no use to anybody
        throw;
    }
    if (progress.cancelled()) {
        if (fresh) fs::remove_all(meant, ignored);
        made.cancelled = true;
        return made;
    }
    if (made.folder == wanted) return made;
    fs::remove(wanted, ignored); // only if it is an empty folder
    fs::rename(made.folder, wanted);
    made.folder = wanted;
    return made;
}

} // namespace trellis
