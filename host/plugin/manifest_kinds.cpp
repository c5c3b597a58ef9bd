// The element <kind>, and what says whose its records are.
#include "plugin/manifest_reader.hpp"

#include "model/error.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace trellis {

void ManifestReader::kind(pugi::xml_node node) {
    attributes(node,
               {"id", "template", "role", "day", "next", "minutes", "due", "family", "audience", "share", "share-full"},
               {"id", "template"});
    KindInfo kind;
    kind.id = name(node, "id");
    onlyOne(node, manifest_.kinds, kind.id);
    kind.plugin = manifest_.id;
    kind.templateId = name(node, "template");
    kind.role = node.attribute("role").as_string("record");
    if (kind.role != "record" && kind.role != "agreement" && kind.role != "not-held")
        refuse(node, fmt::format("role must be record, agreement or not-held, not \"{}\".", kind.role));
    kind.dayItem = nameOrNothing(node, "day");
    kind.nextItem = nameOrNothing(node, "next");
    kind.minutesItem = nameOrNothing(node, "minutes");
    kind.offersDue = yes(node, "due");
    kind.family = nameOrNothing(node, "family");
    audience(node, kind);
    bool reads = false;
    children(node, {{"title", into(kind.title)},
                    {"plural", into(kind.plural)},
                    {"brings", [&](auto child) { brings(child, kind); }},
                    {"parties", [&](auto child) { parties(child, kind); }},
                    {"start", [&](auto child) { start(child, kind); }},
                    {"reads", reading(kind.reads, kind.readsKinds, reads)}});
    if (kind.title.empty()) refuse(node, "<kind> needs a <title>.");
    if (kind.plural.empty()) refuse(node, "<kind> needs a <plural>.");
    manifest_.kinds.push_back(std::move(kind));
}

void ManifestReader::audience(pugi::xml_node node, KindInfo& kind) const {
    const std::string audience = node.attribute("audience").as_string("parties");
    if (audience != "parties" && audience != "author")
        refuse(node, fmt::format("audience must be parties or author, not \"{}\".", audience));
    kind.authorsOwn = audience == "author";
    kind.shareItem = nameOrNothing(node, "share");
    if (kind.authorsOwn && kind.role != "record") refuse(node, "audience=\"author\" goes with role=\"record\" only.");
    if (!kind.authorsOwn && !kind.shareItem.empty())
        refuse(node, "share goes with audience=\"author\": other records are their parties' anyway.");
    kind.shareFull = nameOrNothing(node, "share-full");
    if (kind.shareItem.empty() && !kind.shareFull.empty()) refuse(node, "share-full goes with share.");
}

void ManifestReader::brings(pugi::xml_node node, KindInfo& kind) const {
    if (!kind.authorsOwn) refuse(node, "<brings> goes with audience=\"author\" only.");
    if (kind.brings) refuse(node, "There is more than one <brings> here.");
    attributes(node, {"when", "text", "rows", "cell", "by"}, {"when", "text", "rows", "cell"});
    children(node, {});
    std::string by;
    for (auto& cell : names(node, node.attribute("by").value(), "the id of a cell"))
        by += (by.empty() ? "" : " ") + cell;
    kind.brings = Brings{name(node, "when"), name(node, "text"), name(node, "rows"), name(node, "cell"), by};
}

void ManifestReader::start(pugi::xml_node node, KindInfo& kind) const {
    attributes(node, {"id", "title"}, {"id", "title"});
    KindStart start{name(node, "id"), words(node, "title"), {}};
    onlyOne(node, kind.starts, start.id);
    children(node, {{"set", [&](auto child) {
                         attributes(child, {"item"}, {"item"});
                         for (auto inner : child.children())
                             if (inner.type() == pugi::node_element) refuse(inner, "<set> holds text only.");
                         const auto said = singleSpaced(child.text().get());
                         if (said.empty()) refuse(child, "<set> is empty.");
                         start.set.emplace_back(name(child, "item"), said);
                     }}});
    if (start.set.empty()) refuse(node, "<start> needs a <set item=\"…\">: what the new record starts with.");
    kind.starts.push_back(std::move(start));
}

std::vector<Role> ManifestReader::roles(pugi::xml_node node, const char* attribute) const {
    std::vector<Role> out;
    for (auto& word : names(node, node.attribute(attribute).value(), "a role")) {
        try {
            out.push_back(roleFromText(word));
        } catch (const Error& error) {
            refuse(node, fmt::format("{}: {} {}", attribute, error.message(), error.advice()));
        }
    }
    return out;
}

void ManifestReader::oneOfTwo(pugi::xml_node node, PartyRule& rule, const std::string& does, const char* what,
                              const char* every) const {
    const auto said = [&](const char* who) {
        return names(node, node.attribute((who + ("-" + does)).c_str()).value(), what);
    };
    const auto writers = said("writer"), others = said("named");
    if (rule.named.empty() && !(writers.empty() && others.empty()))
        refuse(node, fmt::format("writer-{0} and named-{0} go with named: alone, one {0} every {1}.", does, every));
    const std::string mark = does == "takes" ? ":" : "-" + does + ":";
    for (auto& one : writers) {
        if (std::ranges::find(others, one) != others.end())
            refuse(node, fmt::format("\"{}\" is for one of the two or for both: leave it out where both of them do.", one));
        rule.answers.push_back("writer" + mark + one);
    }
    for (auto& one : others) rule.answers.push_back("named" + mark + one);
}

void ManifestReader::parties(pugi::xml_node node, KindInfo& kind) const {
    if (kind.role != "record") refuse(node, "<parties> goes with role=\"record\" only.");
    if (kind.parties) refuse(node, "There is more than one <parties> here.");
    attributes(node,
               {"writer", "named", "alone", "begun-by", "named-are", "asks", "answers", "writer-takes", "named-takes",
                "writer-writes", "named-writes", "place"},
               {});
    children(node, {});
    PartyRule rule;
    rule.writer = nameOrNothing(node, "writer");
    rule.named = nameOrNothing(node, "named");
    rule.alone = yes(node, "alone");
    rule.begunBy = roles(node, "begun-by");
    rule.namedAre = roles(node, "named-are");
    rule.asks = names(node, node.attribute("asks").value(), "the id of an item");
    rule.answers = names(node, node.attribute("answers").value(), "the id of a step");
    rule.place = nameOrNothing(node, "place");
    if (rule.named.empty() && (rule.alone || !rule.namedAre.empty()))
        refuse(node, "alone and named-are go with named: the item that says who the other party is.");
    if (rule.asks.empty() != rule.answers.empty())
        refuse(node, "asks and answers go together: who may take which steps.");
    if (kind.authorsOwn && !rule.asks.empty())
        refuse(node, "asks goes with audience=\"parties\": what is its author's own is asked of nobody.");
    // What is for one of the two alone stands among the answers with a word in front (desk/own_steps.hpp).
    oneOfTwo(node, rule, "takes", "the id of a step", "step");
    oneOfTwo(node, rule, "writes", "the id of an item", "answer");
    if (kind.offersDue) refuse(node, "due=\"true\" goes with an agreement: what stands under none is due by no terms.");
    kind.parties = std::move(rule);
}

} // namespace trellis
