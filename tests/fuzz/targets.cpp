#include "fuzz/targets.hpp"

#include <stdexcept>

namespace trellis::test {

const std::vector<FuzzTarget>& fuzzTargets() {
    static const std::vector<FuzzTarget> all{{"pack", fuzzPack},
                                             {"pack-manifest", fuzzPackManifest},
                                             {"plugin-manifest", fuzzPluginManifest},
                                             {"signature", fuzzSignature},
                                             {"template", fuzzTemplate},
                                             {"overlay", fuzzOverlay},
                                             {"pipe-from-child", fuzzPipeFromChild},
                                             {"pipe-from-host", fuzzPipeFromHost},
                                             {"bundle", fuzzBundle},
                                             {"sealed", fuzzSealed}};
    return all;
}

const FuzzTarget& fuzzTarget(const std::string& name) {
    for (auto& one : fuzzTargets())
        if (one.name == name) return one;
    throw std::out_of_range(name);
}

} // namespace trellis::test
