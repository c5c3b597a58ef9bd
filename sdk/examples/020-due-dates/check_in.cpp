// A kind that knows when its next record is due: ten working days after the last, five when the tank was low.
#include <trellis/plugin.hpp>
using namespace trellis::sdk;

namespace {

struct CheckIn : Kind {
    CheckIn() : Kind("check-in") {}

    void describe(Description& life) const override {
        life.state("draft", "Draft", Editable).state("kept", "Kept", Held | Closed);
        life.transition("finish", "Keep it", "draft", "kept", Effect::Finish)
            .transition("discard", "Delete the draft", "draft", "draft", Effect::Discard);
    }

    std::optional<Due> due(const Timeline& timeline) const override {
        Due due;
        bool low = false;
        for (auto& record : timeline.records()) { // by day, so the last one that counts stays
            if (record.draft() || record.about() > timeline.today()) continue;
            due.lastHeld = record.about();
            low = record.number("check-in.energy").value_or(4) <= 1;
        }
        // "today" is the timeline's, never the machine's: a test, a report about March and a rebuilt list all set it.
        const Day from = due.lastHeld ? *due.lastHeld : timeline.start().value_or(timeline.today());
        due.due = plusWorkingDays(from, low ? 5 : 10);
        if (const auto ended = timeline.ended(); ended && *ended <= timeline.today()) {
            due.standing = Standing::Excluded;
            due.reason = "the agreement has ended";
            return due;
        }
        due.daysPast = timeline.today() > *due.due ? timeline.today() - *due.due : 0;
        due.standing = timeline.today() < *due.due ? Standing::NotDue : due.daysPast == 0 ? Standing::Due : Standing::InGrace;
        due.reason = low ? "the tank was low" : "";
        return due;
    }

    std::string summary(const Record&) const override { return "a check-in"; } // lists are seen by more people than records
};

} // namespace

TRELLIS_PLUGIN("example.check-in", "1.0.0", CheckIn);
