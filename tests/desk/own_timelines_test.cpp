// What measures and views are handed, underneath everything that manifests already refuse: no timeline but the author's
// own holds what is an author's own, whichever kinds are asked for.
#include "desk/desk_state.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace trellis;

namespace {

constexpr const char* own = "reflection";
constexpr const char* shared = "supervision-session";

long many(const Timeline& timeline, const char* kind) {
    long out = std::ranges::count(timeline.records, kind, &TimelineRecord::kind);
    for (auto& part : timeline.parts) out += many(part, kind);
    return out;
}

} // namespace

TEST_CASE("No timeline of a pair, a person, a supervisor or a place holds what is its author's own, whoever asks and "
          "however") {
    Workshop shop;
    const auto pair = shop.signedAgreement();
    shop.signedSession(pair);
    shop.as("FK-CP3");
    const auto reflection = [&](const char* share, bool keep) {
        NewRecord what;
        what.kind = own;
        what.agreement = pair;
        what.templateId = "core.reflection-gibbs";
        const auto id = shop.desk().newRecord(what);
        shop.answer(id, std::string(R"({"gibbs.picture": "Quillwort.", "reflection.share": ")") + share + "\"}");
        if (keep) shop.desk().take(id, "finish");
    };
    reflection("none", true);
    reflection("full", true); // shared to be read, and still nobody's to count
    reflection("none", false);
    for (auto* who : {"FK-CP3", "FK-S1"}) {
        auto& state = Desk::State::of(shop.as(who));
        const auto place = state.localityOf(*state.agreement(pair));
        for (auto& [scope, subject] : std::vector<std::pair<Scope, std::string>>{{Scope::Agreement, pair},
                                                                                 {Scope::Person, "FK-CP3"},
                                                                                 {Scope::Supervisor, "FK-S1"},
                                                                                 {Scope::Locality, place},
                                                                                 {Scope::Everywhere, ""}})
            for (bool whole : {false, true}) {
                INFO(who << ", " << text(scope) << (whole ? ", whole" : ", cut"));
                const auto timeline = state.subjectTimeline({scope, subject, {own, shared}, whole});
                CHECK(many(timeline, own) == 0);
                CHECK(many(timeline, shared) ==
                      (scope == Scope::Everywhere ? 0 : 1)); // there is something to look through
            }
        // Only the author has them, those that are kept.
        CHECK(many(state.subjectTimeline({Scope::Author, who, {own, shared}}), own) ==
              (who == std::string("FK-CP3") ? 2 : 0));
    }
}
