// One place of a story about several: a real desk with the real plugins, an agreement and sessions with private words.
#pragma once
#include "desk/desk.hpp"
#include "desk/draft.hpp"
#include "desk/exchange_desk.hpp"
#include "store/fixture.hpp"
#include "store/workspace.hpp"
#include "template/answers_json.hpp"

#include <fstream>
#include <iterator>

namespace trellis::test {

struct House {
    Folder folder;
    FixedClock clock{*Date::fromIso("2025-09-02")};
    SeededRandom random;
    Environment environment;
    std::filesystem::path at;
    PersonCode supervisor, supervisee;
    std::unique_ptr<Desk> desk;
    int files = 0;

    House(const std::string& name, const PersonCode& first, Role role, std::uint64_t seed, bool demo = false)
        : random(seed)
        , supervisor(first) {
        const std::filesystem::path installation = TRELLIS_BUILD_DIR;
        environment.installation = {installation / "lib/trellis/plugins", installation / "share/trellis/templates"};
        environment.clock = &clock;
        environment.random = &random;
        environment.cost = KeyCost::cheapest();
        NewWorkspace what;
        what.folder = at = folder / (name + ".trellis");
        what.name = what.locality = name;
        what.firstUser = first;
        what.firstUserName = "A Name That Never Leaves";
        what.role = role;
        what.passphrase = passphrase;
        what.demo = demo;
        std::string code;
        desk = Desk::create(what, environment, &code);
    }

    void addSupervisee(const PersonCode& code) {
        supervisee = code;
        desk->addUser(code, Role::Supervisee, passphrase);
        Person person{code, "Another Name That Never Leaves", {Role::Supervisee}, at.stem().string(), clock.today() - 300, {}, {}};
        person.absences.push_back({clock.today() - 60, clock.today() - 50, "parental"});
        desk->savePerson(person);
    }

    void answer(const Id& record, const std::string& json) {
        auto draft = desk->openDraft(record);
        draft->form().setAll(answersFromJson(json, draft->form().form(), {clock.today(), &clock, &random}));
        draft->touched();
        draft->save();
    }
    void signByAll(const Id& record) {
        desk->sign(record, supervisee, passphrase);
        desk->sign(record, supervisor, passphrase);
    }
    Id agreement() {
        NewRecord what;
        what.kind = "supervision-agreement";
        what.supervisor = supervisor;
        what.supervisees = {supervisee};
        const auto id = desk->newRecord(what);
        answer(id, R"({"agreement.types": ["CLIN", "CMS"], "agreement.modality": "video",
            "agreement.purpose": "Working well together.", "agreement.dual-role": false, "agreement.visibility": "standard",
            "agreement.escalation": [{"escalation.name": "Duty senior", "escalation.for": "Risk"}],
            "agreement.disagreement": "We ask the service lead."})");
        signByAll(id);
        return id;
    }
    /// A signed session whose agenda says `words`, which only the pair may read.
    Id session(const Id& agreement, const std::string& words) {
        NewRecord what;
        what.kind = "supervision-session";
        what.agreement = agreement;
        const auto id = desk->newRecord(what);
        const auto next = (clock.today() + 14).iso();
        answer(id, R"({"session.start": "10:05", "session.type": ["CLIN"], "session.modality": "video",
            "session.actual-minutes": 55, "session.next": ")" + next + R"(", "session.written-by": ")" + supervisor +
                       R"(", "session.supervisor": ")" + supervisor + R"(", "session.supervisee": ")" + supervisee +
                       R"(", "agenda": [{"agenda.topic": ")" + words + R"("}], "risk.raised": false, "conduct.concern": false,
            "actions": [{"action.what": "Bring a recording", "action.owner": ")" + supervisee + R"(", "action.due": ")" + next +
                       R"("}]})");
        signByAll(id);
        return id;
    }

    ExchangeDesk exchange() { return ExchangeDesk(*desk); }
    std::filesystem::path send(const PersonCode& to, std::optional<Date> from = {}, std::optional<Date> until = {}) {
        const auto file = folder / ("out" + std::to_string(++files) + ".trellisbundle");
        exchange().send({{to}, from, until}, file);
        return file;
    }
    void knows(House& other, const PersonCode& code, Role role) {
        exchange().keepCorrespondent(code, other.exchange().key(), role);
        other.exchange().believe(exchange().deviceWords(), at.stem().string());
    }
    Verdict verdict() { return desk->workspace().verify(); }
};

inline std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
inline void put(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

} // namespace trellis::test
