#include "figure_views.hpp"

#include <algorithm>

namespace supervision {

using namespace trellis::sdk;

namespace {

constexpr const char* nothingYet =
    "Nothing was counted in this period. Figures appear once sessions are held and this part of them is filled in.";

bool anyIn(const Figures& figures) {
    return std::any_of(figures.all.begin(), figures.all.end(), [](auto& one) { return one.value || one.hidden; });
}

/// One bar a group, in the order of their codes.
void bars(View& out, const char* measure, const char* by, const std::string& what) {
    auto figures = out.figures(measure, "whole", by);
    if (!anyIn(figures)) {
        out.empty(nothingYet);
        return;
    }
    out.panel("bars", "").panelWords("", "", "%").series("share", what);
    const Figure* most = nullptr;
    for (auto& one : figures.all) {
        out.point(one.label, one.value, one.shown);
        if (one.value && (!most || *one.value > *most->value)) most = &one;
    }
    out.reading(most ? "The largest share: " + most->label + ", " + most->shown + "." : "Every share is protected.");
}

} // namespace

void ComponentMap::show(const std::optional<Timeline>&, View& out) const {
    const auto figures = out.figures("supervision.components", "quarter", "component");
    if (!anyIn(figures)) {
        out.empty(nothingYet);
        return;
    }
    out.panel("map", "").panelWords("", "", "%");
    std::string group;
    const Figure* least = nullptr;
    for (auto& one : figures.all) {
        if (one.group != group) {
            group = one.group;
            out.series(one.group, one.group + " " + one.label);
        }
        const auto words = one.from.words();
        out.point(words.substr(words.find(' ') + 1) + (one.running ? " (running)" : ""), one.value,
                  one.value || one.hidden ? one.shown : "");
        if (one.value && !one.running && (!least || *one.value < *least->value)) least = &one;
    }
    out.reading(least ? "Touched least in a quarter that is over: " + least->label + ", " + least->shown + "."
                      : "No quarter that is over has a figure yet.");
    out.note("Of the sessions that say which components they touched, how many touched each. A session may touch several.");
}

void FunctionBalance::show(const std::optional<Timeline>&, View& out) const {
    bars(out, "supervision.functions", "function", "Share of the time");
    out.note("Of the sessions that say how their time was divided. There is no right balance: it follows the need.");
}

void EvidenceMix::show(const std::optional<Timeline>&, View& out) const {
    bars(out, "supervision.practice-evidence", "evidence", "Share of sessions");
    out.note("Of the sessions that say how practice was seen. A session may use several ways.");
}

} // namespace supervision
