// The journal, judged by ourselves and by a program that shares no code with us.
#include "store/fixture.hpp"

#include <nlohmann/json.hpp>

#include <sys/wait.h>

#include <fstream>

using namespace trellis;
using namespace trellis::test;
namespace fs = std::filesystem;

namespace {

/// 0 as written, 1 not, 2 no journal.
int strangersVerdict(const fs::path& journal, const char* more = "") {
    const std::string command = std::string("python3 '") + TRELLIS_SOURCE_DIR + "/tests/verifier/verify_journal.py' '" +
                                journal.string() + "' " + more + " > /dev/null";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

TEST_CASE("A stranger with Python and openssl comes to our verdict on the journal, whatever is changed in it") {
    Bench bench;
    bench->addUser({"FK-CP3", Role::Supervisee}, passphrase);
    const auto first = bench.finished("Ŵ 🙂 \"quoted\"\nline");
    bench->signOff(first.id, "FK-S1", Role::Supervisor, passphrase, "signed-by-one");
    DraftState amendment = bench.draft("amended", first.key.id);
    amendment.base = first.id;
    bench->finalise(amendment, bench.form);
    const fs::path file = bench.folder / "journal.jsonl";
    bench->exportJournal(file);
    REQUIRE(bench->verify().sound());
    REQUIRE(strangersVerdict(file, "--all-signatures") == 0);

    std::vector<nlohmann::ordered_json> lines;
    {
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);) lines.push_back(nlohmann::ordered_json::parse(line));
    }
    auto after = [&](const std::function<void(std::vector<nlohmann::ordered_json>&)>& change) {
        auto changed = lines;
        change(changed);
        const fs::path other = bench.folder / "changed.jsonl";
        std::ofstream out(other);
        for (const auto& line : changed) out << line.dump() << "\n";
        out.close();
        return strangersVerdict(other);
    };
    auto bend = [](nlohmann::ordered_json& value) {
        std::string text = value;
        char& c = text[text.size() / 2];
        c = c == '1' ? '2' : '1';
        value = text;
    };
    CHECK(after([](auto&) {}) == 0);
    for (std::size_t i = 1; i + 1 < lines.size(); ++i)
        for (const char* member : {"entry", "hash", "signature", "content"}) {
            if (lines[i][member].get<std::string>().empty()) continue;
            CAPTURE(i, member);
            CHECK(after([&](auto& all) { bend(all[i][member]); }) != 0);
        }
    CHECK(after([](auto& all) { all.erase(all.begin() + 4); }) == 1);
    CHECK(after([](auto& all) { all.erase(all.end() - 2); }) == 1);
    CHECK(after([](auto& all) { all.pop_back(); }) == 1);
    CHECK(after([](auto& all) { std::swap(all[4], all[5]); }) == 1);
    CHECK(after([](auto& all) { all.insert(all.begin() + 4, all[4]); }) == 1);
    CHECK(after([](auto& all) { std::swap(all[8]["content"], all[7]["content"]); }) == 1);
    CHECK(after([](auto& all) { all.erase(all.begin()); }) == 2);
}
