// "Read forms in" under Settings: what can be chosen, what holds, and that it is one person's own.
#include "workbench/controller/forms_language.hpp"

#include "desk/draft.hpp"
#include "scenario/workshop.hpp"

using namespace trellis;

namespace {

std::string labelIn(Desk& desk, const Id& record, const char* item) {
    return desk.show(record).form->find(item)->label;
}

} // namespace

TEST_CASE("A choice that is not there changes nothing and says nothing") {
    Workshop shop;
    auto& desk = shop.desk();
    const auto among = formsLanguage(desk);
    CHECK(among.words == std::vector<std::string>{"As they were written", "Cymraeg"});
    CHECK(among.tags == std::vector<std::string>{"", "cy"});
    CHECK(among.chosen == 0);
    CHECK(chooseFormsLanguage(desk, among, 2).empty());
    CHECK(chooseFormsLanguage(desk, {}, 0).empty());
    CHECK(formsLanguage(desk).chosen == 0);
}

TEST_CASE("Forms are read in the language chosen under Settings, by whoever chose it, until they choose again") {
    Workshop shop;
    const auto session = shop.session(shop.signedAgreement());
    auto& desk = shop.as("FK-S1");
    CHECK(chooseFormsLanguage(desk, formsLanguage(desk), 1) ==
          "Forms are read so from now on. What is not translated stands as it was written.");
    CHECK(formsLanguage(desk).chosen == 1);
    CHECK(labelIn(desk, session, "session.date") == "Dyddiad y sesiwn");
    CHECK(desk.openDraft(session)->form().form().find("session.start")->label == "Amser dechrau");
    shop.signByAll(session);

    auto& theirs = shop.as("FK-CP3"); // the other party, on the same machine
    CHECK(formsLanguage(theirs).chosen == 0);
    CHECK(labelIn(theirs, session, "session.date") == "Date of the session");

    auto& again = shop.as("FK-S1"); // locked and opened again: it is kept
    CHECK(formsLanguage(again).chosen == 1);
    CHECK(chooseFormsLanguage(again, formsLanguage(again), 0) == "Forms are read as they were written from now on.");
    CHECK(labelIn(again, session, "session.date") == "Date of the session");
}
