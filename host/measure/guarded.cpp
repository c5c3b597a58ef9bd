#include "measure/guarded.hpp"

#include "disclosure/joint.hpp"
#include "measure/hiding.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {

using namespace guarding;

struct GuardedPage::State {
    PolicySource source;
    DisclosurePolicy strict;                  ///< of all that was asked for
    std::map<std::string, JointGuard> guards; ///< by measure
    std::map<std::string, FigureAnswer> said; ///< by question
    std::vector<ReleasedFigure> released;

    FigureAnswer answer(const RawAnswer& raw);
    bool hide(const RawAnswer& raw, Shape shape, const DisclosurePolicy& policy, std::vector<JointCell>& cells);
};

/// Decides what is hidden. False: nothing of it may be shown.
bool GuardedPage::State::hide(const RawAnswer& raw, Shape shape, const DisclosurePolicy& policy,
                              std::vector<JointCell>& cells) {
    const auto everybody = peopleOf(raw.figures);
    if (small(everybody.size(), policy) || dominated(everybody, policy)) return false; // D10
    for (std::size_t i = 0; i < cells.size(); ++i)
        cells[i].hidden = primary(raw.figures[i], cells[i].numbers, shape, policy);
    aloneInLine(cells);
    const auto hiddenNow = [&] { return std::ranges::count_if(cells, [](auto& cell) { return cell.hidden; }); };
    // What is hidden for one line stands in another, which may then need more.
    for (auto before = hiddenNow() - 1; shape == Shape::Mean && before != hiddenNow();) {
        before = hiddenNow();
        meansOfLine(raw, cells, &JointCell::column, policy);
        if (raw.additive) meansOfLine(raw, cells, &JointCell::row, policy);
    }
    std::vector<JointNumber> totals;
    const auto total = [&](auto keep) {
        for (auto& number : numbersTogether(raw, shape, cells, keep))
            if (number.printed) totals.push_back(std::move(number));
    };
    std::set<std::pair<Date, Date>> spans;
    std::set<std::string> groups;
    for (auto& each : raw.figures) spans.insert({each.figure.from, each.figure.to}), groups.insert(each.figure.group);
    if (groups.size() > 1)
        for (auto& [from, to] : spans)
            total([&](auto& each) { return each.figure.from == from && each.figure.to == to; });
    if (spans.size() > 1 && raw.additive && shape != Shape::Mean) {
        for (auto& group : groups) total([&](auto& each) { return each.figure.group == group; });
        total([](auto&) { return true; });
    }
    const auto few = [&] {
        return static_cast<double>(hiddenNow()) <= policy.mostHidden * static_cast<double>(cells.size());
    };
    if (!few()) return false; // the audit hides more still: asked here only to spare it
    auto& guard = guards.try_emplace(raw.measure, policy).first->second;
    const auto before = guard;
    if (guard.add(cells, totals) && few()) return true;
    guard = before; // nothing of it is shown
    return false;
}

FigureAnswer GuardedPage::State::answer(const RawAnswer& raw) {
    const auto policy = source(raw.localities);
    strict = strictest(strict, policy);
    const auto shape = shapeOf(raw);
    FigureAnswer out;
    out.target = raw.target;
    out.suppression = words(policy);
    for (auto& [why, many] : raw.left)
        out.exclusions.push_back(fmt::format(
            "{} ({})", why, small(many, policy) ? hiddenMarker : fmt::format("{}", rounded(int(many), policy))));
    std::vector<JointCell> cells;
    for (auto& each : raw.figures)
        cells.push_back(
            {each.figure.group, each.figure.from.iso() + each.figure.to.iso(), numbersOf(each, shape), false});
    if (shape == Shape::Rate) // all are those that did and those that did not
        for (std::size_t i = 0; i < cells.size(); ++i) cells[i].numbers[0].parts = {{i, 1}, {i, 2}};
    out.tooLittle = !cells.empty() && !hide(raw, shape, policy, cells);
    if (out.tooLittle) {
        for (auto& each : raw.figures) out.figures.push_back(hiddenFigure(each.figure));
        out.suppression =
            "Too little to show here: too many numbers are small, are one supervisor's people, or would give another "
            "one away. Longer periods may show more, months as quarters. Write the account instead. " +
            out.suppression;
        return out;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        out.figures.push_back(cells[i].hidden ? hiddenFigure(raw.figures[i].figure)
                                              : shownFigure(raw.figures[i], cells[i].numbers, shape, raw.unit, policy));
        auto& figure = raw.figures[i].figure;
        for (auto& number : cells[i].numbers)
            if (!number.units.empty() && (number.printed || cells[i].hidden))
                released.push_back(
                    {raw.measure, figure.label, figure.from, figure.to, cells[i].hidden, std::move(number.units)});
    }
    return out;
}

GuardedPage::GuardedPage(PolicySource policy)
    : state_(std::make_unique<State>()) {
    state_->source = std::move(policy);
}
GuardedPage::~GuardedPage() = default;

FigureAnswer GuardedPage::protect(const RawAnswer& raw) const {
    auto found = state_->said.find(raw.question);
    if (found == state_->said.end()) found = state_->said.emplace(raw.question, state_->answer(raw)).first;
    return found->second;
}

const std::vector<ReleasedFigure>& GuardedPage::released() const { return state_->released; }
DisclosurePolicy GuardedPage::policy() const { return state_->strict; }

} // namespace trellis
