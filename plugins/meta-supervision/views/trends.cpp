// Run and process behaviour charts: each place with its own past, events on the axis (domain.md 5.6, rulings X1 to X3).
#include "views/cross_views.hpp"
#include "views/lens.hpp"

#include <algorithm>
#include <map>

namespace meta {

using trellis::sdk::Timeline;

namespace {

/// More small pictures than this are no picture any more.
constexpr std::size_t mostPanels = 12;

struct Chosen {
    const char *id, *measure, *title;
};
constexpr Chosen charted[] = {{"compliance", "supervision.compliance", "Had a session in the month"},
                              {"on-time", "supervision.on-time", "Sessions held on time"}};
const Chosen& figureOf(const View& out) { return out.chosen("figure") == charted[1].id ? charted[1] : charted[0]; }

/// Points of what is over; what is still running is left out (X1). Says whether there was any.
bool drawPoints(View& out, const std::vector<Figure>& figures) {
    bool any = false;
    for (auto& one : figures) {
        if (one.running) continue;
        any = any || one.value || one.hidden;
        out.point(one.from, one.value ? std::optional(std::min(*one.value, 100.0)) : std::nullopt, monthOf(one.from),
                  one.shown);
    }
    return any;
}

std::string lastWords(const std::vector<Figure>& figures) {
    for (auto one = figures.rbegin(); one != figures.rend(); ++one)
        if (!one->running && one->value) return one->shown + " in " + monthOf(one->from);
    return "no month that is over has a figure yet";
}

void noteRunning(View& out, const std::vector<Figure>& figures) {
    for (auto& one : figures)
        if (one.running && (one.value || one.hidden)) {
            out.note(monthOf(one.from) + " is not over and is not drawn.");
            return;
        }
}

constexpr const char* nothing =
    "Nothing was counted here in this time. A line appears once months with sessions that were due are over.";

} // namespace

void RunAcross::show(const std::optional<Timeline>&, View& out) const {
    const Lens lens(out);
    const auto& choice = figureOf(out);
    std::map<std::string, std::vector<Figure>> places;
    for (auto& one : lens.figures(choice.measure, "month", lens.supervisor().empty() ? "locality" : "supervisor").all)
        places[one.group].push_back(one);
    const bool together = places.size() > mostPanels;
    if (together) {
        places.clear();
        places[""] = lens.figures(choice.measure, "month").all;
    }
    std::string told;
    int drawn = 0;
    for (auto& [place, figures] : places) {
        if (std::none_of(figures.begin(), figures.end(), [](auto& one) { return one.value || one.hidden; })) continue;
        const auto title = place.empty() ? std::string("All places") : place;
        out.panel("place-" + std::to_string(drawn), title)
            .panelWords("", std::string(choice.title) + ": " + lastWords(figures) + ".", "%");
        out.scale(0, 100).series("figure", choice.title);
        drawPoints(out, figures);
        out.median();
        lens.drawEvents(place.empty() || !lens.supervisor().empty() ? "" : place);
        told += (told.empty() ? "" : "; ") + title + ", " + lastWords(figures);
        if (++drawn == 1) noteRunning(out, figures);
    }
    if (!drawn) {
        out.empty(nothing);
        return;
    }
    out.reading(std::string(choice.title) + ": " + told + ". Each line is to be read beside its own median.");
    if (together)
        out.note("There are more than " + std::to_string(mostPanels) +
                 " places: they are drawn as one. Choose a place to see its own line.");
    lens.close({"session."});
}

void LimitsAcross::show(const std::optional<Timeline>&, View& out) const {
    const Lens lens(out);
    const auto& choice = figureOf(out);
    const auto figures = lens.figures(choice.measure, "month").all;
    if (std::none_of(figures.begin(), figures.end(), [](auto& one) { return one.value || one.hidden; })) {
        out.empty(nothing);
        return;
    }
    const auto whom = lens.about().empty() ? std::string("All places") : lens.about();
    out.panel("limits", whom).panelWords("", "", "%").scale(0, 100).series("figure", choice.title);
    drawPoints(out, figures);
    out.limits(out.chosen("baseline") == "first" ? 12 : 0);
    lens.drawEvents();
    out.reading(whom + ", " + choice.title + ": " + lastWords(figures) +
                ". Whether that is more than ordinary coming and going stands in the notes.");
    noteRunning(out, figures);
    lens.close({"session."});
}

} // namespace meta
