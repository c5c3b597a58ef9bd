// Records that stand under no agreement: who may begin one, whom it may name, and which of them belong together.
//
// A kind's manifest says it (PartyRule). The writer takes the place of RecordKey::supervisor, the person named that of
// its one supervisee, so that signing and classes follow the same rules as under an agreement. The draft of such a
// record is its writer's alone: what is meant for somebody reaches them when it is finished, not while it is being
// found.
#pragma once
#include "plugin/kind.hpp"
#include "record/record.hpp"

namespace trellis {

class Desk; // desk/desk.hpp

/// May somebody of that role begin a record of this kind?
bool mayBegin(const KindInfo& kind, Role role);

/// Whom a new record of this kind may name: everybody the workspace knows in one of the roles asked for, still in post,
/// but for the one who writes. By code.
std::vector<Person> namable(const KindInfo& kind, const std::vector<Person>& people, const PersonCode& writer,
                            Date today);

/// What a new record of this kind starts with, as far as the form has the items. Error TR-M05 when there is no such
/// start.
std::map<std::string, Value> startAnswers(const KindInfo& kind, const std::string& start, const Template& form);

/// Made for the same people under no agreement: one thread, along which rows travel.
bool sameCircle(const RecordKey& a, const RecordKey& b);

/// A way to the next station rather than a correction: an amendment by another name than "amend", whose reason is what
/// the step is called.
inline bool isStep(const KindTransition& way) { return way.effect == Effect::Amend && way.id != "amend"; }

/// What the steps of a kind are called; none where its plugin is not at work.
std::vector<std::string> stepNames(const Kind* kind);

/// Who is party to it: supervisor and supervisees, or its author alone.
std::vector<PersonCode> circleOf(const RecordKey& key);

} // namespace trellis
