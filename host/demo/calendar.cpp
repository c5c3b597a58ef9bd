#include "demo/calendar.hpp"

#include <algorithm>

namespace trellis {
namespace {

Date workingDay(Date day) {
    auto weekday = static_cast<int>(day.weekday());
    return weekday > 4 ? day - (weekday - 4) : day; // Saturday and Sunday become Friday
}

struct Gap {
    Date from, to;
    bool holds(Date day) const { return from <= day && day <= to; }
};

/// The latest gap that lies far enough back for things to have settled.
Gap gapOf(const Story& story, Date today) {
    for (int year = today.year();; --year) {
        auto at = [&](const std::string& monthAndDay) {
            return Date::fromIso(std::to_string(year) + "-" + monthAndDay).value_or(today);
        };
        if (auto to = at(story.gapTo); to + 7 * story.gapSettledWeeks <= today) return {at(story.gapFrom), to};
    }
}

bool names(const std::vector<std::string>& agreements, const std::string& key) {
    return agreements.empty() || std::find(agreements.begin(), agreements.end(), key) != agreements.end();
}

class Layout {
public:
    Layout(const Story& story, Recipes& recipes, Date today)
        : story_(story)
        , recipes_(recipes)
        , today_(today)
        , gap_(gapOf(story, today)) {
        // The gap belongs to the story, and so do some weeks before it.
        out_.start = std::min(today - 7 * story.weeks, gap_.from - 84);
    }

    Calendar run() {
        for (std::size_t i = 0; i < story_.agreements.size(); ++i) layAgreement(i);
        std::stable_sort(out_.appointments.begin(), out_.appointments.end(),
                         [](auto& a, auto& b) { return a.day < b.day; });
        return std::move(out_);
    }

private:
    void layAgreement(std::size_t index) {
        auto& one = story_.agreements[index];
        auto begin = one.weeks ? today_ - 7 * one.weeks : out_.start;
        out_.begins.push_back(workingDay(begin));
        if (!one.held) return;
        std::vector<Date> days; // the latest first
        for (auto day = today_ - one.last; workingDay(day) > begin + 2; day = day - one.cadence)
            days.push_back(workingDay(day));
        for (std::size_t back = days.size(); back-- > 0;) {
            Appointment here;
            here.agreement = index;
            here.day = days[back];
            here.next = back > 0 ? days[back - 1] : std::max(workingDay(here.day + one.cadence), here.day);
            auto nth = static_cast<int>(days.size() - 1 - back);
            decide(here, one, nth, static_cast<int>(back));
            out_.appointments.push_back(std::move(here));
        }
    }

    void decide(Appointment& here, const StoryAgreement& one, int nth, int back) {
        const StoryMoment* moment = nullptr;
        for (auto& candidate : story_.moments)
            if (candidate.agreement == one.key && candidate.fromLast == back) moment = &candidate;
        for (auto& miss : story_.missed) {
            // The die is cast for each rule, so that a story with one more moment keeps the rest as it was.
            bool happens = recipes_.happens(miss.chance);
            if (here.held && happens && !moment && nth > 0 && names(miss.agreements, one.key) &&
                (!miss.inGap || gap_.holds(here.day))) {
                here.held = false;
                here.recipes = {miss.recipe};
            }
        }
        if (!here.held) return;
        here.recipes = {one.recipe};
        for (auto& one_ : story_.always)
            if (nth % one_.every == one_.every - 1 && one.recipe == story_.agreements.front().recipe)
                here.recipes.push_back(one_.recipe);
        for (auto& season : story_.seasons) {
            bool happens = recipes_.happens(season.chance);
            auto base = season.afterGap ? gap_.to : out_.start;
            bool inside = here.day >= base + 7 * season.from && here.day < base + 7 * season.to;
            if (happens && inside && names(season.agreements, one.key)) here.recipes.push_back(season.recipe);
        }
        if (!moment) return;
        if (!moment->recipe.empty()) here.recipes.push_back(moment->recipe);
        here.end = moment->end;
        here.reason = moment->reason;
        here.changes = moment->changes;
    }

    const Story& story_;
    Recipes& recipes_;
    Date today_;
    Gap gap_;
    Calendar out_;
};

} // namespace

Calendar layOut(const Story& story, Recipes& recipes, Date today) { return Layout(story, recipes, today).run(); }

} // namespace trellis
