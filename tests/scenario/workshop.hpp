// A whole workspace for a test: people with passphrases, the real templates and plugins, a clock that stands still,
// and sentences for what people do there. The big sister of Scenario.
//
//     Workshop shop;                                  // FK-S1 supervises FK-CP3; the day is 2 September 2025
//     auto agreement = shop.signedAgreement();
//     auto session = shop.session(agreement);         // a draft in which nothing is missing
//     shop.answer(session, R"({"risk.raised": true})");
//     CHECK_THROWS(shop.sign(session, "FK-S1"));
//     shop.as("FK-CP3").show(session);                // the workspace is closed and opened again by somebody else
//
// Everything lies in a folder of its own and is removed at the end.
#pragma once
#include "desk/desk.hpp"
#include "desk/draft.hpp"
#include "store/workspace.hpp"
#include "template/answers_json.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace trellis {

inline constexpr const char* workshopPassphrase = "a quiet place to think";

class Workshop {
public:
    FixedClock clock{*Date::fromIso("2025-09-02")};
    SeededRandom random;
    Environment environment;
    std::filesystem::path folder;

    /// Two workshops in one test need two seeds: from the same one comes the same device key.
    explicit Workshop(std::filesystem::path installation = TRELLIS_BUILD_DIR, std::uint64_t seed = 7)
        : random(seed) {
        static std::atomic<int> number{0};
        home_ = std::filesystem::temp_directory_path() /
                ("trellis-workshop-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
        folder = home_ / "place.trellis";
        environment.installation = {installation / "lib/trellis/plugins", installation / "share/trellis/templates"};
        environment.clock = &clock;
        environment.random = &random;
        environment.cost = KeyCost::cheapest();
        NewWorkspace what;
        what.folder = folder;
        what.name = "Fernside Knoll";
        what.locality = "FK";
        what.firstUser = "FK-S1";
        what.passphrase = workshopPassphrase;
        desk_ = Desk::create(what, environment, &recoveryCode_);
        addUser("FK-CP3", Role::Supervisee);
    }
    Workshop(const Workshop&) = delete;
    ~Workshop() {
        desk_.reset();
        std::error_code ignored;
        std::filesystem::remove_all(home_, ignored);
    }

    Desk& desk() { return *desk_; }
    const std::string& recoveryCode() const { return recoveryCode_; }
    /// As whoever looks after the workspace would; what a supervisor may do themselves is for desk/looking_after_test.
    void addUser(const PersonCode& code, Role role) {
        auto& workspace = desk_->workspace();
        workspace.addUser({code, role}, workshopPassphrase);
        auto person = workspace.person(code).value_or(Person{});
        if (person.code.empty()) person.code = code, person.locality = "FK", person.inPostSince = clock.today();
        if (std::ranges::find(person.roles, role) == person.roles.end()) person.roles.push_back(role);
        workspace.savePerson(person);
    }

    /// Closes the workspace and opens it as somebody else (or again as the same person).
    Desk& as(const PersonCode& code) {
        desk_.reset();
        desk_ = Desk::open(folder, code, workshopPassphrase, environment);
        return *desk_;
    }
    void close() { desk_.reset(); }

    void on(const char* day, const char* time = "10:00") { clock.set(*Date::fromIso(day), *TimeOfDay::fromText(time)); }

    /// Answers as JSON (answers_json.hpp) on top of what the draft holds, and saved.
    void answer(const Id& record, const std::string& json) {
        auto draft = desk_->openDraft(record);
        auto& form = draft->form();
        form.setAll(answersFromJson(json, form.form(), {clock.today(), &clock, &random}));
        draft->touched();
        draft->save();
    }
    Answers answers(const Id& record) { return desk_->openDraft(record)->form().answers(); }

    void sign(const Id& record, const PersonCode& person) { desk_->sign(record, person, workshopPassphrase); }
    void signByAll(const Id& record) {
        auto line = desk_->line(record).value();
        for (auto& one : line.supervisees) sign(record, one);
        sign(record, line.supervisor);
    }

    Id draftAgreement(std::vector<PersonCode> supervisees = {"FK-CP3"}) {
        NewRecord what;
        what.kind = "supervision-agreement";
        what.supervisor = "FK-S1";
        what.supervisees = std::move(supervisees);
        auto id = desk_->newRecord(what);
        answer(
            id,
            R"({"agreement.types": ["CLIN", "CMS"], "agreement.modality": "video",
                       "agreement.purpose": "Working well together.",
                       "agreement.dual-role": false, "agreement.visibility": "standard",
                       "agreement.escalation": [{"escalation.name": "Duty senior", "escalation.for": "Risk"}],
                       "agreement.disagreement": "We ask the service lead."})");
        return id;
    }
    Id signedAgreement(std::vector<PersonCode> supervisees = {"FK-CP3"}) {
        auto id = draftAgreement(std::move(supervisees));
        signByAll(id);
        return id;
    }

    Id draftSession(const Id& agreement) {
        NewRecord what;
        what.kind = "supervision-session";
        what.agreement = agreement;
        return desk_->newRecord(what);
    }
    /// A draft in which nothing is missing: one action of FK-CP3, no risk.
    Id session(const Id& agreement) {
        auto id = draftSession(agreement);
        auto day = clock.today();
        answer(
            id,
            R"({"session.start": "10:05", "session.type": ["CLIN"], "session.modality": "video",
                       "session.actual-minutes": 55,
                       "session.next": ")" +
                (day + 14).iso() + R"(", "session.written-by": "FK-S1",
                       "session.supervisor": "FK-S1", "session.supervisee": "FK-CP3",
                       "agenda": [{"agenda.topic": "The room at the practice"}],
                       "risk.raised": false, "conduct.concern": false})");
        if (answers(id).rowsOf("actions").empty())
            answer(id,
                   R"({"actions": [{"action.what": "Bring a recording", "action.owner": "FK-CP3", "action.due": ")" +
                       (day + 14).iso() + R"("}]})");
        return id;
    }
    Id signedSession(const Id& agreement) {
        auto id = session(agreement);
        signByAll(id);
        return id;
    }

private:
    std::filesystem::path home_;
    std::unique_ptr<Desk> desk_;
    std::string recoveryCode_;
};

} // namespace trellis
