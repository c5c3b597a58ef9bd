#include "disclosure/policy.hpp"

#include "model/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <sstream>

namespace trellis {
namespace {

[[noreturn]] void refuse(const std::string& what) {
    throw Error("TR-F40", what, "Nothing was released. A policy may tighten what Trellis asks for, never loosen it.");
}

} // namespace

void checkPolicy(const DisclosurePolicy& policy) {
    if (policy.primaryTo < leastPrimaryTo)
        refuse(fmt::format("Counts from 1 to {} are always hidden; this policy would hide 1 to {} only.",
                           leastPrimaryTo, policy.primaryTo));
    if (policy.primaryTo > 1000 || policy.roundTo < 1 || policy.roundTo > 100)
        refuse("The policy hides or rounds by numbers that make no sense.");
    if (policy.rateFrom < 10) refuse("A rate needs a denominator of 10 or more.");
    if (policy.meanFrom < 8) refuse("A mean needs 8 people or more.");
    if (policy.width < 5) refuse("What is hidden must stay open over a range of 5 or more.");
    if (policy.dominance <= 0 || policy.dominance > 0.6)
        refuse("A line in which one supervisor gives more than 60 % is always hidden.");
    if (policy.dominanceFrom > 8) refuse("Dominance is asked of every line of 8 people or more.");
    if (policy.mostHidden <= 0 || policy.mostHidden > 1.0 / 3 + 1e-9)
        refuse("A table of which more than a third is hidden is always replaced by an account.");
}

DisclosurePolicy strictest(const DisclosurePolicy& a, const DisclosurePolicy& b) {
    DisclosurePolicy both;
    both.primaryTo = std::max(a.primaryTo, b.primaryTo);
    both.roundTo = std::max(a.roundTo, b.roundTo);
    both.rateFrom = std::max(a.rateFrom, b.rateFrom);
    both.meanFrom = std::max(a.meanFrom, b.meanFrom);
    both.width = std::max(a.width, b.width);
    both.dominance = std::min(a.dominance, b.dominance);
    both.dominanceFrom = std::min(a.dominanceFrom, b.dominanceFrom);
    both.mostHidden = std::min(a.mostHidden, b.mostHidden);
    return both;
}

std::string words(const DisclosurePolicy& policy) {
    return fmt::format("Counts from 1 to {} are hidden ({}){}; so is whatever would give them away. Rates need {} or "
                       "more underneath, means {} people or more.",
                       policy.primaryTo, hiddenMarker,
                       policy.roundTo > 1 ? fmt::format(", others rounded to {}", policy.roundTo) : std::string(),
                       policy.rateFrom, policy.meanFrom);
}

DisclosurePolicy policyFromText(const std::string& text) {
    DisclosurePolicy policy;
    std::istringstream in(text);
    for (std::string part; in >> part;) {
        const auto equals = part.find('=');
        const auto name = part.substr(0, equals);
        const auto value = equals == std::string::npos ? std::string() : part.substr(equals + 1);
        double number = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
        if (value.empty() || read.ec != std::errc() || read.ptr != value.data() + value.size())
            refuse(fmt::format("\"{}\" is not of the form name=number.", part));
        const auto whole = [&](int& member) {
            if (number != static_cast<int>(number)) refuse(fmt::format("{} is a whole number.", name));
            member = static_cast<int>(number);
        };
        if (name == "primary-to")
            whole(policy.primaryTo);
        else if (name == "round-to")
            whole(policy.roundTo);
        else if (name == "rate-from")
            whole(policy.rateFrom);
        else if (name == "mean-from")
            whole(policy.meanFrom);
        else if (name == "width")
            whole(policy.width);
        else if (name == "dominance")
            policy.dominance = number;
        else if (name == "dominance-from")
            whole(policy.dominanceFrom);
        else if (name == "most-hidden")
            policy.mostHidden = number;
        else
            refuse(fmt::format("A policy has no \"{}\". It has primary-to, round-to, rate-from, mean-from, width, "
                               "dominance, dominance-from and most-hidden.",
                               name));
    }
    checkPolicy(policy);
    return policy;
}

int rounded(int count, const DisclosurePolicy& policy) {
    return (count + policy.roundTo / 2) / policy.roundTo * policy.roundTo;
}

} // namespace trellis
