#include "demo/story.hpp"

#include "model/error.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace trellis {
namespace {

using Json = nlohmann::ordered_json;

Json listAt(const Json& story, const char* key) { return story.value(key, Json::array()); }

StoryPerson person(const Json& one) {
    StoryPerson out;
    out.code = one.at("code");
    out.role = roleFromText(one.at("user").get<std::string>());
    out.locality = one.at("locality");
    out.weeksInPost = one.at("weeks-in-post");
    for (auto& away : listAt(one, "absences")) out.away.push_back({away.at("weeks-ago"), away.at("kind")});
    return out;
}

StoryAgreement agreement(const Json& one) {
    StoryAgreement out;
    out.key = one.at("key");
    out.supervisor = one.at("supervisor");
    out.supervisees = one.at("supervisees").get<std::vector<std::string>>();
    out.cadence = one.value("cadence", out.cadence);
    out.last = one.value("last", out.last);
    out.weeks = one.value("weeks", out.weeks);
    out.minutes = one.value("minutes", out.minutes);
    out.time = one.value("time", out.time);
    out.held = one.value("held", true);
    out.recipe = one.at("recipe");
    // Terms of its own are a recipe of their own, under the agreement's key (recipes.cpp).
    out.terms = one.contains("answers") ? "terms:" + out.key : one.value("agreement-recipe", "agreement");
    out.lists["cases"] = one.value("cases", std::vector<std::string>{});
    out.lists["pairs"] = one.value("pairs", std::vector<std::string>{});
    out.lists["supervisees"] = out.supervisees;
    return out;
}

StorySeason season(const Json& one) {
    StorySeason out;
    out.recipe = one.at("recipe");
    out.agreements = one.value("agreements", std::vector<std::string>{});
    out.afterGap = one.contains("after-gap-weeks");
    auto& weeks = one.at(out.afterGap ? "after-gap-weeks" : "from-start-weeks");
    out.from = weeks.at(0);
    out.to = weeks.at(1);
    out.chance = one.value("chance", 1.0);
    return out;
}

Story story(const Json& json) {
    Story out;
    out.name = json.at("name");
    out.locality = json.at("locality");
    out.weeks = json.value("weeks", out.weeks);
    out.gapFrom = json.at("gap").at("from");
    out.gapTo = json.at("gap").at("to");
    out.gapSettledWeeks = json.at("gap").value("settled-weeks", out.gapSettledWeeks);
    for (auto& one : json.at("people")) out.people.push_back(person(one));
    for (auto& one : json.at("agreements")) out.agreements.push_back(agreement(one));
    for (auto& one : listAt(json, "always")) out.always.push_back({one.at("recipe"), one.value("every", 1)});
    for (auto& one : listAt(json, "seasons")) out.seasons.push_back(season(one));
    for (auto& one : listAt(json, "missed"))
        out.missed.push_back({one.at("recipe"), one.value("agreements", std::vector<std::string>{}),
                              one.value("in-gap", false), one.at("chance").get<double>()});
    int number = 0;
    for (auto& one : listAt(json, "moments")) {
        StoryMoment moment;
        moment.agreement = one.at("agreement");
        moment.fromLast = one.at("from-last");
        moment.recipe = one.value("recipe", "");
        moment.end = one.value("end", "");
        moment.reason = one.value("reason", "");
        // What stands in the moment itself is a recipe of its own, under its number (recipes.cpp).
        auto own = "moment:" + std::to_string(number++);
        if (moment.end == "amended")
            moment.changes = own;
        else if (moment.recipe.empty() && (one.contains("set") || one.contains("leave-out")))
            moment.recipe = own;
        out.moments.push_back(std::move(moment));
    }
    number = 0;
    for (auto& one : listAt(json, "entries"))
        out.entries.push_back({one.value("agreement", ""), one.at("days-ago"), "entry:" + std::to_string(number++),
                               one.value("by", ""), one.value("sign", true), one.value("about", ""),
                               one.value("from", ""), one.value("name", ""), one.value("step-of", ""),
                               one.value("step", "")});
    std::ranges::stable_sort(out.entries, [](auto& a, auto& b) { return a.daysAgo > b.daysAgo; });
    for (auto& one : listAt(json, "planned"))
        out.planned.push_back({one.at("agreement"), one.at("days-from-now"), one.at("recipe"), one.value("state", "")});
    return out;
}

} // namespace

Story readStory(const std::string& json) {
    try {
        return story(Json::parse(json));
    } catch (const Json::exception& problem) {
        throw Error("TR-D41",
                    std::string("The story of the demo cannot be read: ") + problem.what() + ". No workspace was made.",
                    "Install Trellis again, or mend the story in templates/demo.");
    }
}

} // namespace trellis
