// The lives of the kinds: what is kept as it is written, what two people sign, feedback from its first words to what
// came of it, and an issue from the asking to the answer (domain.md 5.3, 5.8).
//
// A step from one station to the next is an amendment with a standing reason (sdk/docs/manifest.md, "Steps"): each
// station adds its own layer, and nothing that was shared is overwritten.
#pragma once
#include <trellis/plugin.hpp>

#include <string>
#include <vector>

namespace meta {

/// One station on the way of a piece of feedback.
struct Station {
    const char* state; ///< "acknowledged"
    const char* label; ///< "Acknowledged"
    const char* step;  ///< id of the step that leads here; nullptr for the first, which is shared
    const char* does;  ///< what that step says on a button: "Acknowledge and reply"
    const char* doing; ///< the state of the draft meanwhile
};
/// In order: shared, acknowledged, discussed, agreed, evidence, reviewed, closed. "drafted" stands before them.
const std::vector<Station>& stations();
/// Its place in stations(); -1 for what is none, such as a draft.
int stationOf(const std::string& state);
/// The station that a draft in this state is on its way to; -1 for a correction or a first draft.
int headingFor(const std::string& draftState);

/// draft, kept, and amended with a reason.
void describeKept(trellis::sdk::Description& life);
/// The same for what two people do apart: nobody reads the other's before both are kept (sdk/docs/manifest.md).
void describeApart(trellis::sdk::Description& life);
/// draft, finished, signed by one and by both.
void describeMeeting(trellis::sdk::Description& life);
void describeFeedback(trellis::sdk::Description& life);
/// draft, asked, taken further up, answered, closed.
void describeIssue(trellis::sdk::Description& life);

/// Does an issue in this state still wait for an answer?
bool waitsForAnswer(const std::string& state);

} // namespace meta
