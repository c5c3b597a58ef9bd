#include "overlay/operation_reader.hpp"

#include <algorithm>

namespace trellis::detail {

OverlayOperation OperationReader::read(const XmlElement& element) {
    OverlayOperation out;
    out.place = element.place;
    const auto& name = element.name;
    if (name != "add") itemId(element, out);
    if (name == "relabel") out.verb = OverlayVerb::Relabel, relabel(element, out);
    if (name == "rehelp") out.verb = OverlayVerb::Rehelp, words(element, "help", out);
    if (name == "hide") out.verb = OverlayVerb::Hide, hide(element, out);
    if (name == "add") out.verb = OverlayVerb::Add, add(element, out);
    if (name == "move") out.verb = OverlayVerb::Move, move(element, out);
    if (name == "translate") out.verb = OverlayVerb::Translate, translate(element, out);
    if (name == "require") out.verb = OverlayVerb::Require, require(element, out);
    if (name == "narrow") out.verb = OverlayVerb::Narrow, narrow(element, out);
    return out;
}

void OperationReader::itemId(const XmlElement& element, OverlayOperation& out) {
    auto* given = element.attribute("item");
    out.item = given ? given->value : "";
    if (!given)
        state_.log.error(element.place, "TR-T06", "This <" + element.name + "> does not say which item it is about.",
                         "Add item=\"…\", the id of a question.");
    else if (!idShape(out.item))
        state_.log.error(state_.document.at(*given), "TR-T08", "'" + out.item + "' cannot be an id.",
                         "Ids are small letters, digits and '-', in parts joined by '.', such as session.date.");
}

void OperationReader::part(OverlayOperation& out, std::string property, std::string was, std::string now,
                           const XmlElement& element) {
    if (was == now)
        state_.log.error(element.place, "TR-O08", "This changes nothing: what it was and what it becomes are the same.",
                         "Correct one of the two, or take it out.");
    out.parts.push_back({std::move(property), std::move(was), std::move(now), element.place});
}

std::string OperationReader::quoted(const XmlElement& element) {
    auto* was = element.child("was");
    if (!was)
        state_.log.error(element.place, "TR-O07", "This <" + element.name + "> does not quote what it replaces.",
                         "Add <was>…</was> with the present words; <was/> where there are none.");
    return was ? was->text : "";
}

void OperationReader::words(const XmlElement& element, const char* name, OverlayOperation& out) {
    auto* now = element.child(name);
    if (!now)
        return state_.log.error(element.place, "TR-O08",
                                "This <" + element.name + "> does not say the new words.",
                                "Add <" + std::string(name) + ">…</" + name + ">.");
    part(out, name, quoted(element), now->text, *now);
}

void OperationReader::relabel(const XmlElement& element, OverlayOperation& out) {
    bool options = false;
    for (auto& child : element.children) {
        if (child.name != "option") continue;
        options = true;
        auto* code = child.attribute("code");
        if (!code || !codeShape(code->value)) {
            state_.log.error(child.place, "TR-T12", "This option does not say its code.", "Add code=\"…\".");
            continue;
        }
        const auto property = "option:" + code->value;
        auto same = [&](auto& one) { return one.property == property; };
        if (std::any_of(out.parts.begin(), out.parts.end(), same))
            state_.log.error(state_.document.at(*code), "TR-T12",
                             "The option '" + code->value + "' stands here twice.", "Keep one of them.");
        auto* label = child.child("label");
        if (!label || label->text.empty())
            state_.log.error(child.place, "TR-O08", "This <option> does not say the new words.",
                             "Add <label>…</label>.");
        else
            part(out, property, quoted(child), label->text, child);
    }
    if (options && !element.child("label") && !element.child("was")) return;
    if (auto* label = element.child("label"); label && label->text.empty())
        return state_.log.error(label->place, "TR-O08", "A question cannot lose its words.", "Write the new ones.");
    words(element, "label", out);
}

void OperationReader::hide(const XmlElement& element, OverlayOperation& out) {
    auto was = quoted(element);
    if (was.empty() && element.child("was"))
        state_.log.error(element.child("was")->place, "TR-O07", "This <hide> does not quote what it hides.",
                         "Write the question's present words into <was>.");
    out.parts.push_back({"not-asked", std::move(was), "", element.place});
}

std::optional<OverlaySpot> OperationReader::spot(const XmlElement& element) {
    std::optional<OverlaySpot> out;
    int given = 0;
    for (auto [name, side] : {std::pair{"after", OverlaySpot::Side::After},
                              {"before", OverlaySpot::Side::Before},
                              {"first-in", OverlaySpot::Side::FirstIn}})
        if (auto* one = element.attribute(name)) {
            ++given;
            out = OverlaySpot{side, one->value};
            if (!idShape(one->value))
                state_.log.error(state_.document.at(*one), "TR-T08", "'" + one->value + "' cannot be an id.",
                                 "Name an item or, with first-in, a section or table.");
        }
    if (given != 1)
        state_.log.error(element.place, "TR-O09",
                         given ? "This <" + element.name + "> names two places." : "This <" + element.name + "> does not say where.",
                         "Write one of after=\"…\", before=\"…\" and first-in=\"…\".");
    return given == 1 ? out : std::nullopt;
}

void OperationReader::ownId(const XmlElement& item) {
    auto* id = item.attribute("id");
    if (!id || !idShape(id->value)) return; // the reader of items says so
    if (!overlay_.locality.empty() && !id->value.starts_with(overlay_.locality + ":"))
        state_.log.error(state_.document.at(*id), "TR-O10", "'" + id->value + "' is not an id of this locality's own.",
                         "Call it '" + overlay_.locality + ":" + id->value.substr(id->value.find(':') + 1) +
                             "', so that no other place and no later core can mean something else by it.");
}

void OperationReader::add(const XmlElement& element, OverlayOperation& out) {
    if (auto where = spot(element)) out.spot = *where;
    for (auto& child : element.children) {
        if (child.name != "item" && child.name != "rows") continue;
        readItem(child, state_); // says what is wrong with it; the resolved template reads it again
        ownId(child);
        for (auto& cell : child.children)
            if (cell.name == "item") ownId(cell);
        out.added.push_back(child);
    }
    if (out.added.empty())
        state_.log.error(element.place, "TR-O08", "This <add> adds nothing.", "Write an <item> or <rows> into it.");
}

void OperationReader::move(const XmlElement& element, OverlayOperation& out) {
    auto where = spot(element);
    auto* was = element.attribute("was");
    auto from = was ? overlaySpotFromText(was->value) : std::nullopt;
    if (!from)
        state_.log.error(was ? state_.document.at(*was) : element.place, "TR-O07",
                         "This <move> does not say where the item stood.",
                         "Write was=\"after ID\" or was=\"first-in ID\".");
    if (!where || !from) return;
    if (where->id == out.item)
        return state_.log.error(element.place, "TR-O09", "'" + out.item + "' cannot be placed by itself.",
                                "Name another item.");
    part(out, "place", text(*from), text(*where), element);
}

void OperationReader::translate(const XmlElement& element, OverlayOperation& out) {
    auto* lang = element.attribute("lang");
    auto* label = element.child("label");
    const auto was = quoted(element);
    if (!lang || lang->value.size() < 2)
        return state_.log.error(element.place, "TR-T27", "This translation does not say its language.",
                                "Write lang=\"cy\" for Welsh, for example.");
    if (!label || label->text.empty())
        return state_.log.error(element.place, "TR-T27", "This translation has no label.", "Add <label>…</label>.");
    // A name or a number may read the same in both languages, so equal words are fine here.
    out.parts.push_back({"translation:" + lang->value, was, label->text, element.place});
    if (auto* help = element.child("help"))
        out.parts.push_back({"translation-help:" + lang->value, "", help->text, help->place});
    const auto follows = [&](const char* what, const XmlElement& words, const std::string& which = {}) {
        out.parts.push_back({"translation-" + std::string(what) + ":" + lang->value + (which.empty() ? "" : ":" + which),
                             "", words.text, words.place});
    };
    for (auto& child : element.children)
        if (child.name == "option") {
            if (!child.attribute("code"))
                state_.log.error(child.place, "TR-T12", "This option does not say its code.", "Add code=\"…\".");
            follows("option", child, child.value("code"));
        } else if (child.name == "anchor") {
            if (!child.attribute("value"))
                state_.log.error(child.place, "TR-T27", "This anchor does not say its value.", "Add value=\"…\".");
            follows("anchor", child, child.value("value"));
        } else if (child.name == "constraint-message") {
            follows("message", child);
        } else if (child.name == "add") {
            follows("add", child);
        }
}

void OperationReader::require(const XmlElement& element, OverlayOperation& out) {
    auto* was = element.attribute("was");
    if (!was)
        state_.log.error(element.place, "TR-O07", "This <require> does not quote the rule it adds to.",
                         "Write was=\"\" where the item was not required, or the present rule.");
    auto* rule = element.attribute("rule");
    part(out, "required", was ? was->value : "", rule ? rule->value : "true", element);
}

void OperationReader::narrow(const XmlElement& element, OverlayOperation& out) {
    for (auto& child : element.children) {
        auto* was = child.attribute("was");
        if (!was)
            state_.log.error(child.place, "TR-O07", "This <" + child.name + "> does not quote what it narrows.",
                             "Add was=\"…\" with the present value; was=\"\" where there is none.");
        if (child.text.empty()) {
            state_.log.error(child.place, "TR-O08", "This <" + child.name + "> is empty.", "Write the narrower value.");
            continue;
        }
        part(out, child.name, was ? was->value : "", child.text, child);
        if (auto* message = child.attribute("message"))
            out.parts.push_back({"constraint-message", "", message->value, child.place});
    }
    if (element.children.empty())
        state_.log.error(element.place, "TR-O08", "This <narrow> narrows nothing.",
                         "Write <class>, <offer>, <constraint> or <relevant> into it.");
}

} // namespace trellis::detail
