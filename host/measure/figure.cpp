#include "measure/figure.hpp"

#include <array>
#include <type_traits>
#include <utility>

namespace trellis {
namespace {

constexpr std::array periods{std::pair{Period::Month, "month"}, std::pair{Period::Quarter, "quarter"},
                             std::pair{Period::Year, "year"}, std::pair{Period::Whole, "whole"}};
constexpr std::array units{std::pair{Unit::Percent, "percent"}, std::pair{Unit::Minutes, "minutes"},
                           std::pair{Unit::Days, "days"}, std::pair{Unit::Count, "count"},
                           std::pair{Unit::Plain, "value"}};
constexpr std::array ways{std::pair{Reduce::Sum, "sum"}, std::pair{Reduce::Once, "once"},
                          std::pair{Reduce::Last, "last"}};

template <class Names> auto named(const Names& names, std::string_view text) {
    using Code = std::remove_cv_t<decltype(Names::value_type::first)>;
    for (auto& [code, name] : names)
        if (text == name) return std::optional<Code>(code);
    return std::optional<Code>();
}

} // namespace

std::string text(Period period) { return periods[static_cast<std::size_t>(period)].second; }
std::string text(Unit unit) { return units[static_cast<std::size_t>(unit)].second; }
std::string text(Reduce reduce) { return ways[static_cast<std::size_t>(reduce)].second; }
std::optional<Period> periodFromText(std::string_view text) { return named(periods, text); }
std::optional<Unit> unitFromText(std::string_view text) { return named(units, text); }
std::optional<Reduce> reduceFromText(std::string_view text) { return named(ways, text); }

} // namespace trellis
