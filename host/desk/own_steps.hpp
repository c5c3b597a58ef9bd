// What one of a record's two people does and the other does not. Steps: a reply is for whom it is asked of, and only
// whoever said something takes it back. Words: nobody puts any into the other's mouth.
//
// The manifest says which (writer-takes, named-takes, writer-writes, named-writes of <parties>). PartyRule::answers
// holds them beside the steps of those who are asked, as "writer:STEP", "named:STEP", "writer-writes:ITEM" and
// "named-writes:ITEM". It is read here and nowhere else, so that what is offered and what is done follow one rule; the
// step itself is the kind's, in this program as in a child.
#pragma once
#include "plugin/kind.hpp"
#include "record/record.hpp"

namespace trellis {

/// Whose the step is alone. Empty: either of the two takes it, or nobody is named who could.
PersonCode takerOf(const PartyRule* rule, const RecordKey& key, const std::string& step);
/// Whose the answer to an item is alone, in a step, a correction and a first draft alike (own_words.hpp). Empty:
/// either's.
PersonCode penOf(const PartyRule* rule, const RecordKey& key, const std::string& item);
/// ", who wrote this" or ", whom this was written to": as what one of the two stands in the record.
std::string whoTheyAre(const RecordKey& key, const PersonCode& who);

/// Error TR-M06, for the one of the two whose step it is not.
[[noreturn]] void notYourStep(const PartyRule* rule, const RecordKey& key, const KindTransition& way);

} // namespace trellis
