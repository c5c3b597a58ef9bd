// The adaptation ledger: every difference, its reason, since when, by which role, and what it does to comparison.
#include "overlaying.hpp"

#include "overlay/ledger.hpp"
#include "view/render.hpp"

using namespace trellis;
using namespace trellis::test;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Resolution adaptedForm() {
    return resolved(coreForm(), R"(
<relabel item="core.agenda"><was>Was an agenda agreed?</was><label>Were priorities agreed?</label><option code="no"><was>No</was><label>Not yet</label></option></relabel>
<hide item="act.due"><was>By when</was></hide>
<add after="bond"><item id="fernwick:x" type="text" class="P"><label>=1+1</label></item></add>
<narrow item="core.minutes"><class was="A">P</class></narrow>)", "FF2");
}

} // namespace

TEST_CASE("Every part of every operation has a line with its reason, and nothing else has") {
    auto made = adaptedForm();
    REQUIRE(made.form);
    auto lines = ledgerLines(made.adaptations, frameLists());
    REQUIRE(lines.size() == 5);
    for (auto& line : lines) {
        CHECK(line.why == "Our staff call these priorities, so the question does too.");
        CHECK(line.decided == "Programme manager (FD5), Individual practitioner (FD9)");
        CHECK(line.fidelity == "Fidelity-inconsistent (FF2)");
        CHECK(line.since.iso() == "2026-03-02");
        CHECK(line.recordedBy == words(Role::LocalityAdmin));
        CHECK(contains(line.phase, "(FW"));   // the whole FRAME entry, not only its description
        CHECK(contains(line.planned, "(FP"));
        CHECK(contains(line.modified, "(FX"));
        CHECK(line.from == "fernwick.small 1.0.0 (site)");
    }
    CHECK(lines[0].change == "other words for the choice 'no'");
    CHECK(lines[1].was == "Was an agenda agreed?");
    CHECK(lines[1].now == "Were priorities agreed?");
    CHECK(lines[1].comparability == "asked in other words");
    CHECK(lines[2].change == "not asked here");
    CHECK(lines[2].question == "By when");
    CHECK(lines[3].change == "added");
    CHECK(lines[3].comparability.empty());
    CHECK(lines[4].change == "fewer people may see it");
}

TEST_CASE("The ledger is a view: a page, a table for a spreadsheet and a text say the same") {
    auto made = adaptedForm();
    auto view = ledgerView(*made.form, made.adaptations, frameLists());
    CHECK(view.table.rows.size() == 5);
    for (auto& row : view.table.rows) CHECK(row.size() == view.table.columns.size());
    CHECK(view.reading == "5 differences from the core; 7 of 9 core questions are asked as in the core.");
    const auto csv = viewToCsv(view), html = viewToHtml(view), text = viewToText(view);
    for (auto* one : {&csv, &html, &text}) {
        CHECK(contains(*one, "core.agenda"));
        CHECK(contains(*one, "Were priorities agreed?"));
    }
    CHECK(contains(csv, "'=1+1")); // words of a locality never become a formula
    CHECK(contains(html, "2 March 2026")); // people read a day in words, programs as ISO writes it
    CHECK(contains(csv, "2026-03-02"));
}

TEST_CASE("The ledger of a form nobody adapted says so") {
    const auto core = coreForm();
    auto view = ledgerView(*core, resolve(core, {}).adaptations);
    CHECK(view.reading == "Nothing differs from the core.");
    CHECK(view.table.rows.empty());
}
