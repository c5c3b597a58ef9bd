// What lies in a workspace's folder is for its owner's eyes only, whatever the umask of whoever made it.
#include "store/backup.hpp"
#include "store/fixture.hpp"

#include <sys/stat.h>

#include <set>

using namespace trellis;
using namespace trellis::test;
namespace fs = std::filesystem;

namespace {

struct Umask {
    explicit Umask(mode_t mask)
        : before_(::umask(mask)) {}
    ~Umask() { ::umask(before_); }
    mode_t before_;
};

/// Checks every file and folder in there, and returns their names.
std::set<std::string> checked(const fs::path& folder) {
    std::set<std::string> names;
    auto check = [&](const fs::path& path) {
        const auto mode = static_cast<unsigned>(fs::status(path).permissions()) & 07777u;
        INFO(path.string() << " has mode " << std::oct << mode);
        CHECK(mode == (fs::is_directory(path) ? 0700u : 0600u));
        names.insert(path.filename().string());
    };
    check(folder);
    for (const auto& one : fs::recursive_directory_iterator(folder)) check(one.path());
    return names;
}

} // namespace

TEST_CASE("Whatever the umask, everything in a workspace is made for its owner only") {
    for (const mode_t mask : {0000, 0022, 0277}) {
        CAPTURE(mask);
        Bench bench;
        bench.close();
        fs::remove_all(bench.place);
        const Umask now(mask);
        bench.make();
        bench->addUser({"FK-CP3", Role::Supervisee}, passphrase);
        bench.finished();
        bench->saveDraft(bench.draft("open"), bench.form);
        const auto backup = bench->backup();
        const auto names = checked(bench.place); // while it is open: what the database keeps beside itself is there
        for (const char* name : {"workspace.db", "workspace.db-wal", "workspace.db-shm", "keyring", "witness", "lock",
                                 "backups", "packs", "backup.json"})
            CHECK(names.contains(name));
        bench.close();
        restore(backup, bench.place, "FK-S1", passphrase, bench.options());
        bench.open();
        bench.finished();
        checked(bench.place);
    }
}
