#include "exchange/standing.hpp"

namespace trellis {

Standing standingOf(const Workspace& workspace, const std::function<bool(const Id&)>& counts) {
    const Receiving receiving(const_cast<Workspace&>(workspace)); // reads only
    std::map<std::string, std::set<std::string>> hashes;
    receiving.eachSigned([&](const Id& record, const std::string& device, const std::string& hash) {
        if (counts(record)) hashes[device].insert(hash);
    });
    const auto names = receiving.deviceNames();
    Standing out;
    Blake2b all;
    all.update("trellis standings 1\n");
    for (auto& [device, ofDevice] : hashes) {
        Blake2b one;
        one.update("trellis standing 1\n");
        for (auto& hash : ofDevice) one.update(hash).update("\n");
        const auto name = names.find(device);
        out.devices.push_back({device, name == names.end() ? std::string() : name->second, one.hexDigest(),
                               static_cast<long>(ofDevice.size())});
        all.update(device).update(" ").update(out.devices.back().hash).update("\n");
    }
    out.hash = all.hexDigest();
    return out;
}

} // namespace trellis
