// A meta-supervisor has the records of places and not their packs. The forms those records were made with came along,
// and each core question in them says how it still compares (design 5); a figure's footnote needs no more.
#include "desk/adaptations.hpp"
#include "model/error.hpp"
#include "overlay/resolve.hpp"
#include "store/form_uses.hpp"

#include <algorithm>
#include <set>

namespace trellis {
namespace {

/// One place's latest adapted form of a core form, and since when records were made with it.
struct InUse {
    FormRef form;
    Date first, last;
};

std::string changeWords(Comparability effect) {
    switch (effect) {
    case Comparability::Translated:
        return "translated";
    case Comparability::Reworded:
        return "other words";
    case Comparability::Reordered:
        return "moved";
    case Comparability::Narrowed:
        return "narrower";
    case Comparability::Hidden:
        return "not asked there";
    case Comparability::AsIs:
        break;
    }
    return {};
}

std::string labelIn(const Template* form, const std::string& item) {
    auto* found = form ? form->find(item) : nullptr;
    return found ? found->label : std::string();
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (auto& one : words) out += (out.empty() ? "" : " ") + one;
    return out;
}

/// Overlays whose lines come from the packs in force, reasons and all.
std::set<std::string> toldAlready(Desk::State& desk) {
    std::set<std::string> out;
    for (auto& form : desk.forms->adapted())
        for (auto& layer : desk.forms->layersOver(form)) out.insert(layer.id);
    return out;
}

TemplatePtr coreOf(Desk::State& desk, const FormRef& core) {
    try {
        return desk.forms->exactly(core);
    } catch (const Error&) { // not kept here; the installed one of that version may be it
    }
    for (auto& one : desk.forms->cores(core.id))
        if (one->ref == core) return one;
    return nullptr;
}

void tell(std::vector<ToldAdaptation>& out, const std::string& place, const Template& form, const Template* core,
          Date since) {
    std::string packs;
    for (auto& layer : form.origin->layers) packs += (packs.empty() ? "" : " and ") + layer.id + " " + layer.version;
    const auto why = "Stands in the pack of " + place + " (" + packs + "), which is not in use here.";
    const auto line = [&](const std::string& item, const std::string& label, const std::string& change) {
        ToldAdaptation told{place, form.ref.id,     item, label, change, {}, {}, why, {},
                            {},    "not said here", {},   since, false,  {}};
        if (const auto before = labelIn(core, item); !before.empty()) told.question = before;
        return told;
    };
    for (auto& one : comparability(form)) {
        for (auto effect : one.all) {
            if (effect == Comparability::AsIs) continue;
            auto told = line(one.item, one.label, changeWords(effect));
            if (effect == Comparability::Reworded && told.question != one.label)
                told.was = told.question, told.now = one.label;
            told.comparability = words(effect);
            told.core = true;
            told.serves = joined(one.serves);
            out.push_back(std::move(told));
        }
    }
    if (!core) return;
    const auto added = [&](const Item& item) {
        if (!core->find(item.id)) out.push_back(line(item.id, item.label, "added"));
    };
    for (auto& section : form.sections)
        for (auto& item : section.items) {
            added(item);
            for (auto& cell : item.cells) added(cell);
        }
}

} // namespace

std::vector<ToldAdaptation> adaptationsReceived(Desk::State& desk) {
    const auto known = toldAlready(desk);
    std::map<std::pair<std::string, std::string>, InUse> inUse; // by place and core form
    for (auto& use : adaptedFormUses(*desk.workspace)) {
        RecordKey key;
        key.supervisor = use.supervisor;
        key.supervisees = use.supervisees;
        auto [at, fresh] = inUse.try_emplace({desk.placeOf(key), use.form.id}, InUse{use.form, use.first, use.last});
        auto& one = at->second;
        if (fresh) continue;
        if (use.form == one.form) one.first = std::min(one.first, use.first);
        if (use.form == one.form || use.last <= one.last) {
            one.last = std::max(one.last, use.last);
            continue;
        }
        one = {use.form, use.first, use.last};
    }
    std::vector<ToldAdaptation> out;
    for (auto& [where, one] : inUse) {
        try {
            const auto form = desk.forms->exactly(one.form);
            if (!form->origin) continue;
            auto& layers = form->origin->layers;
            if (std::ranges::all_of(layers, [&](auto& layer) { return known.contains(layer.id); })) continue;
            const auto core = coreOf(desk, form->origin->core);
            tell(out, where.first, *form, core.get(), one.first);
        } catch (const Error&) { // a form that cannot be read is said where its records are
        }
    }
    return out;
}

} // namespace trellis
