// What somebody decided about a newer core, as an entry of the workspace's signed log: one setting for each form. It
// travels with the workspace, so the form in use is the same on every machine.
#pragma once
#include "model/date.hpp"
#include "model/person.hpp"
#include "overlay/upgrade.hpp"

namespace trellis {

class Workspace;

struct SettledForm {
    FormRef core;                    ///< the newer one that was merged with
    std::vector<std::string> layers; ///< hashes of the overlays it holds for
    std::vector<UpgradeDecision> decisions;
    PersonCode by;
    Moment at;
    /// Is it about these very overlays? A newer pack is asked about anew.
    bool fits(const std::vector<Overlay>& layers) const;
};

/// nullopt when nothing was settled for that form, or by a later Trellis in words that are not known here.
std::optional<SettledForm> settledHere(const Workspace& workspace, const std::string& form);
void keepSettled(Workspace& workspace, const std::string& form, const SettledForm& settled);
/// As if nothing had been settled.
void forgetSettled(Workspace& workspace, const std::string& form);

/// What somebody has decided so far and not put to use: a draft, on this machine alone and encrypted like all else. Empty
/// where there is none, or it was about another core or other overlays.
std::vector<UpgradeDecision> begunHere(const Workspace& workspace, const FormRef& core, const std::vector<Overlay>& layers);
void keepBegun(Workspace& workspace, const FormRef& core, const std::vector<Overlay>& layers,
               const std::vector<UpgradeDecision>& decisions);

/// [{"overlay", "change", "operation", "property", "choice": "keep|take-theirs|edit", "text"}], as commands and people
/// write it. Error TR-K17 when it is not that.
std::vector<UpgradeDecision> decisionsFromText(const std::string& json);
std::string decisionsText(const std::vector<UpgradeDecision>& decisions);

} // namespace trellis
