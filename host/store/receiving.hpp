// Taking in entries of other workspaces' logs, and handing out our own for them.
//
// An entry is what it was where it was written: text, hash and signature never change, and of its answers any may be
// withheld (record/content.hpp). What comes is put beside our log, into `received`, and lists are made from both. The
// same set of entries gives the same lists, whatever order they came in and however often: an entry is known by its
// hash, of an answer that is open in one copy and withheld in another the open one stays, and order in lists comes from
// the entries' own ticks. A layer whose parent has not come yet stands by itself until it does.
//
// What is taken in was checked the way a stranger would: hash, leaves, signature of the device, the person's own
// signature on a sign-off, form text against the form's hash, and that all that is said about one record agrees on whose
// record it is. Whoever sends vouches for the devices they pass on; whether to believe the sender is for the caller.
#pragma once
#include "model/progress.hpp"
#include "store/workspace.hpp"

#include <set>

namespace trellis {

/// An entry as it travels.
struct CarriedEntry {
    std::string text;
    Bytes hash, signature; ///< 32 and 64 bytes
    std::string content;   ///< Content::text()
    bool operator==(const CarriedEntry&) const = default;
};

/// Which settings may travel: "agreement-ended:…", since until when an agreement held is part of its terms.
bool settingTravels(std::string_view name);

struct Received {
    long fresh = 0;  ///< entries that were not here
    long opened = 0; ///< entries that were here with fewer answers
    long known = 0;  ///< entries that brought nothing
    std::set<Id> records; ///< of which anything changed
};

/// The caller stopped it (Progress); nothing was kept.
struct ReceivingStopped {};

class Receiving {
public:
    explicit Receiving(Workspace& workspace)
        : workspace_(workspace) {}

    /// All of it or nothing: call it inside Workspace::together(), which takes everything back when it throws. Error
    /// TR-B17 (an entry that is not as it was signed, or of a kind that does not travel), TR-B18 (contradicts what is
    /// here).
    Received take(std::vector<CarriedEntry> entries, Progress& progress = noProgress());

    /// Own and received entries about one thing, oldest first; of a record its sign-offs too.
    std::vector<CarriedEntry> about(EntryType type, const std::string& entity) const;
    /// Is this entry here?
    bool knows(const std::string& device, std::int64_t seq) const;
    /// The numbers of all entries of this device that are here.
    std::vector<std::int64_t> numbersOf(const std::string& device) const;
    /// How many entries of other logs are here.
    long size() const;
    /// The highest entry of each device here: number and hash (64 hex digits).
    std::map<std::string, std::pair<std::int64_t, std::string>> tips() const;
    /// Two entries of one device with one number: its workspace went on from an older copy. (device, number)
    std::vector<std::pair<std::string, std::int64_t>> forks() const;
    /// What each device calls its workspace.
    std::map<std::string, std::string> deviceNames() const;
    /// Of every layer and sign-off here: record, device, hash (64 hex digits), in no order.
    void eachSigned(const std::function<void(const Id& record, const std::string& device, const std::string& hash)>& take)
        const;
    /// This device's public key, and its signature over any bytes.
    Bytes deviceKey() const;
    Bytes signAsDevice(std::string_view bytes) const;
    /// A note inside the file that the newest entries of this device's own log are missing (verify() speaks of it).
    void noteMissingTail(std::int64_t seq);

private:
    Workspace& workspace_;
};

} // namespace trellis
