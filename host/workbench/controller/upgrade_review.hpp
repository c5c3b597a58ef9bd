// A newer core under a locality's overlays, decided row by row: core was, core now, ours.
//
// The merge itself is overlay/upgrade.hpp's and is asked for by a function, so that nothing here knows where overlays
// come from. Here is what a person sees of it, what they may choose, and when it is done: not while one row needs
// somebody.
#pragma once
#include "overlay/upgrade.hpp"

#include <functional>

namespace trellis {

struct ReviewRow {
    UpgradeLine line;                         ///< as it stands now, with what was decided
    UpgradeState asked = UpgradeState::Clean; ///< as it stood before anybody decided
    std::string question;                     ///< the item in the words of the form
    std::string what;                         ///< "its words", "where it stands", …
    std::string coreWas, coreNow, ours;       ///< in words; "(nothing)" where there is nothing
    std::string state;                        ///< "fits", "both changed it", "cannot stay", "settled: ours kept", …
    std::string why;                          ///< a sentence
    bool mayKeep = false, mayTake = false, mayEdit = false;
    std::optional<UpgradeDecision> decided; ///< also one that does not settle it
    bool needsSomebody() const { return line.state != UpgradeState::Clean; }
    bool place() const { return line.property == "place" || line.property == "added"; } ///< an edit is one of spots()
};

class UpgradeReview {
public:
    /// All lines of the merge as these decisions leave them, always the same ones.
    using Merge = std::function<std::vector<UpgradeLine>(const std::vector<UpgradeDecision>&)>;
    /// `known` is a form that still has what the new core may have lost: the one in use, or the old core. It only gives
    /// words. `now` is the new core.
    UpgradeReview(TemplatePtr known, TemplatePtr now, Merge merge, std::vector<UpgradeDecision> decided = {});

    /// What cannot stay, what both changed, then what fits; each in the order of the overlays. The order never changes.
    const std::vector<ReviewRow>& rows() const { return rows_; }
    /// A place in the new form by its text and in words: "after “Who”".
    struct Spot {
        std::string text, words;
    };
    const std::vector<Spot>& spots() const { return spots_; }

    /// Decides one row and merges again. Empty when it is settled; else the sentence to show. What was decided is kept
    /// also then, so that it can be mended.
    std::string decide(std::size_t row, UpgradeDecision::Choice choice, const std::string& text = {});
    void undo(std::size_t row);

    std::size_t open() const; ///< rows that need somebody
    /// The next one after `row` that needs somebody, from the top again; nullopt when none does.
    std::optional<std::size_t> nextOpen(std::size_t row) const;
    bool finished() const { return !rows_.empty() && open() == 0; }
    /// "2 of 3 settled. 1 still needs you; 5 fit as they are."
    std::string standing() const;
    const std::vector<UpgradeDecision>& decisions() const { return decisions_; }

private:
    void merge();
    ReviewRow rowOf(const UpgradeLine& asked, const std::vector<UpgradeLine>& merged) const;

    TemplatePtr known_, now_;
    Merge merge_;
    std::vector<UpgradeDecision> decisions_;
    std::vector<UpgradeLine> asked_; ///< before anybody decided
    std::vector<ReviewRow> rows_;
    std::vector<Spot> spots_;
};

/// "its words", "the words of “Yes”", "where it stands", … for a property of overlay.hpp.
std::string propertyWords(const std::string& property);

} // namespace trellis
