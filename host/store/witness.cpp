#include "store/witness.hpp"

#include "store/files.hpp"

#include <nlohmann/json.hpp>

namespace trellis {

std::string Witness::text() const {
    nlohmann::ordered_json json{
        {"trellis", "witness"}, {"v", 1}, {"workspace", workspace}, {"devices", nlohmann::ordered_json::object()}};
    for (const auto& [device, mark] : devices) json["devices"][device] = {{"seq", mark.n}, {"hash", mark.hash}};
    json["audit"] = {{"n", audit.n}, {"hash", audit.hash}};
    return json.dump() + "\n";
}

void Witness::write(const std::filesystem::path& folder) const { writeWhole(folder / "witness", text()); }

Witness Witness::read(const std::filesystem::path& folder) {
    const auto text = readWhole(folder / "witness");
    const auto json = nlohmann::json::parse(text.value_or(""), nullptr, false);
    Witness out;
    if (json.is_discarded()) return out;
    try {
        if (json.at("trellis") != "witness" || json.at("v") != 1) return {};
        out.workspace = json.at("workspace");
        for (const auto& [device, mark] : json.at("devices").items())
            out.devices[device] = {mark.at("seq"), mark.at("hash")};
        out.audit = {json.at("audit").at("n"), json.at("audit").at("hash")};
    } catch (const nlohmann::json::exception&) {
        return {};
    }
    return out;
}

} // namespace trellis
