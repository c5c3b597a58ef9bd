#include "workbench/controller/library.hpp"

#include "desk/form_upgrades.hpp"
#include "workbench/controller/phrase.hpp"

#include <algorithm>
#include <sstream>

namespace trellis {
namespace {

std::string capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

/// Versions of a pack that stand in the ledger and on this machine, other than the active one.
std::vector<std::string> versionsBack(const PackLine& pack, const std::vector<PackEvent>& ledger) {
    std::vector<std::string> out;
    for (auto& version : pack.versions) {
        const bool known = std::ranges::any_of(
            ledger, [&](auto& event) { return event.pack == pack.id && event.version == version && event.active(); });
        if (known && version != pack.version) out.push_back(version);
    }
    std::ranges::sort(out, [](auto& a, auto& b) { return olderPack(b, a); });
    return out;
}

// What needs somebody, of each list: these are counted on the way to the Library, and stand first in it.
bool needsSomebody(const PackLine& pack) { return !pack.inUse; }
// What a person or a pack has turned off is as it should be, and in safe mode everything is off.
bool needsSomebody(const PluginStatus& plugin) {
    return plugin.state == "set aside after a crash" || plugin.state == "could not be loaded";
}

/// The same lines in the same order, but for those that need somebody, which come first.
template <typename Line> std::vector<const Line*> firstThoseInNeed(const std::vector<Line>& lines) {
    std::vector<const Line*> out;
    for (auto& line : lines) out.push_back(&line);
    std::ranges::stable_partition(out, [](auto* line) { return needsSomebody(*line); });
    return out;
}

} // namespace

std::string trustWords(Trust trust) { return capital(words(trust)); }

std::string trustIcon(Trust trust) {
    switch (trust) {
    case Trust::Shipped:
    case Trust::Trusted:
        return "check";
    case Trust::UnknownPublisher:
        return "question";
    case Trust::Modified:
    case Trust::Revoked:
    case Trust::Unsigned:
        break;
    }
    return "warning";
}

std::string trustMeaning(Trust trust) {
    switch (trust) {
    case Trust::Shipped:
        return "It came with Trellis itself.";
    case Trust::Trusted:
        return "It is signed, and the signature is that of a publisher who is trusted here.";
    case Trust::UnknownPublisher:
        return "It is signed, and nobody here knows whose signature that is.";
    case Trust::Modified:
        return "Something in it is not as its publisher signed it, or not as it was installed.";
    case Trust::Revoked:
        return "It is signed with a key that is believed no longer.";
    case Trust::Unsigned:
        break;
    }
    return "Nobody has signed it, so nobody answers for it.";
}

std::vector<PackCard> packCards(const std::vector<PackLine>& packs, const std::vector<PackEvent>& ledger, Date today) {
    std::vector<PackCard> out;
    for (const PackLine* line : firstThoseInNeed(packs)) {
        auto& pack = *line;
        PackCard card;
        card.id = pack.id;
        card.title = pack.title.empty() ? pack.id : pack.title;
        card.facts = phrase::dotted(
            {"Version " + pack.version, pack.publisher.empty() ? "" : "by " + pack.publisher,
             pack.locality.empty() ? ""
                                   : "for " + pack.locality + ", as " +
                                         (pack.layer == PackLayer::Organisation ? "an " : "a ") + text(pack.layer)});
        card.since = (pack.inUse ? "In use since " : "Installed ") + phrase::shortDay(pack.since.utcDay(), today) +
                     (pack.by.empty() ? "" : ", put there by " + pack.by);
        card.trust = trustWords(pack.trust);
        card.icon = trustIcon(pack.trust);
        card.why = pack.why;
        card.purpose = pack.purpose;
        card.inUse = pack.inUse;
        card.back = versionsBack(pack, ledger);
        out.push_back(std::move(card));
    }
    return out;
}

std::vector<PluginCard> pluginCards(const std::vector<PluginStatus>& plugins, const std::vector<PackLine>& packs,
                                    bool safeMode) {
    std::vector<PluginCard> out;
    for (const PluginStatus* line : firstThoseInNeed(plugins)) {
        auto& plugin = *line;
        const auto& manifest = plugin.manifest;
        PluginCard card;
        card.id = manifest.id;
        card.title = manifest.title.empty() ? manifest.id : manifest.title;
        card.facts =
            phrase::dotted({manifest.version.empty() ? "" : "Version " + manifest.version, manifest.publisher});
        const bool said = !manifest.whenDisabled.empty() && plugin.why.find(manifest.whenDisabled) != std::string::npos;
        card.remains = said ? std::string() : manifest.whenDisabled;
        std::vector<std::string> kinds;
        for (auto& kind : manifest.kinds) kinds.push_back(kind.plural.empty() ? kind.title : kind.plural);
        if (!kinds.empty()) card.adds = "Adds: " + phrase::list(kinds) + ".";
        card.state = capital(plugin.state);
        card.icon = plugin.state == "on" ? "check" : plugin.state == "off" ? "remove" : "warning";

        // The nearest pack that says something about it has the last word.
        const PluginChoice* choice = nullptr;
        const PackLine* by = nullptr;
        for (auto& pack : packs)
            if (pack.inUse)
                for (auto& one : pack.manifest.plugins)
                    if (one.id == manifest.id) choice = &one, by = &pack;
        const auto pack = by ? "the pack “" + (by->title.empty() ? by->id : by->title) + "”" : "";
        if (safeMode) {
            card.why = {"This is safe mode: no plugin is loaded. Records can be read, printed and exported."};
        } else if (choice && (!choice->on || !choice->replacedBy.empty())) {
            const auto other =
                std::ranges::find(plugins, choice->replacedBy, [](auto& one) { return one.manifest.id; });
            if (!choice->replacedBy.empty()) {
                card.state =
                    "Replaced by " + (other == plugins.end() || other->manifest.title.empty() ? choice->replacedBy
                                                                                              : other->manifest.title);
                card.icon = "exchange";
            }
            card.why = {"Your locality decided so, in " + pack +
                        ". Removing or upgrading the pack is how to change it."};
        } else {
            if (!plugin.why.empty()) card.why.push_back(plugin.why);
            card.deed = plugin.state == "on"    ? PluginCard::Deed::TurnOff
                        : plugin.state == "off" ? PluginCard::Deed::TurnOn
                                                : PluginCard::Deed::TryAgain;
        }
        if (plugin.apart)
            card.why.push_back(
                "It is your locality's own and runs apart from this program: what goes wrong in it cannot "
                "reach your records.");
        for (auto& missing : plugin.unprotected)
            card.why.push_back("This machine cannot protect you fully: " + missing + ".");
        if (!plugin.remark.empty()) card.why.push_back(plugin.remark);
        out.push_back(std::move(card));
    }
    return out;
}

std::string wordLines(const std::string& words) {
    std::istringstream in(words);
    std::string out;
    int count = 0;
    for (std::string word; in >> word; ++count) out += (count == 0 ? "" : count % 4 ? " " : "\n") + word;
    return out;
}

std::vector<KeyCard> keyCards(const KnownKeys& keys) {
    std::vector<KeyCard> out;
    for (auto& key : keys.all()) {
        KeyCard card;
        card.id = key.key.idText();
        card.name = key.name.empty() ? card.id : key.name;
        card.revoked = key.revoked;
        card.state = key.revoked ? "Taken back" : "Trusted";
        card.icon = key.revoked ? "warning" : "check";
        card.note = key.note.empty() ? "Known to " + key.from + "." : capital(key.note) + ".";
        card.words = wordLines(key.fingerprint());
        out.push_back(std::move(card));
    }
    std::ranges::stable_sort(out, {}, &KeyCard::revoked);
    return out;
}

std::vector<DeedLine> deedLines(const std::vector<PackEvent>& ledger, const std::vector<AuditLine>& audit) {
    std::vector<DeedLine> out;
    for (auto& event : ledger) {
        auto what = "Pack " + words(event.deed);
        auto about = event.pack + " " + event.version;
        if (!event.from.empty() && event.deed != PackDeed::Removed) about += ", before it " + event.from;
        if (!event.publisher.empty()) about += " · by " + event.publisher;
        out.push_back({event.at, event.at.utcDay().iso(), event.by, what, about});
    }
    for (auto& line : audit) {
        bool ours = false;
        for (const char* begins : {"publisher's key", "plugin turned", "developer mode"})
            ours |= line.what.starts_with(begins);
        if (ours)
            out.push_back({line.at, line.at.utcDay().iso(), line.who, capital(line.what),
                           line.what.starts_with("developer") ? "" : line.about});
    }
    std::ranges::stable_sort(out, [](auto& a, auto& b) { return b.at < a.at; });
    return out;
}

int libraryAttention(Desk& desk) {
    if (!desk.packs().mayManage()) return 0; // nobody is asked for what they cannot settle
    const auto needs = [](auto& one) { return needsSomebody(one); };
    const auto packs = std::ranges::count_if(desk.packs().active(), needs);
    const auto plugins = std::ranges::count_if(desk.plugins().plugins(), needs);
    return static_cast<int>(packs + plugins) + FormUpgrades(desk).waiting();
}

} // namespace trellis
