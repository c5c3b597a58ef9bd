// Every way in which a library can be other than its manifest says, and the sentence that says so.
#include "plugin/plugin_box.hpp"

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

void refused(const PluginBox& box, const std::string& code, const std::string& saying) {
    const auto status = box.status();
    INFO(status.why);
    CHECK_FALSE(status.loaded);
    CHECK(status.state == "could not be loaded");
    CHECK_THAT(status.why, ContainsSubstring(code));
    CHECK_THAT(status.why, ContainsSubstring(saying));
}

} // namespace

TEST_CASE("A library that is not what its manifest says is refused, each in its own words") {
    struct Lie {
        const char *built, *code, *saying;
    };
    const auto lie = GENERATE(values<Lie>({
        {"no-symbol", "TR-P02", "not a Trellis plugin"},
        {"short-entry", "TR-P03", "ends after 12 bytes"},
        {"no-init", "TR-P18", "the function that starts it"},
        {"newer-major", "TR-P04", "version 2.0 of the plugin contract"},
        {"newer-minor", "TR-P04", "version 1.99 of the plugin contract"},
        {"wrong-id", "TR-P05", "example.somebody-else"},
        {"wrong-version", "TR-P06", "9.9.9"},
        {"unresolved", "TR-P01", "this_is_nowhere"},
        {"refuses", "TR-P20", "The rota is not there."},
        {"no-kinds", "TR-P08", "does not offer it"},
        {"size-zero", "TR-P16", "0 bytes long"},
        {"half-kinds", "TR-P19", "only in part"},
        {"null-member", "TR-P17", "left empty (null)"},
        {"other-kind", "TR-P24", "\"quiet\""},
        {"no-states", "TR-P21", "described no state"},
        {"unknown-state", "TR-P21", "\"paradise\""},
    }));
    const PluginBox box;
    box.quiet(lie.built);
    refused(box, lie.code, lie.saying);
}

TEST_CASE("A step that is kept for one of two people and that nobody describes is refused, not left open to both") {
    const PluginBox box;
    box.quiet();
    auto manifest = PluginBox::quietManifest();
    const std::string before = "<plural>Quiets</plural>";
    const auto at = manifest.find(before);
    REQUIRE(at != std::string::npos);
    manifest.insert(at + before.size(), R"(<parties named="quiet.whom" named-takes="aknowledge"/>)");
    box.manifest("example.quiet", manifest);
    refused(box, "TR-P21", "described no step \"aknowledge\"");
}

TEST_CASE("A missing library is refused") {
    const PluginBox box;
    box.manifest("example.quiet", PluginBox::quietManifest());
    refused(box, "TR-P01", "box.so is not there");
}

TEST_CASE("A library cut off at any length is refused and never crashes the host") {
    const PluginBox box;
    box.quiet();
    const auto file = box.folder() / "plugins/example.quiet/box.so";
    const auto whole = std::filesystem::file_size(file);
    std::vector<std::uintmax_t> parts = {0, 3, 16, 63, 64, 200, 4096, whole - 1, whole - 64};
    for (std::uintmax_t eighth = 1; eighth < 8; ++eighth) parts.push_back(whole * eighth / 8);
    for (auto part : parts) {
        box.library("example.quiet", "quiet");
        std::filesystem::resize_file(file, part);
        refused(box, "TR-P01", "cannot be loaded");
    }
}

TEST_CASE("A text file with the name of a library is refused") {
    const PluginBox box;
    box.manifest("example.quiet", PluginBox::quietManifest());
    std::ofstream(box.folder() / "plugins/example.quiet/box.so") << "This is not a library.";
    refused(box, "TR-P01", "cannot be loaded");
}

TEST_CASE("A plugin that needs what this workbench does not offer is not even loaded") {
    const PluginBox box;
    box.quiet("no-symbol", R"(<requires feature="trellis.host.telepathy/1"/>)");
    refused(box, "TR-P07", "trellis.host.telepathy/1");
}

TEST_CASE("A manifest that promises another contract than the file keeps is refused") {
    const PluginBox box;
    box.manifest("example.quiet",
                 PluginBox::quietManifest("", R"(id="example.quiet" version="1.0.0" abi="1.7" library="box")"));
    box.library("example.quiet", "quiet");
    refused(box, "TR-P04", "its manifest says contract 1.7");
}

TEST_CASE("A plugin in a folder of another name is refused") {
    const PluginBox box;
    box.manifest("example.elsewhere", PluginBox::quietManifest());
    refused(box, "TR-P12", "example.quiet");
}

TEST_CASE("Of two plugins that bring the same kind only the first is used") {
    const PluginBox box;
    box.quiet();
    box.manifest("example.twin",
                 PluginBox::quietManifest("", R"(id="example.twin" version="1.0.0" abi="1.0" library="box")"));
    const PluginSet set(box.folders());
    REQUIRE(set.plugins().size() == 2);
    CHECK(set.plugins()[0].loaded);
    CHECK_THAT(set.plugins()[1].why, ContainsSubstring("TR-P13"));
    CHECK(set.kinds().size() == 1);
}

TEST_CASE("A plugin in order is loaded and describes its kind") {
    const PluginBox box;
    box.quiet(GENERATE("quiet", "future-entry"));
    const PluginSet set(box.folders());
    INFO(set.plugins().front().why);
    REQUIRE(set.kind("quiet") != nullptr);
    CHECK(set.plugins().front().state == "on");
    CHECK(set.kind("quiet")->states().size() == 2);
    CHECK(set.kind("quiet")->transitions().front().effect == Effect::Finish);
    CHECK(set.kind("quiet")->summary({}) == "quiet");
    CHECK(set.kind("loud") == nullptr);
}

TEST_CASE("Safe mode reads manifests and loads nothing") {
    const PluginBox box;
    box.quiet();
    auto folders = box.folders();
    folders.safeMode = true;
    const PluginSet set(folders);
    CHECK(set.kind("quiet") == nullptr);
    CHECK(set.kinds().size() == 1);
    CHECK(set.plugins().front().state == "off");
    CHECK_THAT(set.plugins().front().why, ContainsSubstring("safe mode"));
}

TEST_CASE("A plugin that a person turned off stays off and says what remains") {
    const PluginBox box;
    box.quiet();
    auto folders = box.folders();
    folders.off = {"example.quiet"};
    const PluginSet set(folders);
    CHECK(set.kind("quiet") == nullptr);
    CHECK_THAT(set.plugins().front().why, ContainsSubstring("Nothing changes."));
}

TEST_CASE("A folder without plugins, or no folder at all, is a workbench without plugins") {
    PluginFolders folders;
    folders.search = {"/nowhere/at/all", std::filesystem::temp_directory_path() / "trellis-no-such-folder"};
    const PluginSet set(folders);
    CHECK(set.plugins().empty());
    CHECK(set.kinds().empty());
}
