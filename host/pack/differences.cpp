#include "pack/differences.hpp"

#include "overlay/ledger.hpp"
#include "pack/overlay_contents.hpp"
#include "template/template_diff.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {
namespace {

using Changes = std::vector<PackChange>;
using Said = std::map<std::string, std::string>;

template <class All> auto* called(const All& all, const std::string& id) {
    const auto found = std::ranges::find_if(all, [&](auto& one) {
        if constexpr (requires { one->ref; })
            return one->ref.id == id;
        else
            return one.id == id;
    });
    return found == all.end() ? nullptr : &*found;
}

void forms(const PackContents& was, const PackContents& now, Changes& out) {
    for (auto& form : now.templates) {
        const auto* before = called(was.templates, form->ref.id);
        if (!before) {
            out.push_back({"form", form->ref.id, "", "added", "", form->ref.version, form->title, ""});
            continue;
        }
        for (auto& one : diffTemplates(**before, *form))
            out.push_back({"form", form->ref.id, one.item, one.what, one.was, one.now,
                           one.sentence + " (" + text(one.change) + ")", ""});
    }
    for (auto& form : was.templates)
        if (!called(now.templates, form->ref.id))
            out.push_back({"form", form->ref.id, "", "removed", form->ref.version, "",
                           "Records made with it stay readable.", ""});
}

/// What overlays change on forms of the core, with the reason of each.
struct Adapted {
    std::string form; ///< id
    LedgerLine line;
    bool same(const Adapted& other) const {
        return form == other.form && line.item == other.line.item && line.change == other.line.change;
    }
};
std::vector<Adapted> adaptedBy(const PackContents& contents, const Surroundings& under) {
    std::vector<Adapted> out;
    for (auto& overlay : contents.overlays) {
        PackContents alone;
        alone.lists = contents.lists;
        alone.overlays = {overlay};
        std::vector<Adaptation> all;
        (void)adaptedForms(alone, under, &all);
        for (auto& line : ledgerLines(all, listsOf(contents, under))) out.push_back({overlay.target.id, std::move(line)});
    }
    return out;
}

void overlays(const PackContents& was, const PackContents& now, const Surroundings& under, Changes& out) {
    const auto before = adaptedBy(was, under), after = adaptedBy(now, under);
    const auto among = [](const std::vector<Adapted>& all, const Adapted& one) {
        const auto found = std::ranges::find_if(all, [&](auto& other) { return other.same(one); });
        return found == all.end() ? nullptr : &*found;
    };
    for (auto& one : after) {
        auto& line = one.line;
        const auto* old = among(before, one);
        if (old && old->line.now == line.now && old->line.why == line.why) continue;
        auto meaning = (line.core ? "core question: " : "") + (line.comparability.empty() ? line.question : line.comparability);
        out.push_back({"form", one.form, line.item, line.change, old ? old->line.now : line.was, line.now, meaning,
                       fmt::format("{} ({}, since {}{}; {})", line.why, line.decided, line.since.iso(),
                                   line.recordedBy.empty() ? "" : ", recorded by: " + line.recordedBy, line.fidelity)});
    }
    for (auto& one : before)
        if (!among(after, one))
            out.push_back({"form", one.form, one.line.item, "no longer: " + one.line.change, one.line.now, one.line.was,
                           one.line.question, ""});
}

void lists(const PackContents& was, const PackContents& now, Changes& out) {
    for (auto& list : now.lists) {
        const auto* before = called(was.lists, list.id);
        if (!before) {
            out.push_back({"code list", list.id, "", "added", "", list.version, list.title, ""});
            continue;
        }
        for (auto& code : list.codes) {
            const auto* old = before->find(code.code);
            if (!old)
                out.push_back({"code list", list.id, code.code, "added", "", code.label, "", ""});
            else if (old->label != code.label)
                out.push_back({"code list", list.id, code.code, "label", old->label, code.label, "", ""});
        }
        for (auto& code : before->codes)
            if (!list.find(code.code))
                out.push_back({"code list", list.id, code.code, "removed", code.label, "",
                               "Records that chose it keep it.", ""});
    }
    for (auto& list : was.lists)
        if (!called(now.lists, list.id))
            out.push_back({"code list", list.id, "", "removed", list.version, "", "", ""});
}

/// What the plugin set says, flat: "trellis.x" → "off, replaced by …", "trellis.x key" → value.
Said pluginWords(const Pack* pack, const Surroundings& under) {
    Said out;
    if (!pack) {
        for (auto& plugin : under.plugins) out[plugin.id] = "on";
        return out;
    }
    out = pluginWords(nullptr, under);
    for (auto& choice : pack->manifest.plugins) {
        out[choice.id] = choice.on                   ? "on"
                         : choice.replacedBy.empty() ? "off"
                                                     : "off, replaced by " + choice.replacedBy;
        for (auto& [key, value] : choice.options) out[choice.id + " " + key] = value;
    }
    for (auto* file : pack->filesIn("plugins"))
        if (file->path.ends_with("/plugin.xml")) {
            auto id = file->path.substr(0, file->path.size() - std::string("/plugin.xml").size());
            out[id.substr(id.rfind('/') + 1) + " own"] = "native code of " + pack->manifest.publisher;
        }
    return out;
}

Said policyWords(const Policies& policies) {
    Said out;
    for (auto& [key, value] : policies.options()) out[key.substr(std::string("policy.").size())] = value;
    for (auto role : {Role::MetaSupervisor, Role::ServiceLead, Role::Auditor}) {
        const auto classes = policies.floor.seenBy(role).text();
        out["the " + text(role) + " sees"] = classes.empty() ? "nothing" : "class " + classes;
    }
    auto& small = policies.suppression;
    out["smallest count shown"] = std::to_string(small.smallestShown);
    out["smallest denominator of a rate"] = std::to_string(small.smallestDenominator);
    out["smallest number of people for a mean"] = std::to_string(small.smallestPeople);
    out["largest share of one supervisor"] = fmt::format("{} %", small.dominance);
    out["releases remembered"] = fmt::format("{} months", small.rememberMonths);
    for (auto& core : coreRetention()) {
        auto& rule = *policies.ruleOf(core.of);
        out["retention " + rule.of] = fmt::format("{} after {}, then {} ({})", words(rule), rule.trigger, rule.action,
                                                  rule.authority);
    }
    for (auto& hold : policies.holds)
        out["legal hold " + hold.of + " since " + hold.since.iso()] = fmt::format("{} ({})", hold.because, hold.authority);
    return out;
}

void compare(const char* area, const Said& was, const Said& now, Changes& out) {
    const auto add = [&](const std::string& key, const char* what, const std::string& before, const std::string& after) {
        const auto space = std::string(area) == "plugin" ? key.find(' ') : std::string::npos;
        out.push_back({area, key.substr(0, space), space == std::string::npos ? "" : key.substr(space + 1), what, before,
                       after, "", ""});
    };
    for (auto& [key, value] : now) {
        const auto before = was.find(key);
        if (before == was.end())
            add(key, "set", "", value);
        else if (before->second != value)
            add(key, "changed", before->second, value);
    }
    for (auto& [key, value] : was)
        if (!now.contains(key)) add(key, "no longer set", value, "");
}

} // namespace

std::vector<PackChange> packChanges(const PackWithContents* was, const PackWithContents& now,
                                    const Surroundings& under) {
    static const PackContents none;
    Changes out;
    forms(was ? was->contents : none, now.contents, out);
    overlays(was ? was->contents : none, now.contents, under, out);
    lists(was ? was->contents : none, now.contents, out);
    compare("plugin", pluginWords(was ? &was->pack : nullptr, under), pluginWords(&now.pack, under), out);
    compare("policy", policyWords(was ? was->pack.manifest.policies : Policies()),
            policyWords(now.pack.manifest.policies), out);
    return out;
}

} // namespace trellis
