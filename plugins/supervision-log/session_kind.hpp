// The two kinds of session, individual and group: one record each for a session that takes place.
#pragma once
#include <trellis/plugin.hpp>

namespace supervision {

class SessionKind : public trellis::sdk::Kind {
public:
    void describe(trellis::sdk::Description& life) const override;
    void prefill(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft) const override;
    void check(const trellis::sdk::Record& record, const trellis::sdk::Timeline& timeline,
               trellis::sdk::Findings& findings) const override;
    std::string summary(const trellis::sdk::Record& record) const override;
    std::optional<trellis::sdk::Due> due(const trellis::sdk::Timeline& timeline) const override;

protected:
    explicit SessionKind(const char* id)
        : Kind(id) {}

private:
    bool ofGroup() const;
};

class IndividualSession final : public SessionKind {
public:
    IndividualSession();
};

class GroupSession final : public SessionKind {
public:
    GroupSession();
};

} // namespace supervision
