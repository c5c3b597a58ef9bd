// Minutes walked over time with their median, the walks themselves as events, and a list of them as a file.
#include <trellis/plugin.hpp>
using namespace trellis::sdk;

namespace {

/// "45 minutes", or that it is not known to whoever looks.
std::string minutesOf(const Record& walk) {
    const auto minutes = walk.number("walk.minutes");
    return minutes ? std::to_string(int(*minutes)) + " minutes" : "minutes not known";
}

struct OverTime : Viewer {
    OverTime() : Viewer("team-walk.over-time") {}

    void show(const std::optional<Timeline>& timeline, View& out) const override {
        const auto figures = out.figures("team-walk.minutes", out.chosen("period") == "quarter" ? "quarter" : "month");
        std::vector<Record> walks;
        for (auto& walk : timeline->records()) // the view has a scope, so there is a timeline
            if (!walk.draft()) walks.push_back(walk);
        if (walks.empty()) {
            out.empty("No walk has been written down yet. The first one will show here.").card("No walk yet");
            return;
        }
        out.panel("minutes", "Minutes a walk").panelWords("", "", "minutes").series("minutes", "Minutes a walk");
        int known = 0;
        for (auto& figure : figures.all) {
            if (figure.running) continue; // half a month is not comparable with a whole one
            out.point(figure.from, figure.value, figure.from.words(), figure.shown);
            known += figure.value.has_value();
        }
        out.median();
        for (auto& walk : walks) out.event(walk.about(), std::nullopt, "walk", "Walk, " + minutesOf(walk));
        const auto many = std::to_string(walks.size()) + (walks.size() == 1 ? " walk" : " walks");
        out.reading(many + "; there is a length for " + std::to_string(known) + " whole periods.").card(many);
    }
};

struct List : Export {
    List() : Export("team-walk.list") {}

    std::string write(const Timeline& timeline) const override {
        std::string file = "day,length\r\n";
        for (auto& walk : timeline.records())
            if (!walk.draft()) file += walk.about().iso() + "," + minutesOf(walk) + "\r\n";
        return file;
    }
};

} // namespace

TRELLIS_PLUGIN("example.walk-view", "1.0.0", OverTime, List);
