#include "demo/country.hpp"

#include "demo/nation_life.hpp"

#include <algorithm>

#include <malloc.h>

namespace trellis {
namespace {

/// Between the records of a country memory is given back and taken again a million times. While one is made it stays
/// with the program, so that the system need not clear each page anew. For programs on the C library's memory; one that
/// is linked with another (trellis_dep_memory) keeps it anyway, and this changes nothing there.
struct MemoryAtHand {
    MemoryAtHand() {
        mallopt(M_TRIM_THRESHOLD, 1 << 30);
        mallopt(M_TOP_PAD, 16 << 20);
    }
    ~MemoryAtHand() {
        mallopt(M_TRIM_THRESHOLD, 128 << 10); // as it is by itself
        mallopt(M_TOP_PAD, 128 << 10);
        malloc_trim(0);
    }
};

} // namespace

DemoMade makeCountry(const DemoRequest& request, const Environment& given, const std::string& story,
                     const std::string& phrases, Progress& progress) {
    const MemoryAtHand atHand;
    auto nation = readNation(story);
    if (request.localities > 0) nation.localities = std::min(nation.localities, request.localities);
    Recipes recipes(story, phrases, request.seed * 2 + 1);
    SeededRandom random(request.seed);
    auto& real = given.clock ? *given.clock : systemClock();
    auto today = request.today.value_or(real.today());
    FixedClock clock(today - 7 * nation.weeks - 400, {8 * 60});
    auto environment = given;
    environment.clock = &clock;
    environment.random = &random;
    environment.cost = KeyCost::cheapest(); // made-up data, and a passphrase that everybody knows
    NewWorkspace what;
    what.folder = request.folder;
    what.name = nation.name;
    what.locality = nation.locality;
    what.firstUser = nation.people.front().code;
    what.role = nation.people.front().role;
    what.passphrase = demoPassphrase;
    what.demo = true;
    std::string recovery; // of no use to anybody: the passphrase is known
    auto desk = Desk::create(what, environment, &recovery);
    DemoMade made{desk->workspaceInfo().folder, 0, 0, "L01-SV01", false};
    NationLife life(nation, recipes, request.seed * 2 + 3, today, *desk, random);
    progress.step("Bringing the people", 0, 0);
    auto people = life.people();
    people.front().user.reset(); // is a user already
    desk->workspace().addPeople(people);
    auto kept = desk->workspace().keepMany([&] { return life.next(); },
                                           [](const PersonCode&) { return std::string(demoPassphrase); }, progress,
                                           life.expected());
    made.records = kept.records;
    made.signOffs = kept.signOffs;
    if (kept.cancelled) return made;
    clock.set(
        std::min(Moment{std::int64_t{today.days()} * 86'400'000 + 61'200'000}, std::max(real.now(), clock.now())));
    desk->workspace().together([&] {
        for (auto& [draft, form] : life.planned()) desk->workspace().saveDraft(draft, *form);
    });
    return made;
}

} // namespace trellis
