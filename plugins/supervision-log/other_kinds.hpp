// The two kinds beside the sessions: the terms, and a booking that came to nothing.
#pragma once
#include "history.hpp"

namespace supervision {

class Agreement final : public trellis::sdk::Kind {
public:
    Agreement()
        : Kind(agreementKind) {}
    void describe(trellis::sdk::Description& life) const override;
    void prefill(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft) const override;
    void check(const trellis::sdk::Record& record, const trellis::sdk::Timeline& timeline,
               trellis::sdk::Findings& findings) const override;
    std::string summary(const trellis::sdk::Record& record) const override;
};

class SessionNotHeld final : public trellis::sdk::Kind {
public:
    SessionNotHeld()
        : Kind("session-not-held") {}
    void describe(trellis::sdk::Description& life) const override;
    void prefill(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft) const override;
    void check(const trellis::sdk::Record& record, const trellis::sdk::Timeline& timeline,
               trellis::sdk::Findings& findings) const override;
    std::string summary(const trellis::sdk::Record& record) const override;
};

} // namespace supervision
