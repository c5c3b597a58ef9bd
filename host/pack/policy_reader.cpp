#include "pack/policy_reader.hpp"

#include "model/error.hpp"
#include "pack/at_attributes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {
namespace {

const std::vector<std::string> triggers{"end-of-agreement", "last-contact", "owner", "end-of-programme",
                                        "end-of-study"};
const std::vector<std::string> actions{"review", "destroy", "transfer"};
const std::vector<std::string> outsiders{"meta-supervisor", "service-lead", "auditor"};

class Reader : AtAttributes {
public:
    Reader(const XmlDocument& document, LintLog& log)
        : AtAttributes(document, log) {}

    Policies read(const XmlElement& element) {
        for (auto& child : element.children) {
            if (child.name == "cadence") cadence(child);
            if (child.name == "target") target(child);
            if (child.name == "sees") sees(child);
            if (child.name == "suppression") suppression(child);
            if (child.name == "retention") retention(child);
            if (child.name == "hold") hold(child);
        }
        return std::move(out_);
    }

private:
    /// A whole number between the two, both included; nullopt when the attribute is not there or was said to be wrong.
    std::optional<int> number(const XmlElement& element, const char* attribute, int low, int high) {
        auto* found = element.attribute(attribute);
        if (!found) return std::nullopt;
        const auto& text = found->value;
        if (!text.empty() && text.size() <= 5 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
            if (const int value = std::stoi(text); value >= low && value <= high) return value;
        wrong(element, attribute, fmt::format("'{}' must be a whole number from {} to {}, not '{}'.", attribute, low,
                                              high, text));
        return std::nullopt;
    }

    bool oneOf(const XmlElement& element, const char* attribute, const std::vector<std::string>& known) {
        const auto value = element.value(attribute);
        if (value.empty() || std::ranges::find(known, value) != known.end()) return !value.empty();
        auto suggestion = didYouMean(value, known);
        if (suggestion.empty()) suggestion = "There are " + inWords(known) + ".";
        wrong(element, attribute, fmt::format("'{}' is no {} that is known here.", value, attribute), suggestion);
        return false;
    }

    void cadence(const XmlElement& element) {
        out_.cadence.days = number(element, "days", 1, 366);
        out_.cadence.graceDays = number(element, "grace", 0, 60);
        out_.cadence.neverAfter = number(element, "never-after", 0, 366);
        out_.cadence.settlingIn = number(element, "settling-in", 0, 366);
    }

    void target(const XmlElement& element) {
        const auto figure = element.value("figure");
        const auto percent = number(element, "percent", 0, 100);
        if (out_.targets.contains(figure))
            wrong(element, "figure", fmt::format("The figure '{}' has two targets.", figure), "Keep one.", "TR-L12");
        if (percent) out_.targets[figure] = *percent;
    }

    void sees(const XmlElement& element) {
        if (!oneOf(element, "role", outsiders)) return;
        const Role role = roleFromText(element.value("role"));
        ClassSet classes;
        try {
            classes = ClassSet::parse(element.value("classes"));
        } catch (const Error& error) {
            return wrong(element, "classes", error.message(), error.advice());
        }
        const ClassSet core = VisibilityFloor().seenBy(role);
        if (!((classes | core) == core))
            return wrong(element, "classes",
                         fmt::format("This would let the {} see more than the core does ({}).", text(role), core.text()),
                         "A locality can take away and never give: leave out what the core hides.", "TR-L13");
        out_.floor.tighten(role, classes);
    }

    /// At least (or, for `most`, at most) the core's own value.
    void stricter(const XmlElement& element, const char* attribute, int& value, int far, bool most = false) {
        const auto given = number(element, attribute, 0, 99999);
        if (!given) return;
        const bool looser = most ? *given > value : *given < value;
        if (looser)
            return wrong(element, attribute,
                         fmt::format("'{}' is {} here and {} in the core: this would show more.", attribute, *given,
                                     value),
                         "A locality can protect more, not less.", "TR-L13");
        if (most ? *given < far : *given > far)
            return wrong(element, attribute,
                         fmt::format("With '{}' at {} no figure could ever be shown.", attribute, *given));
        value = *given;
    }

    void suppression(const XmlElement& element) {
        auto& rule = out_.suppression;
        stricter(element, "smallest-shown", rule.smallestShown, 1000);
        stricter(element, "smallest-denominator", rule.smallestDenominator, 1000);
        stricter(element, "smallest-people", rule.smallestPeople, 1000);
        stricter(element, "dominance", rule.dominance, 10, true);
        stricter(element, "remember-months", rule.rememberMonths, 600);
    }

    std::vector<std::string> classes(bool all) const {
        std::vector<std::string> known;
        for (auto& rule : coreRetention()) known.push_back(rule.of);
        if (all) known.push_back("*");
        return known;
    }

    /// "6 years", "18 months", "at once", "owner decides".
    std::optional<int> months(const XmlElement& element) {
        const auto period = element.value("period");
        if (period == "at once" || period == "owner decides") return 0;
        int count = 0, used = 0;
        char unit[8] = {};
        if (std::sscanf(period.c_str(), "%3d %7[a-z]%n", &count, unit, &used) == 2 &&
            std::size_t(used) == period.size() && count > 0) {
            const std::string word = unit;
            if (word == "year" || word == "years") return count * 12;
            if (word == "month" || word == "months") return count;
        }
        if (!period.empty())
            wrong(element, "period", fmt::format("'{}' is not a period.", period),
                  "Write \"6 years\", \"18 months\", \"at once\" or \"owner decides\".");
        return std::nullopt;
    }

    void retention(const XmlElement& element) {
        const bool fits = oneOf(element, "of", classes(false)) & oneOf(element, "trigger", triggers) &
                          oneOf(element, "action", actions);
        const auto after = months(element);
        if (!fits || !after) return;
        RetentionRule rule{element.value("of"), element.value("trigger"), *after, element.value("action"),
                           element.value("authority")};
        if (std::ranges::find(out_.retention, rule.of, &RetentionRule::of) != out_.retention.end())
            return wrong(element, "of", fmt::format("There are two rules for {}.", rule.of), "Keep one.", "TR-L12");
        out_.retention.push_back(std::move(rule));
    }

    void hold(const XmlElement& element) {
        const auto since = Date::fromIso(element.value("since"));
        if (!since && element.attribute("since"))
            wrong(element, "since", fmt::format("'{}' is not a day.", element.value("since")),
                  "Write it as 2025-09-16.");
        if (oneOf(element, "of", classes(true)) && since)
            out_.holds.push_back({element.value("of"), *since, element.value("authority"), element.text});
    }

    Policies out_;
};

} // namespace

Policies readPolicies(const XmlElement& element, const XmlDocument& document, LintLog& log) {
    return Reader(document, log).read(element);
}

} // namespace trellis
