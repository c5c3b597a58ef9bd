// Signs of drift at their boundaries: one day or one session less, and nothing is said.
#include "drift/signs.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

using namespace meta::drift;

namespace {

const Day today{20'000};

/// A session in which nothing drifts.
SessionFacts session(int daysAgo) {
    SessionFacts out;
    out.day = today - daysAgo;
    out.signBy = out.day + 14;
    out.signedOn = {out.day, out.day};
    out.scanned = out.practiceSeen = out.feedback = out.wellbeing = true;
    out.normative = 40;
    out.cases = {"FK-0" + std::to_string(daysAgo % 7), "FK-11"};
    out.components = {"K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8", "K9", "K10", "K11"};
    out.risk = daysAgo % 28 == 0;
    return out;
}
/// Two weeks apart for a year, the last of them today.
PairFacts pair(const std::string& who = "FK-CP3") {
    PairFacts out;
    out.who = who;
    out.start = today - 370;
    for (int ago = 364; ago >= 0; ago -= 14) out.held.push_back(session(ago));
    for (int ago = 364; ago >= 0; ago -= 35) out.rated.push_back(today - ago);
    out.rated.push_back(today - 10);
    return out;
}
std::string said(const std::vector<PairFacts>& pairs, Day on = today) {
    std::string out;
    for (auto& one : signsOn(pairs, on)) out += (out.empty() ? "" : " ") + one.code;
    return out;
}
std::string said(const PairFacts& one, Day on = today) { return said(std::vector{one}, on); }
/// The same, with something done to the last so many sessions.
template <class Do> PairFacts lately(int sessions, Do change) {
    auto out = pair();
    for (int i = 0; i < sessions; ++i) change(*(out.held.end() - 1 - i));
    return out;
}
/// Sessions as far back as `daysAgo` keep what they have; what lies nearer loses it.
template <class Do> PairFacts since(int daysAgo, Do change) {
    auto out = pair();
    for (auto& one : out.held)
        if (today - one.day < daysAgo) change(one);
    return out;
}

} // namespace

TEST_CASE("Nothing is said where nothing drifts, nor of a pair that is over, away or has not met") {
    CHECK(said(pair()).empty());
    CHECK(said(std::vector<PairFacts>()).empty());
    auto drifting = pair();
    for (auto& one : drifting.held) one.practiceSeen = false;
    CHECK(said(drifting) == "DR4");
    auto over = drifting;
    over.ended = today;
    CHECK(said(over).empty());
    over.ended = today + 1;
    CHECK(said(over) == "DR4");
    auto away = drifting;
    away.away = {{today - 20, {}}};
    CHECK(said(away).empty());
    away.away = {{today - 20, today - 1}};
    CHECK(said(away) == "DR4");
    auto unmet = drifting;
    unmet.held.clear();
    CHECK(said(unmet).empty());
}

TEST_CASE("DR1: more than one in three, not one in three, of what was booked in the last 56 days") {
    auto slipping = pair(); // four held: today, 14, 28 and 42 days ago
    slipping.notHeld = {today - 5, today - 20};
    CHECK(said(slipping).empty()); // 2 of 6
    slipping.notHeld.push_back(today - 55);
    CHECK(said(slipping) == "DR1"); // 3 of 7
    slipping.notHeld.back() = today - 56;
    CHECK(said(slipping).empty());
    slipping.notHeld.back() = today + 1; // still to come
    CHECK(said(slipping).empty());
}

TEST_CASE("DR2: a signature is missing and its working days are over") {
    auto late = lately(2, [](auto& one) { one.signedOn.pop_back(); });
    CHECK(said(late).empty()); // 14 days ago, to be signed by today
    late.held[late.held.size() - 2].signBy = today - 1;
    CHECK(said(late) == "DR2");
    late.held[late.held.size() - 2].signedOn.push_back(today);
    CHECK(said(late).empty());
    late.held[late.held.size() - 2].signedOn.back() = today + 1; // tomorrow's signature is not there yet
    CHECK(said(late) == "DR2");
}

TEST_CASE("DR3, DR4, DR9: exactly six and eight weeks are not yet long") {
    const auto noScan = [](auto& one) { one.scanned = false; };
    CHECK(said(since(42, noScan)).empty());
    CHECK(said(since(43, noScan)) == "DR3");
    const auto unseen = [](auto& one) { one.practiceSeen = false; };
    CHECK(said(since(56, unseen)).empty());
    CHECK(said(since(57, unseen)) == "DR4");
    auto unrated = pair();
    unrated.rated = {today - 56};
    CHECK(said(unrated).empty());
    unrated.rated = {today - 57};
    CHECK(said(unrated) == "DR9");
    unrated.rated = {today - 57, today + 1};
    CHECK(said(unrated) == "DR9");
    // Never: counted from the beginning.
    auto young = pair();
    young.held.erase(young.held.begin(), young.held.end() - 1);
    young.held.front().scanned = young.held.front().practiceSeen = false;
    young.rated.clear();
    young.start = today - 42;
    CHECK(said(young).empty());
    young.start = today - 57;
    CHECK(said(young) == "DR3 DR4 DR9");
}

TEST_CASE("DR5: above 60 %, not 60 %, in three sessions running; one that does not say breaks the run") {
    CHECK(said(lately(3, [](auto& one) { one.normative = 60; })).empty());
    CHECK(said(lately(2, [](auto& one) { one.normative = 61; })).empty());
    auto checking = lately(3, [](auto& one) { one.normative = 61; });
    CHECK(said(checking) == "DR5");
    (checking.held.end() - 2)->normative.reset();
    CHECK(said(checking).empty());
}

TEST_CASE("DR6: one and the same person alone in depth, three sessions running") {
    CHECK(said(lately(2, [](auto& one) { one.cases = {"FK-09"}; })).empty());
    auto filled = lately(3, [](auto& one) { one.cases = {"FK-09"}; });
    CHECK(said(filled) == "DR6");
    filled.held.back().cases = {"FK-09", "FK-22"};
    CHECK(said(filled).empty());
    filled.held.back().cases = {"FK-22"};
    CHECK(said(filled).empty());
    filled.held.back().cases.clear(); // nobody in depth
    CHECK(said(filled).empty());
}

TEST_CASE("DR7 and DR10: four sessions without feedback, three without wellbeing; a group has no one wellbeing") {
    CHECK(said(lately(3, [](auto& one) { one.feedback = false; })).empty());
    CHECK(said(lately(4, [](auto& one) { one.feedback = false; })) == "DR7");
    CHECK(said(lately(2, [](auto& one) { one.wellbeing = false; })).empty());
    auto blank = lately(3, [](auto& one) { one.wellbeing = false; });
    CHECK(said(blank) == "DR10");
    blank.group = true;
    CHECK(said(blank).empty());
}

TEST_CASE("DR8: more than five open, or the oldest for more than six weeks; the newest word on each action counts") {
    const auto with = [](int count, int age, bool open = true) {
        auto out = pair();
        for (int i = 0; i < count; ++i) out.held.back().actions.push_back({"a" + std::to_string(i), today - age, open});
        return out;
    };
    CHECK(said(with(5, 42)).empty());
    CHECK(said(with(6, 42)) == "DR8");
    CHECK(said(with(1, 43)) == "DR8");
    CHECK(said(with(6, 43, false)).empty());
    auto settled = with(1, 43, false);
    (settled.held.end() - 2)->actions = {{"a0", today - 43, true}};
    CHECK(said(settled).empty());
    auto later = with(1, 20); // a later session gives a later day
    (later.held.end() - 4)->actions = {{"a0", today - 43, true}};
    CHECK(said(later) == "DR8");
}

TEST_CASE("DR11: touched by no session of the supervisor for twelve weeks; another pair counts") {
    const auto without = [](auto& one) {
        one.components = {"K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8", "K9", "K11"};
    };
    CHECK(said(since(70, without)).empty());   // touched 70 days ago
    CHECK(said(since(71, without)) == "DR11"); // 84 days ago lies outside the twelve weeks
    auto quiet = since(365, without);
    CHECK(signsOn({quiet}, today).front().about == "K10");
    CHECK(said({quiet, pair("FK-CP4")}).empty());
    for (auto& one : quiet.held) one.components.clear(); // nobody said anything: nothing is known
    CHECK(said(quiet).empty());
    auto young = pair();
    young.held.erase(young.held.begin(), young.held.end() - 6); // 70 days
    for (auto& one : young.held) without(one);
    CHECK(said(young).empty());
}

TEST_CASE("DR12: \"no\" in every record of six months; one that does not say breaks it") {
    auto quiet = pair();
    for (auto& one : quiet.held) one.risk = false;
    CHECK(said(quiet) == "DR12");
    auto unanswered = quiet;
    (unanswered.held.end() - 3)->risk.reset();
    CHECK(said(unanswered).empty());
    auto once = quiet;
    for (auto& one : once.held)
        if (one.day == today - 168) one.risk = true;
    CHECK(said(once).empty());
    auto before = quiet;
    for (auto& one : before.held)
        if (one.day == today - 182) one.risk = true;
    CHECK(said(before) == "DR12");
    auto young = quiet;
    young.held.erase(young.held.begin(), young.held.end() - 13); // the first of them 168 days ago
    CHECK(said(young).empty());
}

TEST_CASE("A sign says since when it stands, and looks at nothing that came later") {
    auto seen = since(80, [](auto& one) { one.practiceSeen = false; }); // last seen 84 days ago
    const auto signs = raised({seen}, today);
    REQUIRE(signs.size() == 1);
    CHECK(signs.front().since == today - 84 + 57);
    CHECK(said(seen, today - 84 + 57) == "DR4");
    CHECK(said(seen, today - 84 + 56).empty());
    // Whatever happens tomorrow, what was said of yesterday stays.
    std::mt19937 random(5);
    for (int round = 0; round < 200; ++round) {
        auto one = pair();
        for (auto& each : one.held) {
            each.practiceSeen = random() % 3 == 0;
            each.feedback = random() % 2 == 0;
            each.scanned = random() % 4 == 0;
        }
        const Day on = today - int(random() % 200);
        const auto before = said(one, on);
        for (auto& each : one.held)
            if (each.day > on) each = session(0), each.day = on + 1;
        CHECK(said(one, on) == before);
    }
}

TEST_CASE("The supervisor has a sign first: until they meet, or for two weeks") {
    CHECK_FALSE(mayShowOn(today, today, {}));
    CHECK_FALSE(mayShowOn(today, today - 13, {today - 14}));
    CHECK(mayShowOn(today, today - 14, {}));
    CHECK(mayShowOn(today, today - 3, {today - 3}));
    CHECK(mayShowOn(today, today, {today}));
    CHECK_FALSE(mayShowOn(today, today - 3, {today + 1})); // they will meet tomorrow
}

TEST_CASE("The soft messages are those of the code list, word for word") {
    std::ifstream in(std::string(TRELLIS_SOURCE_DIR) + "/templates/code-lists/drift-flag.xml");
    std::stringstream whole;
    whole << in.rdbuf();
    const auto text = whole.str();
    REQUIRE(signKinds().size() == 12);
    for (auto& kind : signKinds()) {
        const auto at = text.find("id=\"" + std::string(kind.code) + "\">" + kind.title + "\n");
        INFO(kind.code);
        REQUIRE(at != std::string::npos);
        const auto begin = text.find("<definition>", at) + 12;
        CHECK(text.substr(begin, text.find("</definition>", at) - begin) == kind.message);
    }
}
