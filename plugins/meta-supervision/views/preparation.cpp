// The page of one supervisor, twice: as the supervisor has it, with every sign of drift, and as the meta-supervisor has
// it before a meeting, with those that it is time to talk about.
#include "drift/read_facts.hpp"
#include "views/cross_views.hpp"
#include "views/lens.hpp"
#include "views/preparation_parts.hpp"

#include <algorithm>
#include <map>

namespace meta {

namespace {

/// One line a kind of sign, with all pairs it is about.
std::vector<PageLine> starters(const std::vector<drift::RaisedSign>& signs) {
    std::vector<PageLine> out;
    std::map<std::string, std::size_t> places;
    for (auto& sign : signs) {
        const auto words = sign.about + ": " + sign.because;
        const auto found = places.find(sign.code);
        if (found == places.end()) {
            places[sign.code] = out.size();
            out.push_back({"To talk about",
                           std::string(drift::signKind(sign.code).message) + " (" + words,
                           {},
                           sign.since,
                           "since"});
            continue;
        }
        auto& line = out[found->second];
        line.words += "; " + words;
        if (sign.since < *line.when) line.when = sign.since;
    }
    for (auto& line : out) line.words += ")";
    return out;
}

void writePage(View& out, const std::vector<std::vector<PageLine>>& parts) {
    out.column("part", "What")
        .column("words", "In words")
        .column("who", "Who")
        .column("state", "How it stands")
        .column("when", "When");
    for (auto& part : parts)
        for (auto& line : part)
            out.row()
                .cell(line.part)
                .cell(line.words)
                .cell(line.who)
                .cell(line.state)
                .cell(line.when ? line.when->words() : "");
}

void page(const Timeline& timeline, View& out, bool own) {
    const auto pairs = drift::pairsOf(timeline);
    const auto between = betweenThem(timeline);
    auto signs = drift::raised(pairs, timeline.today());
    if (!own)
        signs.erase(std::remove_if(signs.begin(), signs.end(),
                                   [&](auto& one) {
                                       return drift::signKind(one.code).kept ||
                                              !drift::mayShowOn(timeline.today(), one.since, between.meetings);
                                   }),
                    signs.end());
    const auto toTalk = starters(signs);
    std::string last;
    const bool drawn = drawTrends(timeline, pairs, out, last);
    std::vector<PageLine> met, brought;
    if (!between.meetings.empty()) met.push_back({"Last meeting", "", "", between.meetings.back(), "held on"});
    for (auto& code : between.talkedAbout)
        for (auto& kind : drift::signKinds())
            if (code == kind.code)
                brought.push_back({"Talked about last time", kind.title, "", between.meetings.back(), "on"});
    const bool anything =
        drawn || !toTalk.empty() || !met.empty() || !between.feedback.empty() || !between.issues.empty();
    if (!anything) {
        out.empty(own ? "Your own trend and what is worth a talk will stand here once you have held sessions."
                      : "Nothing is known of this supervisor's sessions yet. The page fills as they are held and as "
                        "you meet.");
        return;
    }
    writePage(out, {between.actions, toTalk, between.agreed, between.feedback, between.issues, brought, met});
    out.reading((last.empty() ? "No month that is over has a figure yet" : last) + "; " +
                counted(toTalk.size(), "thing", "things") + " to talk about, " +
                counted(between.actions.size(), "open action", "open actions") + ", " +
                counted(between.feedback.size(), "piece of feedback", "pieces of feedback") + " on its way.");
    out.note("Things to talk about are conversation starters, not breaches, and no grade of anybody.");
    if (own)
        out.note("You see them first. Your meta-supervisor sees those that do not rest on what a pair keeps to itself, "
                 "from your "
                 "next meeting on or after " +
                 std::to_string(drift::thresholds.supervisorsFirstDays) + " days.");
    else
        out.note("What the supervisor saw first stands here from your next meeting on, or after " +
                 std::to_string(drift::thresholds.supervisorsFirstDays) +
                 " days. Whatever rests on what a pair keeps to itself is not here; the supervisor may bring it.");
    for (auto& story : stories(out))
        if (story.place.empty() || story.place == timeline.locality())
            out.note("What differs in context" + (story.place.empty() ? "" : ", " + story.place) + ": " + story.words);
    if (own && !toTalk.empty()) {
        auto words = std::string(drift::signKind(signs.front().code).message);
        if (toTalk.size() > 1)
            words += " And " + counted(toTalk.size() - 1, "more thing", "more things") + " to talk about.";
        out.card(words);
    }
}

} // namespace

void Preparation::show(const std::optional<Timeline>& timeline, View& out) const {
    if (timeline) page(*timeline, out, false);
}

void OwnPage::show(const std::optional<Timeline>& timeline, View& out) const {
    if (timeline) page(*timeline, out, true);
}

} // namespace meta
