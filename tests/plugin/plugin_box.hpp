// A folder of plugins made for one test: manifests written here, libraries taken from tests/bad-plugins.
#pragma once
#include "model/error.hpp"
#include "plugin/kind.hpp"
#include "template/template_reader.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>

#include <atomic>
#include <fstream>

#include <unistd.h>

namespace trellis::test {

class PluginBox {
public:
    PluginBox()
        : folder_(std::filesystem::temp_directory_path() /
                  ("trellis-plugins-" + std::to_string(::getpid()) + "-" + std::to_string(next_++))) {
        std::filesystem::create_directories(folder_);
    }
    ~PluginBox() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    PluginBox(const PluginBox&) = delete;
    PluginBox& operator=(const PluginBox&) = delete;

    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path crumbs() const { return folder_ / "crumbs"; }

    void manifest(const std::string& id, const std::string& xml) const {
        std::filesystem::create_directories(folder_ / "plugins" / id);
        std::ofstream(folder_ / "plugins" / id / "plugin.xml") << xml;
    }
    /// build/tests/bad-plugins/`built`.so as the library of plugin `id`.
    void library(const std::string& id, const std::string& built, const std::string& as = "box") const {
        std::filesystem::copy_file(std::filesystem::path(TRELLIS_BUILD_DIR) / "tests/bad-plugins" / (built + ".so"),
                                   folder_ / "plugins" / id / (as + ".so"),
                                   std::filesystem::copy_options::overwrite_existing);
    }
    /// example.quiet with one kind, and `built` as its file.
    void quiet(const std::string& built = "quiet", const std::string& more = "") const {
        manifest("example.quiet", quietManifest(more));
        library("example.quiet", built);
    }
    /// example.rogue, which does what it is told; it may read `reads`.
    void rogue(const std::string& reads = "rogue.do rogue.text rogue.rows cell.text",
               const std::string& built = "rogue", const std::string& more = "") const {
        manifest("example.rogue",
                 R"(<plugin xmlns="urn:trellis:plugin:1" id="example.rogue" version="1.0.0" abi="1.0" library="box">
  <title>Rogue</title><publisher>Tests</publisher><when-disabled>Peace.</when-disabled>
  <offers feature="trellis.kind/1"/>)" + more +
                     R"(
  <kind id="rogue" template="test.rogue" due="true"><title>Rogue</title><plural>Rogues</plural><reads kinds="rogue tame">)" +
                     reads + R"(</reads></kind>
</plugin>)");
        library("example.rogue", built);
    }
    static std::string
    quietManifest(const std::string& more = "",
                  const std::string& attributes = R"(id="example.quiet" version="1.0.0" abi="1.0" library="box")") {
        return "<plugin xmlns=\"urn:trellis:plugin:1\" " + attributes + R"(>
  <title>Quiet</title><publisher>Tests</publisher><when-disabled>Nothing changes.</when-disabled>
  <offers feature="trellis.kind/1"/>
)" + more + R"(
  <kind id="quiet" template="test.quiet"><title>Quiet</title><plural>Quiets</plural></kind>
</plugin>)";
    }

    PluginFolders folders(bool withCrumbs = false) const {
        PluginFolders given;
        given.search = {folder_ / "plugins"};
        if (withCrumbs) given.breadcrumbs = crumbs();
        given.forms = [form = rogueForm()](const FormRef& ref) { return ref.id == form->ref.id ? form : nullptr; };
        return given;
    }
    /// The same as a locality's: their code runs in a child.
    PluginFolders apart(bool withCrumbs = false) const {
        auto given = folders(withCrumbs);
        given.locality.swap(given.search);
        given.runner = std::filesystem::path(TRELLIS_BUILD_DIR) / "bin/trellis-plugin-runner";
        given.limits.call = std::chrono::seconds(20); // machines that build something else meanwhile are slow
        given.limits.start = std::chrono::seconds(30);
        return given;
    }
    /// Loads everything and returns the one status there is.
    PluginStatus status() const {
        const PluginSet set(folders());
        REQUIRE(set.plugins().size() == 1);
        return set.plugins().front();
    }

    static TemplatePtr rogueForm() {
        static const auto read = readTemplate(
            R"xml(<template xmlns="urn:trellis:template:1" id="test.rogue" version="1.0.0" lang="en-GB" status="draft">
  <about><title>Rogue</title><purpose>For tests.</purpose></about>
  <section id="s" title="S">
    <item id="rogue.do" type="text" class="A"><label>What to do</label></item>
    <item id="rogue.text" type="text" class="A"><label>Text</label></item>
    <item id="rogue.secret" type="text" class="A"><label>Not declared</label></item>
    <item id="rogue.count" type="integer" class="A"><label>Count</label></item>
    <item id="rogue.sum" type="integer" class="A" calculate="${rogue.count} + 1"><label>Sum</label></item>
    <item id="rogue.pick" type="choice" class="A"><label>Pick</label><option code="red">Red</option><option code="blue">Blue</option></item>
    <rows id="rogue.rows" class="A" title="cell.text" add="Add" max="5" carry="${cell.open} = true()">
      <label>Rows</label>
      <item id="cell.text" type="text" class="A"><label>Text</label></item>
      <item id="cell.open" type="boolean" class="A"><label>Open</label></item>
      <item id="cell.secret" type="text" class="A"><label>Not declared</label></item>
    </rows>
    <rows id="secret.rows" class="A" title="secret.cell" add="Add">
      <label>Not declared</label>
      <item id="secret.cell" type="text" class="A"><label>Text</label></item>
    </rows>
  </section>
</template>)xml",
            "rogue.xml", [](const std::string&) { return std::optional<CodeList>(); });
        for (auto& message : read.messages) UNSCOPED_INFO(message.line());
        REQUIRE(read.form != nullptr);
        return read.form;
    }

private:
    static inline std::atomic<int> next_ = 0;
    std::filesystem::path folder_;
};

/// A rogue under the pen, told what to do.
inline TimelineRecord rogueRecord(const std::string& what, const std::string& id = "now") {
    TimelineRecord record;
    record.id = id;
    record.kind = "rogue";
    record.state = "draft";
    record.draft = true;
    record.form = PluginBox::rogueForm()->ref;
    record.answers.values["rogue.do"] = what;
    record.answers.values["rogue.text"] = std::string("said");
    record.answers.values["rogue.secret"] = std::string("kept");
    record.answers.rows["rogue.rows"] = {
        {"row-1", {{"cell.text", std::string("a")}, {"cell.open", true}, {"cell.secret", std::string("kept")}}}};
    return record;
}
inline Timeline rogueTimeline(const std::string& what = "") {
    Timeline timeline;
    timeline.today = *Date::fromIso("2025-09-16");
    timeline.agreement.types = {what};
    return timeline;
}

/// The Error that `work` ends with; fails the test when it ends well.
template <class Work> Error errorOf(Work work) {
    try {
        work();
    } catch (const Error& error) {
        return error;
    }
    FAIL("it ended well");
    throw;
}

} // namespace trellis::test
