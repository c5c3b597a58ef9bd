// The zip inside a pack: whatever is odd refuses the whole archive, and what is made is the same everywhere.
#include "pack/archive.hpp"

#include "pack/pack_box.hpp"
#include "pack/pack_path.hpp"
#include "pack/raw_zip.hpp"

#include <clocale>
#include <cstdlib>
#include <ctime>

#include <sys/stat.h>

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string listed(const std::vector<PackedFile>& files, const std::string& more = "") {
    return withFiles(packXml(more), fileList(files));
}

/// A zip of one deflated entry of `size` zeroes, written by python, which is there wherever tests run.
std::string bomb(const PackBox& box, const std::string& size, int entries = 1) {
    const auto file = box.folder / "bomb.zip";
    const auto command = "python3 -c \"import zipfile; z = zipfile.ZipFile('" + file.string() +
                         "', 'w', zipfile.ZIP_DEFLATED); [z.writestr('templates/b%d.xml' % i, b'0' * (" + size +
                         ")) for i in range(" + std::to_string(entries) + ")]; z.close()\"";
    REQUIRE(std::system(command.c_str()) == 0);
    return fileText(file);
}

} // namespace

TEST_CASE("A zip bomb is stopped on the way and nothing of it is kept") {
    const PackBox box;
    const auto ratio = bomb(box, "4 * 1024 * 1024");
    REQUIRE(ratio.size() < 10'000);
    CHECK(codeOf([&] { readArchive(ratio); }) == "TR-L22");
    CHECK(codeOf([&] { readArchive(bomb(box, "90 * 1024 * 1024")); }) == "TR-L22");
    CHECK(codeOf([&] { readArchive(std::string(kLargestPack + 1, 'x')); }) == "TR-L20");
    // Random bytes do not shrink, so the ratio is fine and the sum is what is too large.
    CHECK_NOTHROW(readArchive(bomb(box, "1000")));
}

TEST_CASE("Paths that lead out of a pack, or mean different things on different disks, are refused") {
    for (const std::string name :
         {"../pack.xml", "a/../../b", "/etc/passwd", "a//b", "./a", "a/./b", "a/", "C:\\a", "a\\b", "a b", "a\nb", "",
          "caf\xc3\xa9.xml", "con.xml", "templates/NUL", ".hidden", "a/.hidden", "-rf", "a.", "a:b", "~/a",
          "a/b/c/d/e/f/g/h/i"}) {
        INFO(name);
        CHECK_FALSE(badPackPath(name).empty());
        if (name == "a\\b") continue; // the archive reader itself takes it for a/b, and it is looked for under that name
        const auto error = errorOf([&] { readArchive(rawZip({{name, "x"}})); });
        CHECK((error.code() == "TR-L21" || error.code() == "TR-L20"));
    }
    CHECK_FALSE(badPackPath(std::string(201, 'a')).empty());
    for (const std::string name : {"pack.xml", "templates/a-b_c.1.xml", "plugins/linux-x86_64/a.b/lib.so"})
        CHECK(badPackPath(name).empty());
}

TEST_CASE("Links, folders, devices and encrypted entries are refused, also beside honest ones") {
    const RawEntry honest{"README.md", "x"};
    CHECK(codeOf([&] { readArchive(rawZip({honest, {"a", "/etc/passwd", 0120777}})); }) == "TR-L21");
    CHECK(codeOf([&] { readArchive(rawZip({honest, {"a", "", 040755}})); }) == "TR-L21");
    CHECK(codeOf([&] { readArchive(rawZip({honest, {"a/", "", 040755}})); }) == "TR-L21");
    CHECK(codeOf([&] { readArchive(rawZip({honest, {"a", "", 020644}})); }) == "TR-L21");
    CHECK(codeOf([&] { readArchive(rawZip({honest, {"a", "secret-bytes", 0100644, 1}})); }) == "TR-L21");
    CHECK(readArchive(rawZip({honest})).size() == 1);
}

TEST_CASE("Two entries of one name, or that differ in capitals only, or of which one is the other's folder, are refused") {
    for (auto [one, other] : {std::pair{"README.md", "README.md"}, {"templates/a.xml", "templates/A.xml"},
                              {"templates/a.xml", "Templates/b.xml"}, {"a", "a/b"}, {"A", "a/b"}}) {
        INFO(one << " " << other);
        const auto error = errorOf([&] { readArchive(rawZip({{one, "x"}, {other, "y"}})); });
        CHECK(error.code() == "TR-L21");
        CHECK_THAT(error.message(), ContainsSubstring("cannot both be there"));
    }
}

TEST_CASE("What is no zip, is cut off or has a wrong checksum is refused") {
    CHECK(codeOf([] { readArchive(""); }) == "TR-L20");
    CHECK(codeOf([] { readArchive("PK"); }) == "TR-L20");
    CHECK(codeOf([] { readArchive(std::string(500, 'x')); }) == "TR-L20");
    const auto whole = rawZip({{"README.md", std::string(300, 'x')}});
    for (auto size : {whole.size() - 1, whole.size() / 2, std::size_t{40}}) {
        INFO(size);
        CHECK(codeOf([&] { readArchive(whole.substr(0, size)); }) == "TR-L20");
    }
    CHECK(codeOf([] { readArchive(rawZip({{"README.md", "x", 0100644, 0, true}})); }) == "TR-L20");
    std::vector<RawEntry> many;
    for (std::size_t i = 0; i <= kMostPackFiles; ++i) many.push_back({"templates/a" + std::to_string(i) + ".xml", "x"});
    CHECK(codeOf([&] { readArchive(rawZip(many)); }) == "TR-L21");
}

TEST_CASE("A manifest that lies about what is there is refused, whatever it lies about") {
    const std::vector<PackedFile> files{{"README.md", "ours"}};
    const auto zip = [](const std::string& xml, const std::vector<PackedFile>& there) {
        std::vector<RawEntry> entries;
        if (!xml.empty()) entries.push_back({"pack.xml", xml});
        for (auto& file : there) entries.push_back({file.path, file.bytes});
        return rawZip(entries);
    };
    REQUIRE(openPack(zip(listed(files), files)).files == files);
    struct Lie {
        const char* what;
        std::string bytes, code;
    };
    auto replaced = [&](const std::string& was, const std::string& now) {
        auto xml = listed(files);
        xml.replace(xml.find(was), was.size(), now);
        return zip(xml, files);
    };
    for (auto& lie : std::vector<Lie>{
             {"another text", zip(listed(files), {{"README.md", "ourz"}}), "TR-L23"},
             {"a longer one", zip(listed(files), {{"README.md", "ours!"}}), "TR-L23"},
             {"an unlisted file", zip(listed(files), {files[0], {"LICENSE", "x"}}), "TR-L23"},
             {"a missing file", zip(listed(files), {}), "TR-L23"},
             {"another size", replaced("size=\"4\"", "size=\"5\""), "TR-L23"},
             {"another hash", replaced("blake2b=\"", "blake2b=\"0").substr(0), "TR-L24"},
             {"no files", zip(packXml(), files), "TR-L23"},
             {"no pack.xml", zip("", files), "TR-L24"},
             {"a broken pack.xml", zip("<pack", files), "TR-L24"},
             {"a file out of place", zip(listed({{"notes.txt", "x"}}), {{"notes.txt", "x"}}), "TR-L23"},
             {"itself", replaced("path=\"README.md\"", "path=\"pack.xml\""), "TR-L24"},
             {"a way out", replaced("path=\"README.md\"", "path=\"../x\""), "TR-L24"},
         }) {
        INFO(lie.what);
        CHECK(codeOf([&] { openPack(lie.bytes); }) == lie.code);
    }
}

TEST_CASE("The same sources make the same bytes, whatever the time, the zone, the umask, the language and the order") {
    const PackBox box;
    const std::vector<PackedFile> files{{"README.md", "ours"}, {"templates/reflection-ours.xml", formXml()},
                                        {"code-lists/fernwick.mood.xml", "<x/>"}};
    const auto once = box.built(box.source(files));
    CHECK(readArchive(once).front().path == "pack.xml");
    ::setenv("TZ", "Pacific/Auckland", 1), ::tzset();
    const auto mask = ::umask(077);
    const bool language = std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr;
    auto turned = files;
    std::reverse(turned.begin(), turned.end());
    const auto source = box.source(turned, "elsewhere");
    fs::last_write_time(source / "README.md", fs::file_time_type::clock::now() - std::chrono::hours(24 * 365 * 9));
    fs::permissions(source / "README.md", fs::perms(0755));
    const auto again = box.built(source);
    ::umask(mask);
    ::unsetenv("TZ"), ::tzset();
    std::setlocale(LC_ALL, "C");
    INFO("another language: " << language);
    CHECK(again == once);
    auto changed = files;
    changed[0].bytes = "ourz";
    CHECK(box.built(box.source(changed)) != once);
}
