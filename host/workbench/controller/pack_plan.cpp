#include "workbench/controller/pack_plan.hpp"

#include "workbench/controller/library.hpp"
#include "workbench/controller/phrase.hpp"

#include <algorithm>
#include <array>

namespace trellis {
namespace {

struct Area {
    const char *name, *title, *one, *many;
};
constexpr std::array areas{
    Area{"form", "Forms", "in forms", "in forms"}, Area{"code list", "Lists of choices", "in lists", "in lists"},
    Area{"plugin", "Plugins", "in plugins", "in plugins"}, Area{"policy", "Rules", "in rules", "in rules"}};

std::string quoted(const std::string& text) { return "“" + text + "”"; }

ChangeWords wordsOf(const PackChange& change) {
    ChangeWords out;
    const auto& item = change.item;
    if (change.area == "form")
        out.head = item.empty() ? (change.what == "added" ? "A form of its own" : "The form: " + change.what)
                                : quoted(item) + ": " + change.what;
    else if (change.area == "code list")
        out.head = quoted(change.of) + (item.empty() ? "" : ", " + quoted(item)) + ": " + change.what;
    else
        out.head = change.of + (item.empty() ? "" : " · " + item);
    out.was = change.was;
    out.now = change.now;
    out.meaning = change.meaning;
    out.reason = change.reason;
    return out;
}

std::string whole(const LintMessage& message) {
    return message.message + (message.suggestion.empty() ? "" : " " + message.suggestion) + " (" + message.code + ")";
}

} // namespace

std::vector<ChangeGroup> changeGroups(const std::vector<PackChange>& changes,
                                      const std::function<std::string(const std::string&)>& title) {
    std::vector<ChangeGroup> out;
    const auto group = [&](const std::string& name) -> ChangeGroup& {
        const auto found = std::ranges::find(out, name, &ChangeGroup::title);
        return found != out.end() ? *found : out.emplace_back(ChangeGroup{name, {}});
    };
    for (auto& area : areas)
        for (auto& change : changes)
            if (change.area == area.name)
                group(change.area == "form" ? "Form: " + title(change.of) : area.title)
                    .changes.push_back(wordsOf(change));
    for (auto& change : changes) // of a later core: shown, whatever it is called
        if (std::ranges::none_of(areas, [&](auto& area) { return change.area == area.name; }))
            group(change.area).changes.push_back(wordsOf(change));
    return out;
}

std::string changeSummary(const std::vector<PackChange>& changes) {
    if (changes.empty()) return "It differs from the core in nothing.";
    std::vector<std::string> parts;
    for (auto& area : areas)
        if (const auto count = std::ranges::count(changes, std::string(area.name), &PackChange::area))
            parts.push_back(phrase::count(static_cast<int>(count), area.one, area.many));
    return phrase::count(static_cast<int>(changes.size()), "difference", "differences") + " from the core" +
           (parts.empty() ? "." : ": " + phrase::list(parts) + ".");
}

PackPlan packPlan(const PackPreview& preview, const std::function<std::string(const std::string&)>& title) {
    const auto& manifest = preview.manifest;
    PackPlan out;
    out.title = manifest.title.empty() ? manifest.id : manifest.title;
    out.facts =
        phrase::dotted({"Version " + manifest.version, manifest.publisher.empty() ? "" : "by " + manifest.publisher,
                        manifest.locality.empty() ? "" : "for " + manifest.locality});
    out.trust = trustWords(preview.judgement.trust);
    out.icon = trustIcon(preview.judgement.trust);
    out.why = preview.judgement.why;
    out.purpose = manifest.purpose;
    out.deed = preview.active.empty()               ? "Install"
               : preview.active == manifest.version ? "Install again"
                                                    : "Upgrade from " + preview.active;
    for (auto& message : preview.messages)
        (message.kind == LintMessage::Kind::Error ? out.obstacles : out.remarks).push_back(whole(message));
    if (!preview.active.empty()) out.since = changeGroups(preview.since, title);
    out.changes = changeGroups(preview.changes, title);
    out.summary = changeSummary(preview.changes);
    return out;
}

} // namespace trellis
