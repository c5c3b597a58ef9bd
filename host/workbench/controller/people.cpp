#include "workbench/controller/people.hpp"

#include "workbench/controller/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {

std::vector<PersonLine> personLines(const std::vector<Person>& people, Date today) {
    std::vector<PersonLine> lines;
    for (const Person& person : people) {
        PersonLine line{person.code, person.name, {}, "in post", true};
        std::vector<std::string> roles;
        for (const Role role : person.roles) roles.push_back(words(role));
        line.roles = phrase::list(roles);
        for (const Absence& absence : person.absences)
            if (absence.covers(today)) line.state = absenceWords(absence, today);
        if (person.inPostSince > today) line.state = "starts " + phrase::shortDay(person.inPostSince, today);
        if (person.leftOn && *person.leftOn <= today) {
            line.state = "left " + phrase::shortDay(*person.leftOn, today);
            line.here = false;
        }
        lines.push_back(std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(), [](const PersonLine& a, const PersonLine& b) {
        return a.here != b.here ? a.here : a.code < b.code;
    });
    return lines;
}

std::vector<AgreementLine> agreementLines(const std::vector<Agreement>& agreements, Date today) {
    std::vector<AgreementLine> lines;
    for (const Agreement& agreement : agreements) {
        AgreementLine line;
        line.id = agreement.id;
        line.who = phrase::people(agreement.supervisees) + " with " + agreement.supervisor;
        line.terms = fmt::format("every {}, {} minutes", phrase::count(agreement.cadenceDays, "day", "days"),
                                 agreement.plannedMinutes);
        line.inForce = agreement.inForce(today);
        line.reviewPast = line.inForce && agreement.review < today;
        line.review = (line.reviewPast ? "review was due " : "review ") + phrase::shortDay(agreement.review, today);
        line.state = agreement.ended && *agreement.ended <= today ? "ended " + phrase::shortDay(*agreement.ended, today)
                     : agreement.start > today                    ? "starts " + phrase::shortDay(agreement.start, today)
                     : agreement.signedByAll                      ? "in force"
                                                                  : "waits for signatures";
        lines.push_back(std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(), [](const AgreementLine& a, const AgreementLine& b) {
        if (a.inForce != b.inForce) return a.inForce;
        if (a.reviewPast != b.reviewPast) return a.reviewPast;
        return a.who < b.who;
    });
    return lines;
}

const std::vector<std::string>& absenceKinds() {
    static const std::vector<std::string> kinds{"long-term-sick", "parental", "secondment", "other"};
    return kinds;
}

std::string absenceKindWords(const std::string& kind) {
    if (kind.empty()) return ""; // not for this reader
    if (kind == "long-term-sick") return "long-term sick leave";
    if (kind == "parental") return "parental leave";
    if (kind == "secondment") return "secondment";
    return "away for another reason";
}

// The kind stays out of lists: why somebody is away is shown on their own page only.
std::string absenceWords(const Absence& absence, Date today) {
    if (!absence.to) return "away since " + phrase::shortDay(absence.from, today);
    return fmt::format("away {} to {}", phrase::shortDay(absence.from, today), phrase::shortDay(*absence.to, today));
}

PersonForm personForm(const Person& person) {
    PersonForm form{person.code, person.name, person.locality, {}, {}, person.roles};
    if (person.inPostSince != Date()) form.inPostSince = person.inPostSince.words();
    if (person.leftOn) form.leftOn = person.leftOn->words();
    return form;
}

std::optional<std::string> takeForm(const PersonForm& form, Person& person, Date today) {
    Person taken = person;
    if (form.code.empty()) return "Please give a code, such as FK-CP3. Records show codes, not names.";
    if (form.roles.empty()) return "Please choose at least one role.";
    taken.code = form.code;
    taken.name = form.name;
    taken.locality = form.locality;
    taken.roles = form.roles;
    const auto since = form.inPostSince.empty() ? std::optional(today) : phrase::readDay(form.inPostSince, today);
    if (!since) return "“" + form.inPostSince + "” is not a day I can read. Please write it like 3 September 2025.";
    taken.inPostSince = *since;
    taken.leftOn.reset();
    if (!form.leftOn.empty()) {
        taken.leftOn = phrase::readDay(form.leftOn, today);
        if (!taken.leftOn)
            return "“" + form.leftOn + "” is not a day I can read. Please write it like 3 September 2025.";
        if (*taken.leftOn < taken.inPostSince) return "The day they left is before the day they started.";
    }
    person = taken;
    return std::nullopt;
}

} // namespace trellis
