// One examination: the subject, what every case does with it, and how a case ends. Internal to sdk/check.
//
// The cases stand together by what they need: examination_manifest.cpp runs none of the plugin's code,
// examination_life.cpp loads it and lets it end, examination_records.cpp asks it about records, examination_again.cpp
// asks it again and again.
#pragma once
#include "check/conformance.hpp"
#include "check/made_up.hpp"
#include "check/offers.hpp"

#include <chrono>
#include <fmt/format.h>

namespace trellis::conformance {

/// The end of one case, thrown through whatever it was doing.
struct Verdicted {
    Verdict verdict;
    std::string words;
};
[[noreturn]] inline void failed(const std::string& words) { throw Verdicted{Verdict::Failed, words}; }
[[noreturn]] inline void skipped(const std::string& words) { throw Verdicted{Verdict::Skipped, words}; }
[[noreturn]] inline void warned(const std::string& words) { throw Verdicted{Verdict::Warning, words}; }

/// Whether that code says that the child came to its end, not that something was refused.
inline bool endedItsChild(const std::string& code) { return code >= "TR-P40" && code <= "TR-P49"; }

class Examination {
public:
    explicit Examination(const Options& options)
        : options_(options)
        , subject_(options.subject) {}

    Report run();

private:
    Finding examine(Case one);
    void ask(Case one);

    // Without running any of its code.
    void manifest() const;
    void folder() const;
    void forms() const;
    void reads() const;

    // Loading, states, ending.
    /// In a fresh child; ends the case where it does not load.
    std::unique_ptr<PluginSet> loaded() const;
    void life() const;
    void quiet() const;
    void ends() const;

    // About records.
    void answers() const;
    void history() const;
    void dueEveryDay() const;

    // Again and again.
    void steady() const;
    void swift() const;
    void chance();

    static const Kind& kindOf(const PluginSet& set, const KindInfo& kind);
    /// What a kind says of one record, as one text.
    static std::string look(const Kind& kind, const TimelineRecord& record, const Timeline& timeline);
    static void judge(const Trouble& trouble);
    bool offersMore() const;
    /// Its measures, views and exports about one history by chance.
    std::string everyOffer(const PluginSet& set, std::uint64_t seed) const;

    template <class Work> int eachFormIn(const PluginSet& set, Work work) const {
        int asked = 0;
        for (auto& kind : subject_.manifest().kinds)
            for (auto& form : subject_.formsOf(kind)) {
                work(set, kind, form);
                ++asked;
            }
        return asked;
    }
    template <class Work> void eachForm(Work work) const {
        if (!eachFormIn(*loaded(), work)) skipped("It brings no kind whose form is at hand.");
    }

    using Question = std::string (Offers::*)(Filling, std::uint64_t, Trouble&) const;
    template <class Info> void offered(const char* what, const std::vector<Info>& all, Question question) const {
        if (all.empty()) skipped(fmt::format("It brings no {}.", what));
        const auto set = loaded();
        Trouble trouble;
        for (auto filling : {Filling::Nothing, Filling::Full, Filling::Withheld})
            (void)(Offers(subject_, *set).*question)(filling, 1, trouble);
        judge(trouble);
    }

    const Options& options_;
    Subject subject_;
    std::uint64_t seed_ = 0;
};

} // namespace trellis::conformance
