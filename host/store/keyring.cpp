#include "store/keyring.hpp"

#include "crypto/recovery_code.hpp"
#include "model/error.hpp"
#include "store/files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace trellis {

namespace fs = std::filesystem;

namespace {

const char* const fileName = "keyring";

[[noreturn]] void damaged() {
    throw Error("TR-K01",
                "The keyring of this workspace is missing or damaged, so the workspace cannot be unlocked. "
                "The records themselves are untouched.",
                "Put back the file “keyring” from the newest folder in “backups”, then open the workspace again.");
}

Bytes hexMember(const nlohmann::json& json, const char* name) {
    const Bytes out = unhex(json.at(name).get<std::string>());
    if (out.empty()) damaged();
    return out;
}

} // namespace

bool Keyring::standsIn(const fs::path& folder) {
    std::error_code ignored;
    return fs::exists(folder / fileName, ignored);
}

Keyring Keyring::read(const fs::path& folder) {
    std::error_code ignored;
    const auto text = readWhole(folder / fileName);
    if (!text && !fs::exists(folder / "workspace.db", ignored))
        throw Error("TR-S01", "There is no Trellis workspace in “" + folder.string() + "”.",
                    "Choose the folder whose name ends in “.trellis”, or make a new workspace.");
    if (!text) damaged();
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_object()) damaged();
    Keyring out;
    try {
        if (json.at("trellis") != "keyring") damaged();
        const int version = json.at("v");
        if (version < 1) damaged();
        if (version > 2)
            throw Error("TR-K09", "This workspace was made by a newer Trellis. Nothing was changed.",
                        "Update Trellis on this machine and open it again.");
        out.databaseForm = static_cast<DatabaseForm>(version);
        out.face.id = json.at("workspace");
        out.face.name = json.at("name");
        out.face.locality = json.at("locality");
        out.face.demo = json.at("demo");
        out.recovery_ = hexMember(json, "recovery");
        for (const auto& user : json.at("users")) {
            out.face.users.push_back({user.at("code"), roleFromText(user.at("role").get<std::string>())});
            out.locked_.push_back({hexMember(user, "key"),
                                   hexMember(user, "salt"),
                                   {user.at("passes").get<std::uint32_t>(), user.at("memoryKiB").get<std::uint32_t>()},
                                   hexMember(user, "database"),
                                   hexMember(user, "signing")});
        }
    } catch (const nlohmann::json::exception&) {
        damaged();
    }
    if (out.locked_.empty()) damaged();
    return out;
}

std::string Keyring::text() const {
    nlohmann::ordered_json json{{"trellis", "keyring"},       {"v", static_cast<int>(databaseForm)},
                                {"workspace", face.id},       {"name", face.name},
                                {"locality", face.locality},  {"demo", face.demo},
                                {"recovery", hex(recovery_)}, {"users", nlohmann::ordered_json::array()}};
    for (std::size_t i = 0; i < locked_.size(); ++i) {
        const Locked& one = locked_[i];
        json["users"].push_back({{"code", face.users[i].code},
                                 {"role", trellis::text(face.users[i].role)},
                                 {"key", hex(one.key)},
                                 {"salt", hex(one.salt)},
                                 {"passes", one.cost.passes},
                                 {"memoryKiB", one.cost.memoryKiB},
                                 {"database", hex(one.database)},
                                 {"signing", hex(one.signing)}});
    }
    return json.dump(1) + "\n";
}

void Keyring::write(const fs::path& folder) const { writeWhole(folder / fileName, text()); }

std::size_t Keyring::placeOf(const PersonCode& user) const {
    // Users are only ever added, and keep their code.
    for (std::size_t i = places_.size(); i < face.users.size(); ++i) places_.emplace(face.users[i].code, i);
    const auto found = places_.find(user);
    return found == places_.end() ? face.users.size() : found->second;
}

bool Keyring::has(const PersonCode& user) const { return placeOf(user) < face.users.size(); }

Bytes Keyring::publicKey(const PersonCode& user) const { return has(user) ? locked(user).key : Bytes{}; }

const Keyring::Locked& Keyring::locked(const PersonCode& user) const {
    const auto place = placeOf(user);
    if (place == face.users.size())
        throw Error("TR-K03", "“" + user + "” is not a user of this workspace.",
                    "Check the code. A user of the workspace can add another one.");
    return locked_[place];
}

std::string Keyring::context(const char* what, const PersonCode& user) const {
    return "trellis keyring 1\n" + face.id + "\n" + what + "\n" + user;
}

void Keyring::checkLength(const std::string& passphrase) {
    const auto characters =
        std::ranges::count_if(passphrase, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    if (static_cast<std::size_t>(characters) < shortestPassphrase)
        throw Error("TR-K06", "The passphrase is too short to keep the records safe. Nothing was changed.",
                    "Use at least 10 characters; four or five unrelated words are easy to remember.");
}

void Keyring::put(const User& user, const Secret& databaseKey, const SigningKey& signing, const std::string& passphrase,
                  KeyCost cost) {
    checkLength(passphrase);
    Locked made{signing.publicKey(), newSalt(), cost, {}, {}};
    const Secret key = keyFromPassphrase(passphrase, made.salt, cost);
    made.database = lock(key, databaseKey, context("database", user.code));
    made.signing = lock(key, signing.seed(), context("signing", user.code));
    const auto place = placeOf(user.code);
    if (place == face.users.size()) {
        face.users.push_back(user);
        locked_.push_back(std::move(made));
    } else {
        face.users[place] = user;
        locked_[place] = std::move(made);
    }
}

Keyring::Opened Keyring::open(const PersonCode& user, const std::string& passphrase) const {
    const Locked& one = locked(user);
    const Secret key = keyFromPassphrase(passphrase, one.salt, one.cost);
    auto database = unlock(key, one.database, context("database", user));
    auto signing = unlock(key, one.signing, context("signing", user));
    if (!database || !signing || database->size() != 32 || signing->size() != 32)
        throw Error("TR-K02", "This is not the passphrase of " + user + ". Nothing was opened or changed.",
                    "Try again; look at capital letters and the keyboard language. If it is forgotten, use the printed "
                    "recovery code.");
    Opened out{std::move(*database), SigningKey::fromSeed(std::move(*signing))};
    if (out.signing.publicKey() != one.key)
        throw Error("TR-K05",
                    "The keyring has been altered: a key of " + user +
                        " is not the one it says it is. "
                        "Nothing was opened.",
                    "Put back the file “keyring” from the newest folder in “backups”.");
    return out;
}

void Keyring::setRecovery(const Secret& databaseKey, const std::string& code) {
    recovery_ = lock(keyFromRecoveryCode(code), databaseKey, context("recovery", ""));
}

Secret Keyring::openWithCode(const std::string& typed) const {
    const auto code = readRecoveryCode(typed);
    if (!code)
        throw Error("TR-K04", "The recovery code has a character missing or mistyped. Nothing was changed.",
                    "Compare it with the printed page group by group; it has nine groups of four.");
    auto key = unlock(keyFromRecoveryCode(*code), recovery_, context("recovery", ""));
    if (!key || key->size() != 32)
        throw Error("TR-K04",
                    "The recovery code is well typed but does not belong to this workspace, or has been replaced "
                    "by a newer one. Nothing was changed.",
                    "Look for the newest printed page of this workspace.");
    return std::move(*key);
}

} // namespace trellis
