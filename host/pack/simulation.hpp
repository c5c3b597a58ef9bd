// A form tried out before anybody has to fill it in: filled many times with made-up answers, so that what can never
// happen is found by a machine and not by a pair in the middle of a session.
//
// Said as errors: TR-L30 a question or section that is never shown, TR-L31 a condition that never says yes (a `required`,
// a `carry`) or a `constraint` that nothing satisfies, TR-L32 a translation that was promised and is missing,
// TR-L33 a control without a name, TR-L34 a text that paper does not show whole. As warnings: TR-L35 a condition that
// never says no, and so decides nothing, and TR-L32 what is translated in part or from an older wording.
#pragma once
#include "model/progress.hpp"
#include "template/template_reader.hpp"

namespace trellis {

struct SimulationOptions {
    int seeds = 200;          ///< how many times each form is filled in
    std::uint64_t first = 1;  ///< the first seed; the same seeds find the same
    Date today;
    std::vector<std::string> languages; ///< promised: every text must be there in each ("cy")
    /// Those that somebody has begun (a pack: languagesBegun); not said: all that the form has anything of.
    std::optional<std::vector<std::string>> begun{};
};

struct SimulationResult {
    std::vector<LintMessage> messages;
    int fillings = 0; ///< how many were made
    int questions = 0, shown = 0;
};

/// `file` is only for messages. Error TR-F.. never: what a form refuses is passed over. Stops early, with what it has, when told to.
SimulationResult simulate(const TemplatePtr& form, const std::string& file, const SimulationOptions& options,
                          Progress& progress = noProgress());

} // namespace trellis
