// The corpora as ordinary tests: each file as it is, then changed by a seeded hand.
#include "fuzz/targets.hpp"

#include "model/environment.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace trellis;
using namespace trellis::test;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> corpusOf(const std::string& target) {
    std::vector<fs::path> files;
    for (auto& one : fs::directory_iterator(fs::path(TRELLIS_SOURCE_DIR) / "tests/fuzz/corpus" / target))
        files.push_back(one.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// One small change: a bit, a byte, a piece cut out, doubled, or put elsewhere.
std::string changed(std::string bytes, SeededRandom& random) {
    const auto place = [&] { return static_cast<std::size_t>(random.between(0, int(bytes.size()))); };
    for (int times = random.between(1, 4); times > 0; --times) {
        const auto at = place();
        const auto length = std::min(static_cast<std::size_t>(random.between(1, 40)), bytes.size() - at);
        switch (random.between(0, 5)) {
        case 0:
            if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.between(0, 7)));
            break;
        case 1:
            if (at < bytes.size()) bytes[at] = static_cast<char>(random.between(0, 255));
            break;
        case 2: bytes.erase(at, length); break;
        case 3: bytes.insert(place(), bytes.substr(at, length)); break;
        case 4: bytes.insert(at, std::string(length, static_cast<char>(random.between(0, 255)))); break;
        default: bytes.resize(at);
        }
    }
    return bytes;
}

} // namespace

TEST_CASE("Whatever a stranger sends, each reader returns, and says no by an Error or by a value") {
    for (auto& target : fuzzTargets()) {
        const auto files = corpusOf(target.name);
        INFO(target.name);
        CHECK(files.size() >= 3);
        SeededRandom random(20250916);
        for (auto& file : files) {
            std::ifstream in(file, std::ios::binary);
            const std::string bytes(std::istreambuf_iterator<char>(in), {});
            INFO(file.filename().string());
            CHECK_NOTHROW(target.read(bytes));
            for (int i = 0; i < 300; ++i) {
                const auto odd = changed(bytes, random);
                INFO("change " << i);
                REQUIRE_NOTHROW(target.read(odd));
            }
        }
        CHECK_NOTHROW(target.read(""));
        CHECK_NOTHROW(target.read(std::string(70'000, '<')));
    }
}

TEST_CASE("The honest conversations among them are understood, or the search would begin in the dark") {
    for (auto* target : {"pipe-from-child", "pipe-from-host"})
        for (auto& file : corpusOf(target)) {
            INFO(file.string());
            std::ifstream in(file, std::ios::binary);
            const std::string bytes(std::istreambuf_iterator<char>(in), {});
            const auto before = understoodOnThePipe();
            fuzzTarget(target).read(bytes);
            const auto understood = understoodOnThePipe() - before;
            const auto name = file.stem().string();
            if (name == "lies" || name == "deep") CHECK(understood == 0);
            else CHECK(understood >= (name == "kind" ? 3 : name == "hello" || name == "asks" ? 3 : 1));
        }
}
