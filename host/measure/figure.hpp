// A figure: observations added up over one period and one group; and how figures are asked for.
#pragma once
#include "model/date.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trellis {

enum class Period { Month, Quarter, Year, Whole };
/// "month", "quarter", "year", "whole".
std::string text(Period period);
std::optional<Period> periodFromText(std::string_view text);

/// What a measure's numbers are, and with that how a figure is written: "71 %", "55 minutes", "12 days", "9", "2.4".
enum class Unit { Percent, Minutes, Days, Count, Plain };
/// "percent", "minutes", "days", "count", "value".
std::string text(Unit unit);
std::optional<Unit> unitFromText(std::string_view text);

/// How observations become one figure:
///   Sum   sum of numerators over sum of denominators
///   Once  each person counts once: the largest numerator and denominator of each, then the sums (ruling C3)
///   Last  the newest observation of each person (or agreement), then the sums
enum class Reduce { Sum, Once, Last };
/// "sum", "once", "last".
std::string text(Reduce reduce);
std::optional<Reduce> reduceFromText(std::string_view text);

struct FigureQuestion {
    std::string measure;
    std::optional<Date> from, to; ///< none: the asker's own period
    Period period = Period::Month;
    std::string by; ///< "", "person", "supervisor", "locality", a dimension of the measure, or two: "locality+side"
    std::string about{}; ///< only what belongs to this locality, supervisor, person or agreement; empty: all
};

/// One figure as it may be shown. Without a value nothing was observed, or nothing may be said; it is never zero then.
struct Figure {
    std::string group, label;
    Date from, to;        ///< of its period
    bool hidden = false;  ///< there is something, and it is protected; `shown` is the marker
    bool running = false; ///< the period is not over yet
    std::optional<double> numerator, denominator;
    std::optional<double> value; ///< in the measure's unit: 71.4 for a percentage
    unsigned people = 0;         ///< how many different people it rests on
    std::string shown;           ///< "71 %", "3 of 4", "*", "no value"
    bool operator==(const Figure&) const = default;
};

struct FigureAnswer {
    std::vector<Figure> figures;         ///< groups by label, each group's periods in order
    std::vector<std::string> exclusions; ///< "long absence (1)"
    std::string suppression;             ///< the rule that was applied; empty: nothing is hidden
    std::string target;                  ///< "85 % (set by the locality)"; empty: none
    bool tooLittle = false;              ///< so much would be hidden that nothing is shown: an account says more
};

/// Answers questions of one view for the person who looks: already cut to what they may know. nullopt where there is no
/// such measure. Throws Error where the answer is refused.
using FigureSource = std::function<std::optional<FigureAnswer>(const FigureQuestion&)>;

} // namespace trellis
