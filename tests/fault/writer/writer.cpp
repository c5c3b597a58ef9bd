// Writes until it is killed. Says on standard output what it was promised is kept, a line per promise, after the store
// said so. With "many" as its word it keeps many records at once, again and again; otherwise one after another.
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

DraftState draftNumber(int n, const Template& form) {
    DraftState out;
    out.key = {newId(systemClock(), systemRandom()), "test-session", "agreement", "FK-S1", {"FK-CP3"}};
    out.day = Date(20000 + n);
    out.state = "completed";
    out.author = "FK-S1";
    out.form = form.ref;
    return out;
}

[[noreturn]] void keepMany(Workspace& workspace) {
    const auto form = std::make_shared<const Template>(test::faultForm());
    for (;;) {
        std::size_t made = 0;
        const auto next = [&]() -> std::optional<WholeRecord> {
            if (made == test::recordsAtOnce) return std::nullopt;
            if (made == 1) promise("filling");
            WholeRecord out;
            out.draft = draftNumber(static_cast<int>(made++), *form);
            out.draft.answers.values["note"] = "many" + std::string(3000, 'n');
            out.form = form;
            out.at = systemClock().now();
            return out;
        };
        workspace.keepMany(next, [](const PersonCode&) { return std::string(); });
        promise("filled");
    }
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
        if (std::string(words[2]) == "many") keepMany(*workspace);
        for (int n = 0;; ++n) {
            DraftState draft = draftNumber(n, form);
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
