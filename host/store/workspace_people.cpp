// Users, people, settings, traces of use.
#include "crypto/recovery_code.hpp"
#include "record/canonical.hpp"
#include "store/workspace_state.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace trellis {

namespace {

// A person as answers, so that each part is a leaf of its own and can be withheld. The name has no class: it never
// leaves.
std::vector<LeafText> personLeaves(const Person& person) {
    std::vector<LeafText> out;
    const ClassSet open = VisibilityClass::A;
    out.push_back({"name", {}, {}, {}, "text", person.name});
    Codes roles;
    for (Role role : person.roles) roles.push_back(text(role));
    out.push_back({"roles", {}, open, {}, "codes", roles});
    out.push_back({"locality", {}, open, {}, "text", person.locality});
    out.push_back({"in-post-since", {}, open, {}, "date", person.inPostSince});
    if (person.leftOn) out.push_back({"left-on", {}, open, {}, "date", *person.leftOn});
    for (std::size_t i = 0; i < person.absences.size(); ++i) {
        const Absence& absence = person.absences[i];
        const std::string row = std::to_string(i + 1);
        out.push_back({"absence", row, open, {}, "row", static_cast<double>(i)});
        out.push_back({"absence.from", row, open, {}, "date", absence.from});
        if (absence.to) out.push_back({"absence.to", row, open, {}, "date", *absence.to});
        out.push_back({"absence.kind", row, VisibilityClass::S, {}, "text", absence.kind});
    }
    return out;
}

Person personFrom(const PersonCode& code, const std::string& body) {
    std::vector<LeafText> leaves;
    for (const auto& leaf : nlohmann::json::parse(body)) leaves.push_back(readLeaf(leaf.get<std::string>()));
    const Answers answers = answersFrom(leaves);
    auto date = [](const Value& value) {
        const auto* day = std::get_if<Date>(&value);
        return day ? std::optional<Date>(*day) : std::nullopt;
    };
    Person person;
    person.code = code;
    person.name = plainText(answers.value("name"));
    if (const auto* roles = std::get_if<Codes>(&answers.value("roles")))
        for (const auto& role : *roles) person.roles.push_back(roleFromText(role));
    person.locality = plainText(answers.value("locality"));
    person.inPostSince = date(answers.value("in-post-since")).value_or(Date{});
    person.leftOn = date(answers.value("left-on"));
    for (const Row& row : answers.rowsOf("absence")) {
        auto cell = [&](const char* name) {
            const auto found = row.cells.find(name);
            return found == row.cells.end() ? Value{} : found->second;
        };
        person.absences.push_back(
            {date(cell("absence.from")).value_or(Date{}), date(cell("absence.to")), plainText(cell("absence.kind"))});
    }
    return person;
}

} // namespace

WorkspaceFace Workspace::info() const {
    return guarded("read the workspace's name", [&] {
        auto setting = [&](const char* name) { return readSetting(*state_->db, name).value_or(""); };
        return WorkspaceFace{setting("workspace.id"), setting("workspace.name"), setting("workspace.locality"),
                             setting("workspace.demo") == "yes", users()};
    });
}

std::vector<User> Workspace::users() const {
    return guarded("list the users", [&] {
        std::map<PersonCode, User> newest;
        for (const auto& one : loggedUsers(*state_->db))
            if (state_->keyring.has(one.user.code)) newest[one.user.code] = one.user;
        std::vector<User> out;
        for (auto& [code, user] : newest) out.push_back(user);
        return out;
    });
}

void Workspace::addUser(const User& user, const std::string& passphrase) {
    Keyring::checkLength(passphrase);
    if (user.code.empty() || user.code.size() > 32)
        throw Error("TR-U01", "“" + user.code + "” cannot be used as a person's code. Nothing was changed.",
                    "Use letters, digits and hyphens, at most 32, for example FK-CP3.");
    if (state_->keyring.has(user.code))
        throw Error("TR-U04", user.code + " is a user of this workspace already. Nothing was changed.",
                    "Choose another code; or let the person change their passphrase.");
    guarded("add the user", [&] {
        const SigningKey key = SigningKey::make();
        Keyring next = state_->keyring; // made first: should anything throw, log and keyring are as before
        next.put(user, state_->databaseKey, key, passphrase, state_->options.cost);
        Writing writing(*state_, "add the user");
        appendUser(writing, user, key.publicKey(), state_->me.code);
        writeAudit(*state_, state_->me.code, "added a user", user.code);
        writing.commit();
        state_->keyring = std::move(next);
        writeKeyring(*state_);
    });
}

void Workspace::changePassphrase(const PersonCode& user, const std::string& was, const std::string& now) {
    Keyring::checkLength(now);
    guarded("change the passphrase", [&] {
        Keyring next = state_->keyring;
        const Keyring::Opened opened = next.open(user, was);
        const auto found = std::ranges::find(next.face.users, user, &User::code);
        next.put(*found, state_->databaseKey, opened.signing, now, state_->options.cost);
        writeAudit(*state_, state_->me.code, "changed a passphrase", user);
        state_->keyring = std::move(next);
        writeKeyring(*state_);
    });
}

bool Workspace::passphraseFits(const PersonCode& user, const std::string& passphrase) const {
    try {
        state_->keyring.open(user, passphrase);
        return true;
    } catch (const Error& error) {
        if (error.code() == "TR-K02") return false;
        throw;
    }
}

std::string Workspace::newRecoveryCode() {
    return guarded("make a recovery code", [&] {
        const std::string code = trellis::newRecoveryCode();
        state_->keyring.setRecovery(state_->databaseKey, code);
        writeAudit(*state_, state_->me.code, "made a recovery code", "keyring");
        writeKeyring(*state_);
        return code;
    });
}

std::vector<Person> Workspace::people() const {
    return guarded("list the people", [&] {
        std::vector<Person> out;
        SQLite::Statement select(*state_->db, "SELECT code, body FROM person ORDER BY code");
        while (select.executeStep()) out.push_back(personFrom(column(select, 0), column(select, 1)));
        return out;
    });
}

std::optional<Person> Workspace::person(const PersonCode& code) const {
    return guarded("look up the person", [&]() -> std::optional<Person> {
        auto select = state_->db->prepared("SELECT body FROM person WHERE code=?");
        select->bind(1, code);
        if (!select->executeStep()) return std::nullopt;
        return personFrom(code, column(select, 0));
    });
}

void Workspace::savePerson(const Person& who) {
    if (person(who.code) == who) return;
    EntryFields fields;
    fields.type = EntryType::Person;
    fields.entity = who.code;
    fields.author = state_->me.code;
    Content content;
    for (const auto& leaf : personLeaves(who)) content.add(leaf, *state_->random);
    Writing writing(*state_, "keep the person");
    writing.append(std::move(fields), std::move(content));
    writing.commit();
}

std::optional<std::string> Workspace::setting(const std::string& key) const {
    return guarded("read a setting", [&] { return readSetting(*state_->db, key); });
}

void Workspace::setSetting(const std::string& key, const std::string& value) {
    if (setting(key) == value) return;
    Writing writing(*state_, "keep the setting");
    appendSetting(writing, *state_->random, key, value, state_->me.code);
    writing.commit();
}

std::optional<std::string> Workspace::localNote(const std::string& key) const {
    return guarded("read a note of this machine", [&] { return readLocal(*state_->db, "note:" + key); });
}

void Workspace::setLocalNote(const std::string& key, const std::string& value) {
    guarded("keep a note of this machine", [&] { writeLocal(*state_->db, "note:" + key, value); });
}

void Workspace::audit(const std::string& what, const std::string& about) {
    guarded("write the audit trail", [&] {
        if (state_->together) {
            writeAudit(*state_, state_->me.code, what, about);
            return;
        }
        SQLite::Transaction whole(*state_->db, SQLite::TransactionBehavior::IMMEDIATE);
        writeAudit(*state_, state_->me.code, what, about);
        whole.commit();
    });
}

std::vector<AuditEntry> Workspace::auditTrail(int most) const {
    return guarded("read the audit trail", [&] {
        std::vector<AuditEntry> out;
        SQLite::Statement select(*state_->db, "SELECT at_ms, who, what, about FROM audit ORDER BY n DESC LIMIT ?");
        select.bind(1, most);
        while (select.executeStep())
            out.push_back(
                {Moment{select.getColumn(0).getInt64()}, column(select, 1), column(select, 2), column(select, 3)});
        return out;
    });
}

} // namespace trellis
