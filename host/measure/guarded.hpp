// Figures for those who may have them only with small numbers protected (rulings D1 to D10), over the machinery of
// host/disclosure.
//
// A figure is hidden when it rests on 1 to 7 people; when it is a count of 1 to 7, a rate out of fewer than 10 or of 1
// to 7, or a mean of fewer than 8 people; when one supervisor has more than 60 % of its people; and when it would give
// another one away. What is shown is rounded: counts to 5, percentages from rounded counts. When more than a third of
// an answer would be hidden, or the whole of it is small or one supervisor's, none of it is shown.
#pragma once
#include "disclosure/policy.hpp"
#include "measure/protection.hpp"

#include <functional>
#include <memory>

namespace trellis {

/// The policy for figures to which these localities contribute.
using PolicySource = std::function<DisclosurePolicy(const std::set<std::string>& localities)>;

/// A number that a page gave away or hid, with whom it counts: what has to be remembered of a release (D7).
struct ReleasedFigure {
    std::string measure, label;
    Date from, to;
    bool hidden = false;
    std::vector<std::uint64_t> units;
};

/// One page, view or report: whatever is asked of the same object is audited together. Answers to the same question are
/// the same. Needs RawFigure::facts (Reduction::guarded).
class GuardedPage final : public Protection {
public:
    explicit GuardedPage(PolicySource policy);
    ~GuardedPage() override;
    FigureAnswer protect(const RawAnswer& raw) const override;
    /// Everything so far, in the order it was asked for.
    const std::vector<ReleasedFigure>& released() const;
    /// The strictest of the policies that were asked for so far.
    DisclosurePolicy policy() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace trellis
