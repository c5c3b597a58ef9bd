// A locality's rules, as its pack says them in <policies>. They tighten or fill in; none of them loosens what the core
// protects: a reader refuses what would (TR-L13), and putting two policies together keeps the stricter of both.
#pragma once
#include "model/date.hpp"
#include "model/visibility_floor.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace trellis {

/// Rulings C1, C2: numbers that a locality may set. Empty: the plugin's own default holds.
struct CadencePolicy {
    std::optional<int> days;          ///< between sessions, what a new agreement starts with
    std::optional<int> graceDays;     ///< overdue only after these
    std::optional<int> neverAfter;    ///< days after the start: listed as never supervised
    std::optional<int> settlingIn;    ///< first days in post that are left out of compliance
};

/// Small numbers (rulings D1 to D10). The core's values; a locality may only ask for more protection.
struct SuppressionPolicy {
    int smallestShown = 8;       ///< a count below is hidden
    int smallestDenominator = 10;///< a rate needs at least this many
    int smallestPeople = 8;      ///< a mean needs at least this many
    int dominance = 60;          ///< per cent of a line that one supervisor's people may be at most
    int rememberMonths = 24;     ///< how long releases are audited together
    void tighten(const SuppressionPolicy& other);
    bool operator==(const SuppressionPolicy&) const = default;
};

/// When a class of record is looked at again, and what happens then (domain.md 2.7).
struct RetentionRule {
    std::string of;        ///< "ADMIN", "CONTENT", "AGREEMENT", "RISKPOINTER", "REFLECTION", "META", "EVALUATION"
    std::string trigger;   ///< "end-of-agreement", "last-contact", "owner", "end-of-programme", "end-of-study"
    int months = 0;        ///< after the trigger; 0: at once, or when the owner decides
    std::string action;    ///< "review", "destroy", "transfer"
    std::string authority; ///< who says so
};

/// While a hold stands, nothing of that class may be destroyed or transferred away, whatever its rule says.
struct LegalHold {
    std::string of; ///< a class, or "*" for all
    Date since;
    std::string authority;
    std::string because;
};

struct Policies {
    CadencePolicy cadence;
    std::map<std::string, int> targets; ///< figure → per cent
    VisibilityFloor floor;
    SuppressionPolicy suppression;
    std::vector<RetentionRule> retention; ///< those it sets, one per class
    std::vector<LegalHold> holds;

    /// `nearer` (site before organisation, team before site) goes first where only one can hold: cadence, targets,
    /// retention rules. Floor and suppression take the stricter, and every legal hold stands.
    void add(const Policies& nearer);
    /// The rule of a class, the core's default where no pack sets one; nullptr for a class nobody knows.
    const RetentionRule* ruleOf(const std::string& of) const;
    /// The hold that stands on a class; nullptr when there is none.
    const LegalHold* holdOn(const std::string& of) const;
    /// As plugins may ask for them: "policy.grace-days" → "7", "policy.target.compliance" → "90". Only what is set.
    std::map<std::string, std::string> options() const;
};

/// The seven classes of domain.md 2.7 with the core's defaults: "to be set by the local information governance lead".
const std::vector<RetentionRule>& coreRetention();
/// "6 years", "18 months", "at once".
std::string words(const RetentionRule& rule);

} // namespace trellis
