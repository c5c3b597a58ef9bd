// What was given out of this workspace: figures that left, so that later ones are audited beside them (ruling D7), and
// views that a review cites, so that they can be shown again to the digit. Both belong to this copy, like the audit
// trail.
//
// The tables are made when the first of them is kept; a workspace that never released anything has none.
#pragma once
#include "measure/guarded.hpp"
#include "store/workspace.hpp"

#include <optional>

namespace trellis {

struct KeptRelease {
    std::int64_t number = 0; ///< given by the store
    std::string title;       ///< "Report across places, 1 July 2025 to 30 September 2025"
    std::string audience;    ///< "programme"
    Date day;
    PersonCode by;
    std::vector<ReleasedFigure> figures; ///< not filled by list()
};

struct CitedView {
    std::string hash;    ///< of `text`
    std::string request; ///< how it was asked for: "meta.delivery rows=places 2025-07-01..2025-09-30 programme"
    Date day;
    PersonCode by;
    std::string text; ///< the view, as JSON
};

class ReleaseStore {
public:
    explicit ReleaseStore(Workspace& workspace)
        : workspace_(workspace) {}
    void keep(const KeptRelease& release); ///< one transaction
    /// Oldest first. Error TR-D58 when one of them was changed from outside: what left is then not known, and nothing
    /// more may go to anybody.
    std::vector<KeptRelease> since(const std::string& audience, Date day) const;
    std::vector<KeptRelease> list() const;

    void cite(const CitedView& view); ///< the same hash once
    std::optional<CitedView>
    cited(const std::string& hash) const;     ///< nullopt also where its text is no longer that of the hash
    std::vector<CitedView> citations() const; ///< without their texts

private:
    bool any() const;
    Workspace& workspace_;
};

} // namespace trellis
