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
    for (auto& [key, entry] : missing) {
        if (progress_.cancelled()) break;
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
    std::map<std::string, Wanted> left;
    for (auto& one : wanted(measure)) left.emplace(one.key, one);
    ObservationStore(*state_.workspace).read(info.id, [&](const std::string& key, const std::string& body) {
        const auto found = left.find(key);
        if (found == left.end()) return true; // of somebody who may know of other agreements
        if (const auto seen = readObserved(body)) {
            take(*seen);
            left.erase(found);
        }
        return !left.empty();
    });
    // What was changed from outside, or could not be kept, is worked out now.
    for (auto& [key, one] : left) {
        if (progress_.cancelled()) return;
        take(measure.observe(state_.subjectTimeline(one.wish, one.among)));
    }
}

} // namespace trellis
