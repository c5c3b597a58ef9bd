// What people type into a field, read leniently, and answers written back for them to read.
//
// A person who listens writes "16 sep", "16/9" or "next tue". All of these are days. What cannot be read is never
// thrown away: the field keeps the text and says in words what would be understood.
#pragma once
#include "model/value.hpp"
#include "template/template.hpp"

#include <string>
#include <string_view>

namespace trellis {

/// What became of typed text. An empty text is `value` Missing without a problem.
struct TypedEntry {
    Value value;
    std::string problem; ///< a sentence for beside the field; empty when it was understood
};

/// Accepts 2025-09-16, 16/09/2025, 16.9.25, 16 Sep, 16th September 2025, Sep 16, Tue 16 Sep, today, tomorrow,
/// yesterday, a weekday (the next one), +14 and -3 (days from today). Day before month, as in Britain. Without a year:
/// the one that brings the day nearest to `today`.
TypedEntry readDay(std::string_view typed, Date today);
/// Accepts 10:05, 10.05, 1005, 10, 10am, 2.30 pm, 14h30.
TypedEntry readTime(std::string_view typed);
/// A number with a decimal point or comma; `whole` wants no fraction.
TypedEntry readNumber(std::string_view typed, bool whole);
/// A local code of a person: spaces around it dropped, letters made capitals.
TypedEntry readCase(std::string_view typed);

/// "16 Sep 2025": as short as a day can be said without doubt.
std::string showDay(Date day);
/// The text an entry field shows for a value; codes stay codes.
std::string showEntry(const Value& value);
/// A value as a person reads it: labels for codes, "Yes" and "No", "3: Well on the way", days in words.
std::string showValue(const Value& value, const Item& item, const Template& form);

/// "3 weeks", "2 days", "today": how long something has been standing.
std::string showAge(Date since, Date today);

/// No native text box draws a paragraph of a megabyte. Breaks longer paragraphs at a space every so often; nothing but
/// spaces changes, and a text of ordinary paragraphs comes back as it is.
std::string drawable(const std::string& text);

std::string_view trimmed(std::string_view text);

} // namespace trellis
