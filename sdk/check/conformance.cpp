#include "check/conformance.hpp"

#include "check/made_up.hpp"
#include "check/offers.hpp"
#include "model/error.hpp"
#include "template/answers_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <sstream>

namespace trellis::conformance {
namespace {

namespace fs = std::filesystem;
using Clock_ = std::chrono::steady_clock;

/// The end of one case, thrown through whatever it was doing.
struct Verdicted {
    Verdict verdict;
    std::string words;
};
[[noreturn]] void failed(const std::string& words) { throw Verdicted{Verdict::Failed, words}; }
[[noreturn]] void skipped(const std::string& words) { throw Verdicted{Verdict::Skipped, words}; }
[[noreturn]] void warned(const std::string& words) { throw Verdicted{Verdict::Warning, words}; }

bool endedItsChild(const std::string& code) { return code >= "TR-P40" && code <= "TR-P49"; }

class Examination {
public:
    explicit Examination(const Options& options)
        : options_(options)
        , subject_(options.subject) {}

    Report run() {
        Report report;
        report.plugin = subject_.manifest().id;
        report.version = subject_.manifest().version;
        for (auto one : allCases()) {
            if (!options_.only.empty() && std::ranges::find(options_.only, one) == options_.only.end()) continue;
            report.findings.push_back(examine(one));
        }
        return report;
    }

private:
    Finding examine(Case one) {
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
        finding.milliseconds =
            std::chrono::duration_cast<std::chrono::milliseconds>(Clock_::now() - began).count();
        return finding;
    }

    void ask(Case one) {
        switch (one) {
        case Case::Manifest: return manifest();
        case Case::Folder: return folder();
        case Case::Forms: return forms();
        case Case::Reads: return reads();
        case Case::Loads: (void)loaded(); return;
        case Case::Life: return life();
        case Case::FirstDraft: return eachForm([&](auto& set, auto& kind, auto& form) {
            (void)kindOf(set, kind).prefill(anAgreement(someDay()), *form);
            (void)kindOf(set, kind).prefill(anAgreement(someDay(), 4), *form);
        });
        case Case::EmptyRecord: return eachForm([&](auto& set, auto& kind, auto& form) {
            look(kindOf(set, kind), anEmptyRecord(kind.id, *form, someDay()), anAgreement(someDay()));
        });
        case Case::FullRecord: return eachForm([&](auto& set, auto& kind, auto& form) {
            look(kindOf(set, kind), aFullRecord(kind.id, *form, someDay()), anAgreement(someDay()));
        });
        case Case::Answers: return answers();
        case Case::History: return history();
        case Case::DueEveryDay: return dueEveryDay();
        case Case::Observe: return offered("measure", subject_.manifest().measures, &Offers::observe);
        case Case::Show: return offered("view", subject_.manifest().views, &Offers::show);
        case Case::Write: return offered("export", subject_.manifest().exports, &Offers::write);
        case Case::Steady: return steady();
        case Case::Swift: return swift();
        case Case::Quiet: return quiet();
        case Case::Ends: return ends();
        case Case::Chance: return chance();
        }
    }

    // ---- What is asked without running any of its code ----

    void manifest() const {
        if (subject_.trouble()) failed(subject_.trouble()->what());
    }
    void folder() const {
        const auto name = subject_.origin().filename().string();
        if (name != subject_.manifest().id)
            warned(fmt::format("It lies in the folder {}; the workbench wants {}.", name, subject_.manifest().id));
    }
    void forms() const {
        for (auto& kind : subject_.manifest().kinds) {
            std::string why;
            if (!subject_.form(kind.templateId, &why)) failed(why);
        }
        if (subject_.manifest().kinds.empty()) skipped("It brings no kind of record.");
    }
    void reads() const {
        std::string unknown;
        for (auto& kind : subject_.manifest().kinds) {
            const auto all = subject_.formsOf(kind);
            // What other kinds are asked about may stand in their forms alone.
            if (all.empty() || kind.readsKinds.size() > 1) continue;
            for (auto& item : kind.reads)
                if (std::ranges::none_of(all, [&](auto& form) { return form->find(item) != nullptr; }))
                    unknown += (unknown.empty() ? "" : ", ") + item;
        }
        if (!unknown.empty()) warned("No form of its kind asks " + unknown + ". Is it spelled as in the form?");
    }

    // ---- What is asked of its code ----

    std::unique_ptr<PluginSet> loaded() const {
        auto set = subject_.fresh();
        const auto& status = set->plugins().front();
        if (!status.loaded) {
            const auto& why = status.why;
            const auto at = why.rfind("(TR-P");
            const auto code = at == std::string::npos ? std::string() : why.substr(at + 1, 6);
            throw Verdicted{endedItsChild(code) ? Verdict::Crashed : Verdict::Failed, why};
        }
        return set;
    }
    static const Kind& kindOf(const PluginSet& set, const KindInfo& kind) {
        const auto* found = set.kind(kind.id);
        if (!found) failed("It does not offer " + kind.id + " any more.");
        return *found;
    }
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
    static void judge(const Trouble& trouble) {
        if (!trouble.failed.empty()) failed(trouble.failed);
        if (!trouble.doubtful.empty()) warned(trouble.doubtful);
    }
    bool offersMore() const {
        auto& manifest = subject_.manifest();
        return !manifest.measures.empty() || !manifest.views.empty() || !manifest.exports.empty();
    }
    /// Its measures, views and exports about one history by chance.
    std::string everyOffer(const PluginSet& set, std::uint64_t seed) const {
        const Offers offers(subject_, set);
        Trouble trouble;
        const auto all = offers.observe(Filling::Any, seed, trouble) + offers.show(Filling::Any, seed, trouble) +
                         offers.write(Filling::Any, seed, trouble);
        if (!trouble.failed.empty()) failed(trouble.failed);
        return all;
    }
    static std::string look(const Kind& kind, const TimelineRecord& record, const Timeline& timeline) {
        std::string seen = "[" + kind.summary(record) + "]";
        for (auto& finding : kind.check(record, timeline))
            seen += finding.code + "@" + finding.where.item + finding.where.row + " ";
        return seen;
    }

    void life() const {
        const auto set = loaded();
        for (auto& info : subject_.manifest().kinds) {
            const auto& kind = kindOf(*set, info);
            std::vector<std::string> reached{kind.states().front().id};
            bool finishes = false;
            for (std::size_t i = 0; i < reached.size(); ++i)
                for (auto& way : kind.transitions()) {
                    if (way.from != reached[i]) continue;
                    finishes = finishes || way.effect == Effect::Finish;
                    if (std::ranges::find(reached, way.to) == reached.end()) reached.push_back(way.to);
                }
            if (!finishes) failed(fmt::format("{} can never be finished: no such step leads on from its first state.", info.id));
            for (auto& state : kind.states())
                if (std::ranges::find(reached, state.id) == reached.end() && !info.authorsOwn)
                    warned(fmt::format("Nothing leads to the state {} of {}.", state.id, info.id));
        }
    }

    /// answers/NAME.json: {"kind": …, "answers": {…}, "findings": ["code", …], "summary": "…"}
    void answers() const {
        std::vector<fs::path> files;
        std::error_code ignored;
        for (auto at = fs::directory_iterator(subject_.origin() / "answers", ignored);
             !ignored && at != fs::directory_iterator(); ++at)
            if (at->path().extension() == ".json") files.push_back(at->path());
        if (files.empty()) skipped("There is no folder answers with records to try.");
        std::ranges::sort(files);
        const auto set = loaded();
        for (auto& file : files) {
            std::ifstream in(file);
            const auto said = nlohmann::json::parse(in, nullptr, false);
            const auto name = file.filename().string();
            if (!said.is_object() || !said.value("answers", nlohmann::json()).is_object())
                failed(name + " is not an object with answers.");
            const auto& kinds = subject_.manifest().kinds;
            const auto info = std::ranges::find(kinds, said.value("kind", std::string()), &KindInfo::id);
            if (info == kinds.end()) failed(name + " names no kind of this plugin.");
            const auto all = subject_.formsOf(*info);
            if (all.empty()) failed("The form of " + info->id + " is not at hand.");
            auto record = anEmptyRecord(info->id, *all.front(), someDay());
            record.answers = answersFromJson(said["answers"].dump(), *all.front(), {someDay(), nullptr, nullptr});
            const auto& kind = kindOf(*set, *info);
            if (said.contains("summary") && kind.summary(record) != said["summary"].get<std::string>())
                failed(fmt::format("{}: the summary is \"{}\".", name, kind.summary(record)));
            if (!said.contains("findings")) continue;
            std::vector<std::string> codes;
            for (auto& finding : kind.check(record, anAgreement(someDay()))) codes.push_back(finding.code);
            if (nlohmann::json(codes) != said["findings"])
                failed(fmt::format("{}: the findings are {}.", name, nlohmann::json(codes).dump()));
        }
    }

    void history() const {
        eachForm([&](auto& set, auto& kind, auto& form) {
            auto timeline = anAgreement(someDay());
            for (int i = 0; i < 200; ++i) {
                auto record = aFullRecord(kind.id, *form, someDay() + (i - 250));
                record.id = fmt::format("0199f3c2-0000-7000-8000-{:012}", 1000 + i);
                record.draft = false;
                timeline.records.push_back(std::move(record));
            }
            (void)kindOf(set, kind).prefill(timeline, *form);
            look(kindOf(set, kind), aFullRecord(kind.id, *form, someDay()), timeline);
            (void)kindOf(set, kind).due(timeline);
        });
    }

    void dueEveryDay() const {
        const auto set = loaded();
        bool asked = false;
        for (auto& kind : subject_.manifest().kinds) {
            if (!kind.offersDue) continue;
            asked = true;
            const auto all = subject_.formsOf(kind);
            auto timeline = anAgreement(someDay());
            timeline.agreement.start = someDay() - 30;
            if (!all.empty()) {
                timeline.records.push_back(aFullRecord(kind.id, *all.front(), someDay()));
                timeline.records.front().draft = false;
            }
            for (int day = -60; day < 670; ++day) {
                timeline.today = someDay() + day;
                (void)kindOf(*set, kind).due(timeline);
            }
        }
        if (!asked) skipped("No kind of it says when the next one is due.");
    }

    void steady() const {
        if (subject_.manifest().kinds.empty() && !offersMore()) skipped("It brings nothing that could be asked.");
        const auto once = [&] {
            const auto fresh = loaded();
            std::string seen;
            (void)eachFormIn(*fresh, [&](auto& set, auto& kind, auto& form) {
                SeededRandom random(11);
                for (int i = 0; i < 5; ++i) {
                    const auto timeline = anyTimeline(kind.id, subject_.formsOf(kind), someDay(), random);
                    const auto record = anyRecord(kind.id, *form, someDay(), random);
                    seen += look(kindOf(set, kind), record, timeline);
                    if (const auto due = kindOf(set, kind).due(timeline))
                        seen += fmt::format("{} {} {};", int(due->standing), due->daysPast, due->reason);
                    const auto draft = kindOf(set, kind).prefill(timeline, *form);
                    for (auto& [item, value] : draft.values) seen += item + "=" + plainText(value) + ";";
                }
            });
            for (std::uint64_t seed = 1; seed <= 5; ++seed) seen += everyOffer(*fresh, seed);
            return seen;
        };
        if (once() != once()) failed("Asked the same thing in two processes, it answered differently.");
    }

    void swift() const {
        std::vector<double> took;
        eachForm([&](auto& set, auto& kind, auto& form) {
            const auto record = aFullRecord(kind.id, *form, someDay());
            const auto timeline = anAgreement(someDay());
            for (int i = 0; i < 30; ++i) {
                const auto began = Clock_::now();
                (void)kindOf(set, kind).check(record, timeline);
                took.push_back(std::chrono::duration<double, std::milli>(Clock_::now() - began).count());
            }
        });
        std::ranges::sort(took);
        const double median = took[took.size() / 2];
        if (median > 20) warned(fmt::format("Half of the calls took longer than {:.1f} milliseconds; people notice that while they write.", median));
    }

    void quiet() const {
        const auto set = loaded();
        for (auto& kind : subject_.manifest().kinds)
            for (auto& form : subject_.formsOf(kind)) {
                look(kindOf(*set, kind), aFullRecord(kind.id, *form, someDay()), anAgreement(someDay()));
                (void)kindOf(*set, kind).prefill(anAgreement(someDay()), *form);
            }
        (void)everyOffer(*set, 1);
        if (const auto& remark = set->plugins().front().remark; !remark.empty()) warned(remark);
    }

    void ends() const {
        const auto words = loaded()->end(subject_.manifest().id);
        if (!words.empty()) throw Verdicted{Verdict::Crashed, words};
    }

    void chance() {
        const auto set = loaded();
        bool asked = false;
        for (auto& info : subject_.manifest().kinds) {
            const auto all = subject_.formsOf(info);
            if (all.empty()) continue;
            asked = true;
            for (int round = 0; round < options_.rounds; ++round) {
                seed_ = options_.seed + static_cast<std::uint64_t>(round);
                SeededRandom random(seed_);
                const auto today = someDay() + random.between(-400, 400);
                const auto timeline = anyTimeline(info.id, all, today, random);
                const auto& form = all[static_cast<std::size_t>(random.between(0, int(all.size()) - 1))];
                const auto record = anyRecord(info.id, *form, today, random);
                const auto& kind = kindOf(*set, info);
                (void)kind.prefill(timeline, *form);
                look(kind, record, timeline);
                (void)kind.due(timeline);
            }
        }
        for (int round = 0; offersMore() && round < options_.rounds; ++round) {
            asked = true;
            seed_ = options_.seed + static_cast<std::uint64_t>(round);
            (void)everyOffer(*set, seed_);
        }
        if (!asked) skipped("It brings nothing that could be asked about a made-up history.");
    }

    const Options& options_;
    Subject subject_;
    std::uint64_t seed_ = 0;
};

} // namespace

int Report::count(Verdict verdict) const {
    return static_cast<int>(std::ranges::count(findings, verdict, &Finding::verdict));
}

Report run(const Options& options) { return Examination(options).run(); }

void print(const Report& report, std::ostream& out) {
    if (!report.plugin.empty()) out << report.plugin << ' ' << report.version << '\n';
    for (auto& finding : report.findings) {
        out << fmt::format("  {:8} {:14} {}\n", text(finding.verdict), name(finding.one),
                           finding.words.empty() ? sentence(finding.one) : finding.words);
        if (finding.seed) out << fmt::format("{:26}To see it again: --reproduce {}\n", "", finding.seed);
    }
    out << fmt::format("{} success, {} warning, {} skipped, {} failed, {} crashed\n", report.count(Verdict::Success),
                       report.count(Verdict::Warning), report.count(Verdict::Skipped), report.count(Verdict::Failed),
                       report.count(Verdict::Crashed));
}

std::string json(const Report& report) {
    nlohmann::ordered_json all{{"plugin", report.plugin}, {"version", report.version}, {"sound", report.sound()}};
    auto& cases = all["cases"] = nlohmann::ordered_json::array();
    for (auto& finding : report.findings) {
        nlohmann::ordered_json one{{"case", name(finding.one)},
                                   {"asks", sentence(finding.one)},
                                   {"verdict", text(finding.verdict)},
                                   {"words", finding.words},
                                   {"milliseconds", finding.milliseconds}};
        if (finding.seed) one["seed"] = finding.seed;
        cases.push_back(std::move(one));
    }
    return all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

void printCases(std::ostream& out) {
    for (auto one : allCases()) out << fmt::format("{:14} {}\n", name(one), sentence(one));
}

} // namespace trellis::conformance
