// Inside the check of the log only: the chains followed entry by entry, and what entries say of each other.
#pragma once
#include "store/verify_look.hpp"

#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace trellis {

struct DeviceChain {
    std::int64_t seq = 0;
    std::string link = std::string(64, '0');
    Bytes key, hash, signature;
};

/// What sign-offs and parents may refer to, gathered on the way and looked at in the end: the order of devices is not
/// theirs.
struct LogReferences {
    struct Layer {
        std::string record, hash, content;
    };
    std::unordered_map<Id, Layer> layers;
    std::set<std::pair<PersonCode, std::string>> userKeys;
    std::set<std::string> forms;
};

struct LoggedSignOff {
    EntryFields fields;
    bool proofFits;
};

/// Follows the chains entry by entry.
class ChainFollower {
public:
    ChainFollower(Verdict& verdict, Findings& findings)
        : verdict_(verdict)
        , findings_(findings) {}
    void take(Looked&& one);
    /// An entry of another log that ours may stand upon; verifyReceived() looks whether it is whole.
    void know(const EntryFields& received, const std::string& hash);
    void end();

private:
    void remember(const Looked& one);
    Verdict& verdict_;
    Findings& findings_;
    std::map<std::string, DeviceChain> chains_;
    LogReferences known_;
    std::unordered_set<std::string> records_;
    std::vector<LoggedSignOff> signOffs_;
    std::vector<EntryFields> layers_;
};

} // namespace trellis
