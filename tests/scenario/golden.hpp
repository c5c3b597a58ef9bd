// Texts and pictures that a person looked at once (tests/golden).
#pragma once
#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace trellis {

/// Compares with tests/golden/NAME. TRELLIS_GOLDEN=write writes it anew, to be looked at before it is committed.
inline void golden(const std::string& name, const std::string& text) {
    const std::string path = std::string(TRELLIS_SOURCE_DIR) + "/tests/golden/" + name;
    if (auto* mode = std::getenv("TRELLIS_GOLDEN"); mode && std::string(mode) == "write") std::ofstream(path) << text;
    std::ifstream file(path);
    std::stringstream wanted;
    wanted << file.rdbuf();
    INFO("tests/golden/" << name);
    CHECK(wanted.str() == text);
}

} // namespace trellis
