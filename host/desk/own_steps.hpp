// Steps that one of a record's two people takes and the other does not: a reply is for whom it is asked of, and only
// whoever said something takes it back.
//
// The manifest says which (writer-takes, named-takes of <parties>). PartyRule::answers holds them beside the steps of
// those who are asked, as "writer:STEP" and "named:STEP". It is read here and nowhere else, so that what is offered and
// what is done follow one rule; the step itself is the kind's, in this program as in a child.
#pragma once
#include "plugin/kind.hpp"
#include "record/record.hpp"

namespace trellis {

/// Whose the step is alone. Empty: either of the two takes it, or nobody is named who could.
PersonCode takerOf(const PartyRule* rule, const RecordKey& key, const std::string& step);

/// Error TR-M06, for the one of the two whose step it is not.
[[noreturn]] void notYourStep(const PartyRule* rule, const RecordKey& key, const KindTransition& way);

} // namespace trellis
