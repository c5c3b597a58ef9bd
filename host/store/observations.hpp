// What measures observed, kept in the encrypted file: a cache beside the log that can be dropped and made again at any
// time, covered by verify() all the same (a row that was changed from outside is found).
//
// A row holds what one measure saw in one timeline. It is dropped when something was written to the log about one of the
// records, agreements or people behind it, when the day has changed and the answer hangs on the day, and when the measure
// is of another version. Nothing of an author's own records may be kept here: it would outlast what its author does.
#pragma once
#include "model/date.hpp"
#include "model/progress.hpp"
#include "store/workspace.hpp"

#include <set>

namespace trellis {

struct ObservedRow {
    std::string timeline;           ///< scope, subject and which agreements: "person FK-CP3 5f0c…"
    std::set<std::string> members; ///< ids of its agreements and codes of its people
    std::optional<Date> day;        ///< set where the answer hangs on the day
    std::string body;               ///< measure/observed_text.hpp
};

class ObservationStore {
public:
    explicit ObservationStore(Workspace& workspace)
        : workspace_(workspace) {}

    /// How many lines the log has: while it is the same, nothing has changed.
    std::int64_t logLength() const;
    /// Drops what no longer holds of this measure and returns the timelines that are still there. `version`: of plugin
    /// and options. One transaction.
    std::set<std::string> stillGood(const std::string& measure, const std::string& version, Date today);
    /// Keeps rows, replacing those of the same timeline. One transaction.
    void keep(const std::string& measure, const std::vector<ObservedRow>& rows);
    /// Every row of the measure, in the order of their timelines. False from `take` ends it. A row that was changed from
    /// outside is left out; verify() reports it.
    void read(const std::string& measure,
              const std::function<bool(const std::string& timeline, const std::string& body)>& take) const;
    /// The row of one timeline. nullopt where there is none, or it was changed from outside.
    std::optional<std::string> body(const std::string& measure, const std::string& timeline) const;
    /// What the row of one timeline says of itself: another when anything of it is another. Looks at nothing else.
    std::optional<std::string> mark(const std::string& measure, const std::string& timeline) const;
    /// Drops everything of one measure, or of all.
    void drop(const std::string& measure = {});

private:
    Workspace& workspace_;
};

} // namespace trellis
