// Making a workspace in three screens: what is asked on each, and what is still missing.
#pragma once
#include "desk/desk.hpp"

namespace trellis {

struct WorkspacePlan {
    std::string name, locality, folder, code, personName;
    Role role = Role::Supervisor;
    std::string passphrase, again;

    /// A folder for `name` in `home`: letters, digits and hyphens of the name, ".trellis" behind.
    static std::string suggestedFolder(const std::string& name, const std::filesystem::path& home);
    /// What to put right before the next screen, one sentence; empty when nothing.
    std::string placeTrouble() const;
    std::string passphraseTrouble() const;
    NewWorkspace wanted() const;
};

} // namespace trellis
