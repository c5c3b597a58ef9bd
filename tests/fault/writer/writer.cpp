// Writes until it is killed. Says on standard output what it was promised is kept, a line per promise, after the store
// said so.
#include "fault/small_form.hpp"
#include "model/error.hpp"
#include "store/workspace.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

using namespace trellis;

namespace {

void promise(const std::string& line) {
    const std::string whole = line + "\n";
    if (::write(1, whole.data(), whole.size()) < 0) std::_Exit(3);
}

} // namespace

int main(int count, char** words) {
    if (count != 3) return 2;
    try {
        StoreOptions options;
        options.cost = KeyCost::cheapest();
        const auto workspace = Workspace::open(words[1], "FK-S1", "four plain words here", options);
        const Template form = test::faultForm();
        promise("open");
        for (int n = 0;; ++n) {
            DraftState draft;
            draft.key = {newId(systemClock(), systemRandom()), "test-session", "agreement", "FK-S1", {"FK-CP3"}};
            draft.day = Date(20000 + n);
            draft.state = "completed";
            draft.author = "FK-S1";
            draft.form = form.ref;
            for (int save = 1; save <= 3; ++save) {
                draft.answers.values["note"] =
                    std::string(words[2]) + " " + std::to_string(save) + std::string(3000, 'n');
                workspace->saveDraft(draft, form);
                promise("draft " + draft.key.id + " " + std::to_string(save));
            }
            const RecordRevision kept = workspace->finalise(draft, form);
            promise("record " + draft.key.id + " 3");
            if (n % 2) workspace->signOff(kept.id, "FK-S1", Role::Supervisor, "four plain words here", "signed-by-one");
        }
    } catch (const Error& error) {
        promise(std::string("error ") + error.what());
        return 1;
    }
}
