#include "store/fixture.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

using namespace trellis;
using namespace trellis::test;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void put(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << text;
}

} // namespace

TEST_CASE("A wrong passphrase, an unknown user and a mistyped recovery code open nothing") {
    Bench bench;
    bench.close();
    auto open = [&](const char* user, const char* words) {
        return codeOf([&] { Workspace::open(bench.place, user, words, bench.options()); });
    };
    CHECK(open("FK-S1", "not the right words") == "TR-K02");
    CHECK(open("FK-S9", "four plain words here") == "TR-K03");
    std::string code;
    CHECK(codeOf([&] { Workspace::recover(bench.place, "7KQ2-M9XF", "FK-S1", passphrase, bench.options(), &code); }) ==
          "TR-K04");
    CHECK(open("FK-S1", "four plain words here") == "none");
}

TEST_CASE("A second window on one workspace is told so, and the first goes on") {
    Bench bench;
    CHECK(codeOf([&] { Workspace::open(bench.place, "FK-S1", passphrase, bench.options()); }) == "TR-S20");
    bench.finished();
    CHECK(bench->heads().size() == 1);
}

TEST_CASE("A workspace that is not there, or a folder in use, is said plainly") {
    Bench bench;
    CHECK(codeOf([&] { Workspace::open(bench.folder / "none", "FK-S1", passphrase, bench.options()); }) == "TR-S01");
    NewStore again{bench.place, "x", "FK", false, {"FK-S1", Role::Supervisor}, passphrase};
    CHECK(codeOf([&] { Workspace::create(again, bench.options(), nullptr); }) == "TR-S02");
    again.folder = bench.folder / "short";
    again.passphrase = "short";
    CHECK(codeOf([&] { Workspace::create(again, bench.options(), nullptr); }) == "TR-K06");
    CHECK_FALSE(fs::exists(bench.folder / "short"));
    again.passphrase = passphrase;
    again.folder = bench.folder / "Dropbox" / "w.trellis";
    CHECK(codeOf([&] { Workspace::create(again, bench.options(), nullptr); }) == "TR-S10");
    again.folder = bench.folder / "OneDrive - Trust" / "w.trellis";
    CHECK(codeOf([&] { Workspace::create(again, bench.options(), nullptr); }) == "TR-S10");
}

TEST_CASE("A missing, foreign, plain or truncated database is not opened and not touched") {
    Bench bench;
    bench.finished();
    bench.close();
    const fs::path file = bench.place / "workspace.db";
    const std::string whole = contents(file);
    auto open = [&] { return codeOf([&] { Workspace::open(bench.place, "FK-S1", passphrase, bench.options()); }); };

    fs::remove(file);
    CHECK(open() == "TR-S03");
    put(file, "SQLite format 3" + std::string(5000, '\0'));
    CHECK(open() == "TR-S04");
    put(file, std::string(8192, 'x'));
    CHECK(open() == "TR-S04");
    put(file, "");
    CHECK(open() == "TR-S06");
    put(file, whole.substr(0, whole.size() / 2));
    CHECK(open() == "TR-S06");
    CHECK(contents(file) == whole.substr(0, whole.size() / 2));
    put(file, whole);
    CHECK(open() == "none");
}

TEST_CASE("A workspace in a folder that cannot be written to is refused with the way out") {
    Bench bench;
    bench.close();
    const auto everyone = [&](fs::perms perms) {
        fs::permissions(bench.place, perms);
        for (const auto& entry : fs::directory_iterator(bench.place))
            if (entry.is_regular_file())
                fs::permissions(entry.path(), entry.path().filename() == "lock" ? fs::perms(0444) : fs::perms(0444));
    };
    everyone(fs::perms(0555));
    fs::permissions(bench.folder.path, fs::perms(0755));
    const bool root = ::geteuid() == 0; // whom no permission stops
    if (root) REQUIRE(::seteuid(65534) == 0);
    const std::string code = codeOf([&] { Workspace::open(bench.place, "FK-S1", passphrase, bench.options()); });
    NewStore there{bench.place / "inner", "x", "FK", false, {"FK-S1", Role::Supervisor}, passphrase};
    const std::string making = codeOf([&] { Workspace::create(there, bench.options(), nullptr); });
    if (root) REQUIRE(::seteuid(0) == 0);
    fs::permissions(bench.place, fs::perms(0755));
    CHECK(code == "TR-S09");
    CHECK(making == "TR-S09");
}

TEST_CASE("Finishing twice, amending what is not there and signing twice change nothing") {
    Bench bench;
    const RecordRevision first = bench.finished();
    DraftState again = bench.draft("again", first.key.id);
    CHECK(codeOf([&] { bench->finalise(again, bench.form); }) == "TR-R15");
    again.base = "0199f3c2-0000-7000-8000-000000000000";
    CHECK(codeOf([&] { bench->finalise(again, bench.form); }) == "TR-R15");
    CHECK(codeOf([&] { bench->signOff(*again.base, "FK-S1", Role::Supervisor, passphrase); }) == "TR-R17");
    CHECK(codeOf([&] { bench->signOff(first.id, "FK-S1", Role::Supervisor, "not the right words"); }) == "TR-K02");
    bench->signOff(first.id, "FK-S1", Role::Supervisor, passphrase);
    CHECK(codeOf([&] { bench->signOff(first.id, "FK-S1", Role::Supervisor, passphrase); }) == "TR-R16");
    CHECK(bench->layers(first.key.id).size() == 1);
    CHECK(bench->verify().sound());
}

TEST_CASE("An answer its form does not ask, or that is not text, is refused and the draft stays") {
    Bench bench;
    DraftState draft = bench.draft("x");
    bench->saveDraft(draft, bench.form);
    draft.answers.values["stranger"] = std::string("?");
    CHECK(codeOf([&] { bench->finalise(draft, bench.form); }) == "TR-R10");
    draft.answers.values.erase("stranger");
    draft.answers.values["summary"] = std::string("half a letter \xC3");
    CHECK(codeOf([&] { bench->finalise(draft, bench.form); }) == "TR-R12");
    CHECK(codeOf([&] { bench->saveDraft(draft, bench.form); }) == "TR-R12");
    CHECK(bench->drafts().size() == 1);
    CHECK(bench->heads().empty());
    CHECK(bench->verify().sound());
}

TEST_CASE("A note of a megabyte, emoji and Welsh are kept as they were") {
    Bench bench;
    std::string note;
    while (note.size() < 1'000'000) note += "Llanfairpwllgwyngyll 🙂 “quoted” \\ back \t tab \n line ";
    const RecordRevision back = bench.finished(note);
    CHECK(std::get<std::string>(back.answers.value("summary")) == note);
    CHECK(bench->verify().sound());
}

TEST_CASE("A clock set back is noted, the order stays and nothing is refused") {
    Bench bench;
    const RecordRevision first = bench.finished("first");
    bench.clock.advanceDays(-30);
    DraftState amendment = bench.draft("second", first.key.id);
    amendment.base = first.id;
    bench->finalise(amendment, bench.form);
    CHECK(std::get<std::string>(bench->layers(first.key.id).back().answers.value("summary")) == "second");
    bench.clock.advanceDays(-30);
    bench.open();
    REQUIRE(bench->openingNotes().size() == 1);
    CHECK(bench->openingNotes()[0].find("clock") != std::string::npos);
    CHECK(bench->verify().sound());
}

TEST_CASE("The recovery code sets a new passphrase once and earlier signatures stay valid") {
    Bench bench;
    const RecordRevision first = bench.finished();
    bench->signOff(first.id, "FK-S1", Role::Supervisor, passphrase);
    bench.close();
    const std::string fresh = "another set of words", old = bench.recoveryCode;
    std::string typed = old, next;
    for (char& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    bench.workspace = Workspace::recover(bench.place, typed, "FK-S1", fresh, bench.options(), &next);
    CHECK(next != old);
    CHECK(bench->verify().sound());
    bench.close();
    CHECK(codeOf([&] { Workspace::open(bench.place, "FK-S1", passphrase, bench.options()); }) == "TR-K02");
    CHECK(codeOf([&] { Workspace::recover(bench.place, old, "FK-S1", fresh, bench.options(), &next); }) == "TR-K04");
    bench.workspace = Workspace::open(bench.place, "FK-S1", fresh, bench.options());
    CHECK(bench->openingNotes().empty());
    bench->changePassphrase("FK-S1", fresh, passphrase);
    CHECK(bench->passphraseFits("FK-S1", passphrase));
    CHECK_FALSE(bench->passphraseFits("FK-S1", fresh));
    const RecordRevision second = bench.finished();
    bench->signOff(second.id, "FK-S1", Role::Supervisor, passphrase);
    CHECK(bench->verify().sound());
}
