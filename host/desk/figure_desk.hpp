// Figures through the desk: what the measures of all plugins add up to, for the person who looks, and how each figure
// came about.
//
// Observations are kept in the encrypted file and made again only for timelines that something has touched
// (store/observations.hpp). Every figure passes maySeeFigure() and a Protection on its way out; what may be seen only
// protected goes through a guarded page (measure/guarded.hpp).
#pragma once
#include "desk/desk.hpp"
#include "measure/figure.hpp"

namespace trellis {

struct MeasureLine {
    std::string id; ///< "supervision.on-time"
    std::string title, question;
    Scope scope = Scope::Agreement;
    Unit unit = Unit::Percent;
    std::vector<DimensionInfo> dimensions; ///< beside person, supervisor and locality
    std::string target;                    ///< "85 % (proposed by the plugin)"; empty: none
    std::string plugin;
    bool running = false; ///< false: its plugin is off
};

struct FigureRequest {
    FigureQuestion question;
    std::string subject; ///< only what belongs to this person, supervisor, agreement or locality; empty: all I may see
};

/// One observation behind a figure.
struct ExplainedPart {
    Date day;
    std::string group;
    double numerator = 0, denominator = 1;
    PersonCode person, supervisor;
    std::string because;
    struct Source {
        Id record;             ///< empty where this person may not know of it
        std::string kindTitle; ///< "Supervision session"
        std::optional<Date> day;
    };
    std::vector<Source> records;
};

struct Explanation {
    MeasureLine measure;
    Date from, to;
    FigureAnswer answer;              ///< the figures that the parts add up to
    std::vector<ExplainedPart> parts; ///< by day
    std::string arithmetic;           ///< how they add up, in words
};

struct Recomputed {
    int measures = 0;
    long timelines = 0, observations = 0;
    bool cancelled = false;
};

class FigureDesk {
public:
    explicit FigureDesk(Desk& desk);

    /// Those of which this person may see any figure.
    std::vector<MeasureLine> measures() const;
    /// Error TR-V10 (no such measure, or none of its figures is for this person), TR-V02 (plugin off), TR-V05 (period),
    /// TR-V11 (no such way to split). Default period: the last twelve months and the running one.
    FigureAnswer figures(const FigureRequest& request, Progress& progress = noProgress());
    /// The records and the arithmetic behind: all periods and groups of the answer, each part with its group. Error
    /// TR-V20 where the figures are shown protected.
    Explanation explain(const FigureRequest& request, Progress& progress = noProgress());
    /// Drops everything that is kept and makes it again.
    Recomputed recompute(Progress& progress = noProgress());

private:
    Desk::State& state_;
};

} // namespace trellis
