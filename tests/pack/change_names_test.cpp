// Differences named as people know them: by the question first, by its id second.
#include "pack/change_names.hpp"

#include "template/template_reader.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

TemplatePtr form() {
    static const auto read = readTemplate(
        R"(<template xmlns="urn:trellis:template:1" id="core.session" version="1.0.0" lang="en-GB" status="draft">
  <about><title>Session</title><purpose>For tests.</purpose></about>
  <section id="agenda" title="Agree the agenda"><item id="agreed" type="boolean" class="P"><label>Was it agreed?</label></item></section>
</template>)",
        "session.xml", [](const std::string&) { return std::optional<CodeList>(); });
    REQUIRE(read.form);
    return read.form;
}

PackChange named(PackChange change) {
    return withQuestions({std::move(change)}, [](const std::string& id) { return id == "core.session" ? form() : nullptr; })
        .front();
}

} // namespace

TEST_CASE("What no form knows keeps its id, and so does what is no question") {
    CHECK(named({"form", "core.session", "gone", "not asked here", "", "", "", "why"}).item == "gone");
    CHECK(named({"form", "own.form", "agreed", "label", "", "", "", ""}).item == "agreed");
    CHECK(named({"form", "core.session", "", "added", "", "", "Session", ""}).item.empty());
    CHECK(named({"code list", "agreed", "agreed", "label", "", "", "", ""}).item == "agreed");
    CHECK(named({"policy", "agreed", "agreed", "set", "", "", "", ""}).item == "agreed");
}

TEST_CASE("A question stands before its id, a section by its title, and what is added by its own words") {
    const auto question = named({"form", "core.session", "agreed", "label", "a", "b", "core question: Was it agreed?", "why"});
    CHECK(question.item == "Was it agreed? (agreed)");
    CHECK(question.meaning == "core question"); // the question is not said twice
    CHECK(named({"form", "core.session", "agenda", "label", "", "", "", ""}).item == "Agree the agenda (agenda)");
    const auto added = named({"form", "core.session", "ours:card", "added", "", "Card?", "Is the card right?", "why"});
    CHECK(added.item == "Is the card right? (ours:card)");
    CHECK(added.meaning.empty());
    const auto kept = named({"form", "core.session", "agreed", "label", "", "", "asked in other words", "why"});
    CHECK(kept.meaning == "asked in other words");
}
