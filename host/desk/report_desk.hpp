// What leaves as a whole: the report across places, with everything in it protected for whom it is for, and audited
// beside what was released before (rulings D1 to D8; domain.md 5.6, narrative rule). And views that a review cites by
// their hash.
#pragma once
#include "desk/figure_page.hpp"
#include "desk/views.hpp"

namespace trellis {

class Desk;

struct CrossSiteRequest {
    std::optional<Date> from, to; ///< default: the twelve months before this one
    FigureAudience audience = FigureAudience::Programme;
    Id review;                ///< a finished review whose "what differs in context" stands on the page
    std::string context;      ///< or these words
    bool namesAgreed = false; ///< public: places may be called by their names
};

struct ReportedView {
    ViewModel model;
    std::string choices; ///< "rows=places"; empty: nothing was chosen
    std::string chosen;  ///< the same in words: "Places"
    std::string hash;    ///< for citing
};

struct CrossSiteReport {
    std::string title;
    Date from, to, made;
    FigureAudience audience = FigureAudience::Programme;
    std::string suppression, context;
    std::vector<std::pair<std::string, std::string>> stories; ///< place, what was going on there
    std::vector<ReportedView> views;
    std::vector<std::string> leftOut; ///< views that are not in it, with the reason
    std::vector<ReleasedFigure> released;
    bool cancelled = false; ///< stopped by a person: not all of it is there, and none of it may leave
};

class ReportDesk {
public:
    explicit ReportDesk(Desk& desk);
    /// Does any view that stands in a report show this person something by their role?
    bool offered() const;
    /// Makes it; nothing is written or remembered yet. Error TR-D56 (no words about what differs in context), TR-D57
    /// (they, a story or every view name a place that is not to be named), TR-D59 (beside an earlier release a group
    /// could be told apart), TR-V05, TR-V10 (this person sees no figures of others).
    CrossSiteReport crossSite(const CrossSiteRequest& request, Progress& progress = noProgress());
    /// Error TR-D59 as crossSite(): asked again before anything is written, as another may have been released since.
    void mayLeave(const CrossSiteReport& report) const;
    /// It has left: remembered for later audits, its views kept for citing, and noted in the audit trail.
    void left(const CrossSiteReport& report);

    /// Keeps a view as it is now, so that it can be shown again to the digit; returns its hash. As Desk::view().
    std::string cite(const ViewRequest& request, Progress& progress = noProgress());
    struct Again {
        std::string request, text; ///< as JSON
        Date day;
        PersonCode by;
    };
    /// To whoever cited it; to meta-supervisors also what another of them cited. Error TR-D60 when no view of that hash
    /// is kept here for this person, or its text is not what the hash says.
    Again cited(const std::string& hash) const;

private:
    Desk& desk_;
    Desk::State& state_;
};

} // namespace trellis
