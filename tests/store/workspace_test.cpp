#include "store/fixture.hpp"

#include <fstream>

using namespace trellis;
using namespace trellis::test;
namespace fs = std::filesystem;

TEST_CASE("A record lives from draft through signing to amendment and is read back as it was") {
    Bench bench;
    bench->addUser({"FK-CP3", Role::Supervisee}, passphrase);
    DraftState draft = bench.draft("Ystyried y dyfodol: tŷ, Ŵyl, 🙂");
    bench->saveDraft(draft, bench.form);
    REQUIRE(bench->drafts().size() == 1);
    CHECK(bench->draft(draft.key.id)->answers == draft.answers);

    const RecordRevision first = bench->finalise(draft, bench.form);
    CHECK(bench->drafts().empty());
    CHECK(first.answers == draft.answers);
    CHECK(first.key == draft.key);
    CHECK(first.form == bench.form.ref);

    const SignOff one = bench->signOff(first.id, "FK-S1", Role::Supervisor, passphrase, "signed-by-one");
    bench.clock.advanceDays(1);
    bench->signOff(first.id, "FK-CP3", Role::Supervisee, passphrase, "signed-by-both");
    CHECK(one.contentHash == first.contentHash);

    bench.open();
    const auto head = bench->head(draft.key.id);
    REQUIRE(head);
    CHECK(head->state == "signed-by-both");
    CHECK(head->signOffs.size() == 2);
    CHECK_FALSE(head->conflict);
    CHECK(bench->revision(first.id)->answers == draft.answers);

    DraftState amendment = draft;
    amendment.base = first.id;
    amendment.reason = "The day was wrong";
    amendment.answers.values["minutes"] = 50.0;
    const RecordRevision second = bench->finalise(amendment, bench.form);
    CHECK(second.reason == "The day was wrong");
    CHECK(second.parents == std::vector<Id>{first.id});
    const auto layers = bench->layers(draft.key.id);
    REQUIRE(layers.size() == 2);
    CHECK(layers[0].answers == draft.answers);
    CHECK(layers[1].answers == amendment.answers);
    CHECK(bench->head(draft.key.id)->signOffs.empty());
    CHECK(bench->head(draft.key.id)->layers == 2);
}

TEST_CASE("People, settings and notes are kept") {
    Bench bench;
    Person person{"FK-CP3", "Ann Example", {Role::Supervisee, Role::Auditor}, "FK", *Date::fromIso("2024-01-08"), {},
                  {}};
    person.absences.push_back({*Date::fromIso("2025-02-01"), *Date::fromIso("2025-03-01"), "long-term-sick"});
    person.absences.push_back({*Date::fromIso("2025-08-01"), std::nullopt, "parental"});
    bench->savePerson(person);
    bench->savePerson(person);
    bench->setSetting("cadence", "14");
    bench->setLocalNote("window", "800x600");
    bench.open();
    CHECK(bench->person("FK-CP3") == person);
    CHECK(bench->people().size() == 1);
    CHECK(bench->setting("cadence") == "14");
    CHECK(bench->localNote("window") == "800x600");
    CHECK(bench->info().name == "Practice");
    CHECK(Workspace::face(bench.place).users == std::vector<User>{{"FK-S1", Role::Supervisor}});
    CHECK(bench->openingNotes().empty());
}

TEST_CASE("Search finds words whatever their accents and case and shows nothing it may not") {
    Bench bench;
    bench.finished("Talked about the café visit and a plan");
    bench.finished("Nothing of the kind");
    auto all = [](const RecordHead&, const Passage&) { return true; };
    const Reach mine{"FK-S1", {}};
    const auto found = bench->search("CAFE vis", 10, mine, all);
    REQUIRE(found.size() == 1);
    CHECK(found[0].item == "summary");
    CHECK(found[0].excerpt.find("‹café›") != std::string::npos);
    CHECK(bench->search("cafe", 10, mine, [](auto&, auto&) { return false; }).empty());
    CHECK(bench->search("\" OR * ( NEAR", 10, mine, all).empty());
    CHECK(bench->search("", 10, mine, all).empty());
}

TEST_CASE("A search comes only to what its reader may come to, whatever is asked afterwards") {
    Bench bench;
    bench.finished("Talked about the café visit and a plan");
    auto all = [](const RecordHead&, const Passage&) { return true; };
    CHECK(bench->search("cafe", 10, {"FK-CP3", {}}, all).size() == 1);
    CHECK(bench->search("cafe", 10, {"FK-CP9", {}}, all).empty());
    CHECK(bench->search("cafe", 10, {"FK-CP9", VisibilityClass::A}, all).empty());
    // The words that say who may come are no words of the record.
    for (const char* word : {"pFKS1 ", "pFKCP3 ", "cP ", "cA "}) // whole words: the last one would else be a beginning
        CHECK(bench->search(word, 10, {"FK-S1", {}}, all).empty());
}

TEST_CASE("Two heads are a normal state until a layer settles them") {
    Bench bench;
    const RecordRevision first = bench.finished();
    DraftState a = bench.draft("a", first.key.id), b = bench.draft("b", first.key.id),
               c = bench.draft("c", first.key.id);
    a.base = b.base = first.id;
    const auto second = bench->finalise(a, bench.form);
    const auto third = bench->finalise(b, bench.form);
    CHECK(bench->head(first.key.id)->conflict);
    CHECK(bench->conflicts().size() == 1);
    CHECK(bench->headRevisions(first.key.id) == std::vector<Id>{second.id, third.id});
    c.base = third.id;
    bench->finalise(c, bench.form, {second.id});
    CHECK_FALSE(bench->head(first.key.id)->conflict);
    CHECK(bench->layers(first.key.id).size() == 4);
}
