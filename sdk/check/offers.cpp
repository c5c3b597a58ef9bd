#include "check/offers.hpp"

#include "record/canonical.hpp"
#include "view/render.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis::conformance {
namespace {

void note(std::string& place, const std::string& words) {
    if (place.empty()) place = words;
}

/// Figures as a workbench gives them: some months known, one with nothing observed, one protected, the last still
/// running.
FigureSource figuresBySeed(Filling filling, SeededRandom& random) {
    return [&random, filling](const FigureQuestion& question) {
        FigureAnswer answer;
        const int groups = question.by.empty() ? 1 : filling == Filling::Any ? random.between(0, 6) : 3;
        const int periods = filling == Filling::Nothing ? 0 : question.period == Period::Whole ? 1 : 14;
        const auto first = question.from.value_or(someDay() - 420);
        for (int group = 0; group < groups; ++group)
            for (int i = 0; i < periods; ++i) {
                Figure one;
                if (!question.by.empty()) one.group = "XX-" + std::to_string(group), one.label = "Group " + one.group;
                one.from = first + 30 * i;
                one.to = one.from + 29;
                one.running = i + 1 == periods && periods > 1;
                const int what = filling == Filling::Withheld ? 1
                                 : filling == Filling::Any    ? random.between(0, 5)
                                                              : i % 6;
                if (what == 1) one.hidden = true, one.shown = "*";
                if (what > 1) {
                    one.numerator = what;
                    one.denominator = 6;
                    one.value = 100.0 * what / 6;
                    one.people = 6;
                    one.shown = fmt::format("{} of 6", what);
                }
                answer.figures.push_back(one);
            }
        if (filling == Filling::Withheld) answer.suppression = "Small numbers are protected.";
        answer.exclusions = {"long absence (1)"};
        return std::optional(answer);
    };
}

} // namespace

std::string Offers::observe(Filling filling, std::uint64_t seed, Trouble& trouble) const {
    std::string all;
    for (auto& info : subject_.manifest().measures) {
        const auto* measure = set_.measure(info.id);
        if (!measure) {
            note(trouble.failed, "It does not offer " + info.id + " any more.");
            continue;
        }
        SeededRandom random(seed);
        const auto seen =
            measure->observe(aHistory(info.scope, info.readsKinds, info.reads, subject_, set_, filling, random));
        all += info.id + ":";
        for (auto& one : seen.observations) {
            all +=
                fmt::format("{} {}/{} {} {};", one.day.iso(), one.numerator, one.denominator, one.person, one.because);
            if (one.because.empty() && one.records.empty())
                note(trouble.doubtful,
                     info.id + " does not say where an observation comes from; nobody can follow a figure back to it "
                               "(from, because).");
        }
        for (auto& one : seen.exclusions) all += fmt::format("{} {} {};", one.day.iso(), one.person, one.why);
    }
    return all;
}

std::string Offers::show(Filling filling, std::uint64_t seed, Trouble& trouble) const {
    std::string all;
    for (auto& info : subject_.manifest().views) {
        const auto* view = set_.view(info.id);
        if (!view) {
            note(trouble.failed, "It does not offer " + info.id + " any more.");
            continue;
        }
        std::size_t most = 1;
        for (auto& choice : info.choices) most = std::max(most, choice.options.size());
        for (std::size_t turn = 0; turn < most; ++turn) { // every option has its turn
            SeededRandom random(seed);
            ViewQuestion question;
            question.subject = "XX-CP1";
            question.from = someDay() - 420;
            question.to = someDay();
            for (auto& choice : info.choices)
                question.choices[choice.id] =
                    choice.options.empty() ? "all" : choice.options[std::min(turn, choice.options.size() - 1)].id;
            question.figures = figuresBySeed(filling, random);
            std::optional<Timeline> timeline;
            if (info.scope)
                timeline = aHistory(*info.scope, info.readsKinds, info.reads, subject_, set_, filling, random);
            const auto model = view->show(timeline ? &*timeline : nullptr, question);
            all += viewToJson(model);
            if (filling == Filling::Nothing && model.empty.starts_with("There is nothing to show yet"))
                note(trouble.doubtful, info.id + " shows nothing and does not say what would be there (empty).");
            if (info.card && model.empty.empty()) trouble.cards[info.id] |= !model.card.empty();
        }
    }
    return all;
}

std::string Offers::write(Filling filling, std::uint64_t seed, Trouble& trouble) const {
    std::string all;
    for (auto& info : subject_.manifest().exports) {
        const auto* file = set_.exporter(info.id);
        if (!file) {
            note(trouble.failed, "It does not offer " + info.id + " any more.");
            continue;
        }
        SeededRandom random(seed);
        const auto bytes =
            file->write(aHistory(info.scope, info.readsKinds, info.reads, subject_, set_, filling, random));
        if (info.media.starts_with("text/") && !isUtf8(bytes))
            note(trouble.failed, info.id + " is text and is not UTF-8.");
        if (bytes.empty())
            note(trouble.doubtful, info.id + " is a file without a byte, also without its own headings.");
        all += bytes;
    }
    return all;
}

} // namespace trellis::conformance
