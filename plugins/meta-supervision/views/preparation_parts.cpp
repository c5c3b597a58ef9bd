#include "views/preparation_parts.hpp"

#include "life.hpp"
#include "views/lens.hpp"

#include <algorithm>
#include <map>

namespace meta {

using trellis::sdk::Record;

namespace {

bool settled(const std::string& status) { return status == "done" || status == "dropped"; }

std::string stationLabel(const std::string& state) {
    const int at = stationOf(state);
    return at < 0 ? state : stations()[std::size_t(at)].label;
}

void readFeedback(const Record& record, Between& out) {
    if (record.draft()) return;
    const auto agreed = record.text("agreed.action");
    const auto asked = record.text("feedback.action");
    if (!agreed.empty() || !asked.empty()) {
        const auto by = record.day(agreed.empty() ? "feedback.action-by" : "agreed.by");
        out.agreed.push_back({agreed.empty() ? "Suggested, not yet agreed" : "Last agreed", agreed.empty() ? asked : agreed, record.supervisor(), by, "by"});
    }
    if (record.state() == "closed") return;
    const auto theme = record.text("feedback.theme");
    out.feedback.push_back({"Feedback on its way", !theme.empty() ? theme : "given on " + record.about().words(),
                            record.supervisor(), record.day("feedback.review-due"),
                            stationLabel(record.state()) + ", look back by"});
}

void readIssue(const Record& record, Between& out) {
    if (record.draft() || !waitsForAnswer(record.state())) return;
    out.issues.push_back({"Waits for a leader", record.text("issue.title"), record.code("issue.asked-of"),
                          record.day("issue.due"), "answer by"});
}

/// First day of the month after the one that begins on `first`.
Day nextMonth(Day first) {
    const Day later = first + 31;
    return later - (std::stoi(later.iso().substr(8, 2)) - 1);
}
Day monthStart(Day day) { return day - (std::stoi(day.iso().substr(8, 2)) - 1); }

struct Shares {
    double formative = 0, normative = 0, restorative = 0;
    int sessions = 0;
};

/// By the first day of the quarter.
std::map<Day, Shares> balance(const Timeline& timeline, Day from, Day to) {
    std::map<Day, Shares> out;
    for (auto& part : timeline.parts()) {
        if (part.supervisor() != timeline.subject()) continue;
        for (auto& record : part.records()) {
            if (record.draft() || record.code("session.status") != "held") continue;
            if (record.about() < from || record.about() > to) continue;
            const auto share = [&](const char* item) { return record.number(item).value_or(0); };
            const double one = share("functions.formative"), two = share("functions.normative"),
                         three = share("functions.restorative"), whole = one + two + three;
            if (whole <= 0) continue; // not written down
            Day first = monthStart(record.about());
            while ((std::stoi(first.iso().substr(5, 2)) - 1) % 3) first = monthStart(first - 1);
            auto& sum = out[first];
            sum.formative += one * 100 / whole;
            sum.normative += two * 100 / whole;
            sum.restorative += three * 100 / whole;
            ++sum.sessions;
        }
    }
    return out;
}

} // namespace

Between betweenThem(const Timeline& timeline) {
    Between out;
    std::map<std::string, PageLine> lines; // newest word on each action, by the row's id
    std::optional<Record> lastMeeting;
    for (auto& record : timeline.records()) {
        const auto people = record.supervisees();
        if (record.supervisor() != timeline.subject() &&
            std::find(people.begin(), people.end(), timeline.subject()) == people.end())
            continue;
        if (record.kind() == "meta-feedback") readFeedback(record, out);
        if (record.kind() == "system-issue") readIssue(record, out);
        if (record.kind() != "meta-session" || record.draft()) continue;
        out.meetings.push_back(record.about());
        if (!lastMeeting || lastMeeting->about() <= record.about()) lastMeeting = record;
        for (auto& row : record.rows("actions"))
            lines[row.id()] = {"Open action", row.text("action.what"), row.code("action.owner"), row.day("action.due"),
                               settled(row.code("action.status")) ? "settled" : "by"};
    }
    for (auto& [id, line] : lines)
        if (line.state != "settled" && !line.words.empty()) out.actions.push_back(line);
    if (lastMeeting) out.talkedAbout = lastMeeting->codes("figures.drift");
    std::sort(out.meetings.begin(), out.meetings.end());
    const auto byDay = [](auto& a, auto& b) {
        return a.when.value_or(Day(INT32_MAX)) < b.when.value_or(Day(INT32_MAX));
    };
    for (auto* list : {&out.actions, &out.feedback, &out.issues}) std::stable_sort(list->begin(), list->end(), byDay);
    if (out.agreed.size() > 1) out.agreed.erase(out.agreed.begin(), out.agreed.end() - 1); // the newest
    return out;
}

bool drawTrends(const Timeline& timeline, const std::vector<drift::PairFacts>& pairs, View& out, std::string& last) {
    const Day from = monthStart(out.from().value_or(timeline.today() - 365)), to = out.to().value_or(timeline.today());
    const Lens lens(out, Narrow::Nothing);
    std::vector<Figure> months;
    for (auto& one : out.figures("supervision.on-time", "month", "supervisor").all)
        if (one.group == timeline.subject() && !one.running) months.push_back(one);
    std::map<Day, int> held;
    for (auto& pair : pairs)
        for (auto& one : pair.held)
            if (one.day >= from && one.day <= to) ++held[monthStart(one.day)];
    const auto shares = balance(timeline, from, to);
    const bool onTime = std::any_of(months.begin(), months.end(), [](auto& one) { return one.value.has_value(); });
    if (!onTime && held.empty() && shares.empty()) return false;
    if (onTime) {
        out.panel("on-time", "Held on time").panelWords("", "", "%").scale(0, 100).series("figure", "Held on time");
        for (auto& one : months) {
            out.point(one.from, one.value, monthOf(one.from), one.shown);
            if (one.value) last = one.shown + " held on time in " + monthOf(one.from);
        }
        out.median();
        lens.drawEvents();
    }
    if (!held.empty()) {
        // Before the first session and in the running month nothing is known: that is no zero.
        int most = 1;
        for (auto& [first, number] : held) most = std::max(most, number);
        out.panel("held", "Sessions held").scale(0, most).series("held", "Sessions held");
        for (Day first = held.begin()->first; nextMonth(first) <= timeline.today() && first <= to;
             first = nextMonth(first))
            out.point(first, double(held.count(first) ? held.at(first) : 0), monthOf(first));
        out.median();
        lens.drawEvents();
    }
    if (!shares.empty()) {
        out.panel("balance", "How the time was divided").panelWords("", "", "%").scale(0, 100);
        const auto draw = [&](const char* id, const char* title, trellis::sdk::Stroke stroke, double Shares::*which) {
            out.series(id, title, stroke);
            for (auto& [first, sum] : shares) {
                const double mean = sum.*which / sum.sessions;
                out.point(first, mean, quarterOf(first) + (first + 92 > timeline.today() ? " (not over)" : ""),
                          std::to_string(long(mean + 0.5)) + " %");
            }
        };
        draw("formative", "Learning", trellis::sdk::Stroke::Solid, &Shares::formative);
        draw("normative", "Standards", trellis::sdk::Stroke::Dashed, &Shares::normative);
        draw("restorative", "Support", trellis::sdk::Stroke::Dotted, &Shares::restorative);
    }
    return true;
}

} // namespace meta
