// From observations to figures: periods, groups, and the one rule that missing is never zero (design 7).
#pragma once
#include "measure/observation.hpp"
#include "measure/observed_table.hpp"
#include "measure/protection.hpp"

#include <cstdint>
#include <map>
#include <memory>

namespace trellis {

/// The whole periods that touch the days from `from` to `to`; with Period::Whole just that.
struct PeriodSpan {
    Date from, to;
    std::string label; ///< "Sep 2025", "Jul to Sep 2025", "2025", or the days
    bool operator==(const PeriodSpan&) const = default;
};
std::vector<PeriodSpan> periodsOf(Period period, Date from, Date to);

struct Reduction {
    Unit unit = Unit::Percent;
    Reduce reduce = Reduce::Sum;
    Period period = Period::Month;
    Date from, to;
    Date today;     ///< a period that has not ended by then is running
    std::string by; ///< "", "person", "supervisor", "locality", a dimension, or two of them: "locality+component"
    std::string target;
    bool guarded = false;           ///< keep the facts behind each figure, for a protection that looks at them
    std::string measure{}, about{}; ///< for RawAnswer
};

/// Takes observations in any order and gives the same figures for each of them. Sums are kept in millionths, so that
/// the order of adding cannot show.
class Reducer {
public:
    explicit Reducer(Reduction how);
    ~Reducer();
    void add(const Observation& seen);
    void add(const Exclusion& left);
    void add(const Observed& all);
    /// The same as adding the table's observations one by one, of those parties whose place in `counted` says yes.
    /// Exclusions are the caller's to add.
    void add(const ObservedTable& table, const std::vector<bool>& counted);
    /// Every group has a figure for every period; one that nothing was observed in has no value. Exclusions are counted
    /// by reason, each person once: "long absence (2)". Gives away what it holds: of a country that is much.
    RawAnswer finish() &&;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Between the two codes of a group that was asked for two ways at once ("locality+component").
inline constexpr char groupsBetween = '|';

/// The group of an observation: its code and label. `by` as in Reduction.
ObservedGroup groupOf(const Observation& seen, const std::string& by);

} // namespace trellis
