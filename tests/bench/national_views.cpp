// What looking across sites costs in a country: every view that needs no subject, the first time and once more, beside
// the same aggregate written by hand in SQL where there is one that means the same.
#include "bench/by_hand.hpp"
#include "bench/country.hpp"
#include "desk/figure_desk.hpp"
#include "model/error.hpp"

#include <cmath>
#include <map>

namespace trellis::bench {
namespace {

/// One figure beside the same by hand, and whether the two agree.
void beside(Desk& desk, const std::string& what, const FigureRequest& request, Numbers (*hand)(Desk&, Date, Date)) {
    FigureDesk figures(desk);
    FigureAnswer told;
    print(what + ", the first time", timed(
                                         1, [] {}, [&] { told = figures.figures(request); }));
    const auto ours = timed(
        5, [] {}, [&] { told = figures.figures(request); });
    print(what, ours, "goal 500 ms");
    if (told.figures.empty()) return;
    const auto from = told.figures.front().from, to = told.figures.back().to; // each group's periods are in order
    Numbers counted;
    const auto theirs = timed(
        5, [] {}, [&] { counted = hand(desk, from, to); });
    print("  the same aggregate by hand in SQL", theirs);
    ratio(ours, theirs);
    std::size_t same = 0;
    for (auto& one : told.figures) {
        auto found = counted.find(one.label);
        if (found == counted.end()) found = counted.find(one.group);
        if (found == counted.end()) found = counted.find(one.from.iso().substr(0, 7)); // a month
        const bool alike = found != counted.end() && one.value && std::abs(found->second - *one.value) < 0.01;
        same += alike;
        if (!alike)
            fmt::print("    {} {}: {} here, {} by hand\n", one.group, one.from.iso(), one.shown,
                       found == counted.end() ? std::string("nothing") : fmt::format("{:.2f}", found->second));
    }
    fmt::print("  the two agree in {} of {} groups ({} by hand)\n", same, told.figures.size(), counted.size());
}

} // namespace

void acrossSites(Country& country, const PersonCode& who) {
    auto desk = country.open(who);
    beside(*desk, "minutes by locality, a year (table)",
           {{"supervision.delivered-minutes", {}, {}, Period::Whole, "locality"}, {}}, minutesByHand);
    beside(*desk, "called off of those booked, by locality, a year (table)",
           {{"supervision.cancellation", {}, {}, Period::Whole, "locality"}, {}}, calledOffByHand);
    const auto longAgo = desk->today() - 1000;
    beside(*desk, "called off of those booked, by month, three years (run, XmR)",
           {{"supervision.cancellation", longAgo, {}, Period::Month, ""}, {}}, calledOffByMonthByHand);
    beside(*desk, "sessions not held by reason, a year (Pareto)",
           {{"supervision.called-off", {}, {}, Period::Whole, "reason"}, {}}, reasonsByHand);
    beside(*desk, "sessions not held by reason, three years (Pareto)",
           {{"supervision.called-off", longAgo, {}, Period::Whole, "reason"}, {}}, reasonsByHand);
    for (auto& view : desk->views()) {
        if (view.scope || !view.running) continue;
        for (const int days : {0, 1000}) {
            ViewRequest request{view.id, "", {}, {}, {}};
            if (days) request.from = desk->today() - days;
            const auto what = fmt::format("{}, {}", view.id, days ? "three years" : "a year");
            try {
                const auto first = timed(
                    1, [] {}, [&] { desk->view(request); });
                const auto again = timed(
                    5, [] {}, [&] { desk->view(request); });
                print(what, again, fmt::format("goal 500 ms  (the first time {:.0f} ms)", first.least));
            } catch (const Error& error) {
                fmt::print("{:<64} not shown: {}\n", what, error.what());
            }
        }
    }
    desk.reset();
    desk = country.open(who);
    const ViewRequest delivery{"supervision.delivery", "", {}, {}, {{"by", "locality"}}};
    print("supervision.delivery by locality, after opening again", timed(
                                                                       1, [] {}, [&] { desk->view(delivery); }));
}

} // namespace trellis::bench
