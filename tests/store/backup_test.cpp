#include "store/backup.hpp"

#include "store/fixture.hpp"
#include "store/tampering.hpp"

#include <fstream>

using namespace trellis;
using namespace trellis::test;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("A folder that is no backup, and a damaged backup, are not restored and nothing is changed") {
    Bench bench;
    bench.finished();
    const fs::path backup = bench->backup();
    bench.close();
    const std::string before = contents(bench.place / "workspace.db");
    CHECK(codeOf([&] { rehearseRestore(bench.folder.path, bench.place, "FK-S1", passphrase, bench.options()); }) ==
          "TR-S14");
    flipByte(backup / "workspace.db", 9000);
    CHECK_FALSE(rehearseRestore(backup, bench.place, "FK-S1", passphrase, bench.options()).verdict.sound());
    CHECK(codeOf([&] { restore(backup, bench.place, "FK-S1", passphrase, bench.options()); }) == "TR-S14");
    CHECK(contents(bench.place / "workspace.db") == before);
}

TEST_CASE("A rehearsal says what would be lost and changes nothing; restoring brings the earlier state back") {
    Bench bench;
    const auto kept = bench.finished("kept");
    const std::string state = bench->stateHash();
    const fs::path backup = bench->backup();
    bench.clock.advanceDays(1);
    const auto lost = bench.finished("lost");
    bench->saveDraft(bench.draft("draft"), bench.form);
    bench.close();
    const std::string before = contents(bench.place / "workspace.db");

    CHECK(backups(bench.place).size() == 1);
    const Rehearsal rehearsal = rehearseRestore(backup, bench.place, "FK-S1", passphrase, bench.options());
    CHECK(rehearsal.verdict.sound());
    CHECK(rehearsal.lost == std::vector<Id>{lost.id});
    CHECK(rehearsal.draftsLost == 1);
    CHECK(rehearsal.says().size() == 3);
    CHECK(contents(bench.place / "workspace.db") == before);
    for (const auto& entry : fs::directory_iterator(bench.place)) CHECK(entry.path().filename() != "rehearsal");

    restore(backup, bench.place, "FK-S1", passphrase, bench.options());
    bench.open();
    CHECK(bench->heads().size() == 1);
    CHECK(bench->revision(kept.id));
    CHECK_FALSE(bench->revision(lost.id));
    CHECK(bench->openingNotes().empty());
    bench.finished("after");
    CHECK(bench->verify().sentence().find("as they were written") != std::string::npos);
    CHECK(bench->stateHash() != state);
}
