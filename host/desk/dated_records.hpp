// Inside desk/ only: records of a timeline as they are gathered, put into its order at the end.
#pragma once
#include "record/timeline.hpp"

#include <algorithm>
#include <vector>

namespace trellis {

class DatedRecords {
public:
    /// `made`: when its first layer was written; of two records of one day the one made first stands first.
    void add(TimelineRecord record, Moment made) { all_.push_back({std::move(record), made}); }
    /// Appends them by day, then by order of making. Nothing is left here.
    void moveInto(std::vector<TimelineRecord>& out) {
        std::ranges::stable_sort(all_, {}, [](auto& one) { return std::pair(one.record.day, one.made); });
        for (auto& one : all_) out.push_back(std::move(one.record));
        all_.clear();
    }

private:
    struct Dated {
        TimelineRecord record;
        Moment made;
    };
    std::vector<Dated> all_;
};

/// Does the reader want records of this kind: its own, or one that its manifest names?
inline bool reads(const std::string& own, const std::vector<std::string>& named, const std::string& kind) {
    return kind == own || std::ranges::find(named, kind) != named.end();
}

} // namespace trellis
