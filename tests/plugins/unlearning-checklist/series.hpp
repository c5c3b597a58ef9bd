// Ratings written as the domain file writes them: "2/2 1/3(E4) N X", HOLD before PRESENCE, so many days apart.
#pragma once
#include "trajectory.hpp"

#include <catch2/catch_tostring.hpp>
#include <sstream>

namespace trellis::test {

inline constexpr int firstDay = 20000;

inline unlearning::Rating ratingOf(const std::string& word, int day, int entry = 0) {
    unlearning::Rating rating;
    rating.pair = "U05";
    rating.day = day;
    rating.entry = entry;
    if (word == "N")
        rating.noChance = true;
    else if (word == "X")
        rating.notHere = true;
    else {
        rating.hold = word.at(0) - '0';
        rating.presence = word.at(2) - '0';
    }
    for (auto at = word.find('E'); at != std::string::npos; at = word.find('E', at + 1))
        rating.evidence.insert(*unlearning::evidenceFromCode(word.substr(at, 2)));
    return rating;
}

/// The first stands on firstDay, each other one `apart` days later.
inline std::vector<unlearning::Rating> series(const std::string& words, int apart = 35) {
    std::vector<unlearning::Rating> out;
    std::istringstream in(words);
    for (std::string word; in >> word;)
        out.push_back(ratingOf(word, firstDay + int(out.size()) * apart, int(out.size())));
    return out;
}

/// Looked at on the day of the last rating, or so many days after it.
inline unlearning::Trajectory seenAfter(const std::vector<unlearning::Rating>& ratings, int days = 0) {
    return unlearning::trajectory(ratings, ratings.back().day + days);
}
inline std::string stateOf(const std::vector<unlearning::Rating>& ratings, int days = 0) {
    return unlearning::code(seenAfter(ratings, days).state);
}

} // namespace trellis::test
