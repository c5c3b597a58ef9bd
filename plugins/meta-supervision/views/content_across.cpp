// What sessions are made of, by place: components of the model, functions, how practice was seen. Class M: what comes
// back is protected already, and a place whose every figure is hidden is told in words.
#include "views/cross_views.hpp"
#include "views/lens.hpp"

#include <algorithm>
#include <map>

namespace meta {

using trellis::sdk::Timeline;

namespace {

constexpr const char* nothing =
    "Nothing was counted here in this time. Figures appear once sessions are held and this part "
    "of them is filled in.";
constexpr const char* tooLittle =
    "There is too little here to show without pointing at somebody. Ask the people themselves, "
    "and write the account.";

/// Says what there is to say where no figure may be shown.
bool nothingToDraw(View& out, const Figures& figures) {
    if (!anyIn(figures)) {
        out.empty(nothing);
        return true;
    }
    if (std::none_of(figures.all.begin(), figures.all.end(), [](auto& one) { return one.value.has_value(); })) {
        out.empty(tooLittle);
        return true;
    }
    return false;
}

/// One panel of bars a place, in the order of the names.
void barsByPlace(View& out, const Lens& lens, const char* measure, const char* by, const std::string& what) {
    const auto figures = lens.figures(measure, "whole", (std::string("locality+") + by).c_str());
    if (nothingToDraw(out, figures)) return;
    std::string place, told;
    int places = 0;
    const Figure* most = nullptr;
    const auto finish = [&] {
        if (most) told += (told.empty() ? "" : "; ") + place + ", " + secondLabel(*most) + " " + most->shown;
        most = nullptr;
    };
    for (auto& one : figures.all) {
        const auto here = bothCodes(one.group).first;
        if (here != place) {
            finish();
            place = here;
            out.panel("place-" + std::to_string(places++), place)
                .panelWords("", "", "%")
                .scale(0, 100)
                .series("share", what);
        }
        out.point(secondLabel(one), one.value, one.shown);
        if (one.value && (!most || *one.value > *most->value)) most = &one;
    }
    finish();
    out.reading(told.empty() ? "Every share is protected." : "The largest share in each place: " + told + ".");
}

} // namespace

void ComponentsAcross::show(const std::optional<Timeline>&, View& out) const {
    const Lens lens(out);
    const auto figures = lens.figures("supervision.components", "whole", "locality+component");
    if (!nothingToDraw(out, figures)) {
        // Components down, places across: one row a component.
        std::map<std::string, std::map<std::string, const Figure*>> grid;
        std::map<std::string, std::string> names;
        std::vector<std::string> places;
        for (auto& one : figures.all) {
            const auto [place, component] = bothCodes(one.group);
            grid[component][place] = &one;
            names[component] = secondLabel(one);
            if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
        }
        std::vector<std::string> order;
        for (auto& [component, row] : grid) order.push_back(component);
        std::sort(order.begin(), order.end(), [](auto& a, auto& b) { // K2 before K10
            return std::pair(a.size(), a) < std::pair(b.size(), b);
        });
        out.panel("map", "").panelWords("", "", "%");
        std::string untouched;
        for (auto& component : order) {
            out.series(component, component + " " + names[component]);
            for (auto& place : places) {
                const auto found = grid[component].find(place);
                const bool known = found != grid[component].end() && (found->second->value || found->second->hidden);
                out.point(place, known ? found->second->value : std::nullopt,
                          known ? found->second->shown : "not said");
                if (known && found->second->value && *found->second->value == 0)
                    untouched += (untouched.empty() ? "" : "; ") + component + " in " + place;
            }
        }
        out.reading(untouched.empty() ? "Every component that may be shown was touched somewhere in this time."
                                      : "Touched by no session in this time: " + untouched + ".");
        out.note("Of the sessions that say which components they touched, how many touched each. A session may touch "
                 "several.");
    }
    lens.close({"model.focus"});
}

void FunctionsAcross::show(const std::optional<Timeline>&, View& out) const {
    const Lens lens(out);
    barsByPlace(out, lens, "supervision.functions", "function", "Share of the time");
    out.note("Of the sessions that say how their time was divided. There is no right balance: it follows the need.");
    lens.close({"functions."});
}

void EvidenceAcross::show(const std::optional<Timeline>&, View& out) const {
    const Lens lens(out);
    barsByPlace(out, lens, "supervision.practice-evidence", "evidence", "Share of sessions");
    out.note("Of the sessions that say how practice was seen. A session may use several ways.");
    lens.close({"practice.reviewed"});
}

} // namespace meta
