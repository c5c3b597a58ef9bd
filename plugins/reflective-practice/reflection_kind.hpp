// A reflection: written by one person for themselves, on any of the models (domain.md 3).
#pragma once
#include <trellis/plugin.hpp>

namespace reflective {

class Reflection final : public trellis::sdk::Kind {
public:
    Reflection()
        : Kind("reflection") {}
    /// draft → kept. How much is shared is an answer, not a step: the workbench names the state after it
    /// ("kept-summary", "kept-full", "kept-withdrawn"; sdk/docs/manifest.md).
    void describe(trellis::sdk::Description& life) const override;
    /// For the seven eyes: those not looked through lately.
    void prefill(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft) const override;
    void check(const trellis::sdk::Record& record, const trellis::sdk::Timeline& timeline,
               trellis::sdk::Findings& findings) const override;
    /// What will become of it; nothing of what it says.
    std::string summary(const trellis::sdk::Record& record) const override;
};

} // namespace reflective
