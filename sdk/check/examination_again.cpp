// The same again, quickly, and by chance; what measures, views and exports say then.
#include "check/examination.hpp"

#include <algorithm>

namespace trellis::conformance {

using Clock_ = std::chrono::steady_clock;

void Examination::judge(const Trouble& trouble) {
    if (!trouble.failed.empty()) failed(trouble.failed);
    if (!trouble.doubtful.empty()) warned(trouble.doubtful);
    for (auto& [view, said] : trouble.cards)
        if (!said) warned(view + " has a card for Today and says no line for it (card).");
}

bool Examination::offersMore() const {
    auto& manifest = subject_.manifest();
    return !manifest.measures.empty() || !manifest.views.empty() || !manifest.exports.empty();
}

std::string Examination::everyOffer(const PluginSet& set, std::uint64_t seed) const {
    const Offers offers(subject_, set);
    Trouble trouble;
    const auto all = offers.observe(Filling::Any, seed, trouble) + offers.show(Filling::Any, seed, trouble) +
                     offers.write(Filling::Any, seed, trouble);
    if (!trouble.failed.empty()) failed(trouble.failed);
    return all;
}

void Examination::steady() const {
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

void Examination::swift() const {
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
    if (median > 20)
        warned(fmt::format(
            "Half of the calls took longer than {:.1f} milliseconds; people notice that while they write.", median));
}

void Examination::chance() {
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

} // namespace trellis::conformance
