// The courses of one pair of people as a plain description: what a chart and its table twin will say, before there is a
// chart.
//
// One panel a pair; in it each person's two lines, how strong the old way is (HOLD) and how present the new one
// (PRESENCE), with what was going on at the time. Panels stand in the order of the code list: nothing is ranked, added up or compared with anybody else.
#pragma once
#include "words.hpp"

namespace unlearning {

/// What the view is made from. `person` are the words for the two raters, such as their codes.
struct CourseQuestion {
    std::vector<Rating> ratings;
    struct Happening {
        int day = 0;
        std::string code, label;
        std::optional<int> until; ///< for what lasted, such as a gap in supervision
    };
    std::vector<Happening> context;
    std::map<std::string, std::string> pairLabels; ///< "U05" → "Risk handled first … → Safety understood together …"
    std::map<std::string, std::string> stages; ///< by pair, picked last by the two: "ST3"
    std::vector<std::string> inFocus;          ///< empty: every pair that was ever rated
    std::string supervisee, supervisor;        ///< "FK-CP3", "FK-S1"
    int today = 0;
    std::optional<int> from; ///< lines begin here; what was before still counts for the state
};

struct CoursePoint {
    int day = 0;
    int value = 0;
    bool evidenced = true; ///< false: marked "not yet evidenced"; the value stands
};

struct CourseLine {
    std::string id;    ///< "self-hold"
    std::string title; ///< "old way, as FK-CP3 sees it"
    bool old = true;   ///< how strong the old way is, or how present the new one
    Rater by = Rater::Supervisee;
    std::vector<CoursePoint> points;
};

/// One person's standing, in codes for machines and in words for people.
struct CourseStanding {
    Rater by = Rater::Supervisee;
    std::string person;
    std::string state;    ///< "dip"
    std::string words;    ///< "dip: ask what happened"
    std::string quadrant; ///< "competing"; empty without a valid rating
    std::string place;    ///< the picked stage in words, else the quadrant's name (ruling T8)
    bool limbo = false;
    int notYetEvidenced = 0; ///< how many points are marked
    std::optional<int> latest; ///< the day of the last valid rating
};

struct CoursePanel {
    std::string pair; ///< "U05"
    std::string oldWay, newWay;
    std::string brief;   ///< both ways in short, as shortPair() says them
    std::string state;   ///< both standings in one line; one alone where they agree or only one has rated
    std::string prompt;  ///< the limbo sentence, or that the two see it differently; empty: nothing
    std::string reading; ///< what the picture shows and what was going on around then
    std::vector<CourseStanding> standings; ///< the supervisee's first
    std::vector<CourseLine> lines;         ///< empty ones are left out
    std::vector<CourseQuestion::Happening> events;
};

struct CourseView {
    std::string reading; ///< one sentence for the whole
    std::vector<CoursePanel> panels;
    std::vector<std::string> notes;
};

CourseView courseView(const CourseQuestion& question);

/// How near a rating something must have been to be named in the sentence about it.
inline constexpr int aroundDays = 28;

} // namespace unlearning
