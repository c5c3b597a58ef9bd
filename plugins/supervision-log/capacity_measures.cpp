// What there is for the people supervised: supervisors trained in the model, and time for a whole-time post.
#include "history.hpp"
#include "measures.hpp"
#include "posts.hpp"
#include "training.hpp"

#include <algorithm>
#include <map>

namespace supervision {

using namespace trellis::sdk;

namespace {

/// The finished agreement of a part; where several layers of it are told, the newest.
std::optional<Record> paperOf(const Timeline& part) {
    std::optional<Record> paper;
    for (auto& record : part.records())
        if (record.kind() == agreementKind && !record.draft()) paper = record;
    return paper;
}

std::optional<double> wteIn(const Record& paper, const std::string& person) {
    for (auto& row : paper.rows("agreement.supervisees"))
        if (row.code("agreement.supervisee") == person) return row.number("agreement.supervisee-wte");
    return {};
}

} // namespace

void SupervisorTrained::observe(const Timeline& timeline, Observations& out) const {
    struct Said {
        TrainingSaid what;
        Record paper;
    };
    std::vector<Said> papers;
    std::vector<TrainingSaid> said;
    std::vector<std::pair<Day, std::optional<Day>>> force;
    for (auto& part : timeline.parts()) {
        if (!counts(part) || !part.start()) continue;
        force.emplace_back(*part.start(), part.ended());
        const auto paper = paperOf(part);
        if (!paper) continue;
        const TrainingSaid what{paper->yes("agreement.supervisor-trained"),
                                paper->day("agreement.supervisor-trained-on")};
        if (what.trained == false || (what.trained && what.on)) papers.push_back({what, *paper});
        said.push_back(what);
    }
    if (force.empty()) return;
    const auto self = timeline.subject();
    const auto left = timeline.leftOn(self);
    Day first = force.front().first;
    for (auto& [start, ended] : force) first = std::min(first, start);
    for (auto& month : monthsBetween(first, timeline.today())) {
        const Day day = std::min(month.last, timeline.today());
        const bool active = std::any_of(force.begin(), force.end(), [&](auto& one) {
            return one.first <= day && (!one.second || month.first < *one.second);
        });
        if (!active || (left && *left <= month.first)) continue;
        const auto standing = trainingOn(said, day);
        if (standing == Training::NotRecorded) {
            out.exclude(day, self, "training not recorded");
            continue;
        }
        // The paper that it hangs on: the earliest day of training, or else a "no".
        const auto source = std::min_element(papers.begin(), papers.end(), [](auto& a, auto& b) {
            const auto rank = [](auto& one) {
                return one.what.trained == true && one.what.on ? *one.what.on : Day(3000000);
            };
            return rank(a) < rank(b);
        });
        const bool trained = standing == Training::Trained;
        out.add(day, trained ? 1 : 0, 1).from(source->paper).by("person", self);
        out.because(source->what.on ? (trained ? "trained since " : "not trained before ") + source->what.on->words()
                                    : "an agreement says: not trained yet");
    }
}

void TimeForPost::observe(const Timeline& timeline, Observations& out) const {
    struct Held {
        Record session;
        std::string supervisor;
    };
    std::vector<PostSaid> said;
    std::vector<std::pair<Day, Record>> papers; // that say the post, by the start of their agreement
    std::vector<Held> sessions;
    std::map<Day, std::string> supervisors; // by the start of their agreements
    const auto self = timeline.subject();
    for (auto& part : timeline.parts()) {
        if (!counts(part) || !part.start()) continue;
        const auto paper = paperOf(part);
        const auto wte = paper ? wteIn(*paper, self) : std::nullopt;
        said.push_back({*part.start(), part.ended(), wte});
        if (wte) papers.emplace_back(*part.start(), *paper);
        supervisors.emplace(*part.start(), part.supervisor());
        for (auto& session : heldSessions(part))
            if (counts(session) && tookPart(session, self)) sessions.push_back({session, part.supervisor()});
    }
    const Supervisee person{timeline.inPostSince(self), timeline.leftOn(self), timeline.absences(self)};
    for (auto& one : postMonths(said, person, timeline.today())) {
        if (one.standing == PostMonth::NotInForce) continue;
        const Day day = std::min(one.month.last, timeline.today());
        double minutes = 0;
        bool known = true;
        std::map<std::string, double> by;
        std::vector<Record> seen;
        for (auto& held : sessions) {
            if (!one.month.has(held.session.about()) || held.session.about() > timeline.today()) continue;
            const auto took = held.session.number("session.actual-minutes");
            known = known && took && *took >= 0;
            minutes += took.value_or(0);
            by[held.supervisor] += took.value_or(0);
            seen.push_back(held.session);
        }
        if (one.standing == PostMonth::Away || one.standing == PostMonth::NotRecorded || !known) {
            out.exclude(day, self,
                        one.standing == PostMonth::Away          ? "long absence"
                        : one.standing == PostMonth::NotRecorded ? "post not recorded"
                                                                 : "minutes not recorded");
            continue;
        }
        // Whoever has several supervisors counts once, with the one they spent most time with, or whose agreement is
        // oldest.
        std::string mostly = supervisors.begin()->second;
        for (auto& [supervisor, took] : by)
            if (took > (by.contains(mostly) ? by.at(mostly) : 0)) mostly = supervisor;
        out.add(day, minutes, one.posts());
        for (auto& session : seen) out.from(session);
        for (auto& [start, paper] : papers)
            if (start <= one.month.last) out.from(paper);
        out.by("person", self).by("supervisor", mostly);
        out.because(std::to_string(long(minutes)) + " minutes in " + std::to_string(one.days) + " of " +
                    std::to_string(one.daysOfAll) + " days, for " + wteWords(one.wte) + " of a whole-time post");
    }
}

} // namespace supervision
