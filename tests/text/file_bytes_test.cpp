// A file that cannot be had whole is not had at all: nobody may take half a form for the form.
#include "text/file_bytes.hpp"

#include "places.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include <sys/stat.h>

using namespace trellis;
namespace fs = std::filesystem;

namespace {

fs::path freshFolder() {
    const auto folder = fs::path(TRELLIS_BUILD_DIR) / "tests/file-bytes";
    fs::remove_all(folder);
    fs::create_directories(folder);
    return folder;
}

void put(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

} // namespace

TEST_CASE("What is no plain file has no bytes, and nobody waits for them") {
    const auto folder = freshFolder();
    CHECK_FALSE(fileBytes(folder / "nowhere.xml"));
    CHECK_FALSE(fileBytes(folder));
    REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK_FALSE(fileBytes(folder / "pipe"));
}

TEST_CASE("A file longer than allowed is refused, one byte shorter is read") {
    const auto file = freshFolder() / "form.xml";
    put(file, std::string(101, 'x'));
    CHECK_FALSE(fileBytes(file, 100));
    CHECK(fileBytes(file, 101)->size() == 101);
}

TEST_CASE("A file is read to the last byte, whatever the bytes are") {
    const auto file = freshFolder() / "odd";
    std::string bytes("\0\r\n\x1a\xff", 5);
    for (int i = 0; i < 16; ++i) bytes += bytes;
    put(file, bytes);
    CHECK(fileBytes(file) == bytes);
    put(file, "");
    CHECK(fileBytes(file) == "");
    fs::create_symlink(file, file.string() + ".link");
    CHECK(fileBytes(file.string() + ".link") == "");
}
