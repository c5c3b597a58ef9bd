#include <trellis/plugin.hpp>
using namespace trellis::sdk;

struct TeamWalk : Kind {
    TeamWalk() : Kind("team-walk") {}
    void describe(Description& life) const override {
        life.state("draft", "Draft", Editable).state("walked", "Walked", Held | Closed);
        life.transition("finish", "Finish", "draft", "walked", Effect::Finish);
    }
    void check(const Record& walk, const Timeline&, Findings& findings) const override {
        if (walk.number("walk.minutes").value_or(0) > 120)
            findings.ask("walk.minutes", "walk.long", "That is a long walk. Is it really in minutes?");
    }
    std::string summary(const Record& walk) const override {
        return std::to_string(int(walk.number("walk.minutes").value_or(0))) + " minutes";
    }
};

TRELLIS_PLUGIN("example.team-walk", "1.0.0", TeamWalk);
