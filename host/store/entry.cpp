#include "store/entry.hpp"

#include "model/error.hpp"
#include "record/canonical.hpp"

#include <algorithm>
#include <array>

namespace trellis {

namespace {

constexpr std::array<const char*, 7> typeNames{"device", "user", "person", "setting", "form", "record", "sign-off"};

[[noreturn]] void notAnEntry() {
    throw Error("TR-S07", "An entry of the log does not have the form it was written in, so it cannot be read.",
                "The other records are not affected. Run the check of the workspace; it names the entry.");
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

// The mirror of writeEntry(): the same members in the same order, so that there is one way to write it and an unknown,
// doubled or moved member is no entry.
EntryFields readEntry(const std::string& text) {
    EntryFields f;
    CanonicalReader in(text);
    auto need = [](bool fits) {
        if (!fits) notAnEntry();
    };
    std::string word;
    need(in.literal("{\"v\":1,\"device\":") && in.text(f.device));
    need(in.literal(",\"seq\":") && in.number(f.seq) && in.literal(",\"tick\":") && in.number(f.tick));
    need(in.literal(",\"prev\":") && in.text(f.prev) && in.literal(",\"id\":") && in.text(f.id));
    need(in.literal(",\"type\":") && in.text(word));
    const auto type = std::ranges::find(typeNames, std::string_view(word));
    need(type != typeNames.end());
    f.type = static_cast<EntryType>(type - typeNames.begin());
    need(in.literal(",\"entity\":") && in.text(f.entity) && in.literal(",\"at\":") && in.text(word));
    const auto at = Moment::fromIso(word);
    need(at && at->iso() == word);
    f.at = *at;
    need(in.literal(",\"author\":") && in.text(f.author));
    // A member that is left out when empty must not be there empty.
    auto perhaps = [&](const char* name, std::string& into) {
        if (in.literal(name)) need(in.text(into) && !into.empty());
    };
    switch (f.type) {
    case EntryType::Device:
        need(in.literal(",\"key\":") && in.text(f.key) && in.literal(",\"name\":") && in.text(f.name));
        break;
    case EntryType::User:
        need(in.literal(",\"role\":") && in.text(f.role) && in.literal(",\"key\":") && in.text(f.key));
        break;
    case EntryType::Person:
    case EntryType::Setting:
        break;
    case EntryType::Form:
        need(in.literal(",\"form\":") && in.text(f.form));
        break;
    case EntryType::Record:
        need(in.literal(",\"kind\":") && in.text(f.kind) && in.literal(",\"agreement\":") && in.text(f.agreement));
        need(in.literal(",\"supervisor\":") && in.text(f.supervisor));
        need(in.literal(",\"supervisees\":") && in.texts(f.supervisees));
        need(in.literal(",\"parents\":") && in.texts(f.parents) && in.literal(",\"form\":") && in.text(f.form));
        need(in.literal(",\"day\":") && in.text(f.day) && in.literal(",\"state\":") && in.text(f.state));
        perhaps(",\"owner\":", f.owner);
        perhaps(",\"shared\":", f.shared);
        break;
    case EntryType::SignOff:
        need(in.literal(",\"revision\":") && in.text(f.revision) && in.literal(",\"person\":") && in.text(f.person));
        need(in.literal(",\"role\":") && in.text(f.role) && in.literal(",\"key\":") && in.text(f.key));
        need(in.literal(",\"state\":") && in.text(f.state) && in.literal(",\"statement\":") && in.text(f.statement));
        need(in.literal(",\"proof\":") && in.text(f.proof));
        break;
    }
    need(in.literal(",\"content\":") && in.text(f.content));
    perhaps(",\"note\":", f.note);
    need(in.literal("}") && in.done());
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
