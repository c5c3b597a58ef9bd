#include "life.hpp"

namespace unlearning {

using namespace trellis::sdk;

void describeLife(Description& life) {
    life.state("draft", "Draft", Editable)
        .state("completed", "Finished, not signed", Held)
        .state("signed-by-one", "Signed by one", Held)
        .state("signed-by-both", "Signed by both", Held | Closed)
        .state("amended", "Being amended", Editable | Held);
    life.transition("finish", "Finish", "draft", "completed", Effect::Finish)
        .transition("discard", "Delete the draft", "draft", "draft", Effect::Discard)
        .transition("sign", "Sign", "completed", "signed-by-one", Effect::Sign, 1)
        .transition("sign-all", "Sign", "completed", "signed-by-both", Effect::Sign)
        .transition("sign-all", "Sign", "signed-by-one", "signed-by-both", Effect::Sign);
    for (const char* from : {"completed", "signed-by-one", "signed-by-both"})
        life.transition("amend", "Amend", from, "amended", Effect::Amend);
    life.transition("finish", "Finish", "amended", "completed", Effect::Finish)
        .transition("discard", "Discard the changes", "amended", "amended", Effect::Discard);
}

} // namespace unlearning
