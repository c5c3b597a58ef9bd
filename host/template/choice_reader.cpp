#include "template/choice_reader.hpp"

#include "model/error.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace trellis {
namespace {

std::optional<double> number(std::string_view text) {
    double value = 0;
    auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (trouble != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// The list named by the item, from the file itself, from those already used, or from where lists are kept.
const CodeList* listFor(const XmlAttribute& named, ReadingState& state) {
    if (auto used = state.lists.find(named.value); used != state.lists.end()) return &used->second;
    std::optional<CodeList> found;
    if (auto here = state.embedded.find(named.value); here != state.embedded.end()) found = here->second;
    try {
        if (!found && state.source) found = state.source(named.value);
    } catch (const Error& error) {
        state.log.error(state.document.at(named), error.code(), error.message(), error.advice());
        return nullptr;
    }
    if (!found) {
        std::vector<std::string> known;
        for (auto& [id, list] : state.embedded) known.push_back(id);
        for (auto& [id, list] : state.lists) known.push_back(id);
        auto near = didYouMean(named.value, known);
        state.log.error(state.document.at(named), "TR-T13", "There is no code list '" + named.value + "'.",
                        near.empty() ? "Lists are found by id, as code-lists/" + named.value + ".xml beside the forms."
                                     : near);
        return nullptr;
    }
    return &state.lists.emplace(named.value, std::move(*found)).first->second;
}

void readOwnOptions(const XmlElement& element, Item& item, ReadingState& state) {
    for (auto& child : element.children) {
        if (child.name != "option") continue;
        auto* code = child.attribute("code");
        if (!code || !codeShape(code->value)) {
            state.log.error(code ? state.document.at(*code) : child.place, "TR-T12",
                            code ? "'" + code->value + "' cannot be a code." : "This option has no code.",
                            "Codes are letters, digits, '-', '_', '.' and '/', at most 64, and never change.");
            continue;
        }
        auto same = [&](const Option& other) { return other.code == code->value; };
        if (std::any_of(item.options.begin(), item.options.end(), same))
            state.log.error(state.document.at(*code), "TR-T12", "The option '" + code->value + "' stands here twice.",
                            "Give one of them another code.");
        if (child.text.empty())
            state.log.error(child.place, "TR-T12", "The option '" + code->value + "' has no words.",
                            "Write them into the element.");
        item.options.push_back({code->value, child.text});
    }
}

} // namespace

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> out;
    for (bool inside = false; char c : text) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!space && !inside) out.emplace_back();
        if (!space) out.back() += c;
        inside = !space;
    }
    return out;
}

/// Which codes of its list an item offers; the others stay known, so that their words can be read.
void readOffer(const XmlElement& element, Item& item, ReadingState& state) {
    auto* given = element.attribute("offer");
    if (!given) return;
    std::vector<std::string> known, wanted = wordsOf(given->value);
    for (auto& option : item.options) known.push_back(option.code);
    auto in = [](const std::vector<std::string>& codes, const std::string& code) {
        return std::find(codes.begin(), codes.end(), code) != codes.end();
    };
    for (auto& code : wanted)
        if (!known.empty() && !in(known, code))
            state.log.error(state.document.at(*given), "TR-T12",
                            "'" + code + "' cannot be offered: it is no code of '" + item.list + "'.",
                            didYouMean(code, known));
    std::erase_if(item.options, [&](auto& option) { return !in(wanted, option.code); });
    for (auto& option : item.options) item.offer.push_back(option.code);
    if (item.offer.empty() && !known.empty())
        state.log.error(state.document.at(*given), "TR-T12", "'" + item.id + "' offers nothing to choose.",
                        "Name at least one code of '" + item.list + "'.");
}

void readOptions(const XmlElement& element, Item& item, ReadingState& state) {
    const bool choice = item.type == ItemType::Choice || item.type == ItemType::Choices;
    auto* option = element.child("option");
    if (!choice) {
        if (option)
            state.log.error(option->place, "TR-T12", "An item of type " + text(item.type) + " has no options.",
                            "Only choice and choices have them.");
        return;
    }
    auto* named = element.attribute("list");
    if (named && option) {
        state.log.error(option->place, "TR-T12", "'" + item.id + "' has options of its own and a code list.",
                        "Keep one of the two.");
    } else if (named) {
        item.list = named->value;
        if (auto* list = listFor(*named, state))
            for (auto& entry : list->codes)
                if (!entry.retired) item.options.push_back({entry.code, entry.label});
        readOffer(element, item, state);
    } else if (option) {
        readOwnOptions(element, item, state);
        if (auto* offer = element.attribute("offer"))
            state.log.error(state.document.at(*offer), "TR-T12", "'offer' chooses from a code list, and '" + item.id +
                                "' has options of its own.", "Leave out the options that are not offered.");
    } else {
        state.log.error(element.place, "TR-T12", "'" + item.id + "' has nothing to choose from.",
                        "Add <option code=\"…\">…</option> or list=\"…\".");
    }
}

void readScale(const XmlElement& element, Item& item, ReadingState& state) {
    if (item.type != ItemType::Scale) {
        if (auto* anchor = element.child("anchor"))
            state.log.error(anchor->place, "TR-T15", "An item of type " + text(item.type) + " has no anchors.",
                            "Only a scale has them.");
        return;
    }
    bool clear = true;
    auto bound = [&](const char* name, double otherwise) {
        auto* given = element.attribute(name);
        if (!given) return otherwise;
        if (auto value = number(given->value)) return *value;
        state.log.error(state.document.at(*given), "TR-T15", "'" + given->value + "' is not a number.",
                        "Write 0, 4 or 0.5, for example.");
        clear = false;
        return otherwise;
    };
    item.min = bound("min", 0), item.max = bound("max", 4), item.step = bound("step", 1);
    const double points = (item.max - item.min) / item.step;
    auto on = [&](double value) { return std::abs(value - std::round(value)) < 1e-9; };
    if (!clear) return;
    if (!(item.min < item.max) || !(item.step > 0) || !on(points) || points > 100) {
        auto* given = element.attribute(item.min < item.max ? "step" : "max");
        state.log.error(given ? state.document.at(*given) : element.place, "TR-T15",
                        "The scale from " + shortest(item.min) + " to " + shortest(item.max) + " in steps of " +
                            shortest(item.step) + " does not work.",
                        "It needs min below max, and a step that leads from one to the other in at most 100 steps.");
        return;
    }
    for (auto& child : element.children) {
        if (child.name != "anchor") continue;
        auto* given = child.attribute("value");
        auto value = given ? number(given->value) : std::nullopt;
        auto same = [&](const Anchor& other) { return value && other.value == *value; };
        if (!value || *value < item.min || *value > item.max || !on((*value - item.min) / item.step))
            state.log.error(given ? state.document.at(*given) : child.place, "TR-T15",
                            given ? "'" + given->value + "' is not a point of this scale."
                                  : "This anchor does not say its value.",
                            "The scale goes from " + shortest(item.min) + " to " + shortest(item.max) + ".");
        else if (std::any_of(item.anchors.begin(), item.anchors.end(), same))
            state.log.error(state.document.at(*given), "TR-T15", "The point " + given->value + " has two anchors.",
                            "Keep one of them.");
        else if (child.text.empty())
            state.log.error(child.place, "TR-T15", "The anchor at " + given->value + " has no words.",
                            "Write them into the element.");
        else
            item.anchors.push_back({*value, child.text});
    }
    std::sort(item.anchors.begin(), item.anchors.end(), [](auto& a, auto& b) { return a.value < b.value; });
}

} // namespace trellis
