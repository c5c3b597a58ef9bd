// Every model of reflection: its questions in their order, short and long, and what all of them share (domain.md 3).
#include "model_names.hpp"
#include "scenario/scenario.hpp"
#include "template/template_reader.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>

using namespace trellis;

namespace {

struct Model {
    const char* name;
    std::vector<std::string> prompts; ///< in order
    std::vector<std::string> brief;   ///< those that are asked when there is little time
};

const std::vector<Model> models{
    {"gibbs", {"picture", "reaction", "worth", "sense", "takeaway", "next"}, {"picture", "takeaway", "next"}},
    {"wswnw", {"what", "so-what", "now-what"}, {"what", "so-what", "now-what"}},
    {"johns",
     {"moment", "aims", "ethics", "knowledge", "self", "context", "alternatives", "learning"},
     {"moment", "self", "learning"}},
    {"kolb", {"do", "notice", "think", "plan"}, {"do", "plan"}},
    {"atkinsmurphy",
     {"discomfort", "describe", "analyse", "imagine", "evaluate", "learn"},
     {"discomfort", "analyse", "learn"}},
    {"schon", {"surprise", "moment", "afterwards", "repertoire"}, {"surprise", "afterwards", "repertoire"}},
    {"proctor-b", {"formative", "normative", "restorative"}, {"formative", "normative", "restorative"}},
    {"seveneyed",
     {"eyes", "person", "doing", "relationship", "care-partner", "here-and-now", "supervisor", "system"},
     {"eyes"}},
    {"grow", {"goal", "reality", "options", "will", "sure"}, {"goal", "will", "sure"}},
    {"clear", {"contract", "listen", "explore", "action", "review"}, {"contract", "action", "review"}},
    {"coachingreview",
     {"share", "talk", "goal", "advice", "safety", "connections", "shift"},
     {"share", "goal", "shift"}},
    {"beforenow", {"pair", "old", "gave", "cost", "pull", "trying", "support"}, {"old", "pull", "trying"}},
    {"systemreflection", {"blocked", "within-reach", "escalate"}, {"blocked", "within-reach", "escalate"}},
};

TemplatePtr form(const Model& model) {
    const std::filesystem::path folder = std::filesystem::path(TRELLIS_SOURCE_DIR) / "templates";
    return loadTemplate(folder / "core" / ("reflection-" + std::string(model.name) + ".xml"),
                        codeListsIn(folder / "code-lists"));
}

/// The model's own questions that are asked now, in the order of the form.
std::vector<std::string> asked(Scenario& scene, const Model& model) {
    std::vector<std::string> out;
    const std::string own = std::string(model.name) + ".";
    for (auto& section : scene.form().form().sections)
        for (auto& item : section.items)
            if (item.id.starts_with(own) && scene.shows(item.id)) out.push_back(item.id.substr(own.size()));
    return out;
}

Value someAnswer(const Item& item) {
    switch (item.type) {
    case ItemType::Scale:
        return item.max;
    case ItemType::Choice:
        return Code{item.options.front().code};
    case ItemType::Choices:
        return Codes{item.options.front().code};
    case ItemType::Boolean:
        return true;
    default:
        return std::string("What I saw.");
    }
}

} // namespace

TEST_CASE("Every model can be filled in and asks its questions in order") {
    const auto& model = GENERATE(from_range(models));
    INFO(model.name);
    Scenario scene(form(model));
    if (std::string(model.name) == "seveneyed") scene.answer("seveneyed.eyes", "E1 E2 E3 E4 E5 E6 E7");
    CHECK(asked(scene, model) == model.prompts);
    for (auto& name : model.prompts) {
        const auto id = std::string(model.name) + "." + name;
        auto* item = scene.form().form().find(id);
        if (id != "seveneyed.eyes") scene.answer(id, someAnswer(*item));
    }
    CHECK(scene.findings().empty());
    scene.reopen();
    CHECK(scene.findings().empty());
    for (auto& name : model.prompts) CHECK_FALSE(scene.answerOf(std::string(model.name) + "." + name).empty());
}

TEST_CASE("A few lines ask the heart of each model and leave out the rest") {
    const auto& model = GENERATE(from_range(models));
    INFO(model.name);
    Scenario scene(form(model));
    scene.answer("reflection.length", "short");
    CHECK(asked(scene, model) == model.brief);
    CHECK_FALSE(scene.shows("reflection.components"));
    CHECK(scene.shows("reflection.share"));
}

TEST_CASE("All models share their foot, and nothing is shared to begin with") {
    const auto& model = GENERATE(from_range(models));
    INFO(model.name);
    Scenario scene(form(model));
    CHECK(scene.answerOf("reflection.share") == "none");
    CHECK(scene.shows("reflection.summary")); // may be written for oneself, and is there when it is shared again
    CHECK_FALSE(scene.needs("reflection.summary"));
    CHECK(scene.form().form().find("reflection.privacy")->type == ItemType::Note);
    for (auto id :
         {"reflection.goal", "reflection.components", "reflection.emotion", "reflection.confidence", "reflection.cpd"})
        CHECK(scene.shows(id));
    auto* confidence = scene.form().form().find("reflection.confidence");
    CHECK((confidence->min == 0 && confidence->max == 4));

    scene.answer("reflection.share", "summary");
    CHECK(scene.needs("reflection.summary"));
    scene.answer("reflection.share", "full");
    CHECK_FALSE(scene.needs("reflection.summary"));
    CHECK_FALSE(scene.shows("reflection.agenda-text"));
    scene.answer("reflection.agenda", "yes");
    CHECK(scene.needs("reflection.agenda-text"));
}

TEST_CASE("Only the summary and the choice itself are in the part that a summary shares") {
    const auto& model = GENERATE(from_range(models));
    INFO(model.name);
    const auto whole = form(model);
    for (auto& section : whole->sections)
        for (auto& item : section.items) {
            INFO(item.id);
            const bool summary = item.id == "reflection.summary" || item.id == "reflection.share";
            CHECK(item.classes.text() == (summary ? "S P" : "P"));
            CHECK(maySeeShared(Sharing::Summary, item.classes) == summary);
            CHECK(maySeeShared(Sharing::Full, item.classes));
            CHECK_FALSE(maySeeShared(Sharing::None, item.classes));
        }
}

TEST_CASE("Each model says when to choose it and whose idea it is") {
    const auto& model = GENERATE(from_range(models));
    INFO(model.name);
    CHECK(form(model)->purpose.starts_with("Choose this when "));
    CHECK_FALSE(form(model)->source.empty());
}

TEST_CASE("A model is called in lists what its form is called, and one of a locality's own by what its id says") {
    const auto& model = GENERATE(from_range(models));
    const auto whole = form(model);
    CHECK(reflective::modelName(whole->ref.id) == whole->title);
    CHECK(reflective::modelName("fernwick.reflection-by-the-kettle") == "By the kettle (fernwick)");
    CHECK(reflective::modelName("core.reflection-newer") == "Newer");
    for (auto* odd : {"", "core.reflection-", "somebody.else"}) CHECK(reflective::modelName(odd) == odd);
}
