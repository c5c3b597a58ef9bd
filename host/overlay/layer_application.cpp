#include "overlay/layer_application.hpp"

#include "overlay/layer_rules.hpp"
#include "overlay/placing.hpp"
#include "template/choice_reader.hpp"

#include <algorithm>
#include <set>

namespace trellis::detail {
namespace {

Comparability effectOf(OverlayVerb verb) {
    switch (verb) {
    case OverlayVerb::Relabel:
    case OverlayVerb::Rehelp:
        return Comparability::Reworded;
    case OverlayVerb::Hide:
        return Comparability::Hidden;
    case OverlayVerb::Move:
        return Comparability::Reordered;
    case OverlayVerb::Translate:
        return Comparability::Translated;
    case OverlayVerb::Narrow:
        return Comparability::Narrowed;
    case OverlayVerb::Add:
    case OverlayVerb::Require: // answers mean the same; there are only fewer gaps
        return Comparability::AsIs;
    }
    return Comparability::AsIs;
}

/// In the order in which operations of one overlay are carried out, whatever the order of the file.
int phase(OverlayVerb verb) {
    switch (verb) {
    case OverlayVerb::Relabel:
    case OverlayVerb::Rehelp:
        return 0;
    case OverlayVerb::Require:
    case OverlayVerb::Narrow:
        return 1;
    case OverlayVerb::Translate: // of the words it finds, new ones included
        return 2;
    case OverlayVerb::Hide:
        return 3;
    case OverlayVerb::Add:
    case OverlayVerb::Move:
        return 4;
    }
    return 4;
}

/// Adds the word to the item's `adapted`, weakest first, each once.
void mark(XmlElement& item, Comparability effect) {
    if (effect == Comparability::AsIs) return;
    std::set<Comparability> all{effect};
    for (auto& word : wordsOf(item.value("adapted")))
        if (auto known = comparabilityFromText(word)) all.insert(*known);
    std::string out;
    for (auto one : all) out += (out.empty() ? "" : " ") + text(one);
    setAttribute(item, "adapted", out);
}

class Application {
public:
    Application(const Overlay& overlay, FormTree& tree, LintLog& log)
        : overlay_(overlay)
        , tree_(tree)
        , log_(log) {}

    AppliedLayer apply() {
        std::map<std::string, std::string> renamed;
        each([&](auto&, auto& operation) {
            if (operation.verb != OverlayVerb::Relabel) return;
            for (auto& part : operation.parts)
                if (part.property == "label") renamed[operation.item] = part.now;
        });
        LintLog own(overlay_.file);
        each([&](auto& change, auto& operation) {
            LintLog here(overlay_.file);
            checkOperation(operation, change, tree_, renamed, here);
            if (here.hasErrors()) refused_.insert(&operation);
            for (auto& one : here.take()) own.error(one.place, one.code, one.message, one.suggestion);
        });
        checkIds(own);
        note();
        for (int now = 0; now <= 3; ++now)
            each([&](auto&, auto& operation) {
                if (phase(operation.verb) == now && !refused_.count(&operation)) change(operation);
            });
        putInPlace(own);
        for (auto& one : own.take()) log_.error(one.place, one.code, one.message, one.suggestion);
        return std::move(out_);
    }

private:
    template <class Visit> void each(Visit visit) {
        for (auto& change : overlay_.changes)
            for (auto& operation : change.operations) visit(change, operation);
    }

    void checkIds(LintLog& log) {
        std::set<std::string> taken;
        for (auto& id : tree_.ids()) taken.insert(id);
        auto check = [&](const XmlElement& item, const OverlayOperation& operation) {
            if (taken.insert(item.value("id")).second) return;
            log.error(item.place, "TR-O21", "The id '" + item.value("id") + "' is used already.",
                      "An id means one thing for ever: choose another.");
            refused_.insert(&operation);
        };
        each([&](auto&, auto& operation) {
            for (auto& item : operation.added) {
                check(item, operation);
                for (auto& cell : item.children)
                    if (cell.name == "item") check(cell, operation);
            }
        });
    }

    /// The ledger's lines, from the form as it is before anything changes.
    void note() {
        each([&](const OverlayChange& change, const OverlayOperation& operation) {
            if (refused_.count(&operation)) return;
            Adaptation line{overlay_.id, overlay_.version, overlay_.layer,         change.id, operation.verb, operation.item,
                            "",          false,            {},                     operation.parts, change.reason,
                            effectOf(operation.verb)};
            if (operation.verb != OverlayVerb::Add) {
                describe(line, *tree_.find(operation.item).element);
                out_.adaptations.push_back(std::move(line));
                out_.places[operation.item] = operation.place;
                return;
            }
            for (auto& item : operation.added) {
                line.item = item.value("id");
                describe(line, item);
                line.parts = {{"added", "", childText(item, "label"), item.place}};
                out_.adaptations.push_back(line);
                out_.places[line.item] = item.place;
                for (auto& cell : item.children)
                    if (cell.name == "item") out_.places[cell.value("id")] = cell.place;
            }
        });
    }

    static void describe(Adaptation& line, const XmlElement& element) {
        line.question = element.name == "section" ? element.value("title") : childText(element, "label");
        line.core = element.value("core") == "true";
        line.serves = wordsOf(element.value("serves"));
    }

    void change(const OverlayOperation& operation) {
        for (auto& part : operation.parts)
            tree_.setProperty(operation.item, part.property,
                              valueAfter(part, tree_.property(operation.item, part.property)));
        auto found = tree_.find(operation.item);
        if (found.element->name == "section") return; // its questions are as they were
        mark(*found.element, effectOf(operation.verb));
        if (operation.verb == OverlayVerb::Hide)
            for (auto& cell : found.element->children)
                if (cell.name == "item") mark(cell, Comparability::Hidden);
    }

    void putInPlace(LintLog& log) {
        std::vector<Placement> placements;
        each([&](auto&, auto& operation) {
            if (refused_.count(&operation)) return;
            if (operation.verb == OverlayVerb::Add)
                placements.push_back({operation.spot, "", operation.added, operation.place});
            if (operation.verb == OverlayVerb::Move)
                if (auto spot = overlaySpotFromText(operation.parts.front().now)) {
                    mark(*tree_.find(operation.item).element, Comparability::Reordered);
                    placements.push_back({*spot, operation.item, {}, operation.place});
                }
        });
        place(std::move(placements), tree_, log);
    }

    const Overlay& overlay_;
    FormTree& tree_;
    LintLog& log_;
    std::set<const OverlayOperation*> refused_;
    AppliedLayer out_;
};

} // namespace

AppliedLayer applyLayer(const Overlay& overlay, FormTree& tree, LintLog& log) {
    return Application(overlay, tree, log).apply();
}

} // namespace trellis::detail
