#include "events_view.hpp"

#include "history.hpp"

#include <algorithm>

namespace supervision {

using namespace trellis::sdk;

namespace {

struct Happening {
    Day from{0};
    std::optional<Day> to;
    std::string code, words;
};

std::string withWhom(const Timeline& part) {
    std::string people;
    for (auto& one : part.supervisees()) people += (people.empty() ? "" : ", ") + one;
    return part.supervisor() + " with " + people;
}

/// A gap is a stretch without a held session that is longer than twice the cadence.
void gaps(const Timeline& part, std::vector<Happening>& out) {
    if (!part.start()) return;
    const int longest = 2 * part.cadenceDays();
    Day before = *part.start();
    const auto close = [&](Day until) {
        if (until - before > longest)
            out.push_back({before, until, "gap",
                           "no session for " + std::to_string(until - before) + " days (" + withWhom(part) + ")"});
        before = until;
    };
    for (auto& session : heldSessions(part)) close(session.about());
    close(part.ended() && *part.ended() < part.today() ? *part.ended() : part.today());
}

} // namespace

void EventsView::show(const std::optional<Timeline>& timeline, View& out) const {
    if (!timeline) return;
    std::vector<Happening> all;
    int held = 0, not_ = 0;
    for (auto& part : timeline->parts()) {
        if (auto start = part.start()) all.push_back({*start, {}, "agreed", "agreement begins: " + withWhom(part)});
        if (auto ended = part.ended()) all.push_back({*ended, {}, "ended", "agreement ends: " + withWhom(part)});
        for (auto& record : part.records()) {
            if (record.draft()) continue;
            if (record.kind() == notHeld) {
                ++not_;
                const auto status = record.code("session.status");
                // Why is missing where it may not be known to who looks.
                const auto why = record.label("session.status", status);
                all.push_back({record.about(), {}, "not-held", why.empty() ? "session not held" : why});
            } else if (record.code("session.status") == "held") {
                ++held;
                const auto minutes = record.number("session.actual-minutes");
                all.push_back({record.about(),
                               {},
                               "held",
                               "session held" + (minutes ? ", " + std::to_string(int(*minutes)) + " minutes" : "")});
            }
        }
        gaps(part, all);
    }
    const auto from = out.from(), to = out.to();
    std::vector<Happening> shown;
    for (auto& one : all)
        if ((!to || one.from <= *to) && (!from || one.to.value_or(one.from) >= *from)) shown.push_back(one);
    if (shown.empty()) {
        out.empty("Nothing has happened in this period. Sessions appear here once they are finished.");
        return;
    }
    std::stable_sort(shown.begin(), shown.end(), [](auto& a, auto& b) { return a.from < b.from; });
    out.panel("events", "");
    for (auto& one : shown) out.event(one.from, one.to, one.code, one.words);
    out.reading(std::to_string(held) + (held == 1 ? " session" : " sessions") + " held and " + std::to_string(not_) +
                " not held in all; the last entry is of " + shown.back().from.words() + ".");
    out.note("A gap is shown where no session was held for more than twice the agreed interval.");
}

} // namespace supervision
