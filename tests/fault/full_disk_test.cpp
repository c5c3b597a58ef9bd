#include "fault/fault_bench.hpp"

#include <sys/resource.h>

#include <csignal>
#include <fstream>

using namespace trellis;
using namespace trellis::test;
namespace fs = std::filesystem;

namespace {

/// From here on no file may grow beyond `bytes`: what a full disk looks like, for any user. Ends with the object.
class FullDisk {
public:
    explicit FullDisk(std::uintmax_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &was_);
        const rlimit now{bytes, was_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &was_); }

private:
    rlimit was_{};
};

template <class Work> std::string codeOf(Work&& work) {
    try {
        work();
    } catch (const Error& error) {
        CHECK_FALSE(error.advice().empty());
        return error.code();
    }
    return "none";
}

} // namespace

TEST_CASE("On a full disk nothing that was kept is lost, and saving works again once there is room") {
    FaultBench bench;
    Workspace& workspace = *bench.workspace;
    const auto kept = workspace.finalise(bench.draft("kept"), bench.form);
    const DraftState draft = bench.draft("in the pen " + std::string(400'000, 'x'));
    workspace.saveDraft(bench.draft("saved before"), bench.form);
    const std::string state = workspace.stateHash();
    const std::size_t drafts = workspace.drafts().size();
    {
        FullDisk full(200'000);
        CHECK(codeOf([&] { workspace.saveDraft(draft, bench.form); }) == "TR-S08");
        CHECK(codeOf([&] { workspace.finalise(draft, bench.form); }) == "TR-S08");
        CHECK(codeOf([&] { workspace.backup(); }) == "TR-S08");
        CHECK(workspace.drafts().size() == drafts);
        CHECK(workspace.stateHash() == state);
        CHECK(workspace.revision(kept.id)->answers == kept.answers);
    }
    workspace.saveDraft(draft, bench.form);
    CHECK(workspace.draft(draft.key.id)->answers == draft.answers);
    workspace.finalise(draft, bench.form);
    CHECK(workspace.verify().sound());
    bench.workspace.reset();
    bench.open();
    CHECK(bench.workspace->heads().size() == 2);
    CHECK(bench.workspace->verify().sound());
}

TEST_CASE("A new workspace on a full disk is refused and leaves nothing behind") {
    FaultBench bench;
    const fs::path place = bench.folder / "new.trellis";
    {
        FullDisk full(20'000);
        CHECK(codeOf([&] {
                  Workspace::create({place, "x", "FK", false, {"FK-S1", Role::Supervisor}, bench.passphrase},
                                    FaultBench::options(), nullptr);
              }) == "TR-S08");
    }
    CHECK_FALSE(fs::exists(place));
}

TEST_CASE("A keyring that cannot be written leaves the old one in force") {
    FaultBench bench;
    {
        FullDisk full(100);
        CHECK(codeOf([&] { bench.workspace->changePassphrase("FK-S1", bench.passphrase, "another passphrase"); }) ==
              "TR-S08");
    }
    bench.workspace.reset();
    bench.open();
    CHECK(bench.workspace->openingNotes().empty());
}

TEST_CASE("When the disk fills up while many records are kept at once, none of them is there and all else goes on") {
    FaultBench bench;
    const auto kept = bench.workspace->finalise(bench.draft("kept"), bench.form);
    const std::string state = bench.workspace->stateHash();
    const auto form = std::make_shared<const Template>(bench.form);
    int made = 0;
    const auto next = [&]() -> std::optional<WholeRecord> {
        if (made == 500) return std::nullopt;
        WholeRecord out{bench.draft("one of many " + std::string(3000, 'x')), form, systemClock().now(), {}};
        ++made;
        return out;
    };
    const auto nobody = [](const PersonCode&) { return std::string(); };
    {
        FullDisk full(500'000);
        CHECK(codeOf([&] { bench.workspace->keepMany(next, nobody); }) == "TR-S08");
        CHECK(bench.workspace->stateHash() == state);
    }
    bench.open();
    CHECK(bench.workspace->stateHash() == state);
    CHECK(bench.workspace->revision(kept.id)->answers == kept.answers);
    made = 0;
    CHECK(bench.workspace->keepMany(next, nobody).records == 500);
    CHECK(bench.workspace->heads().size() == 501);
    CHECK(bench.workspace->verify().sound());
    bench.open();
    CHECK(bench.workspace->openingNotes().empty()); // the one that was made anew
}
