#include "plugin/runner/asks.hpp"

#include "plugin/runner/frames.hpp"
#include "plugin/services.hpp"
#include "plugin/wall.hpp"

namespace trellis {
namespace {

constexpr std::chrono::milliseconds oftenEnough{50};

std::int64_t dayOf(const std::optional<Date>& day) { return day ? day->days() : TRELLIS_NO_DAY; }

/// The question as a plugin in this process would ask it, put to the same service.
std::string figuresFor(WireReader& ask, const trellis_view& view) {
    const auto measure = ask.text();
    const auto from = ask.small(), to = ask.small();
    const auto period = ask.text(), by = ask.text(), about = ask.text();
    ask.end();
    const trellis_figures_query query{sizeof query,   measure.c_str(), from,         to,
                                      period.c_str(), by.c_str(),      about.c_str()};
    const auto* answer = figuresService().ask(&view, &query);
    WireWriter out;
    out.flag(answer != nullptr);
    if (answer) put(out, answer->answer);
    if (out.size() < longestFrame / 2) return out.take();
    CallContext::refuse("it asked for more figures than can be handed over at once.");
    WireWriter none;
    none.flag(false);
    return none.take();
}

std::string adaptationsFor(WireReader& ask, const trellis_view& view) {
    ask.end();
    WireWriter out;
    (void)adaptationsService().count(&view); // asks once, and keeps what went wrong
    put(out, *view.adaptations);
    if (out.size() < longestFrame / 2) return out.take();
    CallContext::refuse("there are more adaptations than can be handed over at once.");
    WireWriter none;
    none.count(0);
    return none.take();
}

std::string progressOf(WireReader& ask) {
    const auto what = ask.text();
    const auto done = ask.integer(), total = ask.integer();
    ask.end();
    if (!what.empty() || done != 0 || total != 0) progressService().step(what.c_str(), done, total);
    WireWriter out;
    out.flag(progressService().cancelled() != 0);
    return out.take();
}

void put(WireWriter& out, const std::optional<double>& number) {
    out.flag(number.has_value());
    if (number) out.real(*number);
}
std::optional<double> takeNumber(WireReader& in) { return in.flag() ? std::optional(in.real()) : std::nullopt; }

} // namespace

std::string answerTo(WireReader& ask, const Sinks& sinks) {
    switch (static_cast<AskAbout>(ask.byte())) {
    case AskAbout::Figures:
        if (!sinks.view) throw Garbled();
        return figuresFor(ask, *sinks.view);
    case AskAbout::Progress:
        return progressOf(ask);
    case AskAbout::Adaptations:
        if (!sinks.view) throw Garbled();
        return adaptationsFor(ask, *sinks.view);
    }
    throw Garbled();
}

void put(WireWriter& out, const FigureAnswer& answer) {
    out.count(answer.figures.size());
    for (auto& one : answer.figures) {
        for (auto* text : {&one.group, &one.label, &one.shown}) out.text(*text);
        out.integer(one.from.days());
        out.integer(one.to.days());
        out.flag(one.hidden);
        out.flag(one.running);
        for (auto* number : {&one.numerator, &one.denominator, &one.value}) put(out, *number);
        out.number(one.people);
    }
    out.count(answer.exclusions.size());
    for (auto& one : answer.exclusions) out.text(one);
    out.text(answer.suppression);
    out.text(answer.target);
}

FigureAnswer takeFigures(WireReader& in) {
    FigureAnswer answer;
    for (auto n = in.count(53); n > 0; --n) {
        auto& one = answer.figures.emplace_back();
        for (auto* text : {&one.group, &one.label, &one.shown}) *text = in.text();
        one.from = Date(in.small());
        one.to = Date(in.small());
        one.hidden = in.flag();
        one.running = in.flag();
        for (auto* number : {&one.numerator, &one.denominator, &one.value}) *number = takeNumber(in);
        const auto people = in.number();
        if (people > UINT32_MAX) throw Garbled();
        one.people = static_cast<unsigned>(people);
    }
    for (auto n = in.count(8); n > 0; --n) answer.exclusions.push_back(in.text());
    answer.suppression = in.text();
    answer.target = in.text();
    return answer;
}

void put(WireWriter& out, const std::vector<ToldAdaptation>& all) {
    out.count(all.size());
    for (auto& one : all) {
        for (auto* text : {&one.locality, &one.form, &one.item, &one.question, &one.change, &one.was, &one.now,
                           &one.why, &one.decided, &one.reasons, &one.fidelity, &one.comparability, &one.serves})
            out.text(*text);
        out.integer(one.since.days());
        out.flag(one.core);
    }
}

std::vector<ToldAdaptation> takeAdaptations(WireReader& in) {
    std::vector<ToldAdaptation> all;
    for (auto n = in.count(13 * 8 + 9); n > 0; --n) {
        auto& one = all.emplace_back();
        for (auto* text : {&one.locality, &one.form, &one.item, &one.question, &one.change, &one.was, &one.now,
                           &one.why, &one.decided, &one.reasons, &one.fidelity, &one.comparability, &one.serves})
            *text = in.text();
        one.since = Date(in.small());
        one.core = in.flag();
    }
    return all;
}

AdaptationSource adaptationsThrough(const AskBack& ask) {
    return [ask] {
        WireWriter out;
        out.byte(static_cast<std::uint8_t>(AskAbout::Adaptations));
        const auto reply = ask(out.bytes());
        WireReader in(reply);
        return takeAdaptations(in);
    };
}

FigureSource figuresThrough(const AskBack& ask) {
    return [ask](const FigureQuestion& question) -> std::optional<FigureAnswer> {
        WireWriter out;
        out.byte(static_cast<std::uint8_t>(AskAbout::Figures));
        out.text(question.measure);
        out.integer(dayOf(question.from));
        out.integer(dayOf(question.to));
        out.text(text(question.period));
        out.text(question.by);
        out.text(question.about);
        if (out.size() + 8 > longestAsk) {
            CallContext::refuse("it asked for figures by a name without end.");
            return std::nullopt;
        }
        const auto reply = ask(out.bytes());
        WireReader in(reply);
        if (!in.flag()) return std::nullopt;
        return takeFigures(in);
    };
}

void DistantProgress::step(std::string_view what, long done, long total) {
    what_ = what;
    done_ = done;
    total_ = total;
    if (std::chrono::steady_clock::now() - last_ >= oftenEnough) tell();
}

bool DistantProgress::cancelled() const {
    if (!stopped_ && std::chrono::steady_clock::now() - last_ >= oftenEnough) tell();
    return stopped_;
}

void DistantProgress::tell() const {
    WireWriter out;
    out.byte(static_cast<std::uint8_t>(AskAbout::Progress));
    out.text(what_);
    out.integer(done_);
    out.integer(total_);
    const auto reply = ask_(out.bytes());
    stopped_ = stopped_ || WireReader(reply).flag();
    last_ = std::chrono::steady_clock::now();
}

} // namespace trellis
