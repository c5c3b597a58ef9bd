// Whatever is changed, dropped, swapped or inserted, by SQL or byte by byte, the check finds it.
#include "crypto/hash.hpp"
#include "store/fixture.hpp"
#include "store/keyring.hpp"
#include "store/releases.hpp"
#include "store/tampering.hpp"

#include <algorithm>
#include <fstream>

using namespace trellis;
using namespace trellis::test;
namespace fs = std::filesystem;

namespace {

/// A workspace with three records, an amendment, sign-offs, a person, a draft, and a report that was given out.
struct Full : Bench {
    Id record, layer;
    Full() {
        workspace->addUser({"FK-CP3", Role::Supervisee}, passphrase);
        workspace->savePerson({"FK-CP3", "Ann", {Role::Supervisee}, "FK", *Date::fromIso("2024-01-08"), {}, {}});
        const auto first = finished("first");
        record = first.key.id;
        layer = first.id;
        finished("second");
        workspace->signOff(first.id, "FK-S1", Role::Supervisor, passphrase, "signed-by-one");
        DraftState amendment = draft("amended", record);
        amendment.base = first.id;
        amendment.reason = "why";
        workspace->finalise(amendment, form);
        workspace->saveDraft(draft("open"), form);
        workspace->audit("viewed", record);
        const auto day = *Date::fromIso("2025-09-30");
        ReleaseStore releases(*workspace);
        releases.keep({0, "A report", "programme", day, "FK-S1", {{"held", "Fernwick", day - 30, day, false, {7, 8, 9}}}});
        releases.cite({blake2bHex("{}"), "a view", day, "FK-S1", "{}"});
        workspace->audit("released", "A report for programme");
        REQUIRE(workspace->verify().sound());
        close();
    }
    Verdict check() { return verifyFolder(place, "FK-S1", passphrase, options()); }
};

} // namespace

TEST_CASE("Every change made through SQL is found and named") {
    static Full bench; // made once; each change is made to a copy
    const char* const changes[] = {
        "UPDATE revision SET entry=replace(entry,'FK-S1','FK-S2') WHERE seq=9",
        "UPDATE revision SET entry=replace(entry,'completed','planned') WHERE type='record' AND seq=(SELECT min(seq) "
        "FROM revision WHERE type='record')",
        "UPDATE revision SET content=replace(content,'first','worst') WHERE content LIKE '%first%'",
        "UPDATE revision SET content=substr(content,instr(content,char(10))+1) WHERE type='record'",
        "UPDATE revision SET content=content||substr(content,1,instr(content,char(10))) WHERE type='person'",
        "UPDATE revision SET signature=zeroblob(64) WHERE seq=4",
        "UPDATE revision SET signature=zeroblob(64) WHERE seq=(SELECT max(seq) FROM revision)",
        "UPDATE revision SET hash=zeroblob(32) WHERE seq=5",
        "UPDATE revision SET type='person' WHERE type='user' AND entity='FK-CP3'",
        "UPDATE revision SET entity='other' WHERE type='sign-off'",
        "UPDATE revision SET tick=tick+100 WHERE seq=8",
        "UPDATE revision SET id='other' WHERE seq=8",
        "DELETE FROM revision WHERE seq=8",
        "DELETE FROM revision WHERE type='sign-off'",
        "DELETE FROM revision WHERE seq=(SELECT max(seq) FROM revision)",
        "DELETE FROM revision WHERE seq>5",
        "UPDATE revision SET seq=CASE seq WHEN 8 THEN 1009 WHEN 9 THEN 1008 END WHERE seq IN (8,9); UPDATE revision "
        "SET seq=seq-1000 WHERE seq>1000",
        "INSERT INTO revision SELECT device,seq+1,tick+1,'new',type,entity,entry,zeroblob(32),signature,content FROM "
        "revision ORDER BY seq DESC LIMIT 1",
        "INSERT INTO revision SELECT "
        "printf('%032d', 7),1,99,'new','device','x',entry,zeroblob(32),signature,content FROM revision WHERE "
        "seq=1",
        "UPDATE record SET state='signed-by-both'",
        "UPDATE record SET day=day+1",
        "UPDATE record SET content='x'",
        "DELETE FROM record WHERE id=(SELECT min(id) FROM record)",
        "DELETE FROM party WHERE person='FK-CP3'",
        "INSERT INTO party VALUES('FK-CP9',20000,1,(SELECT min(id) FROM record))",
        "INSERT INTO party VALUES('FK-CP9',20000,1,'no such record')",
        "UPDATE party SET day=day+1",
        "UPDATE glance SET state='signed-by-both'",
        "DELETE FROM glance",
        "UPDATE passage SET reach='pFKCP9'",
        "UPDATE layer SET sign_offs='[]'",
        "UPDATE layer SET head=1",
        "DELETE FROM layer",
        "UPDATE passage SET words='something else' WHERE n=(SELECT min(n) FROM passage)",
        "DELETE FROM passage WHERE n=(SELECT min(n) FROM passage)",
        "INSERT INTO passage(record,classes,owner,places,words,reach) SELECT record,classes,owner,places,words,reach FROM "
        "passage LIMIT 1",
        "INSERT INTO wordlist(wordlist) VALUES('delete-all')",
        "UPDATE person SET body=replace(body,'Ann','Bob')",
        "INSERT INTO person VALUES('FK-CP9','[]')",
        "UPDATE user SET role='auditor' WHERE code='FK-CP3'",
        "DELETE FROM user WHERE code='FK-CP3'",
        "UPDATE setting SET value='yes' WHERE name='workspace.demo'",
        "INSERT INTO setting VALUES('new','x')",
        "DELETE FROM form",
        "UPDATE device SET name='other'",
        "UPDATE draft SET body=replace(body,'open','shut')",
        "UPDATE draft SET record='other'",
        "UPDATE audit SET what='nothing' WHERE n=2",
        "DELETE FROM audit WHERE n=2",
        "DELETE FROM audit WHERE n>1",
        // a key made at random: whatever its first digit is, it becomes another one
        "UPDATE local SET value=iif(value LIKE '0%','1','0')||substr(value,2) WHERE name='device'",
        "UPDATE local SET value='x' WHERE name='keyring'",
        "UPDATE released SET title='Another report'",
        "UPDATE released_figure SET units=x'0000000000000000'",
        "UPDATE released_figure SET hidden=1",
        "DELETE FROM released_figure",
        "DELETE FROM released",
        "DROP TABLE released_figure",
        "DROP TABLE cited; DROP TABLE released_figure; DROP TABLE released",
        "UPDATE cited SET text='[]'",
        "DROP TRIGGER passage_insert",
        "CREATE TABLE extra(x)",
        "DROP INDEX record_kind",
    };
    for (const char* change : changes) {
        CAPTURE(change);
        const fs::path copy = bench.folder / "copy.trellis";
        fs::remove_all(copy);
        fs::copy(bench.place, copy, fs::copy_options::recursive);
        const Secret key = databaseKey(copy, "FK-S1", passphrase);
        changeBySql(copy / "workspace.db", key, change);
        const Verdict verdict = verifyFolder(copy, "FK-S1", passphrase, bench.options());
        CHECK_FALSE(verdict.sound());
        CHECK(verdict.sentence().size() > 20);
    }
}

TEST_CASE("The log refuses to be changed as long as its guards stand") {
    Full bench;
    const Secret key = databaseKey(bench.place, "FK-S1", passphrase);
    for (const char* change :
         {"UPDATE revision SET tick=tick", "DELETE FROM revision",
          "INSERT OR REPLACE INTO revision SELECT * FROM revision",
          "INSERT INTO revision SELECT device,seq+5,tick,'n',type,entity,entry,zeroblob(32),signature,content FROM "
          "revision",
          "UPDATE audit SET what=''", "DELETE FROM audit", "INSERT OR REPLACE INTO audit SELECT * FROM audit"}) {
        CAPTURE(change);
        CHECK_FALSE(tryBySql(bench.place / "workspace.db", key, change));
    }
    CHECK(bench.check().sound());
}

TEST_CASE("One byte changed anywhere in the file is found") {
    Full bench;
    const fs::path file = bench.place / "workspace.db";
    const auto size = static_cast<int>(fs::file_size(file));
    const int bytes = pageBytes(Keyring::read(bench.place).databaseForm);
    SeededRandom random(11);
    // Each page ends in 16 bytes that belong to its cipher and 32 that seal it.
    std::vector<int> places{0, 15, 16, 100, bytes - 64, size - 1, size - 32, size - 48, size - 49};
    for (int before : {49, 48, 33, 32, 1, 0}) places.push_back(bytes - before);
    for (int i = 0; i < 60; ++i) places.push_back(random.between(0, size - 1));
    for (int place : places) {
        CAPTURE(place);
        flipByte(file, place);
        const Verdict verdict = bench.check();
        flipByte(file, place);
        CHECK_FALSE(verdict.sound());
        const auto page = "page " + std::to_string(place / bytes + 1);
        INFO(verdict.sentence());
        CHECK(std::ranges::any_of(verdict.troubles, [&](const Trouble& one) {
            return one.what.ends_with(page + ".") || one.what.find(page + ". ") != std::string::npos;
        }));
    }
    CHECK(bench.check().sound());
}

TEST_CASE("A longer, shorter or exchanged file is found") {
    Full bench;
    const fs::path file = bench.place / "workspace.db";
    const auto size = fs::file_size(file);
    fs::copy_file(file, bench.folder / "kept");
    std::ofstream(file, std::ios::app | std::ios::binary) << std::string(pageBytes(DatabaseForm::Second), 'x');
    CHECK_FALSE(bench.check().sound());
    fs::resize_file(file, size);
    CHECK(bench.check().sound());
    fs::resize_file(file, size - pageBytes(DatabaseForm::Second));
    CHECK_FALSE(bench.check().sound());
    fs::resize_file(file, 100);
    CHECK_FALSE(bench.check().sound());
    Full other;
    fs::copy_file(other.place / "workspace.db", file, fs::copy_options::overwrite_existing);
    CHECK_FALSE(bench.check().sound());
    fs::copy_file(bench.folder / "kept", file, fs::copy_options::overwrite_existing);
    CHECK(bench.check().sound());
}

TEST_CASE("An older copy of the database is found by the witness, also after new entries") {
    Full bench;
    fs::copy_file(bench.place / "workspace.db", bench.folder / "older");
    bench.open();
    bench.finished("new");
    bench.close();
    fs::copy_file(bench.folder / "older", bench.place / "workspace.db", fs::copy_options::overwrite_existing);
    CHECK_FALSE(bench.check().sound());
    bench.open();
    REQUIRE_FALSE(bench->openingNotes().empty());
    for (int i = 0; i < 5; ++i) bench.finished("again");
    bench.close();
    CHECK_FALSE(bench.check().sound());
}

TEST_CASE("An exchanged or altered keyring is noticed") {
    Full bench;
    const fs::path file = bench.place / "keyring";
    fs::copy_file(file, bench.folder / "kept");
    bench.open();
    bench->changePassphrase("FK-CP3", passphrase, "quite another passphrase");
    bench.close();
    fs::copy_file(bench.folder / "kept", file, fs::copy_options::overwrite_existing);
    CHECK_FALSE(bench.check().sound());
    bench.open();
    CHECK_FALSE(bench->openingNotes().empty());
    bench.close();

    std::ifstream in(file);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    auto with = [&](const std::string& from, const std::string& to) {
        std::string changed = text;
        const auto at = changed.find(from);
        REQUIRE(at != std::string::npos);
        changed.replace(at, from.size(), to);
        std::ofstream(file, std::ios::trunc) << changed;
        return codeOf([&] { Workspace::open(bench.place, "FK-S1", passphrase, bench.options()); });
    };
    CHECK(with("\"supervisor\"", "\"auditor\"") == "TR-K05");
    CHECK(with("\"passes\": 1", "\"passes\": 4000000000") == "TR-K01");
    CHECK(with("\"v\": 2", "\"v\": 3") == "TR-K09");
    CHECK(with("\"v\": 2", "\"v\": 0") == "TR-K01");
    CHECK(with("\"v\": 2", "\"v\": 1") == "TR-S04");
    CHECK(with("\"users\"", "\"people\"") == "TR-K01");
    CHECK(with("{", "") == "TR-K01");
    Full other;
    fs::copy_file(other.place / "keyring", file, fs::copy_options::overwrite_existing);
    CHECK(codeOf([&] { Workspace::open(bench.place, "FK-S1", passphrase, bench.options()); }) == "TR-S04");
}

TEST_CASE("Rebuilding from the log leads to the very same lists") {
    Full bench;
    bench.open();
    const std::string before = bench->stateHash();
    bench->rebuild();
    CHECK(bench->stateHash() == before);
    CHECK(bench->verify().sound());
    bench.close();
    const Secret key = databaseKey(bench.place, "FK-S1", passphrase);
    changeBySql(bench.place / "workspace.db", key,
                "DELETE FROM record; UPDATE passage SET words='x'; DELETE FROM party; INSERT INTO wordlist(wordlist) "
                "VALUES('delete-all')");
    bench.open();
    CHECK(bench->stateHash() != before);
    bench->rebuild();
    CHECK(bench->stateHash() == before);
    CHECK(bench->verify().sound());
}

TEST_CASE("A workspace of a newer Trellis is refused and its bytes are left alone") {
    Full bench;
    const fs::path file = bench.place / "workspace.db";
    changeBySql(file, databaseKey(bench.place, "FK-S1", passphrase), "PRAGMA user_version=99");
    auto read = [&] {
        std::ifstream in(file, std::ios::binary);
        return std::string{std::istreambuf_iterator<char>(in), {}};
    };
    const std::string before = read();
    CHECK(codeOf([&] { Workspace::open(bench.place, "FK-S1", passphrase, bench.options()); }) == "TR-S05");
    CHECK(read() == before);
}
