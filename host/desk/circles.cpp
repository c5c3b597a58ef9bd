// Timelines of records that stand under no agreement: what a kind's code is handed, and what views see beside the parts
// of the agreements.
#include "desk/apart.hpp"
#include "desk/desk_state.hpp"
#include "model/error.hpp"

#include <algorithm>
#include <optional>

namespace trellis {
namespace {

struct Dated {
    TimelineRecord record;
    Moment made;
};

void inOrder(std::vector<Dated> all, std::vector<TimelineRecord>& out) {
    std::ranges::stable_sort(all, {}, [](auto& one) { return std::pair(one.record.day, one.made); });
    for (auto& one : all) out.push_back(std::move(one.record));
}

/// Of a record that somebody may not know of: what may be read in it all the same, without whose it is, from when and
/// where it stands. None where nothing may.
std::optional<TimelineRecord> nameless(Desk::State& state, const RecordHead& head) {
    TimelineRecord out;
    try {
        const auto all = timelineRecordFor(state, head, state.viewer());
        out.answers = summaryApart(*state.forms->exactly(head.form), all.answers, state.viewer());
    } catch (const Error&) {
        return {};
    }
    if (out.answers.values.empty()) return {};
    out.id = "#"; // of none that could be opened
    out.kind = head.key.kind;
    out.form = head.form;
    out.day = state.today(); // theirs, who look
    return out;
}

bool among(const std::vector<PersonCode>& all, const std::vector<PersonCode>& some) {
    return std::ranges::all_of(some, [&](auto& one) { return std::ranges::find(all, one) != all.end(); });
}

std::vector<std::string> kindsAlone(const Desk::State& state, std::vector<std::string> kinds) {
    std::erase_if(kinds, [&](auto& kind) { return !state.partyRule(kind); });
    return kinds;
}

} // namespace

// A record is handed over whole where everybody it is asked for knows it anyway; where it belongs to some of them only,
// its answers of class A; any other not at all. So nothing that one of two people wrote for themselves can come to
// stand in what both of them read.
void Desk::State::fillCircle(Timeline& out, const RecordKey& circle, const KindInfo& reader) {
    auto kinds = reader.readsKinds;
    if (std::ranges::find(kinds, reader.id) == kinds.end()) kinds.push_back(reader.id);
    const auto members = circleOf(circle);
    std::vector<Dated> all;
    std::set<Id> finished;
    auto take = [&](const RecordKey& key, const FormRef& form, auto make, Moment made) {
        if (key.id == circle.id || !key.agreement.empty()) return;
        if (key.authorsOwn() && !(reader.authorsOwn && key.author == me.code)) return;
        const auto theirs = circleOf(key);
        const bool known = among(theirs, members);
        if (!known && !among(members, theirs)) return;
        auto record = make();
        try {
            if (!key.party(me.code))
                record.answers = seen(*forms->exactly(form), record.answers, key, viewer()).answers;
            else if (!known)
                record.answers = openAnswers(*forms->exactly(form), record.answers);
        } catch (const Error&) {
            record.answers = {}; // without its form nobody knows what may be handed on
        }
        finished.insert(key.id);
        all.push_back({std::move(record), made});
    };
    for (auto& kind : kindsAlone(*this, kinds)) {
        HeadFilter filter;
        filter.kind = kind;
        for (auto& head : workspace->heads(filter))
            if (mayKnow(head, viewer()))
                take(
                    head.key, head.form, [&] { return timelineRecordFor(*this, head, viewer()); }, head.firstAt);
    }
    for (auto& draft : workspace->drafts())
        if (mayWrite(draft) && !finished.contains(draft.key.id) &&
            std::ranges::find(kinds, draft.key.kind) != kinds.end() && partyRule(draft.key.kind))
            take(
                draft.key, draft.form, [&] { return timelineRecord(draft); }, draft.savedAt);
    inOrder(std::move(all), out.records);
}

void Desk::State::fillAlone(Timeline& out, const TimelineWish& wish, std::map<PersonCode, Person>& people) {
    auto belongs = [&](const RecordKey& key, const std::string& place) {
        switch (wish.scope) {
        case Scope::Person:
            return std::ranges::find(key.supervisees, wish.subject) != key.supervisees.end();
        case Scope::Supervisor:
            return key.party(wish.subject);
        case Scope::Locality:
            return place == wish.subject;
        case Scope::Everywhere:
            return true;
        case Scope::Agreement:
        case Scope::Author:
            break;
        }
        return false;
    };
    std::vector<Dated> all;
    std::set<Id> finished;
    auto bring = [&](const RecordKey& key) {
        for (auto& code : circleOf(key)) {
            auto* known = this->person(code);
            if (!known) continue;
            auto [at, fresh] = people.try_emplace(code, *known);
            if (!fresh || wish.whole) continue;
            at->second.name.clear();
            if (!key.party(me.code))
                for (auto& away : at->second.absences) away.kind = "other";
        }
    };
    for (auto& kind : kindsAlone(*this, wish.kinds)) {
        HeadFilter filter;
        filter.kind = kind;
        // Figures ask for one supervisor after another: each costs their own records and not everybody's.
        if (wish.scope == Scope::Person || wish.scope == Scope::Supervisor) filter.person = wish.subject;
        for (auto& head : workspace->heads(filter)) {
            if (head.key.authorsOwn() || !head.key.agreement.empty()) continue;
            if (!wish.whole && !mayKnow(head, viewer())) {
                // Only where it is among all there are: about somebody, or in a place, it would say whose it is.
                if (wish.scope == Scope::Everywhere)
                    if (auto said = nameless(*this, head)) all.push_back({std::move(*said), {}});
                continue;
            }
            if (!belongs(head.key, wish.scope == Scope::Locality ? placeOf(head) : std::string())) continue;
            finished.insert(head.key.id);
            auto record = timelineRecordFor(*this, head, wish.whole ? everybody : viewer());
            if (!wish.whole) cut(record, head);
            bring(head.key);
            all.push_back({std::move(record), head.firstAt});
        }
    }
    if (!wish.whole)
        for (auto& draft : workspace->drafts())
            if (draft.author == me.code && !draft.key.authorsOwn() && draft.key.agreement.empty() && !draft.base &&
                !finished.contains(draft.key.id) && partyRule(draft.key.kind) &&
                std::ranges::find(wish.kinds, draft.key.kind) != wish.kinds.end() &&
                belongs(draft.key, placeOf(draft.key))) {
                auto record = timelineRecord(draft);
                cut(record, draft.key);
                bring(draft.key);
                all.push_back({std::move(record), draft.savedAt});
            }
    inOrder(std::move(all), out.records);
}

void Desk::State::subjectsAlone(Scope scope, ClassSet classes, const std::function<void(const std::string&)>& add) {
    const auto looking = viewer();
    if (scope == Scope::Everywhere) {
        bool any = maySee({role, false}, classes, looking.floor);
        for (auto* info : plugins->kinds()) {
            if (any) break;
            if (!info->parties || info->authorsOwn) continue;
            HeadFilter filter;
            filter.kind = info->id;
            filter.person = me.code;
            filter.most = 1;
            any = mayBegin(*info, role) || !workspace->heads(filter).empty();
        }
        if (any) add("all");
        return;
    }
    for (auto* info : plugins->kinds()) {
        if (!info->parties || info->authorsOwn) continue;
        HeadFilter filter;
        filter.kind = info->id;
        for (auto& head : workspace->heads(filter)) {
            const auto audience = audienceOf(head.key, looking);
            if (!maySee(audience, classes, looking.floor) || !mayKnow(head, looking)) continue;
            if (scope == Scope::Person)
                for (auto& one : head.key.supervisees) add(one);
            if (scope == Scope::Supervisor)
                for (auto& one : circleOf(head.key))
                    if (auto* person = this->person(one);
                        person && std::ranges::find(person->roles, Role::Supervisor) != person->roles.end())
                        add(one);
            // A pair is no place, but whoever looks after several places may look at one.
            const bool wide = role == Role::MetaSupervisor || role == Role::ServiceLead || role == Role::Auditor;
            if (scope == Scope::Locality && (wide || !audience.party)) add(placeOf(head));
        }
    }
}

} // namespace trellis
