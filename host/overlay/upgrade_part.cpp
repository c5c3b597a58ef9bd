#include "overlay/upgrade_part.hpp"

#include <algorithm>

namespace trellis::detail {
namespace {

using enum UpgradeState;

std::string quote(const std::string& text) { return text.empty() ? "nothing" : "“" + text + "”"; }

bool retired(FormTree& form, const std::string& id) { return form.property(id, "retired") == "true"; }

std::string parentOf(FormTree& form, const std::string& id) {
    auto found = form.find(id);
    return found ? found.parent->value("id") : "";
}

/// Items on both sides of `id`, among those that stand in its section in both forms and are asked in the new one. What
/// the core retires leaves its place, as far as a reader of the form can see.
std::pair<std::string, std::string> neighbours(const std::string& id, FormTree& in, FormTree& was, FormTree& now) {
    const auto before = was.siblings(id), after = now.siblings(id);
    auto common = [&](const std::string& one) {
        return std::find(before.begin(), before.end(), one) != before.end() &&
               std::find(after.begin(), after.end(), one) != after.end() && (one == id || !retired(now, one));
    };
    std::pair<std::string, std::string> out;
    bool passed = false;
    for (auto& one : in.siblings(id)) {
        if (!common(one)) continue;
        if (one == id)
            passed = true;
        else if (!passed)
            out.first = one;
        else if (out.second.empty())
            out.second = one;
    }
    return out;
}

/// Can something still be placed by what it names?
UpgradeState anchorState(const OverlaySpot& spot, FormTree& was, FormTree& now, const std::vector<std::string>& added,
                         std::string& sentence) {
    if (std::find(added.begin(), added.end(), spot.id) != added.end()) return Clean;
    if (!now.find(spot.id)) {
        sentence = "'" + spot.id + "', by which it is placed, is gone.";
        return Broken;
    }
    if (spot.side != OverlaySpot::Side::FirstIn && parentOf(was, spot.id) != parentOf(now, spot.id)) {
        sentence = "'" + spot.id + "', by which it is placed, stands in another section now.";
        return Review;
    }
    if (retired(now, spot.id) && !retired(was, spot.id)) {
        sentence = "'" + spot.id + "', by which it is placed, is asked no more.";
        return Review;
    }
    return Clean;
}

/// Whether `id` already stands where `spot` says.
bool standsThere(const std::string& id, const OverlaySpot& spot, FormTree& form) {
    if (spot.side == OverlaySpot::Side::Before) {
        auto all = form.siblings(id);
        auto at = std::find(all.begin(), all.end(), id);
        return at != all.end() && at + 1 != all.end() && *(at + 1) == spot.id;
    }
    return form.property(id, "place") == text(spot);
}

void comparePlace(UpgradeLine& line, FormTree& was, FormTree& now, const std::vector<std::string>& added) {
    const auto spot = overlaySpotFromText(line.ours).value_or(OverlaySpot{});
    if (standsThere(line.item, spot, now)) {
        line.fallsAway = true;
        line.sentence = "The core has it there now too.";
        return;
    }
    line.state = anchorState(spot, was, now, added, line.sentence);
    if (line.state == Clean && movedByCore(line.item, was, now)) {
        line.state = Review;
        line.sentence = "The core moved '" + line.item + "' as well.";
    }
}

/// Words, rules, choices: one value against two.
void compareValue(UpgradeLine& line, FormTree& was, FormTree& now) {
    const auto before = was.property(line.item, line.property), after = now.property(line.item, line.property);
    const auto same = [&](const std::string& a, const std::string& b) { return FormTree::same(line.property, a, b); };
    if (same(after, line.ours)) {
        line.fallsAway = true;
        line.sentence = "The core says the same now.";
    } else if (!same(before, after)) {
        line.state = Review;
        line.sentence = "The core changed it as well, from " + quote(before) + " to " + quote(after) + ".";
    }
}

/// What is translated or hidden is the question: it is touched when the question's words are, or the core's own
/// translation into that language.
void compareQuestion(UpgradeLine& line, FormTree& was, FormTree& now) {
    const bool translation = line.property != "not-asked";
    const auto own = now.property(line.item, line.property);
    if (line.coreWas != line.coreNow) {
        line.state = Review;
        line.sentence = translation ? "The question that is translated here was changed by the core."
                                    : "The question that is hidden here was changed by the core.";
    } else if (translation && own == line.ours) {
        line.fallsAway = true;
        line.sentence = "The core has the same translation now.";
    } else if (translation && was.property(line.item, line.property) != own) {
        line.state = Review;
        line.sentence = "The core translates it as well now: " + quote(own) + ".";
    }
}

} // namespace

bool movedByCore(const std::string& id, FormTree& was, FormTree& now) {
    if (parentOf(was, id) != parentOf(now, id)) return true;
    const auto before = neighbours(id, was, was, now), after = neighbours(id, now, was, now);
    return before.first != after.first && before.second != after.second;
}

UpgradeLine comparePart(const OverlayOperation& operation, const Alteration& part, FormTree& was, FormTree& now,
                        const std::vector<std::string>& added) {
    UpgradeLine line;
    line.verb = operation.verb;
    line.item = operation.item;
    line.property = part.property;
    line.ours = part.now;
    const bool question = part.property == "not-asked" || part.property.starts_with("translation:");
    const auto shown = question ? std::string("label") : part.property;
    line.coreWas = was.property(line.item, shown);
    if (!now.find(line.item)) {
        line.state = Broken;
        line.sentence = "'" + line.item + "' is gone from the core.";
        return line;
    }
    line.coreNow = now.property(line.item, shown);
    if (retired(now, line.item) && !retired(was, line.item)) {
        line.state = Broken;
        line.sentence = "The core asks '" + line.item + "' no more.";
    } else if (part.property.starts_with("option:") && line.coreNow.empty()) {
        line.state = Broken;
        line.sentence = "The core dropped the choice '" + part.property.substr(7) + "'.";
    } else if (part.property == "place") {
        comparePlace(line, was, now, added);
    } else if (question) {
        compareQuestion(line, was, now);
    } else {
        compareValue(line, was, now);
    }
    return line;
}

UpgradeLine compareAddition(const OverlayOperation& operation, FormTree& was, FormTree& now,
                            const std::vector<std::string>& added) {
    UpgradeLine line;
    line.verb = OverlayVerb::Add;
    line.item = operation.added.empty() ? "" : operation.added.front().value("id");
    line.property = "added";
    line.coreWas = was.find(operation.spot.id) ? text(operation.spot) : "";
    line.coreNow = now.find(operation.spot.id) ? text(operation.spot) : "";
    for (auto& item : operation.added) line.ours += (line.ours.empty() ? "" : " · ") + childText(item, "label");
    line.state = anchorState(operation.spot, was, now, added, line.sentence);
    for (auto& item : operation.added)
        if (now.find(item.value("id"))) {
            line.state = Broken;
            line.sentence = "The core has an item '" + item.value("id") + "' of its own now.";
        }
    return line;
}

} // namespace trellis::detail
