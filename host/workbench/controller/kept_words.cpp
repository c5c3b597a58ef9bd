#include "workbench/controller/kept_words.hpp"

#include "desk/own_steps.hpp"
#include "desk/parties.hpp"
#include "workbench/controller/phrase.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace trellis {
namespace {

constexpr const char* kept = "Finished and kept.";

/// Without a place of their own here they read it once a bundle has brought it.
std::string bundle(const Desk& desk, const PersonCode& who) {
    const auto users = desk.users();
    return std::ranges::find(users, who, &UserLine::code) == users.end() ? " It reaches them with the next bundle."
                                                                         : "";
}

} // namespace

std::string keptWords(const Desk& desk, const Id& record) {
    const auto line = desk.line(record);
    const Kind* kind = line ? desk.plugins().kind(line->kind) : nullptr;
    const auto infos = desk.plugins().kinds();
    const auto info = std::ranges::find_if(infos, [&](auto* one) { return line && one->id == line->kind; });
    // An author's own record is shared by a choice of its own, and what is asked of leaders names nobody here.
    if (!kind || info == infos.end() || !(*info)->parties || (*info)->authorsOwn || line->supervisees.empty())
        return kept;
    const auto ways = kind->transitions();
    const auto next = std::ranges::find_if(ways, [&](auto& one) { return isStep(one) && one.from == line->state; });
    if (next == ways.end()) return kept;
    const auto& me = desk.me().code;
    const RecordKey key{line->id, line->kind, line->agreement, line->supervisor, line->supervisees, line->author};
    const auto taker = takerOf(&*(*info)->parties, key, next->id);
    if (!taker.empty() && taker != me)
        return fmt::format("{} Next it is for {}: {}.{}", kept, taker, next->label, bundle(desk, taker));
    if (!taker.empty()) return fmt::format("{} Next it is for you: {}.", kept, next->label);
    auto others = circleOf(key);
    std::erase(others, me);
    // Whom it is asked of takes that step, and not the two.
    const auto& answers = (*info)->parties->answers;
    if (others.empty() || std::ranges::find(answers, next->id) != answers.end()) return kept;
    return fmt::format("{} {} can read it, and either of you goes on: {}.{}", kept, phrase::people(others), next->label,
                       bundle(desk, others.front()));
}

} // namespace trellis
