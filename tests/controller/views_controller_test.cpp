#include "workbench/controller/views_controller.hpp"

#include "desk/figure_desk.hpp"
#include "model/error.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace trellis;

namespace {

/// Two views: one about a person, one about everything.
class PaperSource : public ViewSource {
public:
    std::vector<ViewOption> people{{"FK-CP3", "FK-CP3"}, {"FK-CP4", "FK-CP4 · Ana"}};
    ViewChosen asked;
    int shown = 0;
    std::string code = "TR-V02";
    std::string full, broken; ///< the only view and subject with something to show; a view that cannot be shown

    std::vector<ViewOffer> offers() const override {
        ViewOffer courses{"a.courses", "Courses", "How does it move?", true, true, {}};
        courses.choices = {{"scale", "Scale", {{"both", "Both"}, {"old", "The old way"}}}};
        ViewOffer places{"a.places", "Places", "Where?", false, false, {}};
        places.choices = {{"scale", "Scale", {{"both", "Both"}, {"new", "The new way"}}},
                          {"locality", "Locality", {{"all", "All"}, {"FK", "FK"}}}};
        ViewOffer shares = places;
        shares.id = "a.shares";
        return {courses, {"a.counts", "Counts", "How many?", false, false, {}}, places, shares};
    }
    std::vector<ViewOption> subjects(const std::string&) const override { return people; }
    std::vector<std::string> trace; ///< what was opened
    void opened(const ViewChosen& request) override { trace.push_back(request.view + " " + request.subject); }
    ViewModel read(const ViewChosen& request, Progress&) override {
        asked = request;
        ++shown;
        if (broken == request.view) throw Error(code, "It is off.", "Turn it on.");
        ViewModel model;
        if (!full.empty() && full != request.view + " " + request.subject) model.empty = "Nothing yet.";
        return model;
    }
    ViewExplanation explain(const ViewChosen& request, Progress&) override {
        asked = request;
        return {};
    }
    std::string file(const ViewChosen&, const std::string&) override { return {}; }
    void leaves(const ViewChosen&, const std::string&) override {}
};

const Date today = *Date::fromIso("2025-08-31");

} // namespace

TEST_CASE("A view that is not there is not chosen, and what was chosen stays") {
    PaperSource source;
    ViewsController views(source, today);
    CHECK_FALSE(views.current());
    CHECK(views.choose("a.counts"));
    CHECK_FALSE(views.choose("a.nothing"));
    CHECK(views.current()->title == "Counts");
    CHECK(views.choose(""));
    CHECK_FALSE(views.current());
}

TEST_CASE("A page opens on the first view that has something, about somebody who has, and works it out once") {
    PaperSource source;
    ViewsController views(source, today);
    source.full = "a.courses FK-CP4";
    CHECK(views.chooseWithSomething(noProgress()));
    CHECK(views.current()->id == "a.courses");
    CHECK(views.subject() == "FK-CP4");
    CHECK(source.shown == 2);
    CHECK(source.trace.empty()); // looking for one that has something opens none
    views.show(noProgress());
    CHECK(source.shown == 2);
    CHECK(source.trace == std::vector<std::string>{"a.courses FK-CP4"});
    views.show(noProgress()); // asked for again it is worked out again
    CHECK(source.shown == 3);
    CHECK(source.trace.size() == 2);
    source.broken = "a.courses";
    CHECK_THROWS_AS(views.show(noProgress()), Error);
    CHECK(source.trace.size() == 2); // what could not be shown was not opened
}

TEST_CASE("A view that cannot be shown or has nothing is passed over, and with none the first is chosen") {
    PaperSource source;
    ViewsController views(source, today);
    source.broken = "a.courses", source.full = "a.places ";
    CHECK(views.chooseWithSomething(noProgress()));
    CHECK(views.current()->id == "a.places");
    source.full = "no view at all";
    CHECK_FALSE(views.chooseWithSomething(noProgress()));
    CHECK(views.current()->id == "a.courses");
    CHECK(views.subject() == "FK-CP3");
    source.broken.clear();
    const int before = source.shown;
    views.show(noProgress()); // nothing of what was found before is left over
    CHECK(source.shown == before + 1);
}

TEST_CASE("A view whose plugin crashed is not asked on about the next person, and says why when it is shown") {
    PaperSource source;
    ViewsController views(source, today);
    source.code = GENERATE("TR-P40", "TR-P43", "TR-P51");
    source.broken = "a.courses", source.full = "a.places ";
    CHECK(views.chooseWithSomething(noProgress()));
    CHECK(views.current()->id == "a.courses");
    CHECK(source.shown == 1);
    CHECK_THROWS_AS(views.show(noProgress()), Error);
    CHECK(source.shown == 1); // it crashed once, and that is told
    CHECK(source.trace.empty());
    source.broken.clear();
    views.show(noProgress()); // chosen again it is asked again
    CHECK(source.shown == 2);
}

TEST_CASE("A view about somebody where nobody is says so instead of asking") {
    PaperSource source;
    source.people.clear();
    ViewsController views(source, today);
    views.choose("a.courses");
    CHECK_FALSE(views.obstacle().empty());
    CHECK(views.request().subject.empty());
    views.choose("a.counts");
    CHECK(views.obstacle().empty());
}

TEST_CASE("A subject is one of those offered, and stays when another view knows it") {
    PaperSource source;
    ViewsController views(source, today);
    views.choose("a.courses");
    CHECK(views.subject() == "FK-CP3");
    views.setSubject("FK-CP4");
    CHECK(views.subject() == "FK-CP4");
    views.setSubject("FK-CP9");
    CHECK(views.subject() == "FK-CP3");
    views.setSubject("FK-CP4");
    views.choose("a.courses");
    CHECK(views.subject() == "FK-CP4");
}

TEST_CASE("Periods end today and hold whole months, also from the last day of a long month") {
    PaperSource source;
    ViewsController views(source, today);
    views.choose("a.counts");
    CHECK_FALSE(views.request().from);
    views.setPeriod(2); // six months back from 31 August is the last day of February
    CHECK(views.periods()[2].label == "Last 6 months");
    CHECK(views.request().from->iso() == "2025-03-01");
    CHECK(views.request().to->iso() == "2025-08-31");
    views.setPeriod(3);
    CHECK(views.request().from->iso() == "2024-09-01");
    views.setPeriod(0);
    CHECK_FALSE(views.request().to);
}

TEST_CASE("Without a choice the first option counts, and choices do not travel to another view") {
    PaperSource source;
    ViewsController views(source, today);
    views.choose("a.courses");
    CHECK(views.option("scale") == "both");
    views.setOption("scale", "old");
    CHECK(views.option("scale") == "old");
    views.show(noProgress());
    CHECK(source.asked.choices.at("scale") == "old");
    source.asked = {};
    views.explain(noProgress()); // of what is shown, not of what the view begins with
    CHECK(source.asked.choices.at("scale") == "old");
    views.choose("a.counts");
    CHECK(views.request().choices.empty());
    CHECK(views.option("scale").empty());
}

TEST_CASE("What is narrowed to one place stays so in the next view that can be, and nothing else travels") {
    PaperSource source;
    ViewsController views(source, today);
    views.choose("a.places");
    views.setOption("locality", "FK");
    views.setOption("scale", "new");
    views.choose("a.shares");
    CHECK(views.option("locality") == "FK");
    CHECK(views.option("scale") == "new");
    views.choose("a.courses"); // has a scale without "new", and no locality
    CHECK(views.request().choices.empty());
}
