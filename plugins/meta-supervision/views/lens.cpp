#include "views/lens.hpp"

#include <algorithm>
#include <set>

namespace meta {

namespace {

std::string choice(const View& out, const char* id) {
    const auto given = out.chosen(id);
    return given == "all" ? std::string() : given;
}

std::optional<Day> dayFrom(const std::string& iso) {
    if (iso.size() != 10) return std::nullopt;
    const long year = std::strtol(iso.c_str(), nullptr, 10), month = std::strtol(iso.c_str() + 5, nullptr, 10),
               day = std::strtol(iso.c_str() + 8, nullptr, 10);
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    // Civil date to days after the well-known era arithmetic: years begin on 1 March, an era has 146,097 days.
    const long y = month <= 2 ? year - 1 : year;
    const long era = y / 400, ofEra = y - era * 400;
    const long ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return Day(trellis_day(era * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468));
}

std::string shortMonth(Day day) {
    const auto words = monthOf(day);
    return words.substr(0, 3);
}

bool restsOn(const std::string& item, const std::vector<std::string>& items) {
    return std::any_of(items.begin(), items.end(), [&](auto& one) { return item.compare(0, one.size(), one) == 0; });
}

} // namespace

std::string happeningCode(const PlaceHappening& one) {
    return one.from.iso() + (one.to ? "/" + one.to->iso() : "") + " " + one.kind + " " + one.place;
}

std::optional<PlaceHappening> happeningFrom(const std::string& code, const std::string& label) {
    const auto first = code.find(' ');
    const auto second = first == std::string::npos ? first : code.find(' ', first + 1);
    if (second == std::string::npos) return std::nullopt;
    const auto days = code.substr(0, first);
    const auto slash = days.find('/');
    const auto from = dayFrom(days.substr(0, slash));
    if (!from) return std::nullopt;
    PlaceHappening out;
    out.from = *from;
    if (slash != std::string::npos) out.to = dayFrom(days.substr(slash + 1));
    out.kind = code.substr(first + 1, second - first - 1);
    out.place = code.substr(second + 1);
    out.words = label;
    return out;
}

std::string monthOf(Day day) {
    const auto words = day.words(); // "1 September 2025"
    return words.substr(words.find(' ') + 1);
}

std::string quarterOf(Day first) {
    const auto last = monthOf(first + 62); // within its third month, whichever months it has
    return shortMonth(first) + " to " + last.substr(0, 3) + last.substr(last.find(' '));
}

bool anyIn(const Figures& figures) {
    return std::any_of(figures.all.begin(), figures.all.end(), [](auto& one) { return one.value || one.hidden; });
}

std::pair<std::string, std::string> bothCodes(const std::string& group) {
    const auto bar = group.rfind('|');
    if (bar == std::string::npos) return {group, {}};
    return {group.substr(0, bar), group.substr(bar + 1)};
}

std::string secondLabel(const Figure& figure) {
    const auto place = bothCodes(figure.group).first;
    if (figure.label.compare(0, place.size() + 2, place + ", ") == 0) return figure.label.substr(place.size() + 2);
    return figure.label;
}

std::string namedMost(std::vector<Figure> all, bool second) {
    const bool hidden = std::any_of(all.begin(), all.end(), [](auto& one) { return one.hidden; });
    all.erase(std::remove_if(all.begin(), all.end(), [](auto& one) { return one.hidden || !one.value; }), all.end());
    std::stable_sort(all.begin(), all.end(), [](auto& a, auto& b) { return *a.value > *b.value; });
    if (all.size() > 3) all.resize(3);
    std::string words;
    for (auto& one : all)
        words += (words.empty() ? "" : ", ") + (second ? secondLabel(one) : one.label) + " (" + one.shown + ")";
    if (words.empty()) return hidden ? "too few of each to say" : "nothing written down";
    return words;
}

std::string counted(std::size_t number, const char* one, const char* several) {
    return std::to_string(number) + " " + (number == 1 ? one : several);
}

Lens::Lens(View& out, Narrow by)
    : out_(out)
    , locality_(by == Narrow::Nothing ? "" : choice(out, "locality"))
    , supervisor_(by == Narrow::PlaceAndSupervisor ? choice(out, "supervisor") : "") {
    std::set<std::string> there;
    for (auto& one : out.figures("meta.events", "whole", "event").all) {
        if (!one.value || !there.insert(one.group).second) continue;
        auto happening = happeningFrom(one.group, one.label);
        if (happening && (locality_.empty() || happening->place == locality_)) happenings_.push_back(*happening);
    }
    std::stable_sort(happenings_.begin(), happenings_.end(), [](auto& a, auto& b) { return a.from < b.from; });
}

Figures Lens::figures(const char* measure, const char* period, const char* by) const {
    return out_.figures(measure, period, by, about());
}

void Lens::drawEvents(const std::string& place) const {
    for (auto& one : happenings_)
        if (place.empty() || one.place == place)
            out_.event(one.from, one.to, one.kind, place.empty() ? one.place + ": " + one.words : one.words);
}

void Lens::close(const std::vector<std::string>& items) const {
    if (!about().empty()) out_.subject(about());
    const auto told = stories(out_);
    for (auto& one : told)
        if (one.place.empty() || locality_.empty() || one.place == locality_)
            out_.note("What differs in context" + (one.place.empty() ? "" : ", " + one.place) + ": " + one.words);
    if (told.empty() && !anyIn(out_.figures("meta.context", "whole", "story")))
        out_.note(
            "No review across places says here what differs in context at this time. Nothing of this is handed on "
            "without such words: places are stories, not a statistic.");
    std::set<std::string> said;
    for (auto& one : out_.adaptations())
        if (!one.comparability.empty() && restsOn(one.item, items) && (locality_.empty() || one.locality == locality_))
            if (said.insert(one.locality + one.item + one.comparability).second)
                out_.note("Comparison: in " + one.locality + " since " + one.since.words() + " \u201C" + one.question +
                          "\u201D (" + one.change + "): " + one.comparability + ".");
    out_.note("Places stand in the order of their names. There is no ranking, and nothing here is a grade of anybody.");
}

std::vector<Story> stories(const View& out) {
    // The code is the review's last day and the place; the newest review in the period speaks.
    std::string newest;
    const auto all = out.figures("meta.context", "whole", "story").all;
    for (auto& one : all)
        if (one.value && one.group.substr(0, 10) > newest) newest = one.group.substr(0, 10);
    std::vector<Story> told;
    for (auto& one : all)
        if (one.value && one.group.size() > 10 && one.group.compare(0, 10, newest) == 0)
            told.push_back({one.group.substr(11), one.label});
    std::stable_sort(told.begin(), told.end(), [](auto& a, auto& b) { return a.place < b.place; });
    return told;
}

} // namespace meta
