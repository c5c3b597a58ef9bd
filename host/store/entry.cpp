#include "store/entry.hpp"

#include "model/error.hpp"
#include "record/canonical.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace trellis {

namespace {

constexpr std::array<const char*, 7> typeNames{"device", "user", "person", "setting", "form", "record", "sign-off"};

[[noreturn]] void notAnEntry() {
    throw Error("TR-S07", "An entry of the log does not have the form it was written in, so it cannot be read.",
                "The other records are not affected. Run the check of the workspace; it names the entry.");
}

std::string str(const nlohmann::json& json, const char* name) {
    const auto found = json.find(name);
    if (found == json.end()) return {};
    if (!found->is_string()) notAnEntry();
    return found->get<std::string>();
}

std::int64_t number(const nlohmann::json& json, const char* name) {
    const auto found = json.find(name);
    if (found == json.end() || !found->is_number_integer()) notAnEntry();
    return found->get<std::int64_t>();
}

std::vector<std::string> strs(const nlohmann::json& json, const char* name) {
    std::vector<std::string> out;
    const auto found = json.find(name);
    if (found == json.end()) return out;
    if (!found->is_array()) notAnEntry();
    for (const auto& one : *found) {
        if (!one.is_string()) notAnEntry();
        out.push_back(one);
    }
    return out;
}

} // namespace

std::string text(EntryType type) { return typeNames[static_cast<std::size_t>(type)]; }

std::string writeEntry(const EntryFields& f) {
    CanonicalObject out;
    out.number("v", 1).text("device", f.device).number("seq", f.seq).number("tick", f.tick).text("prev", f.prev);
    out.text("id", f.id)
        .text("type", text(f.type))
        .text("entity", f.entity)
        .text("at", f.at.iso())
        .text("author", f.author);
    switch (f.type) {
    case EntryType::Device:
        out.text("key", f.key).text("name", f.name);
        break;
    case EntryType::User:
        out.text("role", f.role).text("key", f.key);
        break;
    case EntryType::Person:
    case EntryType::Setting:
        break;
    case EntryType::Form:
        out.text("form", f.form);
        break;
    case EntryType::Record:
        out.text("kind", f.kind).text("agreement", f.agreement).text("supervisor", f.supervisor);
        out.texts("supervisees", f.supervisees).texts("parents", f.parents).text("form", f.form);
        out.text("day", f.day).text("state", f.state);
        if (!f.owner.empty()) out.text("owner", f.owner);
        if (!f.shared.empty()) out.text("shared", f.shared);
        break;
    case EntryType::SignOff:
        out.text("revision", f.revision).text("person", f.person).text("role", f.role).text("key", f.key);
        out.text("state", f.state).text("statement", f.statement).text("proof", f.proof);
        break;
    }
    out.text("content", f.content);
    if (!f.note.empty()) out.text("note", f.note);
    return out.done();
}

EntryFields readEntry(const std::string& text) {
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) notAnEntry();
    EntryFields f;
    f.device = str(json, "device");
    f.seq = number(json, "seq");
    f.tick = number(json, "tick");
    f.prev = str(json, "prev");
    f.id = str(json, "id");
    const std::string type = str(json, "type");
    std::size_t which = 0;
    while (which < typeNames.size() && type != typeNames[which]) ++which;
    const auto at = Moment::fromIso(str(json, "at"));
    if (which == typeNames.size() || !at) notAnEntry();
    f.type = static_cast<EntryType>(which);
    f.entity = str(json, "entity");
    f.at = *at;
    f.author = str(json, "author");
    f.key = str(json, "key");
    f.name = str(json, "name");
    f.role = str(json, "role");
    f.kind = str(json, "kind");
    f.agreement = str(json, "agreement");
    f.supervisor = str(json, "supervisor");
    f.supervisees = strs(json, "supervisees");
    f.parents = strs(json, "parents");
    f.form = str(json, "form");
    f.day = str(json, "day");
    f.state = str(json, "state");
    f.owner = str(json, "owner");
    f.shared = str(json, "shared");
    f.revision = str(json, "revision");
    f.person = str(json, "person");
    f.statement = str(json, "statement");
    f.proof = str(json, "proof");
    f.content = str(json, "content");
    f.note = str(json, "note");
    // One way to write it: an unknown, doubled or moved member makes another text.
    if (writeEntry(f) != text) notAnEntry();
    return f;
}

std::string entryHash(std::string_view text) { return Blake2b().update("trellis entry 1\n").update(text).hexDigest(); }

std::string entryLink(std::string_view hash, std::string_view signature) {
    return Blake2b().update("trellis link 1\n").update(hash).update(signature).hexDigest();
}

std::string deviceIdOf(std::string_view publicKey) { return blake2bHex(publicKey).substr(0, 32); }

std::string signOffMessage(std::string_view statement) { return "trellis sign-off 1\n" + std::string(statement); }

std::optional<FormRef> formRefFromText(std::string_view text) {
    const auto hash = text.rfind('#');
    if (hash == std::string_view::npos) return std::nullopt;
    const auto at = text.rfind('@', hash);
    if (at == std::string_view::npos) return std::nullopt;
    return FormRef{std::string(text.substr(0, at)), std::string(text.substr(at + 1, hash - at - 1)),
                   std::string(text.substr(hash + 1))};
}

} // namespace trellis
