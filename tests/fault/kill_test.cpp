#include "fault/fault_bench.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <ctime>
#include <map>
#include <sstream>

using namespace trellis;
using namespace trellis::test;

namespace {

/// What a child promised before it was killed.
struct Promises {
    bool opened = false;
    std::map<Id, int> drafts; ///< record → last save that was kept
    std::map<Id, int> records;
    int fillingsBegun = 0, fillingsKept = 0; ///< of many records at once
    std::string error;
};

Promises readPromises(const std::string& said) {
    Promises out;
    std::istringstream lines(said.substr(0, said.rfind('\n') + 1)); // a half line is no promise
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string what, id;
        int save = 0;
        words >> what >> id >> save;
        if (what == "open")
            out.opened = true;
        else if (what == "draft")
            out.drafts[id] = save;
        else if (what == "record")
            out.records[id] = save;
        else if (what == "filling")
            ++out.fillingsBegun;
        else if (what == "filled")
            ++out.fillingsKept;
        else
            out.error = line;
    }
    return out;
}

Promises runAndKill(const std::filesystem::path& place, int afterMicroseconds, const char* word = "word") {
    int pipeEnds[2];
    REQUIRE(::pipe(pipeEnds) == 0);
    const std::string writer = std::string(TRELLIS_BUILD_DIR) + "/tests/fault_writer";
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::dup2(pipeEnds[1], 1);
        ::close(pipeEnds[0]);
        ::execl(writer.c_str(), "fault_writer", place.c_str(), word, nullptr);
        ::_exit(9);
    }
    ::close(pipeEnds[1]);
    // The time counts from the moment the child has the workspace open, so that the kill falls into its writing.
    std::string said(5, '\0');
    if (::read(pipeEnds[0], said.data(), 5) < 0) said.clear();
    timespec pause{0, afterMicroseconds * 1000L};
    ::nanosleep(&pause, nullptr);
    ::kill(child, SIGKILL);
    char piece[4096];
    for (ssize_t got; (got = ::read(pipeEnds[0], piece, sizeof piece)) > 0;)
        said.append(piece, static_cast<std::size_t>(got));
    ::close(pipeEnds[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return readPromises(said);
}

} // namespace

TEST_CASE("After 200 kills at any moment every draft or record that was kept is there and the check finds nothing") {
    FaultBench bench;
    bench.workspace.reset();
    SeededRandom random(20250916);
    std::map<Id, int> drafts, records;
    for (int round = 1; round <= 200; ++round) {
        const Promises promises = runAndKill(bench.place, random.between(0, 40'000));
        CAPTURE(round);
        REQUIRE(promises.error == "");
        REQUIRE(promises.opened);
        for (const auto& [id, save] : promises.drafts) drafts[id] = save;
        for (const auto& [id, save] : promises.records) records[id] = save;
        bench.open(); // no stale lock, no repair by hand
        REQUIRE(bench.workspace->openingNotes().empty());
        for (const auto& [id, save] : promises.drafts) {
            const auto draft = bench.workspace->draft(id);
            const auto head = bench.workspace->head(id);
            REQUIRE((draft || head));
            REQUIRE_FALSE((draft && head)); // the draft goes in the same step in which the record comes
            const Answers answers = draft ? draft->answers : bench.workspace->revision(head->revision)->answers;
            const std::string note = plainText(answers.value("note"));
            REQUIRE(note.size() > 3000);
            REQUIRE(note[5] - '0' >= save); // the save that was promised, or a later one
        }
        for (const auto& [id, save] : promises.records) REQUIRE(bench.workspace->head(id));
        if (round % 20 == 0) {
            const Verdict verdict = bench.workspace->verify();
            INFO(verdict.sentence());
            REQUIRE(verdict.sound());
        }
        bench.workspace.reset();
    }
    bench.open();
    for (const auto& [id, save] : records) REQUIRE(bench.workspace->head(id));
    for (const auto& [id, save] : drafts) REQUIRE((bench.workspace->draft(id) || bench.workspace->head(id)));
    CHECK(drafts.size() > 20); // the kills fell into the writing, not before it
    const std::string state = bench.workspace->stateHash();
    bench.workspace->rebuild();
    CHECK(bench.workspace->stateHash() == state);
    CHECK(bench.workspace->verify().sound());
}

TEST_CASE("After a kill while many records are kept at once all of them are there, or none and opening says so") {
    FaultBench bench;
    bench.workspace.reset();
    SeededRandom random(20251127);
    std::size_t kept = 0;
    int all = 0, none = 0;
    for (int round = 1; round <= 25; ++round) {
        const Promises promises = runAndKill(bench.place, random.between(0, 900'000), "many");
        CAPTURE(round);
        REQUIRE(promises.error == "");
        bench.open(); // puts the file back as it was, where the kill left it half written
        const auto heads = bench.workspace->heads().size();
        // The one that was under way may have been kept without a word left to say so; never a part of it.
        const auto promised = kept + recordsAtOnce * static_cast<std::size_t>(promises.fillingsKept);
        REQUIRE((heads == promised || heads == promised + recordsAtOnce));
        const bool underWay = promises.fillingsBegun > promises.fillingsKept && heads == promised;
        const auto& notes = bench.workspace->openingNotes();
        const bool said = notes.size() == 1 && notes[0].find("None of them was kept") != std::string::npos;
        REQUIRE((said || (notes.empty() && !underWay)));
        none += underWay;
        all += promises.fillingsKept;
        kept = heads;
        REQUIRE(std::filesystem::exists(bench.place / "workspace.db-wal")); // everyday writing goes on as ever
        REQUIRE_FALSE(std::filesystem::exists(bench.place / "workspace.db-journal"));
        if (round % 5 == 0) {
            const Verdict verdict = bench.workspace->verify();
            INFO(verdict.sentence());
            REQUIRE(verdict.sound());
        }
        bench.workspace.reset();
    }
    CHECK(none > 0);
    CHECK(all > 0);
    bench.open();
    const std::string state = bench.workspace->stateHash();
    bench.workspace->rebuild();
    CHECK(bench.workspace->stateHash() == state);
}
