#include "rating_checks.hpp"

#include "trajectory.hpp"
#include "words.hpp"

namespace unlearning {

using namespace trellis::sdk;

void Place::ask(const char* item, const char* code, const std::string& message) const {
    if (row_)
        findings_.ask(*row_, item, code, message);
    else
        findings_.ask(item, code, message);
}
void Place::note(const char* item, const char* code, const std::string& message) const {
    if (row_)
        findings_.note(*row_, item, code, message);
    else
        findings_.note(item, code, message);
}

namespace {

struct Items {
    const char *hold, *presence;
};
constexpr Items own{"rating.self-hold", "rating.self-presence"},
    supervisors{"rating.supervisor-hold", "rating.supervisor-presence"};

bool begun(const Rating& rating) { return rating.hold || rating.presence; }

void checkWhole(const RatedPair& rated, const Place& place) {
    const auto half = [&](const Rating& rating, const Items& items) {
        if (begun(rating) && !(rating.hold && rating.presence))
            place.ask(rating.hold ? items.presence : items.hold, "rating.half",
                      "One of the two scales alone says nothing yet. Please give both, or say that there was no chance "
                      "to see it.");
    };
    half(rated.supervisee, own);
    half(rated.supervisor, supervisors);
    if (begun(rated.supervisee)) return;
    if (begun(rated.supervisor))
        place.ask(own.hold, "rating.self-first", "The supervisee's own answer comes first. What would they say?");
    else
        place.ask(own.hold, "rating.empty",
                  "Nothing is said about this pair yet. Rate it, or say that there was no chance to see it.");
}

void checkEvidence(const Rating& rating, const std::vector<Rating>& others, const Items& items, const Place& place) {
    for (auto open : unevidenced(rating, others)) {
        if (open == Unevidenced::Presence3)
            place.ask(items.presence, "evidence.presence-3",
                      "This stands as you say it. What shows it: a record or plan you checked, something seen or "
                      "heard, or two different sources? "
                      "Until then it is marked as not yet evidenced.");
        else if (open == Unevidenced::Presence4)
            place.ask(items.presence, "evidence.presence-4",
                      "This stands as you say it. Has it been seen or heard, or has the person said so, in the last "
                      "twelve weeks? "
                      "Until then it is marked as not yet evidenced.");
        else
            place.ask(
                items.hold, "evidence.hold-0",
                "This stands as you say it. Has somebody seen it, or has the person said so, in the last twelve weeks? "
                "Until then it is marked as not yet evidenced.");
    }
}

/// The state of the two series may ask what happened; once is enough, whoever sees it.
void checkCourse(const RatedPair& rated, const Trajectory& one, const Trajectory& other, const Place& place) {
    const auto either = [&](TrajectoryState state) { return one.state == state || other.state == state; };
    if (!rated.pullBack.empty()) return;
    if (either(TrajectoryState::Relapse))
        place.ask("rating.pull-back", "trajectory.relapse",
                  "The old way has been back for a while. What pulled it back, what support would help, and who else "
                  "should know?");
    else if (either(TrajectoryState::Dip))
        place.ask("rating.pull-back", "trajectory.dip",
                  "This has been easier before. What happened? After an incident or a gap in supervision, look at the "
                  "system first.");
}

} // namespace

void checkRatedPair(const RatedPair& rated, const std::vector<Rating>& earlier, int day, int today,
                    const Place& place) {
    if (rated.pair.empty() || rated.supervisee.noChance || rated.supervisee.notHere) return;
    checkWhole(rated, place);
    std::vector<Rating> series[2];
    for (auto& rating : earlier)
        if (rating.pair == rated.pair) series[int(rating.by)].push_back(rating);
    Trajectory course[2];
    const Rating* given[] = {&rated.supervisee, &rated.supervisor};
    for (int who = 0; who < 2; ++who) {
        auto latest = *given[who];
        latest.day = day;
        latest.entry = 1 << 30;
        checkEvidence(latest, series[who], who == 0 ? own : supervisors, place);
        if (!latest.valid()) continue;
        series[who].push_back(latest);
        // As of the day of this round: a round entered late is read as it was then.
        course[who] = trajectory(series[who], std::min(day, today));
    }
    if (farApart(rated.supervisee, rated.supervisor) && rated.talked.empty())
        place.ask("rating.talked", "rating.apart",
                  "You see this quite differently. What did each of you see? Both answers stay as they are.");
    if (course[0].limbo() || course[1].limbo()) {
        if (rated.experiment.empty())
            place.ask("focus.experiment", "limbo", limboSentence());
        else
            place.note("focus.experiment", "limbo", limboSentence());
    }
    checkCourse(rated, course[0], course[1], place);
    if (rated.stage.empty())
        if (auto& seen = course[0].suggested ? course[0] : course[1]; seen.suggested)
            place.note("rating.stage", "rating.stage",
                       std::string("By the numbers: ") + words(*seen.quadrant) + ", often " +
                           stageWords(*seen.suggested) + ". You choose.");
}

} // namespace unlearning
