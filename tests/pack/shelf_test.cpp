// Packs on the disk: there whole or not at all, and known when somebody altered them.
#include "pack/shelf.hpp"

#include "pack/pack_box.hpp"

#include <csignal>
#include <functional>

#include <sys/resource.h>

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

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

Pack pack(const PackBox& box, const std::string& version, const std::string& readme) {
    return openPack(box.built(box.source({{"pack.xml", packXml("", version)},
                                          {"README.md", readme},
                                          {"templates/reflection-ours.xml", formXml()}})));
}
std::size_t leftBehind(const fs::path& packs) {
    std::size_t count = 0;
    for (auto& one : fs::directory_iterator(packs)) count += one.path().filename().string().starts_with('.');
    return count;
}

} // namespace

TEST_CASE("A full disk in the middle of putting a pack down leaves what was there, and no crumbs") {
    const PackBox box;
    const PackShelf shelf(box.folder / "packs");
    const auto first = pack(box, "1.0.0", "small");
    shelf.put(first);
    const auto second = pack(box, "1.1.0", std::string(300'000, 'x'));
    {
        FullDisk full(100'000);
        CHECK(codeOf([&] { shelf.put(second); }) == "TR-S08");
    }
    CHECK(shelf.versions("fernwick.forms") == std::vector<std::string>{"1.0.0"});
    CHECK(shelf.whatIsWrong(first.manifest).empty());
    CHECK(leftBehind(box.folder / "packs") == 0);
    shelf.put(second);
    CHECK(shelf.versions("fernwick.forms") == std::vector<std::string>{"1.0.0", "1.1.0"});
}

TEST_CASE("When the last look says no, nothing was put down") {
    const PackBox box;
    const PackShelf shelf(box.folder / "packs");
    CHECK(codeOf([&] {
              shelf.put(pack(box, "1.0.0", "x"), [](const fs::path& staged) {
                  CHECK(fs::exists(staged / "templates/reflection-ours.xml"));
                  throw Error("TR-L25", "No.", "Ask.");
              });
          }) == "TR-L25");
    CHECK(shelf.versions("fernwick.forms").empty());
    CHECK(leftBehind(box.folder / "packs") == 0);
}

TEST_CASE("Whatever is changed, missing or added among a pack's files is known, and putting it again mends it") {
    const PackBox box;
    const PackShelf shelf(box.folder / "packs");
    const auto ours = pack(box, "1.0.0", "ours");
    shelf.put(ours);
    const auto at = shelf.folderOf("fernwick.forms", "1.0.0");
    REQUIRE(shelf.whatIsWrong(ours.manifest).empty());
    const std::vector<std::pair<std::string, std::function<void()>>> deeds{
        {"README.md was changed", [&] { writeFile(at / "README.md", "ourz"); }},
        {"README.md was changed", [&] { writeFile(at / "README.md", "ours and more"); }},
        {"README.md is missing", [&] { fs::remove(at / "README.md"); }},
        {"pack.xml was changed", [&] { writeFile(at / "pack.xml", packXml()); }},
        {"not on this machine", [&] { fs::remove_all(at); }},
        {"does not belong there", [&] { writeFile(at / "templates/more.xml", "x"); }},
        {"README.md is missing", [&] {
             fs::remove(at / "README.md");
             writeFile(box.folder / "outside", "ours");
             fs::create_symlink(box.folder / "outside", at / "README.md");
         }},
        {"does not belong there", [&] { fs::create_symlink("/etc", at / "etc"); }},
    };
    for (auto& [saying, deed] : deeds) {
        deed();
        CHECK_THAT(shelf.whatIsWrong(ours.manifest), ContainsSubstring(saying));
        shelf.put(ours);
        CHECK(shelf.whatIsWrong(ours.manifest).empty());
    }
    CHECK(fileText(box.folder / "outside") == "ours"); // what a link pointed at was never touched
}

TEST_CASE("What a stopped installation left behind goes with the next one") {
    const PackBox box;
    writeFile(box.folder / "packs/.incoming-abc/README.md", "half");
    const PackShelf shelf(box.folder / "packs");
    CHECK(shelf.versions("fernwick.forms").empty());
    shelf.put(pack(box, "1.0.0", "x"));
    CHECK(leftBehind(box.folder / "packs") == 0);
}
