#include "fault/fault_bench.hpp"

#include <fstream>

using namespace trellis;
using namespace trellis::test;
namespace fs = std::filesystem;

namespace {

/// The files below `folder` that hold the word in clear, in UTF-8 or UTF-16.
std::vector<fs::path> filesWith(const fs::path& folder, const std::string& word) {
    std::string wide;
    for (char c : word) wide += std::string{c, '\0'};
    std::vector<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        if (text.find(word) != std::string::npos || text.find(wide) != std::string::npos) out.push_back(entry.path());
    }
    return out;
}

} // namespace

TEST_CASE("A unique word that was typed lies in no file in clear, neither while the workspace is open nor afterwards") {
    FaultBench bench;
    const std::string word = "zyxwvutcanary7391";
    Workspace& workspace = *bench.workspace;
    for (int i = 0; i < 30; ++i) workspace.saveDraft(bench.draft(word + " " + std::string(5000, 'x')), bench.form);
    DraftState draft = bench.draft("A " + word + " B");
    draft.reason = word;
    workspace.saveDraft(draft, bench.form);
    const auto kept = workspace.finalise(draft, bench.form);
    workspace.signOff(kept.id, "FK-S1", Role::Supervisor, bench.passphrase);
    workspace.savePerson({"FK-CP3", "Ann " + word, {Role::Supervisee}, "FK", Date(19000), {}, {}});
    workspace.setSetting("note", word);
    workspace.setLocalNote("note", word);
    REQUIRE(workspace.search(word, 5, {"FK-S1", {}}, [](auto&, auto&) { return true; }).size() == 1);
    workspace.rebuild();
    CHECK(filesWith(bench.folder, word).empty()); // the write-ahead log is full just now
    CHECK(filesWith(bench.folder, bench.passphrase).empty());
    workspace.backup();
    CHECK(workspace.verify().sound());
    CHECK(filesWith(bench.folder, word).empty());
    bench.workspace.reset();
    CHECK(filesWith(bench.folder, word).empty());
    // The search itself can find: an export that was asked for does hold the word.
    bench.open();
    bench.workspace->exportJournal(bench.folder / "journal.jsonl");
    CHECK(filesWith(bench.folder, word).size() == 1);
}
