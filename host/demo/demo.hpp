// The demo: a made-up year of supervision in two localities (domain.md 7.3), lived through the desk and its plugins
// like any other; or three years of a whole country, made record by record for speed (nation_life.hpp).
//
// Who is in it and what happens is data, templates/demo/SIZE.json and phrases.json; this box knows no kind, no question
// and no plugin by name. The same story, seed and day give the same records, people and words; keys differ, because
// those come from the machine.
#pragma once
#include "desk/desk.hpp"
#include "model/progress.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace trellis {

struct WorkspaceFace; // store/stored.hpp

struct DemoRequest {
    std::filesystem::path folder; ///< made exactly there; must not exist or be empty
    std::string size = "small";   ///< a story of that name in templates/demo
    std::uint64_t seed = 1;
    int localities = 0;        ///< of a story of many: only so many of them; 0: as many as the story has
    std::optional<Date> today; ///< the day the story ends on; default: the environment's today
};

/// What there is afterwards.
struct DemoMade {
    std::filesystem::path folder;
    long records = 0, signOffs = 0; ///< of a story of many
    PersonCode beginAs;             ///< a good person to look around as
    bool cancelled = false;         ///< it was stopped: nothing of it is left
};

/// Makes the workspace and says what is in it. Every user's passphrase is demoPassphrase. `environment` says where
/// templates and plugins lie and what day it is; its randomness is not used. Error TR-D40 (no story of that size),
/// TR-D41 (the story cannot be told with the forms installed here), TR-S02 (the folder holds something).
DemoMade makeDemo(const DemoRequest& request, const Environment& environment, Progress& progress = noProgress());

/// Whom a demo is opened for when nobody was named: the first who supervises, because they have the most to see. Of a
/// workspace that is no demo: nullopt.
std::optional<PersonCode> demoBeginner(const WorkspaceFace& face);

inline constexpr const char* demoPassphrase = "demonstration";

} // namespace trellis
