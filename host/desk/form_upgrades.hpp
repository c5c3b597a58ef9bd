// Adapted forms and what a newer core means for them: what is open, tried out and settled line by line. For the Library
// page and for `trellis pack review` and `pack settle`; both by the same rules.
//
// Until everything about a form is settled the last good form stays in use (overlay/form_choice.hpp); settling takes
// effect at once, as a whole, and never touches a record. What is settled holds for this workspace. The publisher gets
// the merged overlays from overlays() and puts them into the next version of the pack.
#pragma once
#include "desk/desk.hpp"
#include "overlay/form_choice.hpp"
#include "overlay/ledger.hpp"

namespace trellis {

/// One form that overlays lie over here.
struct AdaptedForm {
    std::string form; ///< id
    std::string title;
    std::string inUse; ///< version of the form in use, "1.0.0+fernwick.session-1.2.0"; empty: none can be used
    FormChoice::Why why = FormChoice::Why::Nothing;
    std::string sentence;              ///< for people: which form, and what it waits for
    std::string coreWas, coreNow;      ///< versions: the overlays were made for, installed
    std::vector<std::string> overlays; ///< "fernwick.session 1.2.0 (site)"
    /// Everything the overlays change, when there is a newer core: all lines of the merge, clean ones too, as the
    /// answers so far leave them. Empty when there is nothing to settle.
    std::vector<UpgradeLine> lines;
    std::size_t toReview = 0, broken = 0;
    bool open() const { return toReview + broken > 0; }
};

class FormUpgrades {
public:
    explicit FormUpgrades(Desk& desk);

    /// Every adapted form, by title; those that wait for somebody among them.
    std::vector<AdaptedForm> forms() const;
    /// How it would stand with these answers. Changes nothing. Error TR-K15 when nothing about that form is to settle.
    AdaptedForm tried(const std::string& form, const std::vector<UpgradeDecision>& answers) const;
    /// Makes the answers hold, from now on. Error TR-K15, TR-K16 (something is still open: the first is named), TR-U05.
    void settle(const std::string& form, const std::vector<UpgradeDecision>& answers);
    /// What was decided so far and is not in use yet: it waits, also when the window is closed. Changes no form.
    std::vector<UpgradeDecision> begun(const std::string& form) const;
    void keepBegun(const std::string& form, const std::vector<UpgradeDecision>& answers);
    /// How many forms wait for somebody to settle something.
    int waiting() const;
    /// The last good form is in use again, and everything is open. Error TR-K15 when nothing was settled, TR-U05.
    void reopen(const std::string& form);
    /// What the answers make of the overlays, for the new core, each under its next version: file name and text. Error
    /// TR-K15, TR-K16.
    std::vector<std::pair<std::string, std::string>> overlays(const std::string& form,
                                                              const std::vector<UpgradeDecision>& answers) const;
    /// Every difference of the form in use from its core, with its reason. Error TR-K15 when it is not adapted.
    ViewModel ledger(const std::string& form) const;

private:
    Upgrade merged(const std::string& form, const std::vector<UpgradeDecision>& answers) const;
    AdaptedForm described(const std::string& form) const;
    Desk::State& state_;
};

} // namespace trellis
