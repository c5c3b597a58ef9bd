// Part of trellis/plugin.hpp: errors, days, and the host's function tables.
#pragma once
#include <trellis/plugin.h>

#include <cstdint>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string>
#include <utility>

namespace trellis::sdk {

/// Why a call cannot be done, as one sentence for the person at the screen.
class Error : public std::exception {
public:
    explicit Error(std::string sentence, trellis_status status = TRELLIS_FAULT)
        : sentence_(std::move(sentence))
        , status_(status) {}
    const char* what() const noexcept override { return sentence_.c_str(); }
    trellis_status status() const noexcept { return status_; }

private:
    std::string sentence_;
    trellis_status status_;
};

/// A civil day. Differences are in days.
class Day {
public:
    constexpr explicit Day(trellis_day days)
        : days_(days) {}
    constexpr trellis_day days() const { return days_; }
    constexpr Day operator+(int days) const { return Day(days_ + days); }
    constexpr Day operator-(int days) const { return Day(days_ - days); }
    constexpr int operator-(Day other) const { return days_ - other.days_; }
    constexpr bool operator==(Day o) const { return days_ == o.days_; }
    constexpr bool operator!=(Day o) const { return days_ != o.days_; }
    constexpr bool operator<(Day o) const { return days_ < o.days_; }
    constexpr bool operator<=(Day o) const { return days_ <= o.days_; }
    constexpr bool operator>(Day o) const { return days_ > o.days_; }
    constexpr bool operator>=(Day o) const { return days_ >= o.days_; }
    /// "16 September 2025".
    std::string words() const;
    /// "2025-09-16", for tables that a machine may read.
    std::string iso() const;

private:
    struct Civil {
        long year, month, day;
    };
    Civil civil() const;
    trellis_day days_;
};

namespace detail {

inline const trellis_host*& host() {
    static const trellis_host* host = nullptr;
    return host;
}

/// The host's function table `id`, looked up once. A host that does not offer it is a host too old for this plugin.
template <class Table> const Table& service(const char* id) {
    static const Table* table = static_cast<const Table*>(host()->feature(host(), id));
    if (!table) throw Error(std::string("This workbench does not offer ") + id + ".", TRELLIS_UNSUPPORTED);
    return *table;
}
inline const trellis_host_record& records() { return service<trellis_host_record>(TRELLIS_HOST_RECORD); }
inline const trellis_host_timeline& timelines() { return service<trellis_host_timeline>(TRELLIS_HOST_TIMELINE); }
inline const trellis_host_draft& drafts() { return service<trellis_host_draft>(TRELLIS_HOST_DRAFT); }

inline void must(trellis_status status, const std::string& about) {
    if (status == TRELLIS_OK) return;
    if (status == TRELLIS_NOT_DECLARED)
        throw Error("The plugin reads " + about + ", which its plugin.xml does not declare.", status);
    throw Error("The workbench did not accept " + about + ".", status);
}
inline std::string text(const char* given) { return given ? given : ""; }
inline std::optional<Day> day(trellis_day given) {
    return given == TRELLIS_NO_DAY ? std::nullopt : std::optional<Day>(Day(given));
}

} // namespace detail

inline Day::Civil Day::civil() const {
    // Days to civil date after the well-known era arithmetic: years begin on 1 March, an era has 146,097 days.
    const long shifted = long(days_) + 719468;
    const long era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const long dayOfEra = shifted - era * 146097;
    const long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const long month = (5 * dayOfYear + 2) / 153; // 0 = March
    return {yearOfEra + era * 400 + (month >= 10 ? 1 : 0), (month + 2) % 12 + 1, dayOfYear - (153 * month + 2) / 5 + 1};
}

inline std::string Day::words() const {
    static constexpr const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                             "July",    "August",   "September", "October", "November", "December"};
    const auto date = civil();
    return std::to_string(date.day) + " " + months[date.month - 1] + " " + std::to_string(date.year);
}

inline std::string Day::iso() const {
    const auto date = civil();
    const auto two = [](long number) { return (number < 10 ? "-0" : "-") + std::to_string(number); };
    return std::to_string(date.year) + two(date.month) + two(date.day);
}

/// What the locality's pack has set for an option that plugin.xml declares, or its default there.
inline std::string option(const char* key) {
    const char* text = detail::service<trellis_host_options>(TRELLIS_HOST_OPTIONS).text(key);
    if (!text) throw Error(std::string("plugin.xml does not declare the option ") + key + ".", TRELLIS_NOT_DECLARED);
    return text;
}
/// The same for options of type "number" and "yes-no".
inline int optionNumber(const char* key) { return std::atoi(option(key).c_str()); }
inline bool optionYes(const char* key) { return option(key) == "yes"; }

/// Working days, as the workbench counts them where it is used.
inline bool workingDay(Day day) {
    return detail::service<trellis_host_calendar>(TRELLIS_HOST_CALENDAR).is_working_day(day.days()) != 0;
}
inline Day plusWorkingDays(Day from, int days) {
    return Day(detail::service<trellis_host_calendar>(TRELLIS_HOST_CALENDAR).plus_working_days(from.days(), days));
}
/// One line for the log that a developer reads; no answers.
inline void log(const std::string& message) { detail::host()->log(detail::host(), message.c_str()); }

} // namespace trellis::sdk
