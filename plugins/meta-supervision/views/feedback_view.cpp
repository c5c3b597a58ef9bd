// Feedback as a line of stations, and all of it in sum: how much is on its way, and how long it took to close.
#include "loop_views.hpp"

#include "life.hpp"

#include <algorithm>

namespace meta {

using namespace trellis::sdk;

namespace {

struct Piece {
    std::string to, from, state, reply, end;
    Day given{0};
    std::optional<Day> answered, agreedBy, evidence, reviewed, reviewDue;
    int station = 0;
    bool open() const { return state != "closed"; }
};

std::vector<Piece> piecesOf(const Timeline& timeline) {
    std::vector<Piece> out;
    for (auto& record : timeline.records()) {
        if (record.draft() || record.kind() != "meta-feedback") continue;
        Piece one;
        one.to = record.code("feedback.to");
        if (one.to.empty()) continue; // a theme, see themesOf()
        one.from = record.code("feedback.from");
        one.state = record.state();
        one.given = record.day("feedback.date").value_or(record.about());
        one.answered = record.day("reply.on");
        one.evidence = record.day("evidence.on");
        one.reviewed = record.day("review.on");
        one.reviewDue = record.day("feedback.review-due");
        one.station = std::max(0, stationOf(record.state()));
        if (const auto stance = record.code("reply.stance"); !stance.empty())
            one.reply = record.label("reply.stance", stance);
        if (const auto end = record.code("feedback.end"); !end.empty()) one.end = record.label("feedback.end", end);
        out.push_back(one);
    }
    std::stable_sort(out.begin(), out.end(), [](auto& a, auto& b) { return a.given > b.given; });
    return out;
}

/// What whoever may not know of the feedback itself is handed of it: themes that the two let go further. In the order
/// of their letters, so that nothing is told by their order.
std::vector<std::string> themesOf(const Timeline& timeline) {
    std::vector<std::string> out;
    for (auto& record : timeline.records())
        if (record.kind() == "meta-feedback" && record.code("feedback.to").empty())
            if (auto theme = record.text("feedback.theme"); !theme.empty()) out.push_back(std::move(theme));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::string dayOrDash(const std::optional<Day>& day) { return day ? day->words() : "–"; }

/// What is expected next, in words.
std::string nextOf(const Piece& one, Day today) {
    if (!one.open()) return one.end;
    const bool past = one.reviewDue && *one.reviewDue < today;
    if (one.station == 0) return "an answer";
    if (one.station < 3) return "agree what to do";
    if (one.station < 5)
        return one.reviewDue
                   ? (past ? "look back together, was meant for " : "look back together by ") + one.reviewDue->words()
                   : "look back together";
    return "close it";
}

std::string count(std::size_t n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

/// " (MS-1 to FK-S1, 2 September 2025; MS-1 to FK-S2, 9 September 2025)", the longest waiting first: a number alone
/// does not say whom to think of, and whichever of the two reads it, the other is named. Beyond two, how many more.
std::string whoseAndWhen(std::vector<Piece> some) {
    std::stable_sort(some.begin(), some.end(), [](auto& a, auto& b) { return a.given < b.given; });
    std::string out;
    for (std::size_t i = 0; i < some.size() && i < 2; ++i)
        out += (i ? "; " : "") + some[i].from + " to " + some[i].to + ", " + some[i].given.words();
    if (some.size() > 2) out += "; and " + std::to_string(some.size() - 2) + " more";
    return " (" + out + ")";
}

void inSum(const std::vector<Piece>& all, Day today, View& out) {
    std::vector<int> days;
    std::size_t answered = 0, closed = 0;
    std::optional<Day> oldest;
    for (auto& one : all) {
        answered += one.station > 0;
        if (one.open()) {
            if (!oldest || one.given < *oldest) oldest = one.given;
            continue;
        }
        ++closed;
        if (one.reviewed) days.push_back(*one.reviewed - one.given);
    }
    std::sort(days.begin(), days.end());
    out.column("what", "").column("number", "Number", true);
    const auto row = [&](const std::string& what, std::size_t n) {
        out.row().cell(what).cell(std::to_string(n), double(n));
    };
    row("Given", all.size());
    row("Answered by the supervisor", answered);
    row("Closed", closed);
    if (!days.empty()) {
        const auto middle = days.size() / 2;
        const double median = days.size() % 2 ? days[middle] : (days[middle - 1] + days[middle]) / 2.0;
        const auto shown = std::to_string(median);
        out.row()
            .cell("Days from giving to looking back, half took no longer than")
            .cell(shown.substr(0, shown.find('.') + (median == int(median) ? 0 : 2)), median);
    }
    if (oldest)
        out.row()
            .cell("Days since the oldest open one was given")
            .cell(std::to_string(today - *oldest), double(today - *oldest));
    out.reading(count(all.size(), "piece of feedback", "pieces of feedback") + ", " + std::to_string(answered) +
                " answered, " + std::to_string(closed) + " closed.");
}

} // namespace

void FeedbackLoop::show(const std::optional<Timeline>& timeline, View& out) const {
    if (!timeline) return;
    const auto all = piecesOf(*timeline);
    const Day today = timeline->today();
    if (const auto themes = themesOf(*timeline); all.empty() && !themes.empty()) {
        out.column("theme", "Theme");
        for (auto& one : themes) out.row().cell(one);
        out.reading(count(themes.size(), "theme", "themes") + " from feedback to supervisors.");
        out.note("Only the themes that those concerned let go further. Who gave feedback to whom, and when, stays with "
                 "them.");
        return;
    }
    if (all.empty()) {
        out.empty(
            "There is no feedback here that you may read. Once there is, its way stands here from the first words "
            "to what came of it.");
        return;
    }
    std::vector<Piece> unanswered, toLookBack;
    for (auto& one : all) {
        if (one.open() && one.station == 0) unanswered.push_back(one);
        if (one.open() && one.station > 0 && one.reviewDue && *one.reviewDue <= today) toLookBack.push_back(one);
    }
    if (out.chosen("how") == "sum") {
        inSum(all, today, out);
    } else {
        out.column("given", "Given").column("to", "To").column("from", "From").column("stands", "Stands at");
        out.column("answered", "Answered").column("evidence", "Change shown").column("reviewed", "Looked back");
        out.column("next", "What is next");
        for (auto& one : all)
            out.row()
                .cell(one.given.words())
                .cell(one.to)
                .cell(one.from)
                .cell(one.open() ? stations()[std::size_t(one.station)].label : "Closed")
                .cell(one.reply.empty() ? dayOrDash(one.answered) : dayOrDash(one.answered) + ", " + one.reply)
                .cell(dayOrDash(one.evidence))
                .cell(dayOrDash(one.reviewed))
                .cell(nextOf(one, today));
        out.reading(count(all.size(), "piece of feedback", "pieces of feedback") + "; " +
                    std::to_string(unanswered.size()) + " without an answer yet, " + std::to_string(toLookBack.size()) +
                    " to look back on.");
    }
    out.note("What was said stays between the two people. Seeing it differently is an answer, too.");
    std::string card;
    if (!unanswered.empty())
        card = count(unanswered.size(), "piece of feedback waits", "pieces of feedback wait") + " for an answer" +
               whoseAndWhen(unanswered);
    if (!toLookBack.empty())
        card += (card.empty() ? "" : "; ") + std::to_string(toLookBack.size()) + " to look back on together" +
                whoseAndWhen(toLookBack);
    if (!card.empty()) out.card(card);
}

} // namespace meta
