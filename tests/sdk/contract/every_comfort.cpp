// Every function of plugin.hpp, used once, so that the header as a whole is compiled.
#include <trellis/plugin.hpp>

using namespace trellis::sdk;

namespace {

struct Everything : Kind {
    Everything()
        : Kind("everything") {}
    void describe(Description& life) const override {
        life.state("draft", "Draft", Editable).state("done", "Done", Held | Closed);
        life.transition("finish", "Finish", "draft", "done", Effect::Finish)
            .transition("sign", "Sign", "done", "done", Effect::Sign, 2);
    }
    void prefill(const Timeline& timeline, Draft& draft) const override {
        draft.set("a", true).set("b", 1).set("c", 1.5).set("d", "text").set("e", Code{"x"}).set("f", timeline.today());
        draft.set("g", std::vector<std::string>{"x", "y"});
        if (draft.offers("e", "y")) draft.set("e", Code{"y"}).set("g", draft.offered("g", draft.options("g")));
        if (draft.asks("rows")) draft.addRow("rows").set("cell", std::string("text"));
        for (auto& record : timeline.records())
            for (auto& row : record.rows("rows")) draft.copyRow(row).set("cell", row.text("cell"));
        for (auto& row : draft.rows("rows"))
            if (row.id().empty() || !row.answer("cell").given()) log("empty");
    }
    void check(const Record& record, const Timeline& timeline, Findings& findings) const override {
        findings.note(nullptr, "n",
                      timeline.supervisor() + record.id() + record.kind() + record.state() + record.form());
        if (record.draft() && record.given("a")) findings.ask("a", "a", "Why?");
        for (auto& row : record.rows("rows")) {
            findings.refuse(row, "cell", "r", row.id() + row.text("cell") + row.code("cell"));
            findings.ask(row, "cell", "r", "?");
            findings.note(row, "cell", "r", "!");
        }
        if (record.has("g", "x") && record.number("b") && record.yes("a") && record.day("f"))
            findings.refuse("g", "g", record.label("g", "x"));
        if (record.answer("t").minutesOfDay() == 605) throw Error("Five past ten.");
        for (auto& signOff : record.signOffs())
            if (signOff.day && workingDay(*signOff.day)) log(signOff.person + plusWorkingDays(*signOff.day, 2).words());
        for (auto& person : timeline.people())
            for (auto& absence : timeline.absences(person))
                if (absence.covers(timeline.today()) && timeline.inPostSince(person) && !timeline.leftOn(person))
                    log(absence.kind);
    }
    std::string summary(const Record& record) const override {
        return record.codes("g").empty() ? "none" : record.codes("g").front();
    }
    std::optional<Due> due(const Timeline& timeline) const override {
        if (!timeline.start() || timeline.ended() || !timeline.review() || !timeline.signedByAll()) return std::nullopt;
        Due due;
        due.due = *timeline.start() + timeline.cadenceDays();
        due.standing =
            timeline.types().empty() || timeline.plannedMinutes() > 60 ? Standing::NotDue : Standing::Overdue;
        return due;
    }
};

struct Held12 : Measure {
    Held12()
        : Measure("everything.held") {}
    void observe(const Timeline& timeline, Observations& out) const override {
        for (auto& part : timeline.parts())
            for (auto& record : part.records())
                out.add(record.about(), 1, 2).from(record).by("person", record.author()).because(record.agreement());
        out.exclude(timeline.today(), timeline.subject(), timeline.scope() + timeline.locality());
    }
};

struct Course : Viewer {
    Course()
        : Viewer("everything.course") {}
    void show(const std::optional<Timeline>& timeline, View& out) const override {
        out.reading("r").subject("s").target("t").exclusion("e").note("n").empty("m").card(out.chosen("c"));
        out.panel("p", "P").panelWords("state", "reading", "%").scale(0, 4);
        out.series("s", "S", Stroke::Dotted).point("SB1", std::nullopt).median().limits(12);
        for (auto& figure : out.figures("everything.held", "month", "person").all)
            out.point(figure.from, figure.value, figure.label, figure.shown, figure.hidden || figure.running);
        if (timeline && out.from() && out.to()) out.line("L", 1).event(*out.from(), out.to(), "c", "l");
        out.column("a", "A", true).row().cell("1", 1.0).row().cell("none");
    }
};

struct Copy : Export {
    Copy()
        : Export("everything.copy") {}
    std::string write(const Timeline& timeline) const override {
        std::string text;
        for (auto& record : timeline.records())
            for (auto& person : record.supervisees()) text += record.supervisor() + person + "\n";
        return text;
    }
};

} // namespace

TRELLIS_PLUGIN("example.everything", "1.0.0", Everything, Held12, Course, Copy);
