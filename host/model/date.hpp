// Days and moments. A Date is a civil day with no time zone; a Moment is an instant in UTC.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trellis {

/// A civil day of the proleptic Gregorian calendar, years 1 to 9999.
class Date {
public:
    constexpr Date() = default;
    /// Days since 1970-01-01; may be negative.
    constexpr explicit Date(std::int32_t days) : days_(days) {}
    /// nullopt for an impossible day such as 30 February.
    static std::optional<Date> fromCivil(int year, unsigned month, unsigned day);
    /// "2025-09-16"; nullopt for any other shape and for impossible days.
    static std::optional<Date> fromIso(std::string_view iso);

    constexpr std::int32_t days() const { return days_; }
    int year() const;
    unsigned month() const; ///< 1..12
    unsigned day() const;   ///< 1..31
    /// 0 = Monday … 6 = Sunday.
    unsigned weekday() const;
    std::string iso() const;
    /// "16 September 2025".
    std::string words() const;
    /// "Tuesday 16 September".
    std::string dayWords() const;

    constexpr Date operator+(std::int32_t days) const { return Date(days_ + days); }
    constexpr Date operator-(std::int32_t days) const { return Date(days_ - days); }
    constexpr std::int32_t operator-(Date other) const { return days_ - other.days_; }
    /// The same day of the month `months` later; the last day of that month where it has no such day.
    Date plusMonths(int months) const;
    constexpr auto operator<=>(const Date&) const = default;

private:
    std::int32_t days_ = 0;
};

/// A time of day to the minute.
struct TimeOfDay {
    std::int16_t minutes = 0; ///< since midnight, 0..1439
    /// "10:05"; nullopt for anything else.
    static std::optional<TimeOfDay> fromText(std::string_view text);
    std::string text() const;
    constexpr auto operator<=>(const TimeOfDay&) const = default;
};

/// An instant, milliseconds since 1970-01-01T00:00Z.
struct Moment {
    std::int64_t ms = 0;
    static std::optional<Moment> fromIso(std::string_view iso);
    /// "2025-09-16T09:05:00.000Z".
    std::string iso() const;
    /// The UTC day that contains it.
    Date utcDay() const;
    constexpr auto operator<=>(const Moment&) const = default;
};

} // namespace trellis
