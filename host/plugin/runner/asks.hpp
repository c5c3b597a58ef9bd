// What a plugin's code may ask back in the midst of a call, through the child it runs in. Everything else it may read
// went along with the call: records, codes through their forms, the calendar, the moment (one for the whole call).
//
//     Ask    sequence of the call, what about (1 byte), and
//              Figures      measure, from, to, period, by, about   Reply  sequence, whether there is an answer, the
//              answer Progress     words, done, total                     Reply  sequence, whether a person has stopped
//              it Adaptations  nothing                                Reply  sequence, what is adapted here
//
// The workbench puts each question to the same service that a shipped plugin asks, with the real view behind it: an
// undeclared measure is refused there, whatever the child has let through. Only a view may ask for figures and
// adaptations, and answering may call a measure in the same child, which waits for its answer meanwhile; so calls nest
// two deep and no deeper.
#pragma once
#include "model/progress.hpp"
#include "plugin/runner/script.hpp"
#include "plugin/view_maker.hpp"

#include <chrono>
#include <functional>

namespace trellis {

enum class AskAbout : std::uint8_t { Figures, Progress, Adaptations };

constexpr std::size_t longestAsk = 64 * 1024; ///< bytes; nobody asks for that much
constexpr int mostAsks = 10'000;              ///< within one call
constexpr int deepestCalls = 4;               ///< calls within calls that a child answers

/// The workbench's answer to an Ask, without the sequence. Throws Garbled for what is no question, or none that this
/// call may ask.
std::string answerTo(WireReader& ask, const Sinks& sinks);

void put(WireWriter& out, const FigureAnswer& answer);
FigureAnswer takeFigures(WireReader& in);
void put(WireWriter& out, const std::vector<ToldAdaptation>& all);
std::vector<ToldAdaptation> takeAdaptations(WireReader& in);

/// In the child: sends an Ask without its sequence and gives back the Reply without its.
using AskBack = std::function<std::string(const std::string& ask)>;

/// In the child: figures and adaptations that the workbench answers.
FigureSource figuresThrough(const AskBack& ask);
AdaptationSource adaptationsThrough(const AskBack& ask);

/// In the child: progress that the workbench hears of, now and then. A plugin that counts every record must not make
/// the pipe its slowest part, so most steps stay here.
class DistantProgress final : public Progress {
public:
    explicit DistantProgress(AskBack ask)
        : ask_(std::move(ask)) {}
    void step(std::string_view what, long done, long total) override;
    bool cancelled() const override;

private:
    void tell() const;
    AskBack ask_;
    std::string what_;
    long done_ = 0, total_ = 0;
    mutable bool stopped_ = false;
    mutable std::chrono::steady_clock::time_point last_{};
};

} // namespace trellis
