#include "figure_views.hpp"
#include "policy.hpp"

#include <algorithm>
#include <map>

namespace supervision {

using namespace trellis::sdk;

namespace {

constexpr const char* nothingYet =
    "Nothing was counted in this period. Figures appear once sessions are due under an agreement and recorded.";

/// "71 % in Sep 2025", of the last period that is over.
std::optional<Figure> latest(const Figures& figures) {
    for (auto one = figures.all.rbegin(); one != figures.all.rend(); ++one)
        if (!one->running && one->value) return *one;
    return std::nullopt;
}

std::string monthOf(Day day) {
    const auto words = day.words(); // "1 September 2025"
    return words.substr(words.find(' ') + 1);
}

/// Draws what is over as a series; says what is still running.
bool overTime(View& out, const Figures& figures, const std::string& title) {
    const bool any = std::any_of(figures.all.begin(), figures.all.end(), [](auto& one) { return one.value || one.hidden; });
    if (!any) {
        out.empty(nothingYet);
        return false;
    }
    out.panel("over-time", title).panelWords("", "", "%").scale(0, 100).series("figure", title);
    for (auto& one : figures.all) {
        if (one.running) {
            if (one.value) out.note(monthOf(one.from) + " is not over; so far " + one.shown + ". It is not drawn.");
            continue;
        }
        out.point(one.from, one.value ? std::optional(std::min(*one.value, 100.0)) : std::nullopt, monthOf(one.from),
                  one.shown);
    }
    const auto last = latest(figures);
    out.reading(last ? title + ": " + last->shown + " in " + monthOf(last->from) + ", the last month that is over."
                     : title + ": no month that is over has a figure yet.");
    return true;
}

struct Choice {
    const char *id, *measure, *title;
};
constexpr Choice choices[] = {{"compliance", "supervision.compliance", "Had a session in the month"},
                              {"on-time", "supervision.on-time", "Sessions held on time"}};
const Choice& chosenFigure(const View& out) {
    const auto id = out.chosen("figure");
    return id == choices[1].id ? choices[1] : choices[0];
}

} // namespace

void noteRules(View& out) {
    const auto policy = policyHere();
    out.note("On time is no later than " + std::to_string(policy.due.graceDays) +
             " days after the due date; the first " + std::to_string(policy.due.settlingInDays) +
             " days in post are not counted. Nobody and nothing that was not observed counts as zero.");
}

void DeliveryTable::show(const std::optional<Timeline>&, View& out) const {
    const auto by = out.chosen("by");
    static constexpr FigureColumn columns[] = {{"compliance", "supervision.compliance", "Had a session"},
                                  {"on-time", "supervision.on-time", "On time"},
                                  {"minutes", "supervision.delivered-minutes", "Minutes of those planned"},
                                  {"cancelled", "supervision.cancellation", "Called off"},
                                  {"signed", "supervision.signed-off", "Signed in time"}};
    const FigureTable table(out, columns, by);
    auto& rows = table.rows();
    if (rows.empty()) {
        out.empty(nothingYet);
        return;
    }
    out.column("group", by == "locality" ? "Locality" : by == "person" ? "Person" : "Supervisor");
    out.column("people", "People", true);
    table.head();
    for (auto& [group, figures] : rows) {
        unsigned people = 0;
        for (auto& [id, one] : figures) people = std::max(people, one.people);
        out.row().cell(table.label(group)).cell(std::to_string(people), people);
        table.cells(group);
    }
    out.reading("Delivery for " + std::to_string(rows.size()) + (rows.size() == 1 ? " row" : " rows") +
                ", in the order of their names; it is no ranking.");
    out.note("Rows differ in what they work under: read the numbers together with what differs in context.");
    noteRules(out);
}

void DeliveryOverTime::show(const std::optional<Timeline>&, View& out) const {
    const auto& choice = chosenFigure(out);
    if (!overTime(out, out.figures(choice.measure), choice.title)) return;
    out.limits();
    noteRules(out);
}

void DeliveryRun::show(const std::optional<Timeline>&, View& out) const {
    const auto& choice = chosenFigure(out);
    if (!overTime(out, out.figures(choice.measure), choice.title)) return;
    out.median();
    noteRules(out);
}

void NotHeldPareto::show(const std::optional<Timeline>&, View& out) const {
    const auto by = out.chosen("by");
    auto figures = out.figures("supervision.called-off", "whole", by.c_str()).all;
    std::erase_if(figures, [](auto& one) { return !one.value && !one.hidden; });
    if (figures.empty()) {
        out.empty("No session was called off in this period, or none was written down.");
        return;
    }
    std::stable_sort(figures.begin(), figures.end(),
                     [](auto& a, auto& b) { return a.value.value_or(-1) > b.value.value_or(-1); });
    out.panel("reasons", "").series("count", "Sessions not held");
    double total = 0;
    for (auto& one : figures) {
        out.point(one.label, one.value, one.shown);
        total += one.value.value_or(0);
    }
    out.reading("Most often: " + figures.front().label + " (" + figures.front().shown + " of " +
                std::to_string(int(total)) + ").");
    noteRules(out);
}

} // namespace supervision
