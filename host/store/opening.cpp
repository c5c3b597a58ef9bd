// What is looked at each time a workspace is opened (openState): does everything belong together, is anything odd.
#include "record/canonical.hpp"
#include "store/filling.hpp"
#include "store/schema.hpp"
#include "store/workspace_state.hpp"

#include <algorithm>
#include <map>

namespace trellis {

namespace {

void openDevice(Workspace::State& state) {
    const auto seed = readLocal(*state.db, "device");
    const Bytes raw = unhex(seed.value_or(""));
    state.device = SigningKey::fromSeed(Secret(raw));
    state.deviceId = deviceIdOf(state.device.publicKey());
    SQLite::Statement known(*state.db, "SELECT 1 FROM device WHERE id=?");
    known.bind(1, state.deviceId);
    if (raw.size() != 32 || !known.executeStep())
        throw Error("TR-K05",
                    "The key with which this machine signs the log does not belong to the log. Nothing was opened.",
                    "Restore the newest backup; it is rehearsed first, and shows what it holds.");
}

void compareKeyring(Workspace::State& state) {
    const auto foreign = [](const std::string& what) {
        throw Error("TR-K05",
                    "The keyring does not belong to this workspace or has been altered: " + what +
                        " Nothing was opened.",
                    "Put back the file “keyring” from the newest folder in “backups”.");
    };
    if (readSetting(*state.db, "workspace.id") != state.keyring.face.id) foreign("it names another workspace.");
    std::map<PersonCode, std::vector<LoggedUser>> logged; // of one person the oldest first
    for (auto& one : loggedUsers(*state.db)) logged[one.user.code].push_back(std::move(one));
    for (std::size_t i = 0; i < state.keyring.face.users.size(); ++i) {
        const User& user = state.keyring.face.users[i];
        const auto& known = logged[user.code];
        const auto match = std::ranges::find(known, state.keyring.publicKeyAt(i), &LoggedUser::key);
        const LoggedUser* newest = known.empty() ? nullptr : &known.back();
        if (match == known.end()) foreign("the log knows no such key of " + user.code + ".");
        if (newest->user.role != user.role) foreign("it gives " + user.code + " another role than the log.");
        if (user.code == state.me.code) state.me.role = newest->user.role;
    }
    const std::string kept = readLocal(*state.db, "keyring").value_or("");
    if (kept.find(blake2bHex(state.keyring.text())) == std::string::npos)
        state.notes.push_back(
            "The keyring is not the one that was written here last, for example an older copy. If nobody put it "
            "there, change the passphrases.");
}

// A witness that has seen more than there is: the end of the log is missing. Noted inside the database, so that entries
// written since cannot cover it up.
void compareWitness(Workspace::State& state) {
    state.witness = Witness::read(state.folder);
    if (state.witness.workspace != state.keyring.face.id) state.witness = {};
    for (const auto& [device, mark] : state.witness.devices) {
        SQLite::Statement entry(*state.db, "SELECT hash FROM revision WHERE device=? AND seq=?");
        entry.bind(1, device);
        entry.bind(2, mark.n);
        if (entry.executeStep() && hex(column(entry, 0)) == mark.hash) continue;
        state.notes.push_back("The newest entries of the log are missing: entry " + std::to_string(mark.n) +
                              " was written and is not there now. Run the check, and look for a newer copy or backup.");
        if (!state.quiet && !readLocal(*state.db, "gap:" + device))
            writeLocal(*state.db, "gap:" + device, std::to_string(mark.n));
    }
}

} // namespace

void bringUpToDate(Database& db) {
    if (db.execAndGet("PRAGMA user_version").getInt() == schemaVersion) return;
    SQLite::Transaction whole(db, SQLite::TransactionBehavior::IMMEDIATE);
    if (!db.tableExists("received")) db.exec(receivedSchemaSql);
    makeLists(db, noProgress());
    db.exec("PRAGMA user_version=" + std::to_string(schemaVersion));
    whole.commit();
}

void openState(Workspace::State& state) {
    openDevice(state);
    compareKeyring(state);
    state.tip = readTip(*state.db, state.deviceId);
    compareWitness(state);
    if (fillingBroken(*state.db))
        state.notes.push_back(
            "Many records were being kept here at once, and the program ended before they were whole. "
            "None of them was kept; what was here before is unchanged. Begin it again, or, if it was a "
            "demo, remove this folder and make it anew.");
    if (state.clock->now() < state.tip.at)
        state.notes.push_back(
            "This machine's clock stands earlier than when the last entry was written. Please look at the date and "
            "time. Records keep their order all the same.");
}

std::vector<LoggedUser> loggedUsers(Database& db) {
    std::vector<LoggedUser> out;
    SQLite::Statement select(db, "SELECT code, role, key FROM user ORDER BY tick, device");
    while (select.executeStep())
        out.push_back({{column(select, 0), roleFromText(column(select, 1))}, unhex(column(select, 2))});
    return out;
}

std::optional<std::string> readSetting(Database& db, const std::string& name) {
    auto select = db.prepared("SELECT value FROM setting WHERE name=?");
    select->bind(1, name);
    if (!select->executeStep()) return std::nullopt;
    return column(select, 0);
}

} // namespace trellis
