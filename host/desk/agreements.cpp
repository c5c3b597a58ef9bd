#include "desk/dated_records.hpp"
#include "desk/desk_state.hpp"
#include "desk/last_time.hpp"
#include "model/error.hpp"

#include <algorithm>
#include <set>

// The host reads an agreement's terms from these items, whatever template they stand in (design 6;
// templates/core/README.md).
namespace trellis {
namespace {

constexpr const char* supervisorItem = "agreement.supervisor";
constexpr const char* superviseesRows = "agreement.supervisees";
constexpr const char* superviseeCell = "agreement.supervisee";
constexpr const char* typesItem = "agreement.types";
constexpr const char* startItem = "agreement.start";
constexpr const char* reviewItem = "agreement.review";
constexpr const char* endedItem = "agreement.ended";
constexpr const char* cadenceItem = "agreement.cadence-days";
constexpr const char* minutesItem = "agreement.planned-minutes";

template <class T> std::optional<T> as(const Value& value) {
    auto* found = std::get_if<T>(&value);
    return found ? std::optional(*found) : std::nullopt;
}

std::string endedSetting(const Id& agreement) { return "agreement-ended:" + agreement; }

/// A bundle can bring a record under an agreement that names others than the agreement does. What not all of its people
/// know is handed to no code that fills or checks what all of them read, and none of its rows travel on.
bool knownToAll(const RecordKey& key, const PersonCode& supervisor, const std::vector<PersonCode>& supervisees) {
    return (supervisor.empty() || key.party(supervisor)) &&
           std::ranges::all_of(supervisees, [&](auto& one) { return key.party(one); });
}

} // namespace

Agreement Desk::State::agreementOf(const RecordKey& key, const Answers& answers) const {
    Agreement out;
    out.id = key.id;
    auto supervisor = as<Code>(answers.value(supervisorItem));
    out.supervisor = supervisor ? supervisor->code : key.supervisor;
    for (auto& row : answers.rowsOf(superviseesRows)) {
        auto cell = row.cells.find(superviseeCell);
        if (cell == row.cells.end()) continue;
        if (auto who = as<Code>(cell->second);
            who && std::ranges::find(out.supervisees, who->code) == out.supervisees.end())
            out.supervisees.push_back(who->code);
    }
    if (out.supervisees.empty()) out.supervisees = key.supervisees;
    out.types = as<Codes>(answers.value(typesItem)).value_or(Codes{});
    out.start = as<Date>(answers.value(startItem)).value_or(today());
    out.review = as<Date>(answers.value(reviewItem)).value_or(out.start.plusMonths(6));
    out.ended = as<Date>(answers.value(endedItem));
    auto days = as<double>(answers.value(cadenceItem)).value_or(14);
    auto minutes = as<double>(answers.value(minutesItem)).value_or(60);
    out.cadenceDays = std::clamp(static_cast<int>(days), 1, 366);
    out.plannedMinutes = std::clamp(static_cast<int>(minutes), 1, 1440);
    return out;
}

std::optional<Agreement> Desk::State::agreementFrom(const RecordHead& head) {
    if (head.key.agreement != head.key.id) return {};
    // Terms are class A; so a glance is enough, and thousands of agreements are listed at once.
    auto glance = workspace->glance(head.key.id);
    auto out = agreementOf(head.key, glance ? glance->answers : Answers{});
    // Whoever signed first is in the key; a later layer does not change who the parties are.
    out.supervisor = head.key.supervisor;
    out.supervisees = head.key.supervisees;
    if (!out.ended)
        if (auto day = workspace->setting(endedSetting(head.key.id))) out.ended = Date::fromIso(*day);
    auto signedBy = [&](const PersonCode& person) {
        return std::ranges::any_of(head.signOffs, [&](auto& one) { return one.person == person; });
    };
    out.signedByAll = signedBy(out.supervisor) && std::ranges::all_of(out.supervisees, signedBy);
    return out;
}

const std::vector<Agreement>& Desk::State::agreements() {
    // They follow from the log alone, and from who asks.
    if (agreementsAsOf == workspace->changes()) return agreementsKnown;
    std::set<std::string> kinds;
    for (auto* info : plugins->kinds())
        if (info->role == "agreement") kinds.insert(info->id);
    if (kinds.empty()) kinds.insert(""); // no manifest says which: look at all

    std::vector<Agreement> out;
    for (auto& kind : kinds) {
        HeadFilter filter;
        filter.kind = kind;
        if (!maySee({role, false}, VisibilityClass::A, floor)) filter.person = me.code;
        for (auto& head : workspace->heads(filter))
            if (mayKnow(head, viewer()))
                if (auto one = agreementFrom(head)) out.push_back(std::move(*one));
    }
    std::ranges::sort(out, {}, [](auto& one) { return std::tie(one.start, one.id); });
    agreementsAsOf = workspace->changes();
    return agreementsKnown = std::move(out);
}

std::optional<Agreement> Desk::State::agreement(const Id& id) {
    auto head = workspace->head(id);
    if (!head || !mayKnow(*head, viewer())) return {};
    return agreementFrom(*head);
}

TimelineRecord Desk::State::timelineRecord(const RecordHead& head) {
    auto& key = head.key;
    return {key.id,        key.kind,       head.state,      head.day,
            head.form,     false,          head.signOffs,   revision(head.revision)->answers,
            key.agreement, key.supervisor, key.supervisees, key.author};
}

TimelineRecord Desk::State::timelineRecord(const DraftState& draft) {
    auto& key = draft.key;
    return {key.id, key.kind,      draft.state,   draft.day,      draft.form,      true,
            {},     draft.answers, key.agreement, key.supervisor, key.supervisees, key.author};
}

std::vector<Person> Desk::State::peopleOf(const Agreement& terms) const {
    std::vector<Person> out;
    auto party = [&](const PersonCode& code) {
        if (auto* person = this->person(code)) out.push_back(*person);
    };
    party(terms.supervisor);
    for (auto& one : terms.supervisees) party(one);
    return out;
}

Timeline Desk::State::timeline(const Agreement& terms, const KindInfo& reader, const RecordKey& about) {
    Timeline out;
    out.agreement = terms;
    out.today = today();
    out.subject = terms.id;
    out.locality = localityOf(terms);
    out.people = peopleOf(terms);
    if (reader.parties) {
        fillCircle(out, about, reader);
        return out;
    }

    // A record of one's own is handed to the code of its own kind, on its author's desk, and to no other: what another
    // kind were given of it could come to stand in a record that others read. What an author brings to the agenda goes
    // another way (bring()).
    auto handedTo = [&](const KindInfo& kind, const RecordKey& key, const Agreement& under) {
        if (key.agreement != under.id) return false;
        return key.authorsOwn() ? kind.authorsOwn && key.author == me.code
                                : knownToAll(key, under.supervisor, under.supervisees);
    };
    auto read = [&](const std::string& kind) { return reads(reader.id, reader.readsKinds, kind); };
    DatedRecords all;
    std::set<Id> finished;
    HeadFilter filter;
    filter.agreement = terms.id;
    if (reader.authorsOwn) filter.person = me.code;
    for (auto& head : workspace->heads(filter)) {
        if (!read(head.key.kind) || head.key.id == about.id || !handedTo(reader, head.key, terms)) continue;
        finished.insert(head.key.id);
        all.add(timelineRecord(head), head.firstAt);
    }
    for (auto& draft : workspace->drafts())
        if (draft.key.agreement == terms.id && draft.key.id != about.id && read(draft.key.kind) &&
            handedTo(reader, draft.key, terms) && !finished.contains(draft.key.id))
            all.add(timelineRecord(draft), draft.savedAt);
    all.moveInto(out.records);
    return out;
}

namespace {

std::optional<RecordHead> newestAmong(const Desk::State& desk, const RecordKey& like, HeadFilter filter) {
    filter.agreement = like.agreement;
    filter.kind = like.kind;
    // Of records that are their authors' own only mine are a "last time"; how far down the newest of them is, is not
    // known.
    auto* info = desk.kindInfo(like.kind);
    const bool own = info && info->authorsOwn, alone = info && info->parties;
    const auto& me = desk.me.code;
    if (own || alone) filter.person = me;
    for (auto& head : desk.workspace->heads(filter)) {
        if (head.key.id == like.id || head.key.agreement != like.agreement) continue;
        if (alone && !sameCircle(head.key, like)) continue;
        if (!own && !alone && !head.key.authorsOwn() && !knownToAll(head.key, like.supervisor, like.supervisees))
            continue;
        if (own || head.key.authorsOwn() ? head.key.author == me : true) return head;
    }
    return {};
}

} // namespace

std::optional<RecordHead> Desk::State::newest(const RecordKey& like) const { return newestAmong(*this, like, {}); }

std::optional<RecordHead> newestBehind(const Desk::State& desk, const RecordKey& like, const ListPlace& place) {
    HeadFilter filter;
    filter.after = place;
    return newestAmong(desk, like, std::move(filter));
}

std::vector<Agreement> Desk::agreements() const { return state_->agreements(); }
std::optional<Agreement> Desk::agreement(const Id& id) const { return state_->agreement(id); }

void Desk::endAgreement(const Id& id, Date on) {
    auto terms = state_->agreement(id);
    if (!terms)
        throw Error("TR-D20", "There is no finished agreement of that id. Nothing was changed.",
                    "See the agreements under People, or with 'trellis agreement list'.");
    if (!terms->party(state_->me.code) && state_->role != Role::ServiceLead) notForYou();
    if (on < terms->start)
        throw Error("TR-D21", "An agreement cannot end before it began. Nothing was changed.",
                    "Choose a day after " + terms->start.words() + ".");
    state_->workspace->setSetting(endedSetting(id), on.iso());
    state_->workspace->audit("agreement ended", id);
}

} // namespace trellis
