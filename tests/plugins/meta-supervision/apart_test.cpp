// Two people code the same extracts apart (domain.md 6.1): neither finds a word of the other's anywhere before both have
// kept theirs. What they may know from the first is that the other's is there, and which round it is about.
#include "desk/figure_desk.hpp"
#include "model/error.hpp"
#include "scenario/workshop.hpp"
#include "view/render.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

/// What only this coder has found, where and in which extract.
struct Found {
    std::string word, extract, place;
};
Found foundBy(const PersonCode& coder) {
    return coder == "MS-1" ? Found{"quillwort", "X1", "Fernwick"} : Found{"butterbur", "Y1", "Stourbeck"};
}
const std::string word = foundBy("MS-1").word;

struct Coders : Workshop {
    Coders() {
        for (auto* code : {"MS-1", "MS-2", "MS-3"}) addUser(code, Role::MetaSupervisor);
        addUser("FK-L1", Role::ServiceLead);
    }
    Id begun(const PersonCode& who, const std::string& round) {
        as(who);
        NewRecord what;
        what.kind = "cfir-coding";
        const auto id = desk().newRecord(what);
        const auto found = foundBy(who);
        answer(id, R"({"coding.round": ")" + round + R"(", "codes": [{"code.extract": ")" + found.extract +
                       R"(", "code.locality": ")" + found.place + R"(", "code.construct": "IS-J2", "code.rating": -2,
                       "code.why": "It says )" +
                       found.word + R"("}]})");
        return id;
    }
    Id kept(const PersonCode& who, const std::string& round) {
        const auto id = begun(who, round);
        desk().take(id, "finish");
        return id;
    }
};

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// All that the desk gives whoever sits at it of this record, in one text.
std::string everythingOf(Desk& desk, const Id& record) {
    auto view = desk.show(record);
    std::string out =
        desk.html(record) + desk.printout(record) + sheetJson(desk.sheet(view)) + desk.line(record)->summary;
    for (auto* id : {"meta.cfir-matrix", "meta.coding-agreement"}) {
        bool offered = std::ranges::any_of(desk.views(), [&](auto& one) { return one.id == id; });
        if (!offered) continue;
        out += viewToText(desk.view({id, "all"}));
        for (auto& number : FigureDesk(desk).explainView({id, "all"}).numbers) out += number.shown + number.because;
    }
    out += desk.exportFile("meta.extract", "all").bytes;
    for (auto& hit : desk.search(foundBy(desk.line(record)->supervisor).word)) out += hit.excerpt;
    for (auto& row : desk.openRows()) out += row.title;
    return out;
}

bool closed(Desk& desk, const Id& record) {
    const auto all = everythingOf(desk, record);
    const auto found = foundBy(desk.line(record)->supervisor);
    const bool counted = says(desk.line(record)->summary, "1 code");
    const bool shut = !says(all, found.word) && !says(all, found.extract) && !says(all, found.place) && !counted;
    const bool open = says(all, found.word) && says(all, found.extract) && says(all, found.place) && counted;
    CHECK(shut != open); // never half
    return shut;
}

} // namespace

TEST_CASE("Nobody reads a coding before another person has kept one of the "
          "same round") {
    Coders shop;
    const auto first = shop.kept("MS-1", "Round 1");
    CHECK_FALSE(closed(shop.desk(), first)); // one's own
    auto shut = [&] { return closed(shop.as("MS-2"), first) && closed(shop.as("MS-3"), first); };
    CHECK(shut());
    REQUIRE(shop.desk().line(first)); // that it is there may be known, and what it is about
    CHECK(says(shop.desk().html(first), "Round 1"));
    CHECK(says(shop.desk().line(first)->summary, "Round 1"));
    CHECK_FALSE(shop.desk().show(first).withheld.empty());

    shop.kept("MS-2", "Round 2"); // about something else
    CHECK(shut());
    shop.kept("MS-1", "Round 1"); // twice the same person
    CHECK(shut());
    const auto draft = shop.begun("MS-2", "Round 1"); // not kept yet
    CHECK(shut());

    shop.as("MS-2").take(draft, "finish");
    CHECK_FALSE(closed(shop.as("MS-2"), first));
    CHECK_FALSE(closed(shop.as("MS-1"), draft));
    CHECK_FALSE(closed(shop.as("MS-3"), first)); // from now on as any record
}

TEST_CASE("What is made apart stays closed while the plugin that says so is off") {
    Coders shop;
    const auto first = shop.kept("MS-1", "Round 1");
    shop.as("MS-2").setPluginOn("trellis.meta-supervision", false);
    CHECK(says(shop.desk().html(first), "Round 1")); // that it is there may be known as before
    CHECK_FALSE(says(shop.desk().html(first), word));
    CHECK(shop.desk().search(word).empty());
}

TEST_CASE("Being put right does not close again what two have kept") {
    Coders shop;
    const auto first = shop.kept("MS-1", "Round 1");
    shop.kept("MS-2", "Round 1");
    shop.as("MS-1").amend(first, "Agreed by talk");
    CHECK_FALSE(closed(shop.as("MS-2"), first)); // its newest layer stands
    shop.as("MS-1");
    shop.answer(first,
                R"({"codes": [{"code.extract": "X1", "code.locality": "Fernwick", "code.construct": "IS-J2",
                           "code.rating": -2, "code.agreed": -1, "code.why": "It says quillwort"}]})");
    shop.desk().take(first, "finish");
    CHECK_FALSE(closed(shop.as("MS-2"), first));
}

TEST_CASE("A lead sees that there is coding and nothing that was coded, before "
          "and after") {
    Coders shop;
    const auto first = shop.kept("MS-1", "Round 1");
    shop.kept("MS-2", "Round 1");
    auto& lead = shop.as("FK-L1");
    CHECK(lead.line(first));
    CHECK_FALSE(says(lead.html(first), word));
    CHECK(lead.search(word).empty());
}

TEST_CASE("Two reviews of one record open to each other when both are kept, "
          "and how alike they are is shown then only") {
    Coders shop;
    auto review = [&](const PersonCode& who) {
        shop.as(who);
        NewRecord what;
        what.kind = "record-review";
        const auto id = shop.desk().newRecord(what);
        std::string json = R"({"review.record": "R-101")";
        for (auto* item : {"agenda", "reflection", "model", "feedback", "action", "previous", "risk", "strengths",
                           "signed", "identifiers"})
            json += std::string(", \"review.") + item + "\": 1";
        shop.answer(id, json + "}");
        shop.desk().take(id, "finish");
        return id;
    };
    const auto first = review("MS-1");
    CHECK_FALSE(shop.as("MS-2").show(first).answers.values.contains("review.risk"));
    CHECK(shop.desk().show(first).answers.values.contains("review.record"));
    review("MS-2");
    CHECK(shop.desk().show(first).answers.values.contains("review.risk"));
}
