#include "desk/observing.hpp"

#include "crypto/hash.hpp"
#include "measure/observed_text.hpp"
#include "model/error.hpp"
#include "plugin/call_progress.hpp"
#include "store/observations.hpp"

#include <algorithm>

namespace trellis {
namespace {

/// One row's members: whoever and whatever its timeline hangs on.
std::set<std::string> membersOf(const Timeline& timeline) {
    std::set<std::string> out;
    for (auto& person : timeline.people) out.insert(person.code);
    if (!timeline.agreement.id.empty()) out.insert(timeline.agreement.id);
    for (auto& record : timeline.records)
        if (record.agreement.empty()) out.insert(record.id); // nothing else says that a word in it was put right
    for (auto& part : timeline.parts) out.merge(membersOf(part));
    return out;
}

/// Worked out when it is asked for, and not kept: what is an author's own must leave no trace, and what stands under no
/// agreement is little.
bool notKept(const Measure& measure) {
    return measure.info().scope == Scope::Author || measure.info().scope == Scope::Everywhere;
}

} // namespace

std::vector<Observing::Wanted> Observing::wanted(const Measure& measure) {
    auto& info = measure.info();
    // The agreements that this person may know are part of the key: a supervisor's figures about somebody rest on their
    // own agreement, a service lead's on all.
    std::map<std::string, std::vector<Agreement>> agreements; // by subject
    for (auto& terms : state_.knownAgreements()) {
        auto note = [&](const std::string& subject) { agreements[subject].push_back(terms); };
        switch (info.scope) {
        case Scope::Agreement:
            note(terms.id);
            break;
        case Scope::Person:
            for (auto& one : terms.supervisees) note(one);
            break;
        case Scope::Supervisor:
            note(terms.supervisor);
            break;
        case Scope::Locality:
            note(state_.localityOf(terms));
            break;
        case Scope::Author:
        case Scope::Everywhere:
            break;
        }
    }
    std::vector<Wanted> out;
    for (auto& [subject, terms] : agreements) {
        std::string ids;
        for (auto& one : terms) ids += one.id + " ";
        out.push_back({text(info.scope) + " " + subject + " " + blake2bHex(ids).substr(0, 16),
                       {info.scope, subject, info.readsKinds, true},
                       terms});
    }
    return out;
}

long Observing::bringUpToDate(const std::vector<const Measure*>& measures) {
    ObservationStore store(*state_.workspace);
    // Which measures are missing of which timeline.
    struct Wanting {
        TimelineWish wish;
        std::vector<Agreement> among;
        std::vector<const Measure*> measures;
    };
    std::map<std::string, Wanting> missing;
    for (auto* measure : measures) {
        if (notKept(*measure)) continue;
        if (state_.observedTables && state_.observedTables->find(measure->info().id, standing(*measure))) continue;
        const auto good = store.stillGood(measure->info().id, measure->info().version, state_.today());
        for (auto& one : wanted(*measure)) {
            if (good.contains(one.key)) continue;
            auto& entry = missing[one.key];
            if (entry.measures.empty()) entry.wish = one.wish, entry.among = one.among;
            for (auto& kind : one.wish.kinds)
                if (std::ranges::find(entry.wish.kinds, kind) == entry.wish.kinds.end())
                    entry.wish.kinds.push_back(kind);
            entry.measures.push_back(measure);
        }
    }
    const CallProgress reporting(progress_);
    constexpr long together = 200; // timelines kept in one transaction
    std::map<std::string, std::vector<ObservedRow>> made;
    long done = 0;
    auto keep = [&] {
        for (auto& [measure, rows] : made) store.keep(measure, rows);
        made.clear();
    };
    // Those that rest on the same records follow each other, so that these are read while they are still at hand.
    std::vector<std::pair<std::string, const Wanting*>> inOrder;
    for (auto& [key, entry] : missing) inOrder.emplace_back(key, &entry);
    std::ranges::stable_sort(inOrder, {}, [](auto& one) {
        auto& among = one.second->among;
        return among.empty() ? std::pair<PersonCode, Id>() : std::pair(among.front().supervisor, among.front().id);
    });
    for (auto& [key, wanting] : inOrder) {
        if (progress_.cancelled()) break;
        auto& entry = *wanting;
        const auto timeline = state_.subjectTimeline(entry.wish, entry.among);
        const auto members = membersOf(timeline);
        for (auto* measure : entry.measures) {
            const auto seen = measure->observe(timeline);
            made[measure->info().id].push_back(
                {key, members, seen.dependsOnDay ? std::optional(state_.today()) : std::nullopt, writeObserved(seen)});
        }
        if (++done % together == 0) keep();
        progress_.step("Working out figures", done, static_cast<long>(missing.size()));
    }
    keep();
    return done;
}

void Observing::each(const Measure& measure, const std::function<void(const Observed&)>& take) {
    auto& info = measure.info();
    if (notKept(measure)) {
        const CallProgress reporting(progress_);
        const bool own = info.scope == Scope::Author;
        take(
            measure.observe(state_.subjectTimeline({info.scope, own ? state_.me.code : "all", info.readsKinds, true})));
        return;
    }
    // Row by row, so that a supervisor's figures cost what stands behind them and not what stands behind everybody's.
    const ObservationStore store(*state_.workspace);
    for (auto& one : wanted(measure)) {
        const auto text = store.body(measure.info().id, one.key);
        if (const auto seen = text ? readObserved(*text) : std::nullopt) {
            take(*seen);
            continue;
        }
        // What was changed from outside, or could not be kept, is worked out now.
        if (progress_.cancelled()) return;
        take(measure.observe(state_.subjectTimeline(one.wish, one.among)));
    }
}

ObservedTables::State Observing::standing(const Measure& measure) {
    return {ObservationStore(*state_.workspace).logLength(), state_.today(), measure.info().version};
}

const ObservedTable* Observing::table(const Measure& measure) {
    if (notKept(measure)) return nullptr;
    if (!state_.observedTables) state_.observedTables = std::make_shared<ObservedTables>();
    const auto standing = this->standing(measure);
    auto& kept = state_.observedTables->of(measure.info().id);
    if (kept.state == standing) return &kept.table;
    if (kept.state.version != standing.version) kept = {};
    kept.state = {-1, {}, standing.version}; // true of no log, until it is whole again
    if (bringUpToDate(measure, kept)) kept.state = standing;
    return &kept.table;
}

bool Observing::bringUpToDate(const Measure& measure, ObservedTables::Kept& kept) {
    const ObservationStore store(*state_.workspace);
    const auto all = wanted(measure);
    const bool fresh = kept.parts.empty();
    if (fresh) kept.table = {}; // what was read before an error ended the reading must not be counted twice
    std::map<std::string, ObservedTables::Kept::Part> parts;
    long done = 0;
    for (auto& one : all) {
        if (++done % 50 == 0) {
            progress_.step("Reading figures", done, static_cast<long>(all.size()));
            if (progress_.cancelled()) break;
        }
        auto& part = parts[one.key];
        const auto before = kept.parts.find(one.key);
        part.mark = store.mark(measure.info().id, one.key).value_or("");
        if (before != kept.parts.end() && !part.mark.empty() && before->second.mark == part.mark) {
            part = before->second;
            continue;
        }
        const auto text = store.body(measure.info().id, one.key);
        if (!text || !kept.table.add(*text)) { // changed from outside, or it could not be kept: worked out now
            part.mark.clear();
            kept.table.add(measure.observe(state_.subjectTimeline(one.wish, one.among)));
        }
        part.place = kept.table.added();
    }
    if (progress_.cancelled()) {
        kept = {{-1, {}, kept.state.version}, {}, {}};
        return false;
    }
    kept.parts = std::move(parts);
    if (fresh) return true; // it stands in order already
    std::vector<ObservedTable::Part*> inOrder;
    for (auto& one : all) inOrder.push_back(&kept.parts.at(one.key).place);
    kept.table.keep(inOrder);
    return true;
}

} // namespace trellis
