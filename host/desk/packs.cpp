#include "desk/packs.hpp"

#include "desk/desk_state.hpp"
#include "model/error.hpp"
#include "plugin/services.hpp"
#include "store/settings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {
namespace {

namespace fs = std::filesystem;

constexpr const char* developerNote = "developer-mode"; ///< of this machine

/// Manifests of the plugins in a folder; what cannot be read is the plugin set's business to say.
std::vector<Manifest> manifestsIn(const fs::path& folder) {
    std::vector<Manifest> out;
    std::error_code trouble;
    for (fs::directory_iterator at(folder, trouble), end; !trouble && at != end; at.increment(trouble))
        try {
            if (fs::exists(at->path() / "plugin.xml", trouble)) out.push_back(readManifest(at->path()));
        } catch (const Error&) {
        }
    std::ranges::sort(out, {}, &Manifest::id);
    return out;
}

} // namespace

Surroundings surroundingsOf(const Installation& installation) {
    Surroundings out;
    out.trellis = hostTable().version;
    out.plugins = manifestsIn(installation.plugins);
    std::vector<fs::path> forms{installation.templates / "core"}, lists{installation.templates / "code-lists"};
    for (auto& plugin : out.plugins) {
        forms.push_back(plugin.folder / "templates");
        lists.push_back(plugin.folder / "code-lists");
    }
    out.lists = listsInAny(lists);
    out.form = [forms, source = out.lists](const std::string& id) { return installedForm(id, forms, source); };
    out.cores = [forms, source = out.lists](const FormRef& target) {
        return installedForms(target.id, forms, source);
    };
    return out;
}

Packs::Packs(Workspace& workspace, PackPlaces places, std::function<void()> changed)
    : workspace_(workspace)
    , places_(std::move(places))
    , changed_(std::move(changed)) {
    load();
}

void Packs::checkMayManage() const { trellis::checkMayManage(workspace_.me().role); }

bool Packs::mayManage() const {
    try {
        checkMayManage();
        return true;
    } catch (const Error&) {
        return false;
    }
}

void Packs::taken() {
    load();
    if (changed_) changed_();
}

PackShelf Packs::shelf() const { return PackShelf(workspace_.folder() / "packs"); }

std::vector<PackEvent> Packs::ledger() const {
    std::vector<PackEvent> out;
    for (auto& [name, text] : settingsBeginning(workspace_, kPackLedger))
        if (auto event = readLedger(name, text)) out.push_back(std::move(*event));
    return out;
}

PackLine Packs::lineOf(const PackEvent& event, const KnownKeys& keys) const {
    PackLine out;
    out.id = event.pack;
    out.version = event.version;
    out.since = event.at;
    out.by = event.by;
    out.publisher = event.publisher;
    out.versions = shelf().versions(event.pack);
    out.folder = shelf().folderOf(event.pack, event.version);
    auto read = readPackManifest(event.xml, "pack.xml");
    if (!read.manifest || read.manifest->id != event.pack || read.manifest->version != event.version) {
        out.trust = Trust::Modified;
        out.why = "What the log says of it is not understood here: it was installed by a newer Trellis.";
        return out;
    }
    out.manifest = std::move(*read.manifest);
    out.locality = out.manifest.locality;
    out.title = out.manifest.title;
    out.purpose = out.manifest.purpose;
    out.layer = out.manifest.layer;

    const auto* key = event.keyId.empty() ? nullptr : keys.find(unhex(event.keyId));
    const auto wrong = shelf().whatIsWrong(out.manifest);
    out.inUse = true;
    const auto unused = [&out](std::string why) {
        out.inUse = false;
        out.why = std::move(why);
    };
    if (event.keyId == text(Trust::Shipped)) {
        out.trust = Trust::Shipped;
        out.why = "It came with Trellis.";
    } else if (event.keyId.empty()) {
        out.trust = Trust::Unsigned;
        out.why = "Nobody has signed it; it is used because this machine is in developer mode.";
        if (!developerMode()) unused("Nobody has signed it, and this machine is not in developer mode.");
    } else if (!key) {
        out.trust = Trust::UnknownPublisher;
        out.why = "It was trusted when it was installed; its publisher's key is not known on this machine.";
    } else {
        out.trust = key->revoked ? Trust::Revoked : Trust::Trusted;
        out.why = fmt::format("Signed by {} ({}).", key->name, key->note);
        if (key->revoked) unused(fmt::format("The key of {} was taken back ({}).", key->name, key->note));
    }
    if (!wrong.empty()) {
        out.trust = Trust::Modified;
        unused("It is not as it was installed: " + wrong + " Install it again; its rules hold meanwhile.");
    }
    return out;
}

void Packs::load() {
    active_.clear();
    const auto known = keys();
    for (auto& [id, event] : newestEvents(ledger()))
        if (event.active()) active_.push_back(lineOf(event, known));
    std::ranges::stable_sort(active_, {}, &PackLine::layer);
    policies_ = Policies();
    // Whether or not its files are at hand: nobody may see more because a file was taken away.
    for (auto& pack : active_) policies_.add(pack.manifest.policies);
}

std::vector<fs::path> Packs::foldersInUse() const {
    std::vector<fs::path> out;
    for (auto& pack : active_)
        if (pack.inUse) out.push_back(pack.folder);
    return out;
}

std::vector<std::string> Packs::notes() const {
    std::vector<std::string> out;
    if (const auto developer = banner(); !developer.empty()) out.push_back(developer);
    for (auto& pack : active_)
        if (!pack.inUse)
            out.push_back(fmt::format("The pack {} {} is not used. {}", pack.title.empty() ? pack.id : pack.title,
                                      pack.version, pack.why));
    return out;
}

const PackLine* Packs::line(const std::string& id) const {
    const auto found = std::ranges::find(active_, id, &PackLine::id);
    return found == active_.end() ? nullptr : &*found;
}

bool Packs::developerMode() const { return workspace_.localNote(developerNote) == "yes"; }

void Packs::setDeveloperMode(bool on) {
    checkMayManage();
    if (on == developerMode()) return;
    workspace_.setLocalNote(developerNote, on ? "yes" : "no");
    workspace_.audit(on ? "developer mode on" : "developer mode off", "packs");
    taken();
}

} // namespace trellis
