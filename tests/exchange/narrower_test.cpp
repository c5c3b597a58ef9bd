// What a bundle leaves behind where something is not as it should be: an answer signed under other classes than its
// form has, a record whose form nobody has, one that names others than its agreement does.
#include "crypto/age.hpp"
#include "desk/desk_state.hpp"
#include "exchange/house.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Fern : House {
    House hill{"Hill", "MS-1", Role::MetaSupervisor, 52};
    Id agreed;
    Fern()
        : House("Fernwick", "FK-S1", Role::Supervisor, 51) {
        addSupervisee("FK-CP3");
        agreed = agreement();
        knows(hill, "MS-1", Role::MetaSupervisor);
    }
    /// A finished session, with the form as it is handed in.
    Id finish(const TemplatePtr& form, std::vector<PersonCode> people, std::map<std::string, Value> answers) {
        DraftState draft;
        draft.key = {newId(clock, random), "supervision-session", agreed, "FK-S1", std::move(people)};
        draft.form = form->ref;
        draft.day = clock.today();
        draft.state = "completed";
        draft.author = "FK-S1";
        draft.answers.values = std::move(answers);
        desk->workspace().finalise(draft, *form, {});
        return draft.key.id;
    }
    TemplatePtr sessionForm() { return desk->currentTemplate("core.supervision-session"); }
    std::string sentTo(House& who, const PersonCode& code) {
        const auto plain = ageOpen(bytesOf(send(code)), *AgeIdentity::read(who.exchange().secretKey(passphrase)));
        REQUIRE(plain.outcome == AgeOutcome::Opened);
        return plain.plain;
    }
};

/// The same form by name and hash, in which one item has other classes.
TemplatePtr reclassed(const TemplatePtr& form, const std::string& item, ClassSet classes) {
    auto other = std::make_shared<Template>(*form);
    for (auto& section : other->sections)
        for (auto& one : section.items)
            if (one.id == item) one.classes = classes;
    return other;
}

} // namespace

TEST_CASE("An answer that was signed under other classes than its form has goes by the narrower of the two") {
    Fern fern;
    const auto form = fern.sessionForm();
    fern.finish(form, {"FK-CP3"}, {{"workload.note", std::string("otter")}}); // P M: it may go
    CHECK(says(fern.sentTo(fern.hill, "MS-1"), "otter"));
    fern.finish(reclassed(form, "success.note", VisibilityClass::A), {"FK-CP3"},
                {{"success.note", std::string("wombat")}}); // said to be open to all, and the form says P
    fern.finish(reclassed(form, "workload.note", VisibilityClass::P), {"FK-CP3"},
                {{"workload.note", std::string("lapwing")}}); // the form says P M, and it was signed as P
    const auto plain = fern.sentTo(fern.hill, "MS-1");
    CHECK_FALSE(says(plain, "wombat"));
    CHECK_FALSE(says(plain, "lapwing"));
}

TEST_CASE("Of a record whose form nobody has only that it is there leaves") {
    Fern fern;
    auto form = std::make_shared<Template>(*fern.sessionForm());
    form->ref = {"core.supervision-session", "77.0.0", std::string(64, 'd')};
    form->xml = "<template/>";
    const auto record = fern.finish(form, {"FK-CP3"}, {{"workload.note", std::string("otter")}});
    REQUIRE(codeOf([&] { fern.desk->templateOf(form->ref); }) != "none");
    const auto plain = fern.sentTo(fern.hill, "MS-1");
    CHECK(says(plain, record));
    CHECK_FALSE(says(plain, "otter"));
}

TEST_CASE("Somebody is sent what names them, and nothing else that stands under the same agreement") {
    Fern fern;
    House home{"Home", "FK-CP4", Role::Supervisee, 53};
    fern.knows(home, "FK-CP4", Role::Supervisee);
    fern.session(fern.agreed, "The kettle hums");
    CHECK(codeOf([&] { fern.send("FK-CP4"); }) == "TR-B05"); // nothing of it is theirs
    const auto record = fern.finish(fern.sessionForm(), {"FK-CP4"}, {{"workload.note", std::string("otter")}});
    const auto plain = fern.sentTo(home, "FK-CP4");
    CHECK(says(plain, record));
    CHECK(says(plain, "otter"));
    CHECK_FALSE(says(plain, "kettle"));
    CHECK_FALSE(says(plain, "We ask the service lead"));
    CHECK_FALSE(says(plain, "FK-CP3"));
}
