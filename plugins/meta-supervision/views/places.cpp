// Places as stories: what was adapted and why, what happened when, and two of them side by side.
#include "views/cross_views.hpp"
#include "views/lens.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace meta {

using trellis::sdk::Timeline;

void AdaptationsAcross::show(const std::optional<Timeline>&, View& out) const {
    const Lens lens(out, Narrow::Place);
    auto all = out.adaptations();
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](auto& one) { return !lens.locality().empty() && one.locality != lens.locality(); }),
              all.end());
    if (all.empty()) {
        out.empty("No place that is known here asks anything otherwise than the core. A line appears for every "
                  "difference that a pack in force brings, with its reason, and for every one in a form that came with "
                  "records.");
        return;
    }
    out.column("place", "Place").column("form", "Form").column("question", "Question").column("change", "Difference");
    out.column("was", "In the core").column("now", "There").column("why", "Why").column("decided", "Who decided");
    out.column("core", "Core preserved?").column("since", "Since").column("comparison", "Comparison");
    std::set<std::string> places;
    int core = 0;
    for (auto& one : all) {
        places.insert(one.locality);
        core += one.core;
        out.row().cell(one.locality).cell(one.form).cell(one.question).cell(one.change).cell(one.was).cell(one.now);
        out.cell(one.why)
            .cell(one.decided)
            .cell(one.fidelity + (one.core && !one.serves.empty() ? " (" + one.serves + ")" : ""));
        out.cell(one.since.iso()).cell(one.comparability);
    }
    out.reading(counted(all.size(), "difference", "differences") + " from the core in " +
                counted(places.size(), "place", "places") + "; " + std::to_string(core) +
                " of them touch a core question.");
    out.note("From the packs in force here, and from the forms that came with records. Roles are named, not people. "
             "Adapting is expected; what matters is that the reason and the function stay visible.");
    if (!lens.about().empty()) out.subject(lens.about());
}

void PlacesOverTime::show(const std::optional<Timeline>&, View& out) const {
    const Lens lens(out, Narrow::Place);
    if (lens.happenings().empty()) {
        out.empty("Nothing was noted as having happened here in this time. Note launches, training, changes of leader, "
                  "incidents and policies as events; they then stand on every chart.");
        return;
    }
    out.panel("events", "");
    lens.drawEvents();
    auto& last = lens.happenings().back();
    out.reading(counted(lens.happenings().size(), "event", "events") + " in this time; the last: " + last.place + ", " +
                last.words + ", " + last.from.words() + ".");
    lens.close({});
}

namespace {

struct Told {
    const char *id, *measure, *title;
};
constexpr Told figuresTold[] = {{"compliance", "supervision.compliance", "Had a session in the month"},
                                {"on-time", "supervision.on-time", "Sessions held on time"}};

/// Figures of all places at once, asked for one time; those of one place in the order they came in.
class ByPlace {
public:
    ByPlace(const View& out, const char* measure, const char* period, const char* by = "locality") {
        for (auto& one : out.figures(measure, period, by).all) all_[bothCodes(one.group).first].push_back(one);
    }
    const std::vector<Figure>& of(const std::string& place) const {
        static const std::vector<Figure> none;
        const auto found = all_.find(place);
        return found == all_.end() ? none : found->second;
    }
    std::string shown(const std::string& place) const {
        for (auto& one : of(place))
            if (one.value || one.hidden) return one.shown;
        return "no value";
    }

private:
    std::map<std::string, std::vector<Figure>> all_;
};

/// The two places asked for; where one was not chosen, the first others by name.
std::pair<std::string, std::string> twoOf(const View& out) {
    std::set<std::string> known;
    for (auto& one : out.figures("supervision.compliance", "whole", "locality").all) known.insert(one.group);
    auto first = out.chosen("first"), second = out.chosen("second");
    for (auto* one : {&first, &second})
        if (*one == "all") one->clear();
    const auto fill = [&](std::string& one, const std::string& other) {
        if (!one.empty()) return;
        for (auto& place : known)
            if (place != other) {
                one = place;
                return;
            }
    };
    fill(first, second);
    fill(second, first);
    return {first, second};
}

} // namespace

void TwoStories::show(const std::optional<Timeline>&, View& out) const {
    const Lens lens(out, Narrow::Nothing);
    const auto [first, second] = twoOf(out);
    if (first.empty() || second.empty() || first == second) {
        out.empty(
            "Two stories need two different places, and only one can be told here. Choose two places that you know.");
        return;
    }
    const std::string places[] = {first, second};
    std::map<std::string, std::string> context;
    for (auto& one : stories(out)) context[one.place] = one.words;
    int panel = 0;
    for (auto& figure : figuresTold) {
        const ByPlace told(out, figure.measure, "month");
        for (auto& place : places) {
            const auto& months = told.of(place);
            out.panel("panel-" + std::to_string(panel++), place + ": " + figure.title)
                .panelWords("", "", "%")
                .scale(0, 100);
            out.series("figure", figure.title);
            for (auto& one : months)
                if (!one.running)
                    out.point(one.from, one.value ? std::optional(std::min(*one.value, 100.0)) : std::nullopt,
                              monthOf(one.from), one.shown);
            out.median();
            lens.drawEvents(place);
        }
    }
    out.column("what", "What").column("first", first).column("second", second);
    const auto row = [&](const std::string& what, const std::string& one, const std::string& other) {
        out.row().cell(what).cell(one).cell(other);
    };
    const auto story = [&](const std::string& place) {
        const auto found = context.find(place);
        return found == context.end() ? std::string("not written yet") : found->second;
    };
    const auto happened = [&](const std::string& place) {
        std::string words;
        for (auto& one : lens.happenings())
            if (one.place == place) words += (words.empty() ? "" : "; ") + one.from.words() + ", " + one.words;
        return words.empty() ? std::string("nothing noted") : words;
    };
    row("What was going on there", story(first), story(second));
    row("What happened", happened(first), happened(second));
    struct Line {
        const char *title, *measure;
    };
    constexpr Line lines[] = {{"Had a session", "supervision.compliance"},
                              {"Held on time", "supervision.on-time"},
                              {"Minutes of those planned", "supervision.delivered-minutes"},
                              {"Called off or missed", "supervision.cancellation"}};
    for (auto& line : lines) {
        const ByPlace told(out, line.measure, "whole");
        row(line.title, told.shown(first), told.shown(second));
    }
    const ByPlace reasons(out, "supervision.called-off", "whole", "locality+reason");
    row("Why not held, most often", namedMost(reasons.of(first), true), namedMost(reasons.of(second), true));
    std::string adapted[2];
    for (auto& one : out.adaptations())
        for (int i = 0; i < 2; ++i)
            if (one.locality == places[i])
                adapted[i] += (adapted[i].empty() ? "" : "; ") + one.question + ": " + one.change;
    row("Asked otherwise than the core", adapted[0].empty() ? "nothing" : adapted[0],
        adapted[1].empty() ? "nothing" : adapted[1]);
    out.reading(first + " and " + second +
                " as two stories side by side: each with its own past, and none as the measure of the "
                "other.");
    out.subject(first + " and " + second);
    out.note("Two places are a comparison of stories, not a statistic.");
    lens.close({"session."});
}

} // namespace meta
