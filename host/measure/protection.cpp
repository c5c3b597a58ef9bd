#include "measure/protection.hpp"

#include <fmt/format.h>

#include <cmath>

namespace trellis {
namespace {

/// Percentages out of fewer than this are written as "3 of 4" (domain.md 5.7).
constexpr double smallDenominator = 10;

bool whole(double value) { return value == std::floor(value); }

std::string number(double value) {
    auto text = fmt::format("{:.1f}", std::round(value * 10) / 10);
    return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

class AsItIs final : public Protection {
public:
    FigureAnswer protect(const RawAnswer& raw) const override {
        FigureAnswer out;
        out.exclusions = raw.exclusions;
        out.target = raw.target;
        for (auto& one : raw.figures) {
            out.figures.push_back(one.figure);
            out.figures.back().shown = written(one.figure, raw.unit);
        }
        return out;
    }
};

} // namespace

std::string written(const Figure& figure, Unit unit) {
    if (!figure.value) return "no value";
    const double value = *figure.value, denominator = figure.denominator.value_or(0);
    switch (unit) {
    case Unit::Percent:
        if (denominator < smallDenominator && whole(denominator) && whole(figure.numerator.value_or(0.5)))
            return fmt::format("{} of {}", number(*figure.numerator), number(denominator));
        return fmt::format("{:.0f} %", value);
    case Unit::Minutes:
        return number(value) + (value == 1 ? " minute" : " minutes");
    case Unit::Days:
        return number(value) + (value == 1 ? " day" : " days");
    case Unit::Count:
    case Unit::Plain:
        break;
    }
    return number(value);
}

const Protection& asItIs() {
    static const AsItIs one;
    return one;
}

} // namespace trellis
