// A supervisor's month: the own trend first, then the spread, then the step that was agreed (domain.md 5.3, 5.8).
#include "month_view.hpp"

#include "life.hpp"

#include <algorithm>
#include <utility>

namespace meta {

using namespace trellis::sdk;

namespace {

struct Told {
    const char* measure;
    const char* title;
};
constexpr Told told[] = {{"supervision.on-time", "Sessions held on time"},
                         {"supervision.delivered-minutes", "Time given, of the time planned"},
                         {"supervision.signed-off", "Records signed in time"}};

/// The last month that is over, and the one before it.
struct Latest {
    const Figure* now = nullptr;
    const Figure* before = nullptr;
};
Latest latestOf(const Figures& figures) {
    Latest out;
    for (auto& one : figures.all)
        if (one.value && !one.running) out.before = std::exchange(out.now, &one);
    return out;
}

/// Without its full stop, so that a day can follow.
std::string open(std::string sentence) {
    while (!sentence.empty() && (sentence.back() == '.' || sentence.back() == ' ')) sentence.pop_back();
    return sentence;
}

bool trend(const Told& what, View& out, std::string& reading) {
    const auto own = out.figures(what.measure, "month", "");
    const auto latest = latestOf(own);
    if (!latest.now) return false;
    out.panel(what.measure, what.title).panelWords("", "", "%").scale(0, 100);
    out.series("own", "Your own, month by month");
    for (auto& one : own.all)
        if (!one.running) {
            const auto words = one.from.words();
            out.point(words.substr(words.find(' ') + 1), one.value, one.value ? one.shown : "");
        }
    out.median();
    if (!own.target.empty()) out.target(own.target);
    for (auto& left : own.exclusions) out.exclusion(left);
    reading += (reading.empty() ? "" : " ") + std::string(what.title) + ": " + latest.now->shown +
               (latest.before ? ", the month before " + latest.before->shown : "") + ".";

    // Between the people one supervises, without saying who is who.
    const auto each = out.figures(what.measure, "whole", "person");
    std::vector<const Figure*> values;
    for (auto& one : each.all)
        if (one.value) values.push_back(&one);
    if (values.size() < 3) return true;
    std::sort(values.begin(), values.end(), [](auto* a, auto* b) { return *a->value < *b->value; });
    out.note(std::string(what.title) + ", over the whole period and the people you supervise: from " +
             values.front()->shown + " to " + values.back()->shown + ", in the middle " +
             values[values.size() / 2]->shown + ".");
    return true;
}

} // namespace

void SupervisorMonth::show(const std::optional<Timeline>& timeline, View& out) const {
    if (!timeline) return;
    std::string reading;
    bool any = false;
    for (auto& what : told) any = trend(what, out, reading) || any;

    const Record* newest = nullptr;
    const auto all = timeline->records();
    for (auto& record : all)
        if (record.kind() == "meta-feedback" && !record.draft() && record.state() != "closed" &&
            record.code("feedback.to") == timeline->subject())
            newest = &record;
    std::string step;
    if (newest) {
        const auto agreed = open(newest->text("agreed.action")), suggested = open(newest->text("feedback.action"));
        const auto by = agreed.empty() ? newest->day("feedback.action-by") : newest->day("agreed.by");
        const auto until = by ? ", by " + by->words() : std::string();
        if (!agreed.empty())
            step = "The step you agreed: " + agreed + until + ".";
        else if (!suggested.empty())
            step = "The step that was suggested, not agreed yet: " + suggested + until + ".";
        else
            step = "There is feedback on its way; what was agreed stays between the two people.";
    }
    if (!any && step.empty()) {
        out.empty("There is no month that is over with sessions in it yet, and no step here that you may read.");
        return;
    }
    // Where there is none, nothing is said of it: whoever oversees may only not know of it (domain.md 2.6).
    out.reading(reading + (reading.empty() || step.empty() ? "" : " ") + step);
    if (!step.empty()) out.note(step);
    out.note("Your own course over time. Nobody is ranked, and nobody is compared with anybody.");
}

} // namespace meta
