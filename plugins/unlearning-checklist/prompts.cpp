#include "prompts.hpp"

#include <algorithm>

namespace unlearning {
namespace {

std::optional<Prompt> promptOf(const Story& story, const std::string& pair, const Trajectories& courses,
                               bool quickMode) {
    const auto either = [&](auto wanted) {
        return std::any_of(courses.begin(), courses.end(),
                           [&](auto& each) { return each.first.first == pair && wanted(each.second); });
    };
    const auto stands = [&](TrajectoryState state) { return either([&](auto& one) { return one.state == state; }); };
    const auto say = [&](const char* state, const std::string& words) {
        return Prompt{pair, state, shortPair(story.labels, pair), words};
    };
    if (either([](auto& one) { return one.limbo(); })) return say("limbo", limboSentence());
    if (stands(TrajectoryState::Relapse))
        return say("relapse", "The old way has been back for a while. What pulled, and what would help?");
    if (stands(TrajectoryState::Dip)) return say("dip", "This has been easier before. Ask what happened.");
    const auto quick = story.quick.find(pair);
    if (quickMode && quick != story.quick.end() && story.today - quick->second <= twelveWeeks) return std::nullopt;
    // Only where nobody has looked lately: one fresh view is enough to know where it stands.
    if (stands(TrajectoryState::Stale) && !either([](auto& one) { return one.state != TrajectoryState::Stale; }))
        return say("stale", "Not looked at for over twelve weeks. Is it still the one you want to work on?");
    return std::nullopt;
}

} // namespace

std::vector<Prompt> prompts(const Story& story, bool quickMode) {
    const auto courses = trajectories(story.ratings, story.today);
    std::vector<Prompt> out;
    // Who has chosen no focus still has pairs that were rated: limbo is a matter of safety there, too.
    const auto pairs = story.inFocus.empty() ? story.pairsSince(story.today - heldWithinDays) : story.inFocus;
    for (auto& pair : pairs)
        if (auto prompt = promptOf(story, pair, courses, quickMode)) out.push_back(std::move(*prompt));
    std::stable_sort(out.begin(), out.end(),
                     [](auto& a, auto& b) { return (a.state == "limbo") > (b.state == "limbo"); });
    return out;
}

} // namespace unlearning
