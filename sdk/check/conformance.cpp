#include "check/conformance.hpp"

#include "check/examination.hpp"
#include "model/error.hpp"

#include <algorithm>

namespace trellis::conformance {

using Clock_ = std::chrono::steady_clock;

Report Examination::run() {
    Report report;
    report.plugin = subject_.manifest().id;
    report.version = subject_.manifest().version;
    for (auto one : allCases()) {
        if (!options_.only.empty() && std::ranges::find(options_.only, one) == options_.only.end()) continue;
        report.findings.push_back(examine(one));
    }
    return report;
}

Finding Examination::examine(Case one) {
    Finding finding{one, Verdict::Success, {}, 0, 0};
    seed_ = 0;
    const auto began = Clock_::now();
    try {
        if (one != Case::Manifest && subject_.trouble()) skipped("There is no manifest to go by.");
        ask(one);
    } catch (const Verdicted& verdict) {
        finding.verdict = verdict.verdict;
        finding.words = verdict.words;
    } catch (const Error& error) {
        finding.verdict = endedItsChild(error.code()) ? Verdict::Crashed : Verdict::Failed;
        finding.words = std::string(error.what());
    } catch (const std::exception& error) {
        finding.verdict = Verdict::Failed;
        finding.words = error.what();
    }
    if (finding.verdict != Verdict::Success) finding.seed = seed_;
    finding.milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(Clock_::now() - began).count();
    return finding;
}

void Examination::ask(Case one) {
    switch (one) {
    case Case::Manifest:
        return manifest();
    case Case::Folder:
        return folder();
    case Case::Forms:
        return forms();
    case Case::Reads:
        return reads();
    case Case::Loads:
        (void)loaded();
        return;
    case Case::Life:
        return life();
    case Case::FirstDraft:
        return eachForm([&](auto& set, auto& kind, auto& form) {
            (void)kindOf(set, kind).prefill(anAgreement(someDay()), *form);
            (void)kindOf(set, kind).prefill(anAgreement(someDay(), 4), *form);
        });
    case Case::EmptyRecord:
        return eachForm([&](auto& set, auto& kind, auto& form) {
            look(kindOf(set, kind), anEmptyRecord(kind.id, *form, someDay()), anAgreement(someDay()));
        });
    case Case::FullRecord:
        return eachForm([&](auto& set, auto& kind, auto& form) {
            look(kindOf(set, kind), aFullRecord(kind.id, *form, someDay()), anAgreement(someDay()));
        });
    case Case::Answers:
        return answers();
    case Case::History:
        return history();
    case Case::DueEveryDay:
        return dueEveryDay();
    case Case::Observe:
        return offered("measure", subject_.manifest().measures, &Offers::observe);
    case Case::Show:
        return offered("view", subject_.manifest().views, &Offers::show);
    case Case::Write:
        return offered("export", subject_.manifest().exports, &Offers::write);
    case Case::Steady:
        return steady();
    case Case::Swift:
        return swift();
    case Case::Quiet:
        return quiet();
    case Case::Ends:
        return ends();
    case Case::Chance:
        return chance();
    }
}

Report run(const Options& options) { return Examination(options).run(); }

} // namespace trellis::conformance
