// What a plugin is asked to show, one enum value and one sentence each. The order is the order they run in.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trellis::conformance {

enum class Case {
    Manifest,
    Folder,
    Forms,
    Reads,
    Loads,
    Life,
    FirstDraft,
    EmptyRecord,
    FullRecord,
    Answers,
    History,
    DueEveryDay,
    Observe,
    Show,
    Write,
    Steady,
    Swift,
    Quiet,
    Ends,
    Chance,
};

enum class Verdict {
    Success,
    Warning, ///< it works, and somebody should look
    Skipped, ///< there was nothing to ask
    Failed,  ///< it does not keep the contract
    Crashed, ///< its child ended: a crash, a hang, too much memory, a forbidden deed
};

const std::vector<Case>& allCases();
std::string name(Case one);     ///< "first-draft"
std::string sentence(Case one); ///< "A draft can be begun where nothing has been written yet."
std::optional<Case> caseNamed(std::string_view name);
std::string text(Verdict verdict); ///< "success", "warning", "skipped", "failed", "crashed"

} // namespace trellis::conformance
