// Figures through the desk: what the measures of all plugins add up to, for the person who looks, and how each figure
// came about.
//
// Observations are kept in the encrypted file and made again only for timelines that something has touched
// (store/observations.hpp). Every figure passes maySeeFigure() and a Protection on its way out; what may be seen only
// protected goes through a guarded page (measure/guarded.hpp).
#pragma once
#include "desk/desk.hpp"
#include "measure/figure.hpp"
#include "view/view_model.hpp"

namespace trellis {

struct MeasureLine {
    std::string id; ///< "supervision.on-time"
    std::string title, question;
    Scope scope = Scope::Agreement;
    Unit unit = Unit::Percent;
    std::vector<DimensionInfo> dimensions; ///< beside person, supervisor and locality
    std::string target;                    ///< "85 % (proposed by the plugin)", "90 % (set by Fernwick)"; empty: none
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

/// Something that a view says with a number, and what that rests on.
struct ExplainedNumber {
    std::string where; ///< "Why sessions were not held: SB1 Supervisor not available", "row FK-SV1, Held on time"
    std::string shown;
    std::string because; ///< in words: the figure it is, the records it was read from, or the points it is drawn from
    std::string measure; ///< one of ViewExplanation::figures; empty where it is no figure
    std::vector<ExplainedPart::Source> records; ///< where it is no figure
    std::optional<std::size_t> panel{}; ///< the picture that it stands in; none: the view's own table
    std::size_t row = 0;                ///< of that table, or of the picture's table twin (view_model.hpp)
    std::size_t figure = 0;             ///< of ViewExplanation::figures, where `measure` is said
    std::optional<Figure> is{};         ///< the figure that it is, or whose people it counts
};

struct ViewExplanation {
    ViewModel model;
    std::vector<Explanation> figures; ///< every question about figures that the view asked
    std::vector<ExplainedPart::Source> records; ///< all that the view was handed, by day
    std::vector<ExplainedNumber> numbers; ///< of every picture, then of the table
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
    /// TR-V11 (no such way to split), TR-V03 (nobody of that code). Default period: the last twelve months and the running one.
    FigureAnswer figures(const FigureRequest& request, Progress& progress = noProgress());
    /// The records and the arithmetic behind: all periods and groups of the answer, each part with its group. Error
    /// TR-V20 where the figures are shown protected.
    Explanation explain(const FigureRequest& request, Progress& progress = noProgress());
    /// What stands behind every number of a view (explaining.cpp). Errors as Desk::view() has them.
    ViewExplanation explainView(const ViewRequest& request, Progress& progress = noProgress());
    /// Drops everything that is kept and makes it again.
    Recomputed recompute(Progress& progress = noProgress());
    Desk::State& state() { return state_; } ///< for the sources of host/desk only

private:
    Desk& desk_;
    Desk::State& state_;
};

} // namespace trellis
