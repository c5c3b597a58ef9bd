// Views and exports of everybody, byte by byte, before and after somebody has written for themselves alone: for others
// nothing may have changed.
#include "model/error.hpp"
#include "scenario/workshop.hpp"
#include "view/render.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

constexpr const char* others[] = {"FK-S1", "FK-CP4", "FK-M1", "FK-L1", "FK-D1", "FK-A1"};

/// All that views and exports say to one person, in every form they leave in, about everybody they may be asked about
/// and about the author, whether that is offered or not.
std::string pictures(Desk& desk) {
    std::string all;
    const auto subjects = [](const std::vector<ViewSubject>& offered) {
        std::vector<std::string> ids{"", "FK-CP3"};
        for (auto& one : offered) ids.push_back(one.id);
        return ids;
    };
    const auto tried = [&](const std::string& name, auto act) {
        try {
            all += name + "\n" + act() + "\n";
        } catch (const Error& error) {
            all += name + " refused: " + error.code() + " " + error.message() + " " + error.advice() + "\n";
        }
    };
    for (auto& one : desk.views())
        for (auto& subject : subjects(desk.subjectsOf(one.id)))
            tried(one.id + " about " + subject, [&] {
                ViewRequest request;
                request.id = one.id;
                request.subject = subject;
                const auto seen = desk.view(request);
                return viewToJson(seen) + viewToHtml(seen) + viewToCsv(seen) + viewToText(seen) + viewToSvg(seen) +
                       seen.card + seen.empty;
            });
    for (auto& one : desk.exports())
        for (auto& subject : subjects(desk.subjectsOfExport(one.id)))
            tried(one.id + " of " + subject, [&] {
                const auto made = desk.exportFile(one.id, subject);
                return made.name + "\n" + made.bytes;
            });
    return all;
}

struct Fernwick : Workshop {
    Id pair, group;
    Fernwick() {
        addUser("FK-CP4", Role::Supervisee);
        addUser("FK-M1", Role::MetaSupervisor);
        addUser("FK-L1", Role::ServiceLead);
        addUser("FK-D1", Role::LocalityAdmin);
        addUser("FK-A1", Role::Auditor);
        pair = signedAgreement();
        group = signedAgreement({"FK-CP3", "FK-CP4"});
        signByAll(session(pair));
    }
    std::map<std::string, std::string> everybody() {
        std::map<std::string, std::string> out;
        for (auto* person : others) out[person] = pictures(as(person));
        return out;
    }
};

} // namespace

TEST_CASE("No byte of any view or export of anybody else tells of a private reflection, kept or being written") {
    Fernwick place;
    const auto before = place.everybody();
    const auto own = pictures(place.as("FK-CP3"));
    for (auto& agreement : {place.pair, place.group})
        for (bool keep : {false, true}) {
            place.as("FK-CP3");
            NewRecord what;
            what.kind = "reflection";
            what.agreement = agreement;
            what.templateId = "core.reflection-seveneyed";
            const auto id = place.desk().newRecord(what);
            place.answer(id, R"({"seveneyed.eyes": ["E6"], "seveneyed.supervisor": "quillwort", "reflection.cpd": true,
                                 "reflection.cpd-text": "quillwort", "reflection.components": ["K2"]})");
            if (keep) place.desk().take(id, "finish");
        }
    const auto mine = pictures(place.as("FK-CP3"));
    CHECK(mine != own); // the author's own pictures have changed, so the search is a real one
    CHECK(mine.find("quillwort") != std::string::npos);
    for (auto& [person, seen] : place.everybody()) {
        INFO(person);
        CHECK(seen == before.at(person));
    }
}

TEST_CASE("What is shared to be read is not shared to be counted: the supervisor's views and exports stay as they were") {
    Fernwick place;
    const auto before = pictures(place.as("FK-S1"));
    place.as("FK-CP3");
    NewRecord what;
    what.kind = "reflection";
    what.agreement = place.pair;
    what.templateId = "core.reflection-seveneyed";
    const auto id = place.desk().newRecord(what);
    place.answer(id, R"({"seveneyed.eyes": ["E6"], "reflection.cpd": true, "reflection.share": "full"})");
    place.desk().take(id, "finish");
    CHECK(pictures(place.as("FK-S1")) == before);
}
