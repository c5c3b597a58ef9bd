// What leaves as a file: the note for leaders, and the extract for evaluators.
#pragma once
#include <trellis/plugin.hpp>

namespace meta {

/// Two pages for leaders about the issues of one place: what is asked, of whom, by when. It reads no item that is
/// private to those who wrote it (plugin.xml says which it reads).
class LeadersNote final : public trellis::sdk::Export {
public:
    LeadersNote()
        : Export("meta.leaders-note") {}
    std::string write(const trellis::sdk::Timeline& timeline) const override;
};

/// Codes and evidence for evaluators, one row each: no person, no free words of anybody, months in place of days.
class EvaluatorsExtract final : public trellis::sdk::Export {
public:
    EvaluatorsExtract()
        : Export("meta.extract") {}
    std::string write(const trellis::sdk::Timeline& timeline) const override;
};

} // namespace meta
