#include "overlay/ledger.hpp"

#include "model/visibility.hpp"

#include <algorithm>

namespace trellis {
namespace {

std::string changeWords(const Adaptation& one, const Alteration& part) {
    const auto& name = part.property;
    const auto code = name.substr(name.rfind(':') + 1);
    switch (one.verb) {
    case OverlayVerb::Relabel:
        return name == "label" ? "other words" : "other words for the choice '" + code + "'";
    case OverlayVerb::Rehelp:
        return part.was.empty() ? "help added" : "other help";
    case OverlayVerb::Hide:
        return "not asked here";
    case OverlayVerb::Add:
        return "added";
    case OverlayVerb::Move:
        return "moved";
    case OverlayVerb::Translate:
        if (name.starts_with("translation-option:")) return "choice '" + code + "' translated";
        if (name.starts_with("translation-anchor:")) return "words of point " + code + " translated";
        if (name.starts_with("translation-message:")) return "message translated into '" + code + "'";
        if (name.starts_with("translation-add:")) return "words for a new row translated into '" + code + "'";
        return (name.starts_with("translation-help:") ? "help translated into '" : "translated into '") + code + "'";
    case OverlayVerb::Require:
        return "must be answered";
    case OverlayVerb::Narrow:
        if (name == "class") return "fewer people may see it";
        if (name == "offer") return "fewer choices";
        if (name == "constraint") return "fewer answers possible";
        if (name == "constraint-message") return "message for that";
        return "asked in fewer cases";
    }
    return name;
}

std::string coded(const char* list, const std::string& code, const CodeListSource& lists) {
    return code.empty() ? std::string() : frameWords(list, {code}, lists);
}

std::string modifiedWords(const FrameReason& reason, const CodeListSource& lists) {
    std::string all;
    for (auto& [list, codes] : {std::pair{"frame-what", &reason.what},
                                {"frame-nature", &reason.nature},
                                {"frame-context", &reason.context},
                                {"frame-level", &reason.level}})
        if (!codes->empty()) all += (all.empty() ? "" : "; ") + frameWords(list, *codes, lists);
    return all;
}

std::string fidelityWords(const FrameReason& reason, const CodeListSource& lists) {
    return frameWords("frame-fidelity", {reason.fidelity}, lists);
}

std::string roleWords(const std::string& role) { return role.empty() ? "" : words(roleFromText(role)); }

std::string count(std::size_t number, const char* one, const char* several) {
    return std::to_string(number) + " " + (number == 1 ? one : several);
}

} // namespace

std::vector<LedgerLine> ledgerLines(const std::vector<Adaptation>& adaptations, const CodeListSource& lists) {
    std::vector<LedgerLine> out;
    for (auto& one : adaptations)
        for (auto& part : one.parts) {
            LedgerLine line;
            line.item = one.item;
            line.question = one.question;
            line.change = changeWords(one, part);
            line.was = one.verb == OverlayVerb::Hide ? "" : part.was;
            line.now = part.now;
            line.why = one.reason.description;
            line.decided = frameWords("frame-who", one.reason.who, lists);
            line.lastWord = coded("frame-who", one.reason.decider, lists);
            line.phase = coded("frame-when", one.reason.when, lists);
            line.planned = coded("frame-planned", one.reason.planned, lists);
            line.modified = modifiedWords(one.reason, lists);
            line.goal = frameWords("frame-goal", one.reason.goals, lists);
            line.reasons = frameWords("frame-reasons", one.reason.reasons, lists);
            line.fidelity = fidelityWords(one.reason, lists);
            line.since = one.reason.date;
            line.review = one.reason.review ? one.reason.review->iso() : "";
            line.recordedBy = roleWords(one.reason.recordedBy);
            if (one.core) line.comparability = words(one.effect);
            line.from = one.overlay + " " + one.version + " (" + text(one.layer) + ")";
            line.core = one.core;
            line.serves = one.serves;
            out.push_back(std::move(line));
        }
    return out;
}

ViewModel ledgerView(const Template& form, const std::vector<Adaptation>& adaptations, const CodeListSource& lists) {
    ViewModel view;
    view.id = "adaptation.ledger";
    view.title = "How “" + form.title + "” differs from the core";
    view.question = "What did we change, why, and what does that do to comparison?";
    view.kind = ViewKind::Table;
    view.subject = form.ref.id + " " + form.ref.version;
    const auto lines = ledgerLines(adaptations, lists);
    const auto items = comparability(form);
    const auto same = static_cast<std::size_t>(
        std::count_if(items.begin(), items.end(), [](auto& one) { return one.strongest == Comparability::AsIs; }));
    view.reading = lines.empty()
                       ? "Nothing differs from the core."
                       : count(lines.size(), "difference", "differences") + " from the core; " + std::to_string(same) +
                             " of " + count(items.size(), "core question is", "core questions are") +
                             " asked as in the core.";
    for (auto& one : items)
        if (one.strongest != Comparability::AsIs) {
            std::string all;
            for (auto effect : one.all) all += (all.empty() ? "" : "; ") + words(effect);
            view.notes.push_back("Comparison: “" + one.label + "” (" + one.item + ") " + all + ".");
        }
    view.notes.push_back(
        "Codes are those of FRAME (Wiltsey Stirman, Baumann and Miller 2019). Roles, not people, are named.");
    if (!lines.empty()) {
        auto [first, last] =
            std::minmax_element(lines.begin(), lines.end(), [](auto& a, auto& b) { return a.since < b.since; });
        view.from = first->since, view.to = last->since;
    }
    view.table.columns = {{"item", "Item"},
                          {"question", "Question"},
                          {"core", "Core"},
                          {"change", "Difference"},
                          {"was", "In the core"},
                          {"now", "Here"},
                          {"why", "Why"},
                          {"decided", "Who decided"},
                          {"last-word", "Last word"},
                          {"phase", "When it was made"},
                          {"planned", "Planned or not"},
                          {"goal", "Goal"},
                          {"reasons", "What led to it"},
                          {"modified", "What is modified"},
                          {"fidelity", "Relation to the core"},
                          {"since", "Since"},
                          {"review", "To look at again"},
                          {"recorded", "Recorded by"},
                          {"comparability", "Comparison"},
                          {"from", "Overlay"}};
    for (auto& line : lines) {
        std::string core = line.core ? "core" : "";
        for (auto& component : line.serves) core += (core.empty() ? "" : " ") + component;
        std::vector<ViewCell> row;
        for (auto& words :
             {line.item,          line.question, core,          line.change,      line.was,     line.now,
              line.why,           line.decided,  line.lastWord, line.phase,       line.planned, line.goal,
              line.reasons,       line.modified, line.fidelity, line.since.iso(), line.review,  line.recordedBy,
              line.comparability, line.from})
            row.push_back({words, std::nullopt});
        view.table.rows.push_back(std::move(row));
    }
    return view;
}

} // namespace trellis
