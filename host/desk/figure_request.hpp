// A question about figures made ready: its measure found, its period filled in, what it rests on brought up to date and
// handed on as far as this person may see it. Private to host/desk.
#pragma once
#include "desk/figure_desk.hpp"
#include "measure/reducer.hpp"
#include "model/figure_sight.hpp"

namespace trellis {

class Measure;

MeasureLine lineOf(const MeasureInfo& info, bool running);

/// A request made ready: period filled in, measure found, everything brought up to date.
struct Ready {
    const Measure* measure = nullptr;
    Reduction how;
};

/// Errors TR-V10, TR-V02, TR-V05, TR-V11: see FigureDesk::figures().
Ready ready(Desk::State& state, const FigureRequest& request, Progress& progress);

/// `seen`: an observation, or whose observations they are.
template <class Seen> bool about(const std::string& subject, const Seen& seen) {
    return subject.empty() || seen.person == subject || seen.supervisor == subject || seen.agreement == subject ||
           seen.locality == subject;
}
inline bool about(const std::string& subject, const Exclusion& left) {
    return subject.empty() || left.person == subject || left.supervisor == subject || left.locality == subject;
}

/// About the request's subject, and about whatever the question narrows it to.
template <class Seen> bool asked(const FigureRequest& request, const Seen& one) {
    return about(request.subject, one) && about(request.question.about, one);
}

/// Hands on what this person may see of the measure about the subject, each with how they may see it. Error TR-V10.
void gather(Desk::State& state, const Ready& from, const FigureRequest& request, Progress& progress,
            const std::function<void(const Observation&, FigureSight)>& take,
            const std::function<void(const Exclusion&, FigureSight)>& leave);

/// Error TR-V03 where there is no person, place or agreement of that code: nothing observed about somebody is an answer,
/// a mistyped code is none. "" and "all" are about all.
void mustBeThere(Desk::State& state, const std::string& subject);

/// Error TR-V10.
[[noreturn]] void notYours(const MeasureInfo& info);

} // namespace trellis
