#include "overlay/upgrade.hpp"

#include "overlay/layer_application.hpp"
#include "overlay/overlay_writer.hpp"
#include "overlay/upgrade_part.hpp"

#include <algorithm>
#include <cstdlib>

namespace trellis {
namespace {

/// Do both, each a line or a decision, speak of the same property?
bool sameLine(const auto& one, const auto& other) {
    return one.overlay == other.overlay && one.change == other.change && one.operation == other.operation &&
           one.property == other.property;
}

class Merger {
public:
    Merger(const TemplatePtr& was, const TemplatePtr& now, const std::vector<Overlay>& layers,
           const CodeListSource& lists, const std::vector<UpgradeDecision>& decisions,
           const std::vector<UpgradeLine>& late)
        : wasForm_(was)
        , nowForm_(now)
        , layers_(layers)
        , lists_(lists)
        , decisions_(decisions)
        , late_(late)
        , was_(*was)
        , now_(*now) {
        std::stable_sort(layers_.begin(), layers_.end(), [](auto& a, auto& b) { return a.layer < b.layer; });
    }

    Upgrade merge() {
        auto before = resolve(wasForm_, layers_, lists_);
        if (!before.form) {
            out_.messages = std::move(before.messages);
            return std::move(out_);
        }
        if (wasForm_->ref.id != nowForm_->ref.id) {
            LintLog log(layers_.empty() ? "" : layers_.front().file);
            log.error({1, 1}, "TR-O34",
                      "'" + nowForm_->ref.id + "' is another form than '" + wasForm_->ref.id + "'.",
                      "Merge with a later version of the same form.");
            out_.messages = log.take();
            return std::move(out_);
        }
        for (auto& layer : layers_) mergeLayer(layer);
        const bool clean = std::all_of(out_.lines.begin(), out_.lines.end(),
                                       [](auto& line) { return line.state == UpgradeState::Clean; });
        if (clean) finish();
        return std::move(out_);
    }

private:
    void mergeLayer(const Overlay& layer) {
        std::vector<std::string> added;
        for (auto& [id, type] : addedIds(layer)) added.push_back(id);
        auto ours = layer;
        ours.target = nowForm_->ref;
        ours.changes.clear();
        for (auto& change : layer.changes) {
            auto kept = change;
            kept.operations.clear();
            for (std::size_t i = 0; i < change.operations.size(); ++i)
                if (auto operation = mergeOperation(layer, change, i, added)) kept.operations.push_back(*operation);
            if (!kept.operations.empty()) ours.changes.push_back(std::move(kept));
        }
        const bool settled = std::any_of(out_.lines.begin(), out_.lines.end(), [&](auto& line) {
            return line.settled && line.overlay == layer.id;
        });
        if (settled) ours = nextVersion(std::move(ours));
        // What lies further out is compared with what comes of this layer, as far as it is clean.
        LintLog ignored("");
        detail::applyLayer(layer, was_, ignored);
        detail::applyLayer(ours, now_, ignored);
        out_.layers.push_back(std::move(ours));
    }

    /// Notes how each part stands; returns what is clean of the operation, quoting what is there now.
    std::optional<OverlayOperation> mergeOperation(const Overlay& layer, const OverlayChange& change, std::size_t index,
                                                   const std::vector<std::string>& added) {
        auto kept = change.operations[index];
        auto note = [&](UpgradeLine line, Alteration* part) {
            line.overlay = layer.id;
            line.change = change.id;
            line.operation = index;
            if (line.state == UpgradeState::Clean)
                for (auto& known : late_)
                    if (sameLine(known, line)) line.state = known.state, line.sentence = known.sentence;
            if (line.state != UpgradeState::Clean) settle(line, part, kept);
            const bool stays = line.state == UpgradeState::Clean && !line.fallsAway;
            out_.lines.push_back(std::move(line));
            return stays;
        };
        if (kept.verb == OverlayVerb::Add) {
            if (!note(detail::compareAddition(kept, was_, now_, added), nullptr)) return std::nullopt;
            return kept;
        }
        auto parts = std::move(kept.parts);
        kept.parts.clear();
        bool followed = true; // what follows a part stays or goes with it
        for (auto& part : parts) {
            const bool follows = part.was.empty() &&
                                 (part.property.starts_with("translation-") || part.property == "constraint-message");
            if (!follows) {
                followed = note(detail::comparePart(kept, part, was_, now_, added), &part);
                if (followed) quoteNow(kept.item, part, layer);
            }
            if (followed) kept.parts.push_back(std::move(part));
        }
        if (kept.parts.empty()) return std::nullopt;
        return kept;
    }

    /// What a part quotes, as it stands in the new form. A translation quotes the words that this overlay gives, if it
    /// does.
    void quoteNow(const std::string& item, Alteration& part, const Overlay& layer) {
        const bool translation = part.property.starts_with("translation:");
        if (translation)
            for (auto& change : layer.changes)
                for (auto& operation : change.operations)
                    if (operation.verb == OverlayVerb::Relabel && operation.item == item)
                        for (auto& other : operation.parts)
                            if (other.property == "label") return;
        part.was = now_.property(item, translation ? "label" : part.property);
    }

    void settle(UpgradeLine& line, Alteration* part, OverlayOperation& operation) const {
        using enum UpgradeDecision::Choice;
        for (auto& one : decisions_) {
            if (!sameLine(one, line)) continue;
            if (one.choice != TakeTheirs && line.state == UpgradeState::Broken && (part || one.choice == Keep)) return;
            if (one.choice == Edit) {
                auto spot = overlaySpotFromText(one.text);
                if ((line.property == "place" || !part) && !spot) return;
                if (part)
                    part->now = one.text;
                else
                    operation.spot = *spot;
                line.ours = part ? one.text : line.ours;
            }
            line.state = UpgradeState::Clean;
            line.settled = true;
            line.fallsAway = one.choice == TakeTheirs;
            line.sentence = one.choice == Keep         ? "Kept as ours."
                            : one.choice == TakeTheirs ? "Taken from the core."
                                                       : "Written anew.";
        }
    }

    /// All properties are clean. What the whole says of itself may still break: a rule that reads what is gone, say.
    void finish() {
        auto layers = out_.layers;
        std::erase_if(layers, [](auto& one) { return one.changes.empty(); });
        auto after = resolve(nowForm_, layers, lists_);
        if (after.form) {
            out_.form = after.form;
            return;
        }
        for (auto& message : after.messages)
            if (message.kind == LintMessage::Kind::Error) broken(message);
        if (out_.lines.empty()) out_.messages = std::move(after.messages);
    }

    void broken(const LintMessage& message) {
        auto at = [&](const Place& place) {
            return place.line == message.place.line && place.column == message.place.column;
        };
        for (auto& layer : layers_) {
            if (layer.file != message.file) continue;
            for (auto& change : layer.changes)
                for (std::size_t i = 0; i < change.operations.size(); ++i) {
                    auto& operation = change.operations[i];
                    bool here = at(operation.place);
                    for (auto& part : operation.parts) here = here || at(part.place);
                    for (auto& item : operation.added) here = here || at(item.place);
                    if (here && mark(layer, change, i, message)) return;
                }
        }
        for (auto& line : out_.lines) { // no place of its own: the whole is meant
            line.state = UpgradeState::Broken;
            line.sentence = message.message;
            return;
        }
    }

    bool mark(const Overlay& layer, const OverlayChange& change, std::size_t index, const LintMessage& message) {
        bool found = false;
        for (auto& line : out_.lines)
            if (line.overlay == layer.id && line.change == change.id && line.operation == index) {
                line.state = UpgradeState::Broken;
                line.sentence = message.message;
                found = true;
            }
        return found;
    }

    TemplatePtr wasForm_, nowForm_;
    std::vector<Overlay> layers_;
    const CodeListSource& lists_;
    const std::vector<UpgradeDecision>& decisions_;
    const std::vector<UpgradeLine>& late_; ///< clean each for itself, and broken in the whole
    FormTree was_, now_;
    Upgrade out_;
};

} // namespace

std::string text(UpgradeState state) {
    return state == UpgradeState::Clean ? "clean" : state == UpgradeState::Review ? "review" : "broken";
}

std::size_t Upgrade::count(UpgradeState state) const {
    return static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.end(), [&](auto& line) { return line.state == state; }));
}

Upgrade mergeUpgrade(const TemplatePtr& was, const TemplatePtr& now, const std::vector<Overlay>& layers,
                     const CodeListSource& lists, const std::vector<UpgradeDecision>& decisions) {
    // What only the whole shows to be broken can be decided as well: then it is merged once more, knowing it.
    std::vector<UpgradeLine> late;
    for (;;) {
        auto out = Merger(was, now, layers, lists, decisions, late).merge();
        const auto before = late.size();
        for (auto& line : out.lines) {
            const auto same = [&](auto& one) { return sameLine(one, line); };
            if (line.state == UpgradeState::Broken && std::any_of(decisions.begin(), decisions.end(), same) &&
                std::none_of(late.begin(), late.end(), same))
                late.push_back(line);
        }
        if (late.size() == before) return out;
    }
}

Overlay nextVersion(Overlay overlay) {
    const auto dot = overlay.version.rfind('.');
    overlay.version =
        overlay.version.substr(0, dot + 1) + std::to_string(std::atoi(overlay.version.c_str() + dot + 1) + 1);
    overlay.hash = overlayHash(overlay);
    return overlay;
}

} // namespace trellis
