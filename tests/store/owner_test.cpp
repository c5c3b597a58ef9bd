// A record that belongs to its author alone, as the log and its projections keep it.
#include "fixture.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

namespace {

/// FK-CP3's own, written under the agreement with FK-S1.
DraftState own(Bench& bench, Sharing shared) {
    auto draft = bench.draft("A thought of mine.");
    draft.key.author = draft.author = "FK-CP3";
    draft.shared = shared;
    return draft;
}

std::size_t found(Bench& bench, const PersonCode& person) {
    HeadFilter filter;
    filter.person = person;
    return bench->heads(filter).size();
}

} // namespace

TEST_CASE("Whose a record is and what it shares comes back as it was kept") {
    Bench bench;
    auto draft = own(bench, Sharing::Summary);
    bench->saveDraft(draft, bench.form);
    CHECK(bench->draft(draft.key.id)->key == draft.key);
    auto kept = bench->finalise(draft, bench.form);
    CHECK(kept.key == draft.key);
    CHECK(kept.shared == Sharing::Summary);
    auto head = bench->head(draft.key.id).value();
    CHECK(head.key == draft.key);
    CHECK(head.shared == Sharing::Summary);
    CHECK(bench->verify().sound());
    auto before = bench->stateHash();
    bench->rebuild();
    CHECK(bench->stateHash() == before);
    CHECK(bench->head(draft.key.id)->shared == Sharing::Summary);
}

TEST_CASE("Only its author is found as a party, and while it is shared whom it is shared with") {
    Bench bench;
    auto draft = own(bench, Sharing::None);
    auto kept = bench->finalise(draft, bench.form);
    CHECK(found(bench, "FK-CP3") == 1);
    CHECK(found(bench, "FK-S1") == 0);
    draft.base = kept.id;
    draft.shared = Sharing::Full;
    kept = bench->finalise(draft, bench.form);
    CHECK(found(bench, "FK-S1") == 1);
    draft.base = kept.id;
    draft.shared = Sharing::None;
    bench->finalise(draft, bench.form);
    CHECK(found(bench, "FK-S1") == 0);
    CHECK(found(bench, "FK-CP3") == 1);
}

TEST_CASE("Of two versions the lesser sharing counts, in whichever order they came") {
    for (auto [one, two] : {std::pair{Sharing::None, Sharing::Full}, {Sharing::Full, Sharing::None}}) {
        Bench bench;
        auto draft = own(bench, Sharing::Full);
        draft.base = bench->finalise(draft, bench.form).id;
        for (auto shared : {one, two}) { // both on the same base
            draft.shared = shared;
            bench->finalise(draft, bench.form);
        }
        auto head = bench->head(draft.key.id).value();
        CHECK(head.conflict);
        CHECK(head.shared == Sharing::None);
        CHECK(found(bench, "FK-S1") == 0);
    }
}

TEST_CASE("A later layer cannot give the record away") {
    Bench bench;
    auto draft = own(bench, Sharing::None);
    draft.base = bench->finalise(draft, bench.form).id;
    draft.key.author.clear();
    bench->finalise(draft, bench.form);
    CHECK(bench->head(draft.key.id)->key.author == "FK-CP3");
    CHECK(found(bench, "FK-S1") == 0);
}

TEST_CASE("An entry from before there were such records reads as its parties' record, to the byte") {
    EntryFields fields;
    fields.id = "0199f3c2-0000-7000-8000-000000000001";
    fields.type = EntryType::Record;
    const auto text = writeEntry(fields);
    CHECK(text.find("owner") == std::string::npos);
    CHECK(text.find("shared") == std::string::npos);
    CHECK(readEntry(text).owner.empty());
    fields.owner = "FK-CP3";
    fields.shared = "full";
    CHECK(readEntry(writeEntry(fields)).owner == "FK-CP3");
    CHECK(readEntry(writeEntry(fields)).shared == "full");
}

TEST_CASE("In a group only the supervisor can be shared with; a word nobody knows shares nothing") {
    RecordKey key{"r", "k", "a", "FK-S1", {"FK-CP3", "FK-CP4"}, "FK-CP3"};
    CHECK(key.sharesWith("FK-S1"));
    CHECK_FALSE(key.sharesWith("FK-CP4"));
    CHECK_FALSE(key.sharesWith("FK-CP3"));
    CHECK_FALSE(key.sharesWith(""));
    key.author = "FK-S1";
    CHECK_FALSE(key.sharesWith("FK-CP3"));
    key.supervisees = {"FK-CP3"};
    CHECK(key.sharesWith("FK-CP3"));
    CHECK_FALSE(RecordKey{"r", "k", "a", "FK-S1", {"FK-CP3"}}.sharesWith("FK-S1"));
    for (auto word : {"", "none", "Full", "everybody"}) CHECK(sharingFromText(word) == Sharing::None);
    CHECK(whoCanSeeOwn(VisibilityClass::P, Sharing::Summary) == "only you");
    CHECK(whoCanSeeOwn(VisibilityClass::S, Sharing::Summary) == "you and your supervisor");
}
