// Small phrases about time and number, the same on every page.
#pragma once
#include "model/date.hpp"

#include <optional>

#include <string>
#include <vector>

namespace trellis::phrase {

/// "1 day", "15 days".
std::string count(int number, const std::string& one, const std::string& many);
/// "18 Aug", with the year when it is not this one: "18 Aug 2024".
std::string shortDay(Date day, Date today);
/// "today", "tomorrow", "yesterday", "Tue 16 Sep", "Tue 16 Sep 2024".
std::string nearDay(Date day, Date today);
/// How long ago or how old, roundly: "today", "5 days", "6 weeks", "4 months", "2 years".
std::string age(Date since, Date today);
/// "FK-CP3", "FK-CP3 and FK-CP4", "FK-CP3, FK-CP4 and 2 more".
std::string people(const std::vector<std::string>& codes, std::size_t most = 3);
/// "a, b and c".
std::string list(const std::vector<std::string>& parts);
/// Parts that are not empty, joined by " · ".
std::string dotted(const std::vector<std::string>& parts);

/// Days as a person types them: "2025-09-16", "16/9/2025", "16.9.25", "16 Sep", "16 September 2025", "today",
/// "tomorrow", a weekday
/// ("tue": the next one after today). nullopt for anything else. Without a year: the nearest such day not before
/// `today`.
std::optional<Date> readDay(const std::string& typed, Date today);

} // namespace trellis::phrase
