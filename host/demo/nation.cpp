#include "demo/nation.hpp"

#include "model/error.hpp"

#include <nlohmann/json.hpp>

namespace trellis {
namespace {

using Json = nlohmann::ordered_json;

[[noreturn]] void unreadable(const std::string& why) {
    throw Error("TR-D41", "The story of the demo cannot be read: " + why + ". No workspace was made.",
                "Install Trellis again, or mend the story in templates/demo.");
}

Json listAt(const Json& json, const char* key) { return json.value(key, Json::array()); }

std::vector<NationLayer> layers(const Json& json, const char* key) {
    std::vector<NationLayer> out;
    for (auto& one : listAt(json, key)) out.push_back({one.at("recipe"), one.value("chance", 1.0)});
    return out;
}

NationPhase phase(const Json& one) {
    return {one.at("weeks").at(0), one.at("weeks").at(1), one.value("missed", 0.0), layers(one, "with")};
}

NationEvent event(const Json& one) {
    NationEvent out;
    out.from = one.value("from", "");
    out.to = one.value("to", "");
    if (out.from.empty()) {
        out.fromWeek = one.at("week").at(0);
        out.toWeek = one.at("week").at(1);
        out.lastsWeeks = one.at("lasts");
    }
    out.share = one.value("share", 1.0);
    out.missed = one.value("missed", 0.0);
    out.layers = layers(one, "with");
    out.note = one.value("note", "");
    return out;
}

Nation nation(const Json& json) {
    Nation out;
    out.name = json.at("name");
    out.locality = json.at("locality");
    out.weeks = json.at("weeks");
    out.localities = json.at("localities");
    out.supervisorsEach = json.at("supervisors-each");
    out.practitionersEach = json.at("practitioners-each").get<std::vector<int>>();
    out.startSpreadWeeks = json.value("start-spread-weeks", 0);
    for (auto& one : json.at("people"))
        out.people.push_back({one.at("code"),
                              roleFromText(one.at("user").get<std::string>()),
                              one.at("locality"),
                              one.value("weeks-in-post", 0),
                              {}});
    for (auto& one : json.at("cadences")) out.cadences.push_back({one.at("days"), one.at("weight")});
    out.minutes = json.value("minutes", out.minutes);
    out.terms = json.at("terms");
    out.session = json.at("session");
    out.notHeld = layers(json, "not-held");
    out.signedShare = json.value("signed", 1.0);
    for (auto& one : json.at("phases")) out.phases.push_back(phase(one));
    for (auto& one : listAt(json, "events")) out.events.push_back(event(one));
    for (auto& one : listAt(json, "series"))
        out.series.push_back({one.at("recipe"), one.at("first"), one.at("every"), one.value("chance", 1.0),
                              one.value("share", 1.0), one.value("signed", true)});
    for (auto& [name, list] : json.at("lists").items()) {
        out.lists[name] = list.at("of").get<std::vector<std::string>>();
        out.drawn[name] = list.at("each");
    }
    for (auto& [rows, rule] : json.at("carries").items())
        out.carries[rows] = {rule.at("cell"), rule.at("settled").get<std::vector<std::string>>()};
    if (out.people.empty() || out.practitionersEach.empty() || out.cadences.empty() || out.phases.empty() ||
        out.notHeld.empty() || out.localities < 1 || out.supervisorsEach < 1 || out.weeks < 1)
        unreadable("nobody lives in it");
    for (auto& one : out.series)
        if (one.every < 1) unreadable("a series repeats without a day between");
    for (auto& one : out.cadences)
        if (one.days < 1) unreadable("appointments follow each other without a day between");
    return out;
}

} // namespace

bool isNation(const std::string& json) {
    auto read = Json::parse(json, nullptr, false);
    if (!read.is_object()) unreadable("it is not a story");
    return read.contains("localities");
}

Nation readNation(const std::string& json) {
    try {
        return nation(Json::parse(json));
    } catch (const Json::exception& problem) {
        unreadable(problem.what());
    }
}

} // namespace trellis
