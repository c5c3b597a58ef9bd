#include "life.hpp"

namespace meta {

using namespace trellis::sdk;

const std::vector<Station>& stations() {
    static const std::vector<Station> all{
        {"shared", "Shared", nullptr, "Share", "draft"},
        {"acknowledged", "Acknowledged", "acknowledge", "Acknowledge and reply", "acknowledging"},
        {"discussed", "Discussed", "discuss", "Note that you have talked about it", "discussing"},
        {"agreed", "Action agreed", "agree", "Note what you agreed to do", "agreeing"},
        {"evidence", "Evidence added", "add-evidence", "Add what changed", "adding-evidence"},
        {"reviewed", "Looked back on", "review", "Look back together", "reviewing"},
        {"closed", "Closed", "close", "Close", "closing"}};
    return all;
}

int stationOf(const std::string& state) {
    for (std::size_t i = 0; i < stations().size(); ++i)
        if (state == stations()[i].state) return int(i);
    return -1;
}

int headingFor(const std::string& draftState) {
    for (std::size_t i = 1; i < stations().size(); ++i)
        if (draftState == stations()[i].doing) return int(i);
    return draftState == "withdrawing" ? int(stations().size()) - 1 : -1;
}

namespace {

void discardable(Description& life, const std::string& state) {
    life.transition("discard", "Discard the changes", state.c_str(), state.c_str(), Effect::Discard);
}

/// A way to put words right without moving on: `from` stays where it is. Comes before the steps, so that two versions
/// of one text are settled by it.
void correctable(Description& life, const std::string& from, const std::string& label) {
    const auto doing = "correcting-" + from;
    life.state(doing.c_str(), (label + ", being corrected").c_str(), Editable);
    life.transition("amend", "Amend", from.c_str(), doing.c_str(), Effect::Amend)
        .transition("finish", "Finish", doing.c_str(), from.c_str(), Effect::Finish);
    discardable(life, doing);
}

void begin(Description& life, const char* label, const char* to) {
    life.transition("finish", label, "draft", to, Effect::Finish)
        .transition("discard", "Delete the draft", "draft", "draft", Effect::Discard);
}

void step(Description& life, const char* id, const char* label, const char* from, const char* doing) {
    life.transition(id, label, from, doing, Effect::Amend);
}

void ends(Description& life, const char* doing, const char* to) {
    life.transition("finish", "Keep", doing, to, Effect::Finish);
    discardable(life, doing);
}

void keptAs(Description& life, const char* kept) {
    life.state("draft", "Draft", Editable)
        .state(kept, "Kept", Held | Closed)
        .state("amended", "Being amended", Editable | Held);
    begin(life, "Keep", kept);
    life.transition("amend", "Amend", kept, "amended", Effect::Amend);
    ends(life, "amended", kept);
}

} // namespace

void describeKept(Description& life) { keptAs(life, "kept"); }

void describeApart(Description& life) { keptAs(life, "kept-apart"); }

void describeMeeting(Description& life) {
    life.state("draft", "Draft", Editable)
        .state("completed", "Finished, not signed", Held)
        .state("signed-by-one", "Signed by one", Held)
        .state("signed-by-both", "Signed by both", Held | Closed)
        .state("amended", "Being amended", Editable | Held);
    begin(life, "Finish", "completed");
    life.transition("sign", "Sign", "completed", "signed-by-one", Effect::Sign, 1)
        .transition("sign-all", "Sign", "completed", "signed-by-both", Effect::Sign)
        .transition("sign-all", "Sign", "signed-by-one", "signed-by-both", Effect::Sign);
    for (const char* from : {"completed", "signed-by-one", "signed-by-both"})
        life.transition("amend", "Amend", from, "amended", Effect::Amend);
    ends(life, "amended", "completed");
}

void describeFeedback(Description& life) {
    auto& all = stations();
    const auto last = all.size() - 1;
    life.state("draft", "Drafted", Editable);
    for (std::size_t i = 0; i <= last; ++i) life.state(all[i].state, all[i].label, i == last ? Held | Closed : Held);
    begin(life, all[0].does, all[0].state);
    for (auto& station : all) correctable(life, station.state, station.label);
    for (std::size_t i = 1; i <= last; ++i) {
        life.state(all[i].doing, (std::string(all[i].label) + ", being written").c_str(), Editable);
        ends(life, all[i].doing, all[i].state);
    }
    life.state("withdrawing", "Being withdrawn", Editable);
    ends(life, "withdrawing", all[last].state);
    // Nothing moves on before the person it is for has read it; from there a station may be passed over.
    step(life, all[1].step, all[1].does, all[0].state, all[1].doing);
    for (std::size_t from = 1; from < last; ++from)
        for (std::size_t to = from + 1; to <= last; ++to)
            step(life, all[to].step, all[to].does, all[from].state, all[to].doing);
    for (std::size_t from = 0; from < last; ++from) step(life, "withdraw", "Withdraw", all[from].state, "withdrawing");
}

void describeIssue(Description& life) {
    life.state("draft", "Draft", Editable)
        .state("asked", "Asked", Held)
        .state("escalated", "Taken further up", Held)
        .state("answered", "Answered", Held)
        .state("closed", "Closed", Held | Closed)
        .state("answering", "Being answered", Editable)
        .state("taking-up", "Being taken further up", Editable)
        .state("withdrawing", "Being withdrawn", Editable)
        .state("closing", "Being closed", Editable)
        .state("asking-again", "Being asked again", Editable);
    begin(life, "Ask", "asked");
    for (auto [state, label] : {std::pair{"asked", "Asked"},
                                {"escalated", "Taken further up"},
                                {"answered", "Answered"},
                                {"closed", "Closed"}})
        correctable(life, state, label);
    for (const char* open : {"asked", "escalated"}) {
        step(life, "answer", "Answer", open, "answering");
        step(life, "take-up", "Take it further up", open, "taking-up");
        step(life, "withdraw", "Withdraw", open, "withdrawing");
    }
    step(life, "close", "Close, and say what came of it", "answered", "closing");
    step(life, "ask-again", "Ask again", "answered", "asking-again");
    step(life, "ask-again", "Ask again", "closed", "asking-again");
    ends(life, "answering", "answered");
    ends(life, "taking-up", "escalated");
    ends(life, "withdrawing", "closed");
    ends(life, "closing", "closed");
    ends(life, "asking-again", "asked");
}

bool waitsForAnswer(const std::string& state) {
    return state == "asked" || state == "escalated" || state == "answering" || state == "taking-up" ||
           state == "asking-again" || state == "correcting-asked" || state == "correcting-escalated";
}

} // namespace meta
