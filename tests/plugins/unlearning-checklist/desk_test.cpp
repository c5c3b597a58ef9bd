// The four kinds at the desk, with the real plugins: each form filled whole, what comes along into a session, a
// locality's own pair, and what is said where something is not right.
#include "model/error.hpp"
#include "scenario/fill_whole.hpp"
#include "scenario/workshop.hpp"
#include "view/render.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace trellis;

namespace {

Id begin(Workshop& shop, const char* kind, const Id& agreement) {
    NewRecord what;
    what.kind = kind;
    what.agreement = agreement;
    return shop.desk().newRecord(what);
}

template <class Act> std::string refusal(Act act) {
    try {
        act();
    } catch (const Error& error) {
        return error.code() + ": " + error.message();
    }
    return "done";
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::vector<Finding> at(const std::vector<Finding>& all, const char* item) {
    std::vector<Finding> out;
    std::ranges::copy_if(all, std::back_inserter(out), [&](auto& one) { return one.where.item == item; });
    return out;
}

std::vector<std::string> pairs(const Answers& answers) {
    std::vector<std::string> out;
    for (auto& row : answers.rowsOf("focus")) out.push_back(plainText(row.cells.at("focus.pair")));
    return out;
}

} // namespace

TEST_CASE("Every unlearning form can be filled whole, finished, signed by both and read by both") {
    const auto* kind =
        GENERATE("unlearning-focus", "unlearning-rating", "unlearning-checklist", "unlearning-quick");
    INFO(kind);
    Workshop shop;
    const auto agreement = shop.signedAgreement();
    const auto id = begin(shop, kind, agreement);
    std::vector<std::string> said;
    {
        auto draft = shop.desk().openDraft(id);
        auto& form = draft->form();
        // A mark in place of numbers would hide them.
        fillWhole(form, shop.clock.today(), "FK-CP3", {"rating.mark"});
        draft->touched();
        draft->save();
        for (auto& one : form.findings()) UNSCOPED_INFO(one.where.item << " " << one.message);
        CHECK(form.findings().empty());
        for (auto& section : form.form().sections)
            for (auto& item : section.items) {
                if (item.type == ItemType::Text || item.type == ItemType::LongText) said.push_back(wordsFor(item.id));
                for (auto& cell : item.cells)
                    if (cell.type == ItemType::Text || cell.type == ItemType::LongText) said.push_back(wordsFor(cell.id));
            }
        std::erase(said, wordsFor("rating.mark-reason")); // asked with a mark only
        std::erase(said, wordsFor("rating.experiment-last")); // a look back, nobody has set out to try anything yet
    }
    for (auto& one : shop.desk().check(id)) {
        INFO(one.message);
        CHECK(one.severity != Severity::Refuse);
    }
    shop.desk().take(id, "finish");
    shop.signByAll(id);
    for (auto* person : {"FK-CP3", "FK-S1"}) {
        auto& desk = shop.as(person);
        CHECK(desk.line(id)->stateLabel == "Signed by both");
        const auto page = desk.html(id);
        for (auto& words : said) {
            INFO(words);
            CHECK(says(page, words));
        }
    }
}

TEST_CASE("Nobody but the two reads a rating, whatever their role") {
    Workshop shop;
    for (auto [code, role] : {std::pair{"FK-CP4", Role::Supervisee}, {"FK-M1", Role::MetaSupervisor},
                              {"FK-L1", Role::ServiceLead}, {"FK-A1", Role::Auditor}})
        shop.addUser(code, role);
    const auto agreement = shop.signedAgreement();
    const auto id = begin(shop, "unlearning-rating", agreement);
    shop.answer(id, R"({"ratings": [{"rating.pair": "U05", "rating.self-hold": 3, "rating.self-presence": 1,
                        "rating.talked": "quillwort by the door"}]})");
    shop.desk().take(id, "finish");
    shop.signByAll(id);
    for (auto* person : {"FK-CP4", "FK-M1", "FK-L1", "FK-A1"}) {
        INFO(person);
        auto& desk = shop.as(person);
        for (auto* view : {"unlearning.trajectory", "unlearning.grid", "unlearning.pull-back", "unlearning.today"}) {
            ViewRequest request;
            request.id = view;
            request.subject = "FK-CP3";
            std::string seen;
            const auto said = refusal([&] { seen = viewToJson(desk.view(request)); });
            CHECK((said != "done" || !says(seen, "U05")));
        }
        CHECK(desk.search("quillwort").empty());
        std::string page;
        try {
            page = desk.html(id);
        } catch (const Error&) { // they may not even open it
        }
        CHECK_FALSE(says(page, "quillwort"));
        CHECK_FALSE(says(page, "U05"));
        CHECK_FALSE(says(page, "Risk handled first"));
    }
}

TEST_CASE("What the two choose between sessions is in the next session, with what they set out to try") {
    Workshop shop;
    const auto agreement = shop.signedAgreement();
    const auto first = shop.session(agreement);
    shop.answer(first, R"({"focus": [{"focus.pair": "U13", "focus.keep": true}, {"focus.pair": "U05", "focus.keep": true}]})");
    shop.signByAll(first);
    shop.on("2025-09-09");
    const auto focus = begin(shop, "unlearning-focus", agreement);
    CHECK(pairs(shop.answers(focus)) == std::vector<std::string>{"U13", "U05"});
    // U13 is let go of, U07 is new, U05 stays and gets something to try in the round after.
    shop.answer(focus, R"({"focus": [{"focus.pair": "U05", "focus.keep": true},
                           {"focus.pair": "U07", "focus.keep": true, "focus.experiment": "Ring once more, then ask why."}]})");
    shop.desk().take(focus, "finish");
    const auto round = begin(shop, "unlearning-rating", agreement);
    shop.answer(round, R"({"ratings": [{"rating.pair": "U05", "rating.self-hold": 2, "rating.self-presence": 2,
                           "focus.experiment": "Say the worry aloud before the form."}]})");
    shop.desk().take(round, "finish");

    shop.on("2025-09-16");
    const auto rows = shop.answers(shop.draftSession(agreement)).rowsOf("focus");
    std::map<std::string, const Row*> byPair;
    for (auto& row : rows) byPair[plainText(row.cells.at("focus.pair"))] = &row;
    REQUIRE(byPair.size() == 3);
    CHECK(byPair.at("U13")->cells.at("focus.keep") == Value(false));
    CHECK(plainText(byPair.at("U05")->cells.at("focus.experiment")) == "Say the worry aloud before the form.");
    CHECK(plainText(byPair.at("U07")->cells.at("focus.experiment")) == "Ring once more, then ask why.");
}

TEST_CASE("A day to come, a rating off its scale and a day before the agreement are told at the item, and nothing is lost") {
    Workshop shop;
    const auto agreement = shop.signedAgreement();
    const auto id = begin(shop, "unlearning-rating", agreement);
    shop.answer(id, R"({"ratings": [{"rating.pair": "U05", "rating.self-hold": 3, "rating.self-presence": 1}],
                        "unlearning.date": "2025-09-03"})");
    auto future = at(shop.desk().check(id), "unlearning.date");
    REQUIRE_FALSE(future.empty());
    CHECK(says(future[0].message, "still to come"));
    CHECK(says(refusal([&] { shop.desk().take(id, "finish"); }), "TR-R05"));

    shop.answer(id, R"({"unlearning.date": "2025-09-01"})");
    auto before = at(shop.desk().check(id), "unlearning.date");
    REQUIRE_FALSE(before.empty());
    CHECK(before[0].severity == Severity::Ask);
    CHECK(says(before[0].message, "before the agreement began"));

    {
        auto draft = shop.desk().openDraft(id);
        const auto row = draft->form().answers().rowsOf("ratings").at(0).id;
        draft->form().set({"rating.self-hold", "ratings", row}, 7.0);
        draft->touched();
        draft->save();
    }
    shop.answer(id, R"({"unlearning.date": "2025-09-02"})");
    auto range = at(shop.desk().check(id), "rating.self-hold");
    REQUIRE_FALSE(range.empty());
    CHECK(range[0].severity == Severity::Refuse);
    CHECK(says(refusal([&] { shop.desk().take(id, "finish"); }), "TR-R05"));
    CHECK(shop.answers(id).rowsOf("ratings").at(0).cells.at("rating.self-hold") == Value(7.0));
}

namespace {

/// An installation of one's own that begins as a copy of the one built.
struct Locality {
    std::filesystem::path home =
        std::filesystem::temp_directory_path() / ("trellis-place-" + std::to_string(::getpid()));
    std::filesystem::path templates = home / "share/trellis/templates";
    Locality() {
        namespace fs = std::filesystem;
        const fs::path built = fs::path(TRELLIS_BUILD_DIR);
        fs::create_directories(home / "lib/trellis");
        fs::create_directories(home / "share/trellis");
        fs::create_symlink(built / "lib/trellis/plugins", home / "lib/trellis/plugins");
        fs::copy(built / "share/trellis/templates/", templates, fs::copy_options::recursive);
    }
    ~Locality() {
        std::error_code ignored;
        std::filesystem::remove_all(home, ignored);
    }
    std::string read(const char* file) const {
        std::ifstream in(templates / file);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void write(const char* file, const std::string& text) const {
        std::filesystem::remove(templates / file); // it may be a link into the build
        std::ofstream(templates / file) << text;
    }
    void replace(const char* file, const std::string& what, const std::string& with) const {
        auto text = read(file);
        const auto found = text.find(what);
        REQUIRE(found != std::string::npos);
        write(file, text.replace(found, what.size(), with));
    }
};

} // namespace

TEST_CASE("A locality's own pair is one line in its copy of the list: form, prefill and page know it without any code") {
    Locality place;
    place.replace("code-lists/unlearning-pair.xml", "</code-list>",
                  "  <code id=\"FK01\" group=\"routine\">Waiting for the lift \u2192 Taking the stairs together</code>\n</code-list>");
    Workshop shop(place.home);
    const auto agreement = shop.signedAgreement();
    const auto focus = begin(shop, "unlearning-focus", agreement);
    shop.answer(focus, R"({"focus": [{"focus.pair": "FK01", "focus.protected": "Warm feet."}]})");
    shop.desk().take(focus, "finish");
    const auto round = begin(shop, "unlearning-rating", agreement);
    CHECK(plainText(shop.answers(round).rowsOf("ratings").at(0).cells.at("rating.pair")) == "FK01");
    shop.answer(round, R"({"ratings": [{"rating.pair": "FK01", "rating.self-hold": 1, "rating.self-presence": 1}]})");
    shop.desk().take(round, "finish");
    CHECK(says(shop.desk().html(round), "Taking the stairs together"));
    ViewRequest request;
    for (auto* id : {"unlearning.trajectory", "unlearning.grid", "unlearning.today"}) {
        request.id = id;
        request.subject = "FK-CP3";
        INFO(id);
        CHECK(says(viewToText(shop.desk().view(request)), "Taking the stairs together"));
    }
    const auto session = shop.draftSession(agreement);
    CHECK(pairs(shop.answers(session)) == std::vector<std::string>{"FK01"});
}

TEST_CASE("A form of which a newer version has come stays as it was for what was begun and signed on it") {
    Locality place;
    Id agreement, draft, kept;
    Workshop shop(place.home);
    agreement = shop.signedAgreement();
    kept = begin(shop, "unlearning-rating", agreement);
    shop.answer(kept, R"({"ratings": [{"rating.pair": "U05", "rating.self-hold": 3, "rating.self-presence": 1,
                          "rating.talked": "We saw it the same way."}]})");
    shop.desk().take(kept, "finish");
    draft = begin(shop, "unlearning-rating", agreement);
    shop.close();
    place.replace("core/unlearning-rating.xml", "version=\"1.0.0\"", "version=\"2.0.0\"");
    place.replace("core/unlearning-rating.xml", "<title>", "<title>New: ");
    auto& desk = shop.as("FK-S1");
    CHECK(says(desk.html(kept), "We saw it the same way."));
    CHECK_FALSE(says(desk.html(kept), "New: "));
    CHECK(desk.openDraft(draft)->form().form().ref.version == "1.0.0");
    shop.desk().discardDraft(draft);
    CHECK(shop.desk().openDraft(begin(shop, "unlearning-rating", agreement))->form().form().ref.version == "2.0.0");
}

TEST_CASE("A form that is not installed any more gets a sentence, and what was written on it is still read") {
    Locality place;
    Workshop shop(place.home);
    const auto agreement = shop.signedAgreement();
    const auto kept = begin(shop, "unlearning-quick", agreement);
    shop.answer(kept, R"({"quick": [{"rating.pair": "U05", "quick.self": 2, "quick.note": "Mixed."}]})");
    shop.desk().take(kept, "finish");
    shop.close();
    for (auto* form : {"unlearning-quick", "unlearning-checklist"})
        std::filesystem::remove(place.templates / ("core/" + std::string(form) + ".xml"));
    shop.as("FK-S1");
    CHECK(says(refusal([&] { begin(shop, "unlearning-checklist", agreement); }), "TR-D10"));
    CHECK(says(shop.desk().html(kept), "Mixed."));
}
