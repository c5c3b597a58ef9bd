// What only a program's first opening shows: the cipher's own logging begins anew in each.
#include "fault/fault_bench.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <fstream>

using namespace trellis;
using namespace trellis::test;

namespace {

std::string textOf(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TEST_CASE("What the cipher has to say of a damaged file does not reach the terminal") {
    FaultBench bench;
    bench.workspace.reset();
    {
        std::fstream file(bench.place / "workspace.db", std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(200);
        file.put('\x55').put('\x33').put('\x55');
    }
    const auto said = bench.place / "said", complained = bench.place / "complained";
    const std::string command = std::string(TRELLIS_BUILD_DIR) + "/tests/fault_writer '" + bench.place.string() +
                                "' word >'" + said.string() + "' 2>'" + complained.string() + "'";
    REQUIRE(std::system(command.c_str()) != 0);
    CHECK(textOf(said).find("TR-S04") != std::string::npos);
    CHECK(textOf(complained) == "");
}
