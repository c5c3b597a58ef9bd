// Who is trained and how much of a post somebody holds, as vectors: nothing said is neither a no nor a zero.
#include "posts.hpp"
#include "training.hpp"

#include "plugins/supervision-log/log_world.hpp"

using namespace supervision;
using trellis::test::day;
using trellis::test::LogWorld;

namespace {

constexpr Day start(20150); // Monday 3 March 2025, the 3rd of 31 days

/// "0.60*29/31": one entry a month; "-" not in force, "away", "open" where no agreement says it.
std::string posts(const std::vector<PostSaid>& said, const Supervisee& person, Day today) {
    std::string out;
    for (auto& one : postMonths(said, person, today)) {
        out += out.empty() ? "" : " ";
        out += one.standing == PostMonth::NotInForce ? "-"
               : one.standing == PostMonth::Away     ? "away"
               : one.standing == PostMonth::NotRecorded
                   ? "open"
                   : wteWords(one.wte) + "*" + std::to_string(one.days) + "/" + std::to_string(one.daysOfAll);
    }
    return out;
}

} // namespace

TEST_CASE("Where no agreement says it, training is not recorded, and never a no") {
    CHECK(trainingOn({}, start) == Training::NotRecorded);
    CHECK(trainingOn({{}, {}}, start) == Training::NotRecorded);
    CHECK(trainingOn({{true, {}}}, start) == Training::NotRecorded); // a yes without its day
}

TEST_CASE("A no counts as not trained yet until a day of training is known, and from that day on no more") {
    CHECK(trainingOn({{false, {}}}, start) == Training::NotYet);
    CHECK(trainingOn({{false, {}}, {true, start + 10}}, start + 9) == Training::NotYet);
    CHECK(trainingOn({{false, {}}, {true, start + 10}}, start + 10) == Training::Trained);
}

TEST_CASE("Of several days the earliest counts, whichever agreement says it and in whatever order") {
    CHECK(trainingOn({{true, start + 20}, {}, {true, start + 5}}, start + 5) == Training::Trained);
    CHECK(trainingOn({{true, start + 5}, {true, start + 20}}, start + 4) == Training::NotYet);
}

TEST_CASE("A post that no agreement says is open, and a month that is not whole counts as its part") {
    CHECK(posts({}, {}, start).empty());
    CHECK(posts({{start, {}, {}}}, {}, start + 40) == "open open");
    CHECK(posts({{start, {}, 0.6}}, {}, start + 40) == "0.6*29/31 0.6*12/30"); // from the 3rd; today is 12 April
    CHECK(posts({{start, start + 7, 1.0}}, {}, start + 40) == "1*7/31 -");
}

TEST_CASE("Who is away, or has left, is not counted for those days") {
    Supervisee person;
    person.absences = {{start, start + 9, "parental"}};
    CHECK(posts({{start, {}, 1.0}}, person, start + 28) == "1*19/31");
    person.absences = {{start, std::nullopt, "parental"}};
    CHECK(posts({{start, {}, 1.0}}, person, start + 28) == "away");
    CHECK(posts({{start, {}, 1.0}}, {{}, start + 5, {}}, start + 40) == "1*5/31 -");
}

TEST_CASE(
    "Of two agreements that say a post the one that began last counts, and one that says none takes nothing back") {
    CHECK(posts({{start, {}, 0.6}, {start + 10, {}, 1.0}}, {}, start + 28) == "1*29/31");
    CHECK(posts({{start, {}, 0.6}, {start + 10, {}, {}}}, {}, start + 28) == "0.6*29/31");
}

TEST_CASE("A post is said in the words that people use") {
    CHECK(wteWords(1) == "1");
    CHECK(wteWords(0.6) == "0.6");
    CHECK(wteWords(0.75) == "0.75");
    CHECK(wteWords(0.05) == "0.05");
}

TEST_CASE("Training that ended after the agreement began is told and never refused") {
    LogWorld world;
    auto record = world.writing("supervision-agreement");
    record.answers.values["agreement.start"] = day("2025-03-04");
    record.answers.values["agreement.supervisor-trained"] = true;
    record.answers.values["agreement.supervisor-trained-on"] = day("2025-03-04");
    CHECK_FALSE(world.finds(record, "training.later"));
    record.answers.values["agreement.supervisor-trained-on"] = day("2025-03-05");
    CHECK(world.finding(record, "training.later").severity == trellis::Severity::Note);
    record.answers.values["agreement.supervisor-trained-on"] = world.timeline.today + 1; // the form refuses it
    CHECK_FALSE(world.finds(record, "training.later"));
}
