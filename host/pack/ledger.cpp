#include "pack/ledger.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace trellis {
namespace {

struct Names {
    const char* text;
    const char* words;
};
constexpr std::array<Names, 4> names{
    {{"installed", "installed"}, {"upgraded", "upgraded"}, {"rolled-back", "rolled back"}, {"removed", "removed"}}};

/// Entries may come from other machines: whatever does not fit is no entry.
std::optional<nlohmann::json> objectOf(const std::string& text) {
    auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    return json;
}

std::string textIn(const nlohmann::json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

std::string text(PackDeed deed) { return names[static_cast<std::size_t>(deed)].text; }
std::string words(PackDeed deed) { return names[static_cast<std::size_t>(deed)].words; }

std::string ledgerText(const PackEvent& event) {
    const nlohmann::json json{{"at", event.at.ms},        {"by", event.by},     {"did", text(event.deed)},
                              {"pack", event.pack},       {"version", event.version}, {"from", event.from},
                              {"publisher", event.publisher}, {"key", event.keyId}, {"hash", event.hash},
                              {"manifest", event.xml}};
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<PackEvent> readLedger(const std::string& name, const std::string& text) {
    const auto json = objectOf(text);
    if (!json || !json->contains("at") || !(*json)["at"].is_number_integer()) return std::nullopt;
    PackEvent out;
    out.name = name;
    out.at = Moment{(*json)["at"].get<std::int64_t>()};
    const auto did = textIn(*json, "did");
    std::size_t deed = 0;
    while (deed < names.size() && did != names[deed].text) ++deed;
    if (deed == names.size()) return std::nullopt;
    out.deed = static_cast<PackDeed>(deed);
    for (auto [key, into] : {std::pair{"by", &out.by}, {"pack", &out.pack}, {"version", &out.version},
                             {"from", &out.from}, {"publisher", &out.publisher}, {"key", &out.keyId},
                             {"hash", &out.hash}, {"manifest", &out.xml}})
        *into = textIn(*json, key);
    if (out.pack.empty() || out.version.empty()) return std::nullopt;
    return out;
}

std::map<std::string, PackEvent> newestEvents(const std::vector<PackEvent>& all) {
    std::map<std::string, PackEvent> out;
    for (auto& event : all) { // by name, and so by time
        auto& now = out[event.pack];
        if (now.name.empty() || now.name < event.name) now = event;
    }
    return out;
}

std::string keyText(const KnownKey& key) {
    return nlohmann::json{{"key", key.key.line()}, {"name", key.name}, {"revoked", key.revoked}, {"note", key.note}}
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<KnownKey> readKey(const std::string& text) {
    const auto json = objectOf(text);
    if (!json) return std::nullopt;
    const auto key = readMinisignKey(textIn(*json, "key"));
    if (!key) return std::nullopt;
    const auto revoked = json->find("revoked");
    return KnownKey{*key, textIn(*json, "name"), "this workspace",
                    revoked == json->end() || !revoked->is_boolean() || revoked->get<bool>(), textIn(*json, "note")};
}

} // namespace trellis
