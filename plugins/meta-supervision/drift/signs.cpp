#include "drift/signs.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace meta::drift {
namespace {

using std::to_string;

constexpr const char* components[] = {"K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8", "K9", "K10", "K11"};

/// How long something has not been there: since it last was, or since the two began.
struct Without {
    int days = 0;
    bool ever = false;
};

std::string words(const char* done, Without without) {
    const auto days = to_string(without.days) + (without.days == 1 ? " day" : " days");
    return without.ever ? std::string("last ") + done + " " + days + " ago"
                        : std::string("not ") + done + " since you began " + days + " ago";
}

/// A pair as it stood on a day.
class AsOf {
public:
    AsOf(const PairFacts& pair, Day day, const Thresholds& by)
        : pair_(pair)
        , day_(day)
        , by_(by) {
        for (auto& one : pair.held)
            if (one.day <= day) held_.push_back(&one);
    }
    /// Is there anything to ask about?
    bool met() const {
        const bool over = pair_.ended && *pair_.ended <= day_;
        const bool away = std::any_of(pair_.away.begin(), pair_.away.end(),
                                      [&](auto& one) { return one.from <= day_ && (!one.to || day_ <= *one.to); });
        return !over && !away && day_ >= pair_.start && !held_.empty();
    }
    const std::vector<const SessionFacts*>& held() const { return held_; }

    /// The last so many sessions, where there are as many and each says yes to `ask`.
    template <class Ask> bool lastOnes(int count, Ask ask) const {
        const auto wanted = std::size_t(count);
        return held_.size() >= wanted &&
               std::all_of(held_.end() - count, held_.end(), [&](auto* one) { return ask(*one); });
    }
    /// Since a session last said yes to `ask`.
    template <class Ask> Without without(Ask ask) const {
        Without out{day_ - pair_.start, false};
        for (auto* one : held_)
            if (ask(*one)) out = {day_ - one->day, true};
        return out;
    }

    std::string slipping() const {
        int booked = 0, lost = 0;
        const auto lately = [&](Day on) { return on > day_ - by_.slippingDays && on <= day_; };
        for (auto* one : held_) booked += lately(one->day);
        for (auto on : pair_.notHeld) lost += lately(on);
        booked += lost;
        if (lost * by_.slippingOneIn <= booked) return {};
        return to_string(lost) + " of " + to_string(booked) + " booked sessions were not held in eight weeks";
    }
    std::string unsigned_() const {
        int late = 0;
        for (auto* one : held_) {
            const auto signed_ =
                std::count_if(one->signedOn.begin(), one->signedOn.end(), [&](Day on) { return on <= day_; });
            late += std::size_t(signed_) < one->parties && one->signBy < day_;
        }
        if (!late) return {};
        return to_string(late) + (late == 1 ? " record lacks" : " records lack") +
               " a signature for more than ten working days";
    }
    std::string actions() const {
        std::map<std::string, ActionFacts> newest; // since the earliest day any session gives it
        for (auto* one : held_)
            for (auto& action : one->actions) {
                const auto before = newest.find(action.id);
                const auto since = before == newest.end() ? action.since : std::min(before->second.since, action.since);
                newest[action.id] = {action.id, since, action.open};
            }
        int open = 0, oldest = 0;
        for (auto& [id, action] : newest) {
            if (!action.open) continue;
            ++open;
            oldest = std::max(oldest, day_ - action.since);
        }
        if (open <= by_.openActions && oldest <= by_.actionDays) return {};
        return to_string(open) + (open == 1 ? " action is open" : " actions are open") + ", the oldest for " +
               to_string(oldest) + " days";
    }
    Without unrated() const {
        Without out{day_ - pair_.start, false};
        for (auto on : pair_.rated)
            if (on <= day_ && (!out.ever || day_ - on < out.days)) out = {day_ - on, true};
        return out;
    }
    std::string sameCase() const {
        if (!lastOnes(by_.sameCaseSessions, [](auto& one) { return one.cases.size() == 1; })) return {};
        const auto& last = held_.back()->cases.front();
        if (!lastOnes(by_.sameCaseSessions, [&](auto& one) { return one.cases.front() == last; })) return {};
        return last + " alone in depth in each of the last " + to_string(by_.sameCaseSessions) + " sessions";
    }
    std::string quiet() const {
        const Day first = day_ - by_.quietDays;
        if (held_.front()->day > first) return {};
        int asked = 0;
        for (auto* one : held_) {
            if (one->day <= first) continue;
            if (!one->risk || *one->risk) return {};
            ++asked;
        }
        return asked ? "no concern in any of " + to_string(asked) + " sessions in six months" : std::string();
    }

private:
    const PairFacts& pair_;
    Day day_;
    const Thresholds& by_;
    std::vector<const SessionFacts*> held_;
};

void ofPair(const PairFacts& pair, Day day, const Thresholds& by, std::vector<Sign>& out) {
    const AsOf then(pair, day, by);
    if (!then.met()) return;
    const auto add = [&](const char* code, const std::string& because) {
        if (!because.empty()) out.push_back({code, pair.who, because});
    };
    const auto lasting = [&](const char* code, Without without, int most, const char* done) {
        if (without.days > most) add(code, words(done, without));
    };
    add("DR1", then.slipping());
    add("DR2", then.unsigned_());
    lasting("DR3", then.without([](auto& one) { return one.scanned; }), by.scanDays, "scanned");
    lasting("DR4", then.without([](auto& one) { return one.practiceSeen; }), by.practiceDays, "seen or heard");
    if (then.lastOnes(by.normativeSessions,
                      [&](auto& one) { return one.normative && *one.normative > by.normativeShare; }))
        add("DR5", "more than " + to_string(int(by.normativeShare)) + " % of the time on standards, " +
                       to_string(by.normativeSessions) + " sessions running");
    add("DR6", then.sameCase());
    if (then.lastOnes(by.feedbackSessions, [](auto& one) { return !one.feedback; }))
        add("DR7", "nothing written in the last " + to_string(by.feedbackSessions) + " sessions");
    add("DR8", then.actions());
    if (!pair.group) {
        lasting("DR9", then.unrated(), by.ratingDays, "looked at");
        if (then.lastOnes(by.wellbeingSessions, [](auto& one) { return !one.wellbeing; }))
            add("DR10", "left blank in the last " + to_string(by.wellbeingSessions) + " sessions");
    }
    add("DR12", then.quiet());
}

/// Components are the supervisor's: what one pair leaves out another may touch.
void untouched(const std::vector<PairFacts>& pairs, Day day, const Thresholds& by, std::vector<Sign>& out) {
    std::set<std::string> touched;
    bool told = false, long_ = false;
    for (auto& pair : pairs) {
        const AsOf then(pair, day, by);
        if (!then.met()) continue;
        long_ = long_ || then.held().front()->day <= day - by.componentDays;
        for (auto* one : then.held()) {
            if (one->day <= day - by.componentDays || one->components.empty()) continue;
            told = true;
            touched.insert(one->components.begin(), one->components.end());
        }
    }
    if (!told || !long_) return;
    for (auto* one : components)
        if (!touched.count(one)) out.push_back({"DR11", one, "no session has touched it for twelve weeks"});
}

int number(const Sign& sign) { return std::stoi(sign.code.substr(2)); }

} // namespace

const std::vector<SignKind>& signKinds() {
    static const std::vector<SignKind> all{
        {"DR1", "Sessions keep slipping", "Sessions keep slipping. What is getting in the way, and who could move it?",
         false},
        {"DR2", "A record waits for signatures", "Two signatures short. Shall we finish this one now?", false},
        {"DR3", "No caseload scan for a while", "Some people may not have been thought about lately. Scan today?",
         true},
        {"DR4", "Practice not seen for a while",
         "It has been a while since you saw the work itself. Recording, visit or role play?", false},
        {"DR5", "A lot of checking", "A lot of checking lately. What would you like more room for?", false},
        {"DR6", "One person fills the hour", "One person fills the hour. Who is not being talked about?", true},
        {"DR7", "No feedback written down", "What did you notice that was worth saying out loud?", true},
        {"DR8", "Actions are piling up", "Actions are piling up. Close, drop or escalate?", true},
        {"DR9", "No pair looked at for a while", "Is anything old creeping back, or settled for good?", false},
        {"DR10", "Wellbeing left blank", "How are you both doing?", true},
        {"DR11", "A core component has gone quiet", "This part of the model has gone quiet. On purpose?", false},
        {"DR12", "Always no to risk",
         "All quiet on safety. Is the question being asked in a way that invites an answer?", false}};
    return all;
}

const SignKind& signKind(const std::string& code) {
    auto& all = signKinds();
    return *std::find_if(all.begin(), all.end(), [&](auto& one) { return code == one.code; });
}

std::vector<Sign> signsOn(const std::vector<PairFacts>& pairs, Day day, const Thresholds& by) {
    std::vector<Sign> out;
    for (auto& pair : pairs) ofPair(pair, day, by, out);
    untouched(pairs, day, by, out);
    std::stable_sort(out.begin(), out.end(), [](auto& a, auto& b) { return number(a) < number(b); });
    return out;
}

std::vector<RaisedSign> raised(const std::vector<PairFacts>& pairs, Day today, const Thresholds& by) {
    constexpr int furthest = 365;
    std::vector<RaisedSign> out;
    for (auto& one : signsOn(pairs, today, by)) {
        RaisedSign made;
        static_cast<Sign&>(made) = one;
        made.since = today;
        out.push_back(made);
    }
    std::vector<RaisedSign*> standing;
    for (auto& one : out) standing.push_back(&one);
    for (int back = 1; back <= furthest && !standing.empty(); ++back) {
        const auto before = signsOn(pairs, today - back, by);
        std::vector<RaisedSign*> left;
        for (auto* one : standing)
            if (std::find(before.begin(), before.end(), static_cast<const Sign&>(*one)) != before.end()) {
                one->since = today - back;
                left.push_back(one);
            }
        standing = std::move(left);
    }
    return out;
}

bool mayShowOn(Day today, Day since, const std::vector<Day>& meetings, const Thresholds& by) {
    if (today - since >= by.supervisorsFirstDays) return true;
    return std::any_of(meetings.begin(), meetings.end(), [&](Day met) { return since <= met && met <= today; });
}

} // namespace meta::drift
