// Many records at once: what is there afterwards is the same as if each had been finished by itself.
#include "store/fixture.hpp"
#include "store/tampering.hpp"

#include <cerrno>
#include <dlfcn.h>
#include <pthread.h>
#include <utility>

using namespace trellis;
using namespace trellis::test;

// The sanitizers take threads' beginnings for themselves.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define THREADS_CAN_BE_REFUSED
namespace {
int threadsToGive = -1, threadsAskedFor = 0; ///< below 0: as many as are wanted
}
/// In place of the system's own, for all of this program: the system says so when it has no room for a thread.
extern "C" int pthread_create(pthread_t* thread, const pthread_attr_t* how, void* (*work)(void*), void* with) {
    using Create = int (*)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
    static const auto create = reinterpret_cast<Create>(dlsym(RTLD_NEXT, "pthread_create"));
    ++threadsAskedFor;
    if (threadsToGive == 0) return EAGAIN;
    if (threadsToGive > 0) --threadsToGive;
    return create(thread, how, work, with);
}
#endif

namespace {

/// The bench's form, with `count` records on it, each a minute after the one before.
struct Source {
    Bench& bench;
    int count, made = 0;
    bool signedToo = true;
    std::optional<WholeRecord> operator()() {
        if (made == count) return std::nullopt;
        WholeRecord out;
        out.draft = bench.draft("Number " + std::to_string(made));
        out.draft.day = bench.clock.today() + made / 50;
        out.form = std::make_shared<const Template>(bench.form);
        out.at = {bench.clock.now().ms + 60'000 * made};
        if (signedToo)
            out.signatures = {{"FK-S1", Role::Supervisor, {out.at.ms + 1000}, "signed-by-one"},
                              {"FK-CP3", Role::Supervisee, {out.at.ms + 2000}, "signed-by-both"}};
        ++made;
        return out;
    }
};

std::string passphraseOf(const PersonCode&) { return passphrase; }

struct StopAt : Progress {
    long after;
    long seen = 0;
    explicit StopAt(long records)
        : after(records) {}
    void step(std::string_view, long done, long) override { seen = done; }
    bool cancelled() const override { return seen >= after; }
};

} // namespace

TEST_CASE("When the source of many records throws, none of them is there, what was before stays and the log goes on") {
    Bench bench;
    Source source{bench, 200, 0, false};
    auto breaking = [&]() -> std::optional<WholeRecord> {
        if (source.made == 150) throw Error("TR-X99", "The source ran dry.", "Look for another.");
        return source();
    };
    const auto before = bench.finished().key.id;
    CHECK(codeOf([&] { bench->keepMany(breaking, passphraseOf); }) == "TR-X99");
    REQUIRE(bench->heads().size() == 1);
    CHECK(bench->heads().front().key.id == before);
    CHECK(bench->verify().sound());
    bench.open();
    CHECK(bench->openingNotes().empty());             // the error was told; only what nobody could tell is noted
    CHECK(bench.finished().contentHash.size() == 64); // the chain goes on
    CHECK(bench->verify().sound());
}

TEST_CASE("A record that is there already, or a signature of somebody without a key, is not kept with many others") {
    Bench bench;
    const auto there = bench.finished();
    bool given = false;
    auto again = [&]() -> std::optional<WholeRecord> {
        if (std::exchange(given, true)) return std::nullopt;
        WholeRecord out;
        out.draft = bench.draft("Again", there.key.id);
        out.form = std::make_shared<const Template>(bench.form);
        out.at = bench.clock.now();
        return out;
    };
    CHECK(codeOf([&] { bench->keepMany(again, passphraseOf); }) == "TR-R15");
    CHECK(codeOf([&] { bench->keepMany(Source{bench, 3}, passphraseOf); }) == "TR-K03"); // FK-CP3 is no user
    CHECK(codeOf([&] {
              bench->keepMany(Source{bench, 3}, [](auto&) { return std::string("not this one"); });
          }) == "TR-K02");
    CHECK(bench->heads().size() == 1);
    CHECK(bench->verify().sound());
}

#ifdef THREADS_CAN_BE_REFUSED
TEST_CASE(
    "Where the system gives no thread, or only one of the two, many records are kept all the same and are the same") {
    auto hashWith = [](int threads, int& askedFor) {
        Bench bench;
        bench->addPeople(
            {{{"FK-CP3", "", {Role::Supervisee}, "FK", Date(19000), {}, {}}, Role::Supervisee, passphrase}});
        threadsAskedFor = 0;
        threadsToGive = threads;
        const auto kept = bench->keepMany(Source{bench, 150}, passphraseOf);
        Source source{bench, 30, 0, false};
        auto breaking = [&]() -> std::optional<WholeRecord> {
            if (source.made == 10) throw Error("TR-X99", "The source ran dry.", "Look for another.");
            return source();
        };
        CHECK(codeOf([&] { bench->keepMany(breaking, passphraseOf); }) == "TR-X99");
        StopAt progress(1);
        CHECK(bench->keepMany(Source{bench, 2000, 0, false}, passphraseOf, progress, 2000).cancelled);
        threadsToGive = -1;
        askedFor = threadsAskedFor;
        CHECK(kept.records == 150);
        CHECK(kept.signOffs == 300);
        CHECK(bench->verify().sound());
        std::string out;
        for (const auto& head : bench->heads())
            if (head.state == "signed-by-both") out += head.key.id + " " + head.contentHash + "\n";
        return out;
    };
    int withBoth = 0, withOne = 0, withNone = 0;
    const auto whole = hashWith(-1, withBoth);
    CHECK(whole.size() > 150 * 100);
    CHECK(hashWith(1, withOne) == whole);
    CHECK(hashWith(0, withNone) == whole);
    CHECK(withBoth == 6); // it was threads that were asked for, and these two that were refused
    CHECK(withOne == 4);
    CHECK(withNone == 3);
}
#endif

TEST_CASE("Keeping many can be stopped, and what is there then is whole") {
    Bench bench;
    StopAt progress(64);
    const auto kept = bench->keepMany(Source{bench, 2000, 0, false}, passphraseOf, progress, 2000);
    CHECK(kept.cancelled);
    CHECK(kept.records < 2000);
    CHECK(static_cast<long>(bench->heads().size()) == kept.records);
    CHECK(bench->verify().sound());
}

TEST_CASE("Many records at once are hashed, chained, signed and listed like any other") {
    Bench bench;
    bench->addPeople({{{"FK-CP3", "", {Role::Supervisee}, "FK", Date(19000), {}, {}}, Role::Supervisee, passphrase},
                      {{"FK-CP4", "", {Role::Supervisee}, "FK", Date(19000), {}, {}}, std::nullopt, ""}});
    CHECK(bench->people().size() == 2);
    CHECK(bench->users().size() == 2);
    const auto kept = bench->keepMany(Source{bench, 300}, passphraseOf);
    CHECK(kept.records == 300);
    CHECK(kept.signOffs == 600);
    const auto verdict = bench->verify();
    CHECK(verdict.sentence().find("600 sign-offs") != std::string::npos);
    REQUIRE(verdict.sound());
    const auto lists = bench->stateHash();
    bench->rebuild();
    CHECK(bench->stateHash() == lists); // in bulk as one by one
    CHECK(bench->verify().sound());
    auto head = bench->heads({.person = "FK-CP3", .most = 1}).front();
    CHECK(head.state == "signed-by-both");
    CHECK(bench->revision(head.revision)->answers.value("summary") == Value(std::string("Number 299")));
    auto all = [](const RecordHead&, const Passage&) { return true; };
    CHECK(bench->search("number 17", 10, {"FK-CP3", {}}, all).size() >= 1);
    bench.clock.advanceDays(10); // past the moments that the records carry
    bench.open("FK-CP3");
    CHECK(bench->openingNotes().empty());
    bench.finished();
    CHECK(bench->verify().sound());
}

TEST_CASE("A list read page by page is the list read at once, in whatever way it is narrowed") {
    Bench bench;
    bench->keepMany(Source{bench, 230, 0, false}, passphraseOf);
    const auto day = bench.clock.today();
    for (HeadFilter filter :
         {HeadFilter{}, HeadFilter{.kind = "test-session"}, HeadFilter{.person = "FK-CP3"},
          HeadFilter{.agreement = "agreement-1"}, HeadFilter{.person = "FK-S1", .agreement = "agreement-1"},
          HeadFilter{.person = "FK-S1", .from = day + 1, .to = day + 3}}) {
        std::vector<Id> whole, paged;
        for (auto& head : bench->heads(filter)) whole.push_back(head.key.id);
        filter.most = 37;
        for (;;) {
            auto page = bench->heads(filter);
            if (page.empty()) break;
            for (auto& head : page) paged.push_back(head.key.id);
            filter.after = {page.back().day, page.back().tick};
        }
        CHECK(whole.size() >= 150);
        CHECK(paged == whole);
    }
}

TEST_CASE("A workspace of an earlier Trellis gets its lists made anew and loses nothing") {
    Bench bench;
    bench.finished("Talked about the café visit");
    bench->saveDraft(bench.draft("under way"), bench.form);
    const auto lists = bench->stateHash();
    bench.close();
    changeBySql(
        bench.place / "workspace.db", databaseKey(bench.place, "FK-S1", passphrase),
        "DROP TABLE glance; DROP TABLE party; CREATE TABLE party(person TEXT, record TEXT); PRAGMA user_version=1");
    bench.open();
    CHECK(bench->stateHash() == lists);
    CHECK(bench->drafts().size() == 1);
    CHECK(bench->verify().sound());
}
