// Packs that come and go: looked at, installed, rolled back, removed.
#include "desk/desk_state.hpp"
#include "desk/pack_reading.hpp"
#include "model/error.hpp"
#include "store/settings.hpp"
#include "text/file_bytes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace trellis {
namespace {

namespace fs = std::filesystem;

constexpr const char* unchanged = "Nothing was changed.";

Pack packIn(const fs::path& folder, const PackManifest& manifest) {
    Pack out{manifest, {}};
    for (auto& file : manifest.files) out.files.push_back({file.path, fileBytes(folder / file.path).value_or("")});
    return out;
}

/// Whoever is trusted for one pack could sign the next version of another's. That it is another hand is said before
/// anybody says yes; empty where it is the same, or one that took its place and bears its name.
std::string anotherHand(const PackEvent& before, const Judgement& now, const KnownKeys& keys) {
    if (before.keyId.empty()) return {}; // nobody's word was on it
    const bool shipped = before.keyId == text(Trust::Shipped);
    if (shipped ? now.trust == Trust::Shipped : now.key && hex(now.key->key.id) == before.keyId) return {};
    const auto* key = shipped ? nullptr : keys.find(unhex(before.keyId));
    if (key && now.key && key->name == now.key->name) return {};
    const auto whose = shipped ? "came with Trellis" : "was signed by " + (key ? key->name : "the key " + before.keyId);
    return fmt::format(" Version {}, which is in use, {}: ask there whether this one is meant to take its place.",
                       before.version, whose);
}

} // namespace

Judgement Packs::judged(const PackBytes& bytes) const {
    auto out = judge(bytes.bytes, bytes.signature, keys());
    if (out.trust != Trust::Unsigned && out.trust != Trust::UnknownPublisher) return out;
    std::error_code trouble;
    for (fs::directory_iterator at(places_.shipped, trouble), end; !trouble && at != end;
         at.increment(trouble))
        if (at->path().extension() == ".trellispack" && readPackFile(at->path()).bytes == bytes.bytes) {
            out.trust = Trust::Shipped;
            out.why = "It came with Trellis.";
        }
    return out;
}

Packs::Read Packs::open(const fs::path& file) const {
    auto bytes = readPackFile(file);
    auto judgement = judged(bytes);
    mustBeTrusted(judgement, developerMode());
    auto pack = openPack(bytes.bytes);
    Read out{std::move(bytes), std::move(judgement), std::move(pack), surroundings(), {}, {}};
    out.contents = readContents(out.pack, out.under, "", "", out.messages);
    return out;
}

PackPreview Packs::preview(const fs::path& file, Progress& progress) const {
    progress.step("Reading the pack", 0, 3);
    auto read = open(file);
    progress.step("Comparing it with the core", 1, 3);
    PackPreview out{read.pack.manifest, read.judgement, read.bytes.hash(), "", {}, {}, read.messages};
    const PackWithContents now{read.pack, read.contents};
    out.changes = packChanges(nullptr, now, read.under);
    if (const auto* active = line(read.pack.manifest.id)) {
        out.active = active->version;
        out.judgement.why += anotherHand(newestEvents(ledger()).at(active->id), read.judgement, keys());
        if (shelf().whatIsWrong(active->manifest).empty()) {
            const auto before = packIn(active->folder, active->manifest);
            std::vector<LintMessage> ignored;
            const auto contents = readContents(before, read.under, "", "", ignored);
            const PackWithContents was{before, contents};
            out.since = packChanges(&was, now, read.under);
        }
    }
    for (auto stands : {&Packs::mustBeNew, &Packs::mustNotCollide, &Packs::mustFit})
        try {
            (this->*stands)(read);
        } catch (const Error& error) {
            out.messages.push_back(
                {LintMessage::Kind::Error, file.string(), {}, error.code(), error.message(), error.advice()});
        }
    return out;
}

void Packs::mustBeNew(const Read& read) const {
    auto& manifest = read.pack.manifest;
    for (auto& event : ledger())
        if (event.pack == manifest.id && event.version == manifest.version && event.hash != read.bytes.hash())
            throw Error("TR-L41",
                        fmt::format("Another pack was installed here as {} {}. {}", manifest.id, manifest.version,
                                    unchanged),
                        "A version is published once: ask the publisher for one with a new number.");
    const auto* active = line(manifest.id);
    if (active && olderPack(manifest.version, active->version))
        throw Error("TR-L40",
                    fmt::format("This is {} {}, and {} is active here already. {}", manifest.id, manifest.version,
                                active->version, unchanged),
                    "To go back on purpose, open the pack under Library, or use 'trellis pack rollback'.");
}

void Packs::mustNotCollide(const Read& read) const {
    const auto collide = [&](const char* what, const std::string& id, const std::string& other) {
        throw Error("TR-L42",
                    fmt::format("The {} '{}' is brought by the pack {} as well. {}", what, id, other, unchanged),
                    "Remove the other pack, or ask the publishers which of the two is to have it.");
    };
    for (auto& other : active_) {
        if (!other.inUse || other.id == read.pack.manifest.id) continue;
        const auto pack = packIn(other.folder, other.manifest);
        std::vector<LintMessage> ignored;
        const auto theirs = readContents(pack, read.under, "", other.folder, ignored);
        for (auto& form : read.contents.templates)
            for (auto& one : theirs.templates)
                if (one->ref.id == form->ref.id) collide("form", form->ref.id, other.id);
        for (auto& list : read.contents.lists)
            if (std::ranges::find(theirs.lists, list.id, &CodeList::id) != theirs.lists.end())
                collide("code list", list.id, other.id);
        for (auto* file : read.pack.filesIn("plugins"))
            if (file->path.ends_with("/plugin.xml") && pack.text(file->path)) collide("plugin", file->path, other.id);
    }
}

void Packs::write(PackEvent event) {
    // Numbered, not timed: a clock that was set back must not make an old entry the newest.
    std::array<std::byte, 4> tail{};
    workspace_.random().fill(tail);
    event.name = fmt::format("{}{:06}-{}", kPackLedger, settingsBeginning(workspace_, kPackLedger).size() + 1,
                             hex({reinterpret_cast<const char*>(tail.data()), tail.size()}));
    event.at = workspace_.clock().now();
    event.by = workspace_.me().code;
    workspace_.setSetting(event.name, ledgerText(event));
    workspace_.audit("pack " + words(event.deed), event.pack + " " + event.version);
    taken();
}

PackPreview Packs::install(const fs::path& file, Progress& progress) {
    checkMayManage();
    progress.step("Reading the pack", 0, 3);
    auto read = open(file);
    mustBeNew(read);
    mustNotCollide(read);
    const auto inOrder = [](const std::vector<LintMessage>& messages) {
        if (auto first = firstError(messages); !first.empty())
            throw Error("TR-L25", fmt::format("This pack has errors: {}. {}", first, unchanged),
                        "'trellis pack lint' shows its publisher all of them.");
    };
    inOrder(read.messages);
    mustFit(read);
    auto out = preview(file);
    progress.step("Putting it into its place", 2, 3);
    if (progress.cancelled())
        throw Error("TR-W20", fmt::format("Installing {} was stopped. {}", read.pack.manifest.id, unchanged),
                    "Install it again when it suits.");
    const auto* active = line(read.pack.manifest.id);
    PackEvent event;
    event.deed = active ? PackDeed::Upgraded : PackDeed::Installed;
    event.pack = read.pack.manifest.id;
    event.version = read.pack.manifest.version;
    event.from = active ? active->version : "";
    event.publisher = read.pack.manifest.publisher;
    event.keyId = read.judgement.trust == Trust::Shipped ? text(Trust::Shipped)
                  : read.judgement.key                   ? hex(read.judgement.key->key.id)
                                                         : "";
    event.hash = read.bytes.hash();
    event.xml = read.pack.manifest.xml;
    shelf().put(read.pack, [&](const fs::path& staged) {
        std::vector<LintMessage> messages;
        (void)readContents(read.pack, read.under, "", staged, messages);
        inOrder(messages);
    });
    if (active && active->version == event.version) {
        taken(); // it was there already: at most its files were mended
        return out;
    }
    write(std::move(event));
    return out;
}

std::vector<PackChange> Packs::changesOf(const std::string& id) const {
    const auto* active = line(id);
    const auto wrong = active ? shelf().whatIsWrong(active->manifest) : "No pack of that name is active here.";
    if (!wrong.empty())
        throw Error("TR-L43", fmt::format("What {} changes cannot be shown: {}", id, wrong), "Install it again.");
    const auto pack = packIn(active->folder, active->manifest);
    const auto under = surroundings();
    std::vector<LintMessage> ignored;
    const auto contents = readContents(pack, under, "", "", ignored);
    return packChanges(nullptr, {pack, contents}, under);
}

std::string Packs::rollback(const std::string& id, const std::string& wanted) {
    checkMayManage();
    const auto* active = line(id);
    const auto none = [&](const std::string& why) -> Error {
        return {"TR-L43", fmt::format("The pack {} cannot be rolled back: {} {}", id, why, unchanged),
                "'trellis pack list' shows which versions are kept here."};
    };
    const auto all = ledger();
    if (std::ranges::find(all, id, &PackEvent::pack) == all.end())
        throw none("nothing of that name was ever installed here.");
    std::optional<PackEvent> target;
    for (auto& event : all) {
        if (event.pack != id || !event.active()) continue;
        if (active && event.version == active->version) continue;
        if (wanted.empty() ? !active || olderPack(event.version, active->version) : event.version == wanted)
            if (!target || !olderPack(event.version, target->version)) target = event;
    }
    if (!target)
        throw none(wanted.empty() ? "there is no version before the active one." :
                                    fmt::format("version {} was never installed here, or is active.", wanted));
    const auto standing = lineOf(*target, keys());
    if (standing.trust == Trust::Revoked)
        throw Error("TR-L04", fmt::format("{} {} cannot be used. {} {}", id, target->version, standing.why, unchanged),
                    "Ask the publisher for a pack signed with their present key.");
    if (!standing.inUse) throw none(standing.why);
    PackEvent event = *target;
    event.deed = PackDeed::RolledBack;
    event.from = active ? active->version : "";
    write(std::move(event));
    return target->version;
}

void Packs::remove(const std::string& id) {
    checkMayManage();
    const auto* active = line(id);
    if (!active)
        throw Error("TR-L43", fmt::format("No pack '{}' is active here. {}", id, unchanged),
                    "The Library shows those that are, as does 'trellis pack list'.");
    PackEvent event;
    event.deed = PackDeed::Removed;
    event.pack = id;
    event.version = event.from = active->version;
    event.publisher = active->publisher;
    write(std::move(event));
}

} // namespace trellis
