// The People page and a person's page, as lines of words; and the checks before a person is saved.
#pragma once
#include "desk/lines.hpp"
#include "model/agreement.hpp"

#include <optional>
#include <string>
#include <vector>

namespace trellis {

struct PersonLine {
    PersonCode code;
    std::string name;
    std::string roles; ///< "Supervisor, Auditor"
    std::string state; ///< "in post", "away since 3 Sep", "left 1 Aug"
    bool here = true;
};

struct AgreementLine {
    Id id;
    std::string who;    ///< "FK-CP3 with FK-SV1"
    std::string terms;  ///< "every 14 days, 60 minutes"
    std::string review; ///< "review 3 Dec", "review was due 3 Sep"
    std::string state;  ///< "in force", "ended 1 Aug", "waits for signatures"
    bool reviewPast = false;
    bool inForce = true;
};

/// Here first, then by code.
std::vector<PersonLine> personLines(const std::vector<Person>& people, Date today);
/// In force first, those whose review is past on top.
std::vector<AgreementLine> agreementLines(const std::vector<Agreement>& agreements, Date today);
std::string absenceWords(const Absence& absence, Date today);
/// "long-term-sick" → "long-term sick leave"; nothing where the reason is not for whoever reads.
std::string absenceKindWords(const std::string& kind);
const std::vector<std::string>& absenceKinds();

/// What a person typed about somebody.
struct PersonForm {
    std::string code, name, locality, inPostSince, leftOn;
    std::vector<Role> roles;
};
PersonForm personForm(const Person& person);
/// Takes the form over into `person`; the sentence to show when something cannot be read, and then nothing is taken.
std::optional<std::string> takeForm(const PersonForm& form, Person& person, Date today);

} // namespace trellis
