#include "desk/desk_state.hpp"
#include "model/error.hpp"

#include <algorithm>
#include <sstream>

namespace trellis {
namespace {

namespace fs = std::filesystem;

StoreOptions storeOptions(const Environment& environment) {
    StoreOptions out;
    out.clock = environment.clock;
    out.random = environment.random;
    out.cost = environment.cost;
    return out;
}

/// A note of this machine: which plugins a person has turned off here, with spaces between.
constexpr const char* pluginsOff = "plugins-off";

/// "Supervision" and "Supervision.trellis" are the same wish.
fs::path withEnding(fs::path folder) {
    if (!folder.has_filename()) folder = folder.parent_path();
    if (folder.extension() != ".trellis") folder += ".trellis";
    return folder;
}

} // namespace

/// Plugins are loaded and forms found the same way whether the workspace is new or old.
void Desk::State::loadPlugins() {
    PluginFolders folders;
    folders.search = {environment.installation.plugins};
    folders.locality = environment.installation.underWay;
    folders.runner = environment.installation.runner;
    folders.breadcrumbs = workspace->folder() / "breadcrumbs";
    folders.safeMode = safeMode;
    folders.clock = environment.clock;
    folders.random = environment.random;
    packs->furnish(folders);
    std::istringstream off(workspace->localNote(pluginsOff).value_or(""));
    for (std::string id; off >> id;) folders.off.insert(id);
    folders.forms = [this](const FormRef& ref) -> TemplatePtr {
        try {
            return forms ? forms->exactly(ref) : nullptr;
        } catch (const Error&) {
            return nullptr; // codes are then shown as they are
        }
    };
    // Whoever holds something of the set that was there goes on holding it; its children end.
    if (plugins) {
        for (auto& one : plugins->plugins())
            if (one.apart) (void)plugins->end(one.manifest.id);
        formerPlugins.push_back(std::move(plugins));
    }
    plugins = std::make_unique<PluginSet>(std::move(folders));
}

void Desk::State::furnish() {
    std::error_code ignored;
    safeMode = environment.safeMode || fs::exists(workspace->folder() / "safe-mode", ignored);
    packs = std::make_unique<Packs>(*workspace, PackPlaces::of(environment.installation), [this] {
        takeStock();
        forms->pin();
        agreementsAsOf = -1; // which kinds are agreements may be another now
    });
    takeStock();

    role = workspace->me().role;
    me = workspace->person(workspace->me().code).value_or(Person{});
    if (me.code.empty()) {
        me.code = workspace->me().code;
        me.roles = {role};
    }
}

void Desk::State::takeStock() {
    agreementsAsOf = agreementsAt_ = -1; // which kinds are agreements may be another now
    auto& installed = environment.installation;
    floor = packs->policies().floor;
    loadPlugins();

    std::vector<fs::path> formFolders{installed.templates / "core"}, listFolders{installed.templates / "code-lists"};
    for (auto& plugin : plugins->plugins()) {
        formFolders.push_back(plugin.manifest.folder / "templates");
        listFolders.push_back(plugin.manifest.folder / "code-lists");
    }
    for (auto& folder : packs->foldersInUse()) {
        formFolders.push_back(folder / "templates");
        listFolders.push_back(folder / "code-lists");
    }
    forms = std::make_unique<FormShelf>(*workspace, std::move(formFolders), std::move(listFolders));
    forms->adapt(packs->overlays());
}

Desk::Desk()
    : state_(std::make_unique<State>()) {}
Desk::~Desk() = default;

std::unique_ptr<Desk> Desk::create(const NewWorkspace& what, const Environment& environment,
                                   std::string* recoveryCode) {
    std::unique_ptr<Desk> desk(new Desk);
    desk->state_->environment = environment;
    NewStore store;
    store.folder = withEnding(what.folder);
    store.name = what.name.empty() ? store.folder.stem().string() : what.name;
    store.locality = what.locality;
    store.demo = what.demo;
    store.firstUser = {what.firstUser, what.role};
    store.passphrase = what.passphrase;
    desk->state_->workspace = Workspace::create(store, storeOptions(environment), recoveryCode);
    desk->state_->furnish();
    Person person = desk->state_->me;
    person.name = what.firstUserName;
    person.locality = what.locality;
    person.inPostSince = desk->today();
    desk->savePerson(person);
    desk->state_->workspace->audit("opened", "workspace");
    return desk;
}

std::unique_ptr<Desk> Desk::open(const fs::path& folder, const PersonCode& user, const std::string& passphrase,
                                 const Environment& environment) {
    std::unique_ptr<Desk> desk(new Desk);
    desk->state_->environment = environment;
    desk->state_->workspace = Workspace::open(folder, user, passphrase, storeOptions(environment));
    desk->state_->furnish();
    desk->state_->workspace->audit("opened", "workspace");
    return desk;
}

std::unique_ptr<Desk> Desk::recover(const fs::path& folder, const std::string& code, const PersonCode& user,
                                    const std::string& newPassphrase, const Environment& environment,
                                    std::string* newRecoveryCode) {
    std::unique_ptr<Desk> desk(new Desk);
    desk->state_->environment = environment;
    desk->state_->workspace =
        Workspace::recover(folder, code, user, newPassphrase, storeOptions(environment), newRecoveryCode);
    desk->state_->furnish();
    desk->state_->workspace->audit("opened", "with the recovery code");
    return desk;
}

std::vector<std::string> Desk::openingNotes() const {
    auto out = state_->workspace->openingNotes();
    for (auto& note : state_->packs->notes()) out.push_back(note);
    for (auto& folder : state_->environment.installation.underWay)
        out.push_back("Plugins that no pack has brought in are used, from " + folder.string() + ".");
    // What somebody has turned off, or safe mode has, is as it should be; the Library says why. What fell needs
    // somebody.
    if (!state_->safeMode)
        for (auto& plugin : state_->plugins->plugins())
            if ((!plugin.loaded || plugin.apart) && plugin.state != "off" && !plugin.why.empty())
                out.push_back(plugin.manifest.title + ": " + plugin.why);
    return out;
}

bool Desk::passphraseFits(const std::string& passphrase) const {
    return state_->workspace->passphraseFits(state_->me.code, passphrase);
}

WorkspaceInfo Desk::workspaceInfo() const {
    auto face = state_->workspace->info();
    return {face.name, face.locality, state_->workspace->folder(), face.demo, state_->safeMode};
}

const Person& Desk::me() const { return state_->me; }
Role Desk::role() const { return state_->role; }
Date Desk::today() const { return state_->today(); }
const Clock& Desk::clock() const { return state_->workspace->clock(); }
const PluginSet& Desk::plugins() const { return *state_->plugins; }

void Desk::setPluginOn(const std::string& plugin, bool on) {
    if (!state_->packs->mayManage())
        throw Error(
            "TR-U12",
            "Turning a plugin off or on holds for everybody who uses this workspace on this machine, so a "
            "supervisor, a lead or an administrator does it. Nothing was changed.",
            "Ask one of them. If a plugin is in your way, start Trellis in safe mode: no plugin runs for you then, "
            "and every record can be read.");
    std::istringstream in(state_->workspace->localNote(pluginsOff).value_or(""));
    std::string list;
    for (std::string id; in >> id;)
        if (id != plugin) list += id + " ";
    if (!on) list += plugin;
    state_->workspace->setLocalNote(pluginsOff, list);
    state_->workspace->audit(on ? "plugin turned on" : "plugin turned off", plugin);
    // Libraries stay loaded for good, so what is off is off from now on and what is on is loaded now.
    state_->loadPlugins();
    state_->agreementsAsOf = -1; // which kinds are agreements may be another now
}

void Desk::tryPluginAgain(const std::string& plugin) { state_->plugins->forget(plugin); }

Workspace& Desk::workspace() { return *state_->workspace; }
Packs& Desk::packs() { return *state_->packs; }

TemplatePtr Desk::currentTemplate(const std::string& templateId) const { return state_->forms->current(templateId); }
TemplatePtr Desk::templateOf(const FormRef& form) const { return state_->forms->exactly(form); }

std::vector<AuditLine> Desk::audit(int most) const {
    bool all =
        state_->role == Role::Auditor || state_->role == Role::LocalityAdmin || state_->role == Role::ServiceLead;
    std::vector<AuditLine> out;
    for (auto& entry : state_->workspace->auditTrail(most)) {
        // Others see their own traces, and who looked at the records they are party to.
        bool mine = all || entry.who == state_->me.code;
        if (isId(entry.about)) {
            auto head = state_->workspace->head(entry.about);
            if (!mine) mine = head && head->key.party(state_->me.code);
            // Of somebody else's own record there is not even a trace, one's own from when it was shared included; and
            // whoever oversees has none of a record that is not theirs to know of.
            const bool oversees = state_->role == Role::Auditor || state_->role == Role::ServiceLead;
            if (head && (head->key.authorsOwn() || oversees) && !mayKnow(*head, state_->viewer())) continue;
            if (!head)
                if (auto draft = state_->workspace->draft(entry.about);
                    draft && draft->key.authorsOwn() && !state_->mayWrite(*draft))
                    continue;
        }
        if (mine) out.push_back({entry.at, entry.who, entry.what, entry.about});
    }
    return out;
}

} // namespace trellis
