#include "desk/apart.hpp"

#include "model/error.hpp"

#include <algorithm>

namespace trellis {
namespace {

/// What it is about, item by item; nullopt where that cannot be said.
std::optional<std::map<std::string, std::string>> occasion(Desk::State& state, const RecordHead& head) {
    std::map<std::string, std::string> out;
    try {
        const auto form = state.forms->exactly(head.form);
        for (auto& [item, value] : openAnswers(*form, state.revision(head.revision)->answers).values)
            if (const auto type = form->find(item)->type; type != ItemType::Date && type != ItemType::Person)
                out[item] = plainText(value);
    } catch (const Error&) {
        return {};
    }
    if (out.empty()) return {};
    return out;
}

bool madeApart(const RecordHead& head) { return head.state.ends_with("-apart"); }

} // namespace

bool closedApart(Desk::State& state, const RecordHead& head, const Viewer& viewer) {
    if (!madeApart(head) || head.key.party(viewer.code)) return false;
    const auto about = occasion(state, head);
    if (!about) return true;
    HeadFilter filter;
    filter.kind = head.key.kind;
    std::set<PersonCode> finished;
    for (auto& one : state.workspace->heads(filter)) {
        if (!madeApart(one) || occasion(state, one) != about) continue;
        finished.insert(one.key.supervisor); // who wrote it (parties.hpp)
        if (finished.size() > 1) return false;
    }
    return true;
}

Seen seenOf(Desk::State& state, const Template& form, const Answers& answers, const RecordHead& head,
            const Viewer& viewer) {
    auto out = seen(form, answers, head, viewer);
    if (!closedApart(state, head, viewer)) return out;
    out.answers = openAnswers(form, out.answers);
    const auto close = [&](const Item& item) {
        if (item.type == ItemType::Note || item.classes.has(VisibilityClass::A)) return;
        if (std::ranges::find(out.withheld, item.id) == out.withheld.end()) out.withheld.push_back(item.id);
    };
    for (auto& section : form.sections)
        for (auto& item : section.items) {
            close(item);
            if (item.classes.has(VisibilityClass::A)) std::ranges::for_each(item.cells, close);
        }
    return out;
}

TimelineRecord timelineRecordFor(Desk::State& state, const RecordHead& head, const Viewer& viewer) {
    auto out = state.timelineRecord(head);
    if (!closedApart(state, head, viewer)) return out;
    try {
        out.answers = openAnswers(*state.forms->exactly(head.form), out.answers);
    } catch (const Error&) {
        out.answers = {};
    }
    return out;
}

bool maySeePartOf(Desk::State& state, const RecordHead& head, const Viewer& viewer, ClassSet classes, bool own) {
    return maySeePart(head, viewer, classes, own) &&
           (classes.has(VisibilityClass::A) || !closedApart(state, head, viewer));
}

} // namespace trellis
