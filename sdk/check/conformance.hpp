// Runs the cases against one plugin, each in a fresh child with a limit.
#pragma once
#include "check/cases.hpp"
#include "check/subject.hpp"

#include <iosfwd>

namespace trellis::conformance {

struct Options {
    SubjectOptions subject;
    std::vector<Case> only;      ///< empty: all
    std::uint64_t seed = 1;      ///< of the first round of Case::Chance
    int rounds = 40;             ///< of Case::Chance, for each kind
};

struct Finding {
    Case one = Case::Manifest;
    Verdict verdict = Verdict::Success;
    std::string words;           ///< what was seen; empty on success
    std::uint64_t seed = 0;      ///< Case::Chance only: --reproduce it
    std::int64_t milliseconds = 0;
};

struct Report {
    std::string plugin, version;
    std::vector<Finding> findings;
    int count(Verdict verdict) const;
    bool sound() const { return count(Verdict::Failed) + count(Verdict::Crashed) == 0; }
};

Report run(const Options& options);

/// One line a case, and a closing line that counts. What several cases ended in is said once, and the others are named
/// below it: a plugin that does not load fails whatever it is asked, and that is one thing to put right.
void print(const Report& report, std::ostream& out);
std::string json(const Report& report);
/// The cases with their sentences.
void printCases(std::ostream& out);

} // namespace trellis::conformance
