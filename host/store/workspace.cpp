// Making, opening, leaving a workspace. What can be done in it is in workspace_people.cpp, workspace_records.cpp and
// their siblings.
#include "store/workspace.hpp"

#include "crypto/recovery_code.hpp"
#include "record/canonical.hpp"
#include "store/location.hpp"
#include "store/workspace_state.hpp"

#include <algorithm>

namespace trellis {

namespace fs = std::filesystem;

namespace {

void checkCode(const PersonCode& code) {
    const bool fits = !code.empty() && code.size() <= 32 && std::ranges::all_of(code, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    });
    if (!fits)
        throw Error("TR-U01", "“" + code + "” cannot be used as a person's code. Nothing was changed.",
                    "Use letters, digits and hyphens, at most 32, for example FK-CP3.");
}

void refuseUsedFolder(const fs::path& folder) {
    std::error_code trouble;
    if (fs::exists(folder, trouble) && (!fs::is_directory(folder, trouble) || !fs::is_empty(folder, trouble)))
        throw Error("TR-S02",
                    "There is something in “" + folder.string() + "” already, so no new workspace was made there.",
                    "Choose a folder that does not exist yet, or open the workspace that is in it.");
}

void removeTraces(const fs::path& folder) {
    std::error_code ignored;
    for (const char* name :
         {"workspace.db", "workspace.db-wal", "workspace.db-shm", "workspace.db-journal", "keyring", "witness", "lock"})
        fs::remove(folder / name, ignored);
    fs::remove(folder, ignored);
}

} // namespace

void takeFolder(Workspace::State& state, const fs::path& folder, const StoreOptions& options) {
    state.folder = folder;
    state.options = options;
    state.quiet = options.onlyToLook;
    state.clock = options.clock ? options.clock : &systemClock();
    state.random = options.random ? options.random : &systemRandom();
    if (options.onlyLocalFolders) refuseSharedFolder(folder);
    state.lock = FolderLock(folder);
}

void appendUser(Writing& writing, const User& user, const Bytes& key, const PersonCode& author) {
    EntryFields fields;
    fields.type = EntryType::User;
    fields.entity = user.code;
    fields.author = author;
    fields.role = text(user.role);
    fields.key = hex(key);
    writing.append(std::move(fields), {});
}

void appendSetting(Writing& writing, Random& random, const std::string& name, const std::string& value,
                   const PersonCode& author) {
    EntryFields fields;
    fields.type = EntryType::Setting;
    fields.entity = name;
    fields.author = author;
    Content content;
    content.add(LeafText{"value", {}, {}, {}, "text", value}, random);
    writing.append(std::move(fields), std::move(content));
}

std::unique_ptr<Workspace> Workspace::create(const NewStore& what, const StoreOptions& options,
                                             std::string* recoveryCode) {
    checkCode(what.firstUser.code);
    Keyring::checkLength(what.passphrase);
    refuseUsedFolder(what.folder);
    if (options.onlyLocalFolders) refuseSharedFolder(what.folder);
    makePrivateFolder(what.folder);
    std::unique_ptr<Workspace> made(new Workspace);
    State& state = *made->state_;
    try {
        takeFolder(state, what.folder, options);
        state.databaseKey = Secret::random(32);
        state.device = SigningKey::make();
        state.deviceId = deviceIdOf(state.device.publicKey());
        state.me = what.firstUser;
        state.db =
            openDatabase(what.folder / "workspace.db", state.databaseKey, state.keyring.databaseForm, OpenAs::New);
        const SigningKey mine = SigningKey::make();
        state.keyring.face = {newId(*state.clock, *state.random), what.name, what.locality, what.demo, {}};
        state.keyring.put(what.firstUser, state.databaseKey, mine, what.passphrase, options.cost);
        const std::string code = trellis::newRecoveryCode();
        state.keyring.setRecovery(state.databaseKey, code);

        Writing writing(state, "make the workspace");
        EntryFields device;
        device.type = EntryType::Device;
        device.entity = state.deviceId;
        device.author = state.me.code;
        device.key = hex(state.device.publicKey());
        device.name = what.name;
        writing.append(std::move(device), {});
        appendSetting(writing, *state.random, "workspace.id", state.keyring.face.id, state.me.code);
        appendSetting(writing, *state.random, "workspace.name", what.name, state.me.code);
        appendSetting(writing, *state.random, "workspace.locality", what.locality, state.me.code);
        appendSetting(writing, *state.random, "workspace.demo", what.demo ? "yes" : "no", state.me.code);
        appendUser(writing, what.firstUser, mine.publicKey(), state.me.code);
        guarded("make the workspace", [&] {
            writeLocal(*state.db, "device", hex(state.device.seed().view()));
            writeAudit(state, state.me.code, "made", "workspace");
        });
        writing.commit();
        guarded("make the workspace", [&] { writeKeyring(state); });
        makePrivateFolder(what.folder / "packs");
        makePrivateFolder(what.folder / "backups");
        if (recoveryCode) *recoveryCode = code;
    } catch (...) {
        made.reset();
        removeTraces(what.folder);
        throw;
    }
    return made;
}

std::unique_ptr<Workspace> Workspace::open(const fs::path& folder, const PersonCode& user,
                                           const std::string& passphrase, const StoreOptions& options) {
    std::unique_ptr<Workspace> opened(new Workspace);
    State& state = *opened->state_;
    state.keyring = Keyring::read(folder);
    takeFolder(state, folder, options);
    state.keyring = Keyring::read(folder); // again, now that nobody else can change it
    state.databaseKey = state.keyring.open(user, passphrase).databaseKey;
    state.me.code = user;
    state.db = openDatabase(folder / "workspace.db", state.databaseKey, state.keyring.databaseForm, OpenAs::Existing);
    guarded("open the workspace", [&] {
        bringUpToDate(*state.db);
        openState(state);
    });
    if (!options.onlyToLook) opened->audit("opened", "workspace");
    return opened;
}

std::unique_ptr<Workspace> Workspace::recover(const fs::path& folder, const std::string& code, const PersonCode& user,
                                              const std::string& newPassphrase, const StoreOptions& options,
                                              std::string* newCode) {
    Keyring::checkLength(newPassphrase);
    std::unique_ptr<Workspace> opened(new Workspace);
    State& state = *opened->state_;
    state.keyring = Keyring::read(folder);
    takeFolder(state, folder, options);
    state.databaseKey = state.keyring.openWithCode(code);
    if (!state.keyring.has(user))
        throw Error("TR-K03", "“" + user + "” is not a user of this workspace. Nothing was changed.",
                    "Check the code. The recovery code works for any user of the workspace.");
    state.me.code = user;
    state.db = openDatabase(folder / "workspace.db", state.databaseKey, state.keyring.databaseForm, OpenAs::Existing);
    guarded("open the workspace", [&] {
        bringUpToDate(*state.db);
        openState(state);
    });
    const SigningKey fresh = SigningKey::make();
    guarded("set the new passphrase", [&] {
        Writing writing(state, "set the new passphrase");
        appendUser(writing, state.me, fresh.publicKey(), user);
        writeAudit(state, user, "recovered", "passphrase of " + user);
        writing.commit();
        const std::string next = trellis::newRecoveryCode();
        state.keyring.put(state.me, state.databaseKey, fresh, newPassphrase, options.cost);
        state.keyring.setRecovery(state.databaseKey, next);
        writeKeyring(state);
        if (newCode) *newCode = next;
    });
    return opened;
}

WorkspaceFace Workspace::face(const fs::path& folder) { return Keyring::read(folder).face; }

Workspace::Workspace()
    : state_(std::make_unique<State>()) {}

Workspace::~Workspace() {
    if (state_ && state_->db && !state_->quiet && !state_->deviceId.empty() && state_->tip.seq > 0)
        updateWitness(*state_, true);
}

const fs::path& Workspace::folder() const { return state_->folder; }
const User& Workspace::me() const { return state_->me; }
const std::string& Workspace::device() const { return state_->deviceId; }
Clock& Workspace::clock() const { return *state_->clock; }
Random& Workspace::random() const { return *state_->random; }
const std::vector<std::string>& Workspace::openingNotes() const { return state_->notes; }

} // namespace trellis
