// workspace new|info: making a workspace, and what stands on its door.
#include "cli/verbs.hpp"

#include "model/error.hpp"
#include "store/workspace.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

namespace trellis {
namespace {

struct NewWorkspaceOptions {
    std::string folder, name, locality, userName, role = "supervisor", recoveryFile;
};

int workspaceNew(Command& command, const NewWorkspaceOptions& options) {
    NewWorkspace what;
    what.folder = options.folder;
    what.name = options.name.empty() ? std::filesystem::path(options.folder).stem().string() : options.name;
    what.locality = options.locality;
    what.firstUser = command.named();
    what.firstUserName = options.userName;
    what.role = roleFromText(options.role);
    // Asked for strictly: a demo that happens to be at hand lends its passphrase to no new workspace.
    what.passphrase = command.passphrase(command.passphraseFile, "TRELLIS_PASSPHRASE",
                                         fmt::format("Passphrase of {}: ", what.firstUser));
    std::string code;
    auto desk = Desk::create(what, command.environment(), &code);
    if (options.recoveryFile.empty())
        command.io.err << fmt::format(
            "Recovery code, shown this once: {}\nPrint it and keep it where the workspace is not. It is the only "
            "way back when every passphrase is forgotten.\n",
            code);
    else
        writeText(options.recoveryFile, code + "\n");
    command.io.out << desk->workspaceInfo().folder.string() << '\n';
    return 0;
}

/// The door needs no passphrase: name, locality and who has a key.
int workspaceInfo(Command& command, const NoOptions&) {
    auto folder = command.folder();
    auto face = Workspace::face(folder);
    std::vector<std::string> users;
    for (auto& one : face.users) users.push_back(one.code);
    if (command.json) {
        nlohmann::ordered_json out = {{"id", face.id},     {"name", face.name},         {"locality", face.locality},
                                      {"demo", face.demo}, {"folder", folder.string()}, {"users", users}};
        command.io.out << out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
    } else {
        command.io.out << fmt::format("{}, {}\n{}\nUsers: {}\n", printable(face.name), printable(face.locality),
                                      folder.string(), fmt::join(users, ", "));
        if (face.demo) command.io.out << "This is a demo: everybody and everything in it is made up.\n";
    }
    return 0;
}

} // namespace

void addWorkspaceVerbs(CLI::App& app, Command& command) {
    auto* group = app.add_subcommand("workspace", "Make a workspace, or see what one is");
    group->require_subcommand(1);
    verb<NewWorkspaceOptions>(
        *group, command, "new", "Make an encrypted workspace with its first user; prints its folder",
        [](CLI::App& v, NewWorkspaceOptions& o) {
            v.add_option("DIR", o.folder, "A folder that does not exist yet, such as ours.trellis")->required();
            v.add_option("--locality", o.locality, "The locality it belongs to")->required();
            v.add_option("--name", o.name, "What to call it (default: the folder's name)");
            v.add_option("--user-name", o.userName, "Your name; stays in the workspace and never leaves it");
            v.add_option("--role", o.role,
                         "supervisor, supervisee, meta-supervisor, service-lead, locality-admin or auditor")
                ->check(CLI::IsMember(
                    {"supervisor", "supervisee", "meta-supervisor", "service-lead", "locality-admin", "auditor"}));
            v.add_option("--recovery-file", o.recoveryFile, "Write the recovery code there instead of showing it")
                ->type_name("FILE");
            v.footer("--user CODE says who the first user is; their passphrase has at least 10 characters.\n"
                     "Example: trellis --user FK-SV1 workspace new ours.trellis --locality Fernwick");
        },
        workspaceNew);
    verb<NoOptions>(
        *group, command, "info", "Name, locality and users; needs no passphrase", [](CLI::App&, NoOptions&) {},
        workspaceInfo);
}

} // namespace trellis
