// A timeline: records in order, with the terms and people that stand behind them. What a plugin sees.
#pragma once
#include "record/record.hpp"

#include <optional>
#include <string_view>

namespace trellis {

/// The newest layer of one record, cut down to the items its reader declared (manifest, <reads>).
struct TimelineRecord {
    Id id;
    std::string kind;
    std::string state;
    Date day;
    FormRef form;
    bool draft = false;
    std::vector<SignOff> signOffs;
    Answers answers;
    Id agreement;
    PersonCode supervisor;
    std::vector<PersonCode> supervisees;
    PersonCode author; ///< of an author's own record; empty otherwise
};

/// Whose records a timeline holds: those of one agreement, of all agreements of one supervisee, of one supervisor or of
/// one locality, or all that one author wrote for themselves; or, everywhere, all that stand under no agreement.
enum class Scope { Agreement, Person, Supervisor, Locality, Author, Everywhere };
/// "agreement", "person", "supervisor", "locality", "author", "everywhere".
std::string text(Scope scope);
std::optional<Scope> scopeFromText(std::string_view text);

struct Timeline {
    Agreement agreement;                 ///< empty in a wider timeline than that of one agreement
    std::vector<Person> people;          ///< the parties
    std::vector<TimelineRecord> records; ///< by day, then by order of making
    Date today;
    Scope scope = Scope::Agreement;
    std::string subject;  ///< whose: an agreement's id, a person's code, a locality
    std::string locality; ///< where everything in it belongs; empty where it is not one place
    /// A wider timeline has one part for each agreement; `records` then holds only what stands under none of them.
    std::vector<Timeline> parts{};
};

} // namespace trellis
