// A group of two with a supervisor, and a session in which each has a part of their own.
#pragma once
#include "desk/desk_state.hpp"
#include "scenario/workshop.hpp"

namespace trellis::test {

struct Group : Workshop {
    Id agreement, record;
    Group() {
        addUser("FK-CP4", Role::Supervisee);
        addUser("FK-L1", Role::ServiceLead);
        addUser("FK-M1", Role::MetaSupervisor);
        agreement = signedAgreement({"FK-CP3", "FK-CP4"});
        record = begin();
        answer(record, filled);
    }
    Id begin() { return desk().newRecord({.kind = "group-session", .agreement = agreement}); }

    /// All that finishing asks for, and of each person one row that is theirs.
    static inline constexpr const char* filled =
        R"({"session.start": "10:05", "session.type": ["CLIN"], "session.modality": "video",
            "session.supervisor": "FK-S1", "session.actual-minutes": 85, "session.next": "2025-09-30",
            "session.written-by": "FK-S1", "risk.raised": false, "conduct.concern": false,
            "attendees": [{"attendee.person": "FK-CP3", "attendee.present": true},
                          {"attendee.person": "FK-CP4", "attendee.present": true}],
            "agenda": [{"agenda.topic": "The room"}],
            "actions": [{"action.what": "Ask for a key", "action.owner": "FK-CP3", "action.due": "2025-09-16"}],
            "private": [{"private.person": "FK-CP3", "private.note": "badger"},
                        {"private.person": "FK-CP4", "private.note": "lapwing"}],
            "follow-ups": [{"follow-up.person": "FK-CP3", "follow-up.what": "otter"},
                           {"follow-up.person": "FK-CP4", "follow-up.what": "heron"}]})";

    /// Every answer that stands anywhere in it, as one text.
    static std::string all(const Answers& answers) {
        std::string out;
        for (auto& [item, value] : answers.values) out += plainText(value) + "\n";
        for (auto& [item, rows] : answers.rows)
            for (auto& row : rows)
                for (auto& [cell, value] : row.cells) out += plainText(value) + "\n";
        return out;
    }
};

inline bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace trellis::test
