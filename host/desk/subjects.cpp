#include "desk/subjects.hpp"

#include "desk/apart.hpp"
#include "desk/dated_records.hpp"
#include "desk/desk_state.hpp"
#include "model/error.hpp"
#include "store/observations.hpp"

#include <algorithm>
#include <set>

namespace trellis {
namespace {

bool oversees(Role role) { return role == Role::ServiceLead || role == Role::MetaSupervisor || role == Role::Auditor; }

RecordKey keyOf(const Agreement& terms) { return {terms.id, {}, terms.id, terms.supervisor, terms.supervisees}; }

/// Does the agreement belong to a timeline of that width and subject?
bool belongs(const Agreement& terms, const std::string& locality, Scope scope, const std::string& subject) {
    switch (scope) {
    case Scope::Agreement:
        return terms.id == subject;
    case Scope::Person:
        return std::ranges::find(terms.supervisees, subject) != terms.supervisees.end();
    case Scope::Supervisor:
        return terms.supervisor == subject;
    case Scope::Locality:
        return locality == subject;
    case Scope::Author:
    case Scope::Everywhere:
        return false;
    }
    return false;
}

} // namespace

const Person* Desk::State::person(const PersonCode& code) const {
    if (peopleAsOf_ != workspace->changes()) people_.clear();
    peopleAsOf_ = workspace->changes();
    auto [at, fresh] = people_.try_emplace(code);
    if (fresh) at->second = workspace->person(code);
    return at->second ? &*at->second : nullptr;
}

std::string Desk::State::workplaceOf(const std::vector<PersonCode>& supervisees, const PersonCode& writer) const {
    for (auto& code : supervisees)
        if (auto* one = person(code); one && !one->locality.empty()) return one->locality;
    auto* one = person(writer);
    return one && !one->locality.empty() ? one->locality : workspace->info().locality;
}

std::string Desk::State::localityOf(const Agreement& terms) const {
    return workplaceOf(terms.supervisees, terms.supervisor);
}

std::string Desk::State::agreementWords(const Agreement& terms) const {
    std::string people;
    for (auto& one : terms.supervisees) people += (people.empty() ? "" : ", ") + one;
    return terms.supervisor + " with " + people + ", since " + terms.start.words();
}

std::vector<ViewSubject> Desk::State::subjects(Scope scope, ClassSet classes) {
    if (scope == Scope::Author) return {{me.code, me.code}};
    std::vector<ViewSubject> out;
    std::set<std::string> there;
    auto add = [&](const std::string& id, const std::string& title) {
        if (!id.empty() && there.insert(id).second) out.push_back({id, title});
    };
    for (auto& terms : knownAgreements()) {
        const auto looking = viewer();
        const auto audience = audienceOf(keyOf(terms), looking);
        if (!maySee(audience, classes, looking.floor)) continue;
        const bool supervisee = audience.party && audience.role == Role::Supervisee;
        switch (scope) {
        case Scope::Agreement:
            add(terms.id, agreementWords(terms));
            break;
        case Scope::Person: // in a group nobody looks at a colleague
            for (auto& one : terms.supervisees)
                if (!supervisee || one == me.code) add(one, one);
            break;
        case Scope::Supervisor:
            if (!supervisee) add(terms.supervisor, terms.supervisor);
            break;
        case Scope::Locality: // a pair is no place
            if (!audience.party && oversees(role)) {
                auto place = localityOf(terms);
                add(place, place);
            }
            break;
        case Scope::Author:
        case Scope::Everywhere:
            break;
        }
    }
    if (scope != Scope::Agreement)
        subjectsAlone(scope, classes, [&](const std::string& id) {
            const bool mine = role != Role::Supervisee || scope == Scope::Everywhere || id == me.code;
            if (mine) add(id, scope == Scope::Everywhere ? "everything you may see" : id);
        });
    if (scope != Scope::Agreement) std::ranges::sort(out, {}, &ViewSubject::id);
    return out;
}

void Desk::State::fill(Timeline& part, const TimelineWish& wish, std::map<PersonCode, Person>& people) {
    HeadFilter filter;
    filter.agreement = part.agreement.id;
    DatedRecords all;
    std::set<Id> finished;
    auto wanted = [&](const RecordKey& key) {
        // What is its author's own is never part of a timeline of others (see authorsTimeline).
        return !key.authorsOwn() && key.agreement == part.agreement.id &&
               std::ranges::find(wish.kinds, key.kind) != wish.kinds.end();
    };
    for (auto& head : workspace->heads(filter)) {
        // Whoever may know of an agreement need not be able to know of all that stands under it: a bundle can bring a
        // record there that names others.
        if (!wanted(head.key) || (!wish.whole && !mayKnow(head, viewer()))) continue;
        finished.insert(head.key.id);
        auto record = timelineRecordFor(*this, head, wish.whole ? everybody : viewer());
        if (!wish.whole) cut(record, head);
        all.add(std::move(record), head.firstAt);
    }
    if (!wish.whole)
        for (auto& draft : workspace->drafts())
            if (wanted(draft.key) && mayWrite(draft) && !finished.contains(draft.key.id)) {
                auto record = timelineRecord(draft);
                cut(record, draft.key);
                all.add(std::move(record), draft.savedAt);
            }
    all.moveInto(part.records);

    const bool party = part.agreement.party(me.code);
    auto bring = [&](const PersonCode& code) {
        auto* known = this->person(code);
        if (!known) return;
        auto person = *known;
        if (!wish.whole) {
            person.name.clear();
            if (!party) // that somebody is away, not why
                for (auto& away : person.absences) away.kind = "other";
        }
        part.people.push_back(person);
        people.emplace(code, std::move(person));
    };
    bring(part.agreement.supervisor);
    for (auto& one : part.agreement.supervisees) bring(one);
}

void Desk::State::cut(TimelineRecord& record, const Subject& subject) {
    try {
        record.answers = seen(*forms->exactly(record.form), record.answers, subject, viewer()).answers;
    } catch (const Error&) {
        record.answers = {}; // without its form nobody knows what may be seen
    }
}

const std::vector<Agreement>& Desk::State::knownAgreements() {
    const auto length = ObservationStore(*workspace).logLength();
    if (length != agreementsAt_) {
        agreements_ = agreements();
        agreementsAt_ = length;
    }
    return agreements_;
}

Timeline Desk::State::subjectTimeline(const TimelineWish& wish) { return subjectTimeline(wish, knownAgreements()); }

Timeline Desk::State::subjectTimeline(const TimelineWish& wish, const std::vector<Agreement>& among) {
    if (wish.scope == Scope::Author) return authorsTimeline(wish);
    Timeline out;
    out.scope = wish.scope;
    out.subject = wish.subject;
    out.today = today();
    std::map<PersonCode, Person> people;
    std::set<std::string> places;
    for (auto& terms : among) {
        if (wish.scope == Scope::Everywhere) break; // what stands under an agreement is no part of it
        const auto place = localityOf(terms);
        if (!belongs(terms, place, wish.scope, wish.subject) &&
            !(wish.ownToo && belongs(terms, place, Scope::Person, wish.subject)))
            continue;
        Timeline part;
        part.agreement = terms;
        part.today = out.today;
        part.subject = terms.id;
        part.locality = place;
        places.insert(place);
        fill(part, wish, people);
        if (wish.scope == Scope::Agreement) return part;
        out.parts.push_back(std::move(part));
    }
    fillAlone(out, wish, people);
    if (wish.scope == Scope::Locality) places = {wish.subject};
    if (places.size() == 1) out.locality = *places.begin();
    for (auto& [code, person] : people) out.people.push_back(person);
    return out;
}

Timeline Desk::State::authorsTimeline(const TimelineWish& wish) {
    Timeline out;
    out.scope = Scope::Author;
    out.subject = me.code;
    out.today = today();
    out.locality = me.locality;
    out.people.push_back(me);
    HeadFilter filter;
    filter.person = me.code;
    auto heads = workspace->heads(filter);
    std::ranges::stable_sort(heads, {}, [](auto& head) { return std::pair(head.day, head.firstAt); });
    for (auto& head : heads) {
        if (!head.key.authorsOwn() || head.key.author != me.code) continue; // shared with me is not mine
        if (std::ranges::find(wish.kinds, head.key.kind) == wish.kinds.end()) continue;
        auto terms = head.key.agreement.empty() ? std::nullopt : agreement(head.key.agreement);
        if (!terms) {
            out.records.push_back(timelineRecord(head));
            continue;
        }
        auto part = std::ranges::find_if(out.parts, [&](auto& one) { return one.agreement.id == terms->id; });
        if (part == out.parts.end()) {
            auto& made = out.parts.emplace_back();
            made.agreement = *terms;
            made.today = out.today;
            made.subject = terms->id;
            made.locality = localityOf(*terms);
            part = std::prev(out.parts.end());
        }
        part->records.push_back(timelineRecord(head));
    }
    return out;
}

} // namespace trellis
