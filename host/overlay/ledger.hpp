// The adaptation ledger: every difference from the core, why, since when, by which role, and what it does to
// comparison.
//
// As a view it becomes a page, CSV and text (view/render.hpp) without anything more. It names roles, never people.
#pragma once
#include "overlay/resolve.hpp"
#include "view/view_model.hpp"

namespace trellis {

/// One line of it, in words.
struct LedgerLine {
    std::string item;     ///< id
    std::string question; ///< as the core asks it, or as it was added
    std::string change;   ///< "reworded: label", "not asked here", "added"
    std::string was, now;
    std::string why;      ///< the description
    std::string decided;  ///< who decided, with codes
    std::string lastWord; ///< whose word was the last; "" where it was shared
    std::string phase, planned;
    std::string goal, reasons;
    std::string modified; ///< what is modified, the nature of it, and for whom, where that is said
    std::string fidelity; ///< relation to the core
    Date since;
    std::string review;        ///< the day it is to be looked at again, as text; "" where none was agreed
    std::string recordedBy;    ///< a role in words
    std::string comparability; ///< in words; "" for what the core does not have
    std::string from;          ///< overlay id and version, with its layer
    bool core = false;
    std::vector<std::string> serves;
};

/// In the order of `adaptations`; an operation with several parts has a line for each. `lists` gives the codes words.
std::vector<LedgerLine> ledgerLines(const std::vector<Adaptation>& adaptations, const CodeListSource& lists = {});

/// The whole ledger of a form as a view. `form` is what was resolved; its reading counts how many core questions are
/// still asked as they are, and the notes name each that is not.
ViewModel ledgerView(const Template& form, const std::vector<Adaptation>& adaptations,
                     const CodeListSource& lists = {});

} // namespace trellis
