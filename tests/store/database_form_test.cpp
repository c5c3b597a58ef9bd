// The forms that a workspace's file may have (database_form.hpp).
#include "store/backup.hpp"
#include "store/fixture.hpp"
#include "store/keyring.hpp"
#include "store/tampering.hpp"

#include <catch2/catch_test_macros.hpp>

#include <fstream>

using namespace trellis;
using namespace trellis::test;
namespace fs = std::filesystem;

namespace {

std::string keyringOf(const fs::path& folder) {
    std::ifstream in(folder / "keyring");
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("A keyring that says another form than the file has opens nothing, and nothing is changed") {
    Bench bench;
    const auto kept = bench.finished();
    // As a killed process leaves it: what was kept last stands in the log beside the file.
    const fs::path place = bench.folder / "Killed.trellis";
    fs::copy(bench.place, place, fs::copy_options::recursive);
    REQUIRE(fs::file_size(place / "workspace.db-wal") > 0);
    bench.close();
    const Keyring right = Keyring::read(place);
    Keyring wrong = right;
    wrong.databaseForm = DatabaseForm::First;
    wrong.write(place);
    auto open = [&] { return Workspace::open(place, "FK-S1", passphrase, bench.options()); };
    CHECK(codeOf(open) == "TR-S04");
    right.write(place);
    const auto opened = open();
    CHECK(opened->revision(kept.id));
    CHECK(opened->verify().sound());
}

TEST_CASE("A workspace in the first form is opened, written in, backed up and restored, and keeps it") {
    Bench bench;
    const auto kept = bench.finished("kept");
    bench.close();
    inFirstForm(bench.place, databaseKey(bench.place, "FK-S1", passphrase));
    CHECK(keyringOf(bench.place).find("\"v\": 1") != std::string::npos);

    bench.open();
    CHECK(bench->revision(kept.id));
    bench->addUser({"FK-CP3", Role::Supervisee}, passphrase); // and with it writes the keyring anew
    CHECK(keyringOf(bench.place).find("\"v\": 1") != std::string::npos);
    const auto later = bench.finished("later");
    CHECK(bench->verify().sound());
    const fs::path backup = bench->backup();
    CHECK(keyringOf(backup).find("\"v\": 1") != std::string::npos);
    bench.close();

    restore(backup, bench.place, "FK-S1", passphrase, bench.options());
    bench.open();
    CHECK(bench->revision(kept.id));
    CHECK(bench->revision(later.id));
    CHECK(bench->openingNotes().empty());
    CHECK(bench->verify().sound());
}
