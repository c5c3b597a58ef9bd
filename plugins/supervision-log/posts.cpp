#include "posts.hpp"

#include <algorithm>
#include <cmath>

namespace supervision {
namespace {

bool away(const Supervisee& person, Day day) {
    return std::any_of(person.absences.begin(), person.absences.end(), [&](auto& one) { return one.covers(day); });
}

} // namespace

std::vector<PostMonth> postMonths(const std::vector<PostSaid>& said, const Supervisee& person, Day today) {
    std::vector<PostMonth> out;
    if (said.empty()) return out;
    Day first = said.front().start;
    for (auto& one : said) first = std::min(first, one.start);
    for (auto& month : monthsBetween(first, today)) {
        PostMonth made{month};
        made.daysOfAll = month.last - month.first + 1;
        bool force = false;
        const PostSaid* newest = nullptr;
        for (Day day = month.first; day <= month.last && day <= today; day = day + 1) {
            if (person.leftOn && *person.leftOn <= day) break;
            bool inForce = false;
            for (auto& one : said) {
                if (day < one.start || (one.ended && *one.ended <= day)) continue;
                inForce = true;
                if (one.wte && (!newest || newest->start < one.start)) newest = &one;
            }
            force = force || inForce;
            made.days += inForce && !away(person, day);
        }
        if (newest) made.wte = *newest->wte;
        made.standing = !force           ? PostMonth::NotInForce
                        : made.days == 0 ? PostMonth::Away
                        : made.wte <= 0  ? PostMonth::NotRecorded
                                         : PostMonth::Counted;
        out.push_back(made);
    }
    return out;
}

std::string wteWords(double wte) {
    const long hundredths = std::lround(wte * 100);
    auto words = std::to_string(hundredths / 100);
    if (const auto rest = hundredths % 100; rest != 0) {
        words += rest < 10 ? ".0" : ".";
        words += std::to_string(rest % 10 == 0 ? rest / 10 : rest);
    }
    return words;
}

} // namespace supervision
