// A small workspace with records that stand under no agreement: between two, of one alone, and an author's own.
#pragma once
#include "desk/desk_state.hpp"
#include "scenario/workshop.hpp"

#include <algorithm>

namespace trellis::test {

inline constexpr const char* feedback = "meta-feedback"; // between MS-1 and FK-S1
inline constexpr const char* issue = "system-issue";     // MS-1 alone, and FK-S1 alone
inline constexpr const char* upward = "upward-feedback"; // FK-S1's own
inline const std::vector<std::string> kinds{feedback, issue, upward};

struct Circles : Workshop {
    Id given, fromAbove, fromBelow, own;
    std::string place;
    Circles() {
        addUser("MS-1", Role::MetaSupervisor);
        addUser("FK-S2", Role::Supervisor);
        addUser("FK-L1", Role::ServiceLead);
        addUser("FK-IT", Role::LocalityAdmin);
        as("MS-1");
        given = begin(feedback, "FK-S1");
        answer(given, R"({"feedback.basis": ["recording"], "feedback.action": "Ask first.",
                          "strengths": [{"strength.seen": "Silence."}]})");
        take(given);
        fromAbove = begin(issue);
        answer(fromAbove, asked);
        take(fromAbove);
        as("FK-S1");
        fromBelow = begin(issue);
        answer(fromBelow, asked);
        take(fromBelow);
        own = begin(upward, "MS-1");
        answer(own, R"({"upward.how": "unnamed", "upward.helped": "The role play."})");
        take(own);
        place = Desk::State::of(desk()).placeOf(*desk().workspace().head(given));
    }
    Id begin(const char* kind, const PersonCode& about = {}) {
        NewRecord what;
        what.kind = kind;
        what.about = about;
        return desk().newRecord(what);
    }
    void take(const Id& record) { desk().take(record, "finish"); }
    static inline constexpr const char* asked =
        R"({"issue.title": "No room", "issue.effect": "Sessions move.", "issue.cfir": ["IS-J2"],
            "issue.asked-of": "FK-L1", "issue.request": "A room.", "issue.background": "Promised twice."})";

    /// Every width a timeline can have that these records could belong to.
    std::vector<TimelineWish> widths(bool whole) const {
        std::vector<TimelineWish> out;
        for (auto* person : {"FK-S1", "MS-1"})
            for (auto scope : {Scope::Person, Scope::Supervisor}) out.push_back({scope, person, kinds, whole});
        out.push_back({Scope::Locality, place, kinds, whole});
        out.push_back({Scope::Everywhere, "all", kinds, whole});
        return out;
    }
    std::vector<Id> found(Desk& desk, const TimelineWish& wish) {
        std::vector<Id> out;
        for (auto& one : Desk::State::of(desk).subjectTimeline(wish).records) out.push_back(one.id);
        std::ranges::sort(out);
        return out;
    }
};

inline std::vector<Id> sorted(std::vector<Id> all) {
    std::ranges::sort(all);
    return all;
}

} // namespace trellis::test
