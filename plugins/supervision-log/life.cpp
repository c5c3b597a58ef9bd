#include "life.hpp"

namespace supervision {
namespace {

using trellis::sdk::Description;
using trellis::sdk::Effect;
using namespace trellis::sdk; // the state flags

/// From a finished text to everybody's signature, and the way back for an amendment.
void describeSigning(Description& life, const char* one, const char* all) {
    life.transition("sign", "Sign", "completed", one, Effect::Sign, 1)
        .transition("sign-all", "Sign", "completed", all, Effect::Sign)
        .transition("sign-all", "Sign", one, all, Effect::Sign);
    for (const char* from : {"completed", one, all}) life.transition("amend", "Amend", from, "amended", Effect::Amend);
    life.transition("finish", "Finish", "amended", "completed", Effect::Finish)
        .transition("discard", "Discard the changes", "amended", "amended", Effect::Discard);
}

void describeHeld(Description& life, const char* one, const char* oneLabel, const char* all, const char* allLabel) {
    life.state("draft", "Draft", Editable)
        .state("planned", "Planned", Editable)
        .state("completed", "Completed, not signed", Held)
        .state(one, oneLabel, Held)
        .state(all, allLabel, Held | Closed)
        .state("amended", "Being amended", Editable | Held);
    life.transition("start", "Start", "planned", "draft")
        .transition("finish", "Finish", "draft", "completed", Effect::Finish)
        .transition("discard", "Delete the draft", "draft", "draft", Effect::Discard)
        .transition("discard", "Take out of the plan", "planned", "planned", Effect::Discard);
    describeSigning(life, one, all);
}

} // namespace

void describeSession(Description& life) {
    describeHeld(life, "signed-by-one", "Signed by one", "signed-by-both", "Signed by both");
}

void describeGroupSession(Description& life) {
    describeHeld(life, "signed-by-some", "Signed by some", "signed-by-all", "Signed by all");
}

void describeNotHeld(Description& life) {
    life.state("draft", "Draft", Editable)
        .state("not-held", "Not held", Closed)
        .state("amended", "Being amended", Editable);
    life.transition("finish", "Save", "draft", "not-held", Effect::Finish)
        .transition("discard", "Delete the draft", "draft", "draft", Effect::Discard)
        .transition("amend", "Amend", "not-held", "amended", Effect::Amend)
        .transition("finish", "Save", "amended", "not-held", Effect::Finish)
        .transition("discard", "Discard the changes", "amended", "amended", Effect::Discard);
}

void describeAgreement(Description& life) {
    life.state("draft", "Draft", Editable)
        .state("completed", "Ready to sign")
        .state("signed-by-one", "Signed by some")
        .state("signed-by-both", "Signed by all", Closed)
        .state("amended", "Being amended", Editable);
    life.transition("finish", "Finish", "draft", "completed", Effect::Finish)
        .transition("discard", "Delete the draft", "draft", "draft", Effect::Discard);
    describeSigning(life, "signed-by-one", "signed-by-both");
}

} // namespace supervision
