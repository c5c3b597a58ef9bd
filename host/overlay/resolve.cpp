#include "overlay/resolve.hpp"

#include "overlay/layer_application.hpp"
#include "overlay/still_asked.hpp"
#include "template/template_writer.hpp"

#include <algorithm>
#include <set>

namespace trellis {
namespace {

XmlElement pinned(const std::string& name, const std::string& id, const std::string& version, const std::string& hash) {
    XmlElement out;
    out.name = name;
    out.attributes = {{"id", id}, {"version", version}, {"hash", hash}};
    return out;
}

class Resolver {
public:
    Resolver(const TemplatePtr& core, const std::vector<Overlay>& layers, const CodeListSource& lists)
        : core_(core)
        , layers_(layers.begin(), layers.end())
        , lists_(lists)
        , tree_(*core) {
        std::stable_sort(layers_.begin(), layers_.end(), [](auto& a, auto& b) { return a.layer < b.layer; });
    }

    Resolution resolve() {
        if (layers_.empty()) return {core_, {}, {}};
        checkStack();
        if (errors_) return std::move(out_);
        for (auto& layer : layers_) {
            LintLog log(layer.file);
            auto applied = detail::applyLayer(layer, tree_, log);
            keep(log.take());
            for (auto& [id, place] : applied.places) touched_[id] = {layer.file, place};
            for (auto& one : applied.adaptations) out_.adaptations.push_back(std::move(one));
        }
        if (!errors_) build();
        return std::move(out_);
    }

private:
    void keep(std::vector<LintMessage> messages) {
        for (auto& one : messages) {
            if (one.kind == LintMessage::Kind::Error) errors_ = true;
            out_.messages.push_back(std::move(one));
        }
    }
    void say(const Overlay& layer, const char* code, std::string message, std::string suggestion) {
        LintLog log(layer.file);
        log.error({1, 1}, code, std::move(message), std::move(suggestion));
        keep(log.take());
    }

    void checkStack() {
        if (core_->origin)
            say(layers_.front(), "TR-O20", "The form '" + core_->ref.version + "' is adapted already.",
                "Start from the core form and give all layers at once.");
        if (layers_.size() > kMostLayers)
            say(layers_.back(), "TR-O20",
                "There are " + std::to_string(layers_.size()) + " overlays; at most three can lie over a form.",
                "One each for the organisation, the site and the team.");
        for (std::size_t i = 1; i < layers_.size(); ++i)
            if (layers_[i].layer == layers_[i - 1].layer)
                say(layers_[i], "TR-O20",
                    "Two overlays are of the layer " + text(layers_[i].layer) + ": " + layers_[i - 1].id + " and " +
                        layers_[i].id + ".",
                    "Give one of them another layer, or make one overlay of the two.");
        for (auto& layer : layers_) checkTarget(layer);
    }

    void checkTarget(const Overlay& layer) {
        const auto &wanted = layer.target, &here = core_->ref;
        if (wanted.id != here.id)
            say(layer, "TR-O34", "This overlay is for the form '" + wanted.id + "', not for '" + here.id + "'.",
                "Use it with that form.");
        else if (wanted.version != here.version)
            say(layer, "TR-O35",
                "This overlay was made for version " + wanted.version + " of '" + here.id + "'; here is " +
                    here.version + ".",
                "Merge it: 'trellis template merge --base OLD --new NEW --overlay FILE'.");
        else if (wanted.hash != here.hash)
            say(layer, "TR-O35",
                "Version " + here.version + " of '" + here.id + "' is not the text this overlay was made for.",
                "If it may be so, write template-hash=\"" + here.hash + "\" and check every <was>.");
    }

    void build() {
        auto version = core_->ref.version;
        XmlElement origin;
        origin.name = "made-from";
        origin.children.push_back(pinned("form", core_->ref.id, core_->ref.version, core_->ref.hash));
        for (auto& layer : layers_) {
            version += "+" + layer.id + "-" + layer.version;
            auto& one = origin.children.emplace_back(pinned("overlay", layer.id, layer.version, layer.hash));
            one.attributes.push_back({"layer", text(layer.layer)});
        }
        setAttribute(tree_.root, "version", version);
        auto about = std::find_if(tree_.root.children.begin(), tree_.root.children.end(),
                                  [](auto& one) { return one.name == "about"; });
        tree_.root.children.insert(about == tree_.root.children.end() ? tree_.root.children.begin() : about + 1,
                                   std::move(origin));
        std::vector<std::string> lines;
        auto read = readTemplate(tree_.text(&lines), layers_.back().file, lists_);
        std::erase_if(read.messages, [&](auto& one) {
            // What the core's own text is warned of is no business of the overlay.
            return !relocate(one, lines) && one.kind == LintMessage::Kind::Warning;
        });
        keep(std::move(read.messages));
        if (!read.form) {
            errors_ = true;
            return;
        }
        for (auto& [item, hidden] : detail::noLongerAsked(core_, read.form)) sayVanished(item, hidden);
        if (!errors_) out_.form = read.form;
    }

    /// What the reader says of the resolved text, at the operation that brought it about.
    bool relocate(LintMessage& message, const std::vector<std::string>& lines) const {
        const auto line = static_cast<std::size_t>(message.place.line);
        const auto id = line >= 1 && line <= lines.size() ? lines[line - 1] : std::string();
        message.place = {1, 1};
        // An item of the core is only mentioned because of what it waits for; the sentence names that.
        auto found = touched_.find(id);
        if (found == touched_.end())
            found = std::find_if(touched_.begin(), touched_.end(), [&](auto& one) {
                return message.message.find("'" + one.first + "'") != std::string::npos;
            });
        if (found == touched_.end()) return false;
        message.file = found->second.first;
        message.place = found->second.second;
        return true;
    }

    void sayVanished(const std::string& item, const std::string& hidden) {
        auto found = touched_.find(hidden.empty() ? item : hidden);
        LintLog log(found == touched_.end() ? layers_.back().file : found->second.first);
        log.error(found == touched_.end() ? Place{1, 1} : found->second.second, "TR-O36",
                  "The core question '" + item + "' would never be asked any more" +
                      (hidden.empty() ? "." : ", because it waits for '" + hidden + "'."),
                  "Hide '" + item + "' too, with a reason of its own, or leave what it waits for.");
        keep(log.take());
    }

    TemplatePtr core_;
    std::vector<Overlay> layers_;
    const CodeListSource& lists_;
    FormTree tree_;
    Resolution out_;
    bool errors_ = false;
    std::map<std::string, std::pair<std::string, Place>> touched_; ///< item → file and place of an operation
};

} // namespace

Resolution resolve(const TemplatePtr& core, const std::vector<Overlay>& layers, const CodeListSource& lists) {
    return Resolver(core, layers, lists).resolve();
}

std::vector<ItemComparability> comparability(const Template& form) {
    std::vector<ItemComparability> out;
    auto add = [&](const Item& item, const Item* table) {
        if (!item.core || item.retired || (table && table->retired)) return;
        ItemComparability one{item.id, item.label, item.serves, Comparability::AsIs, item.adapted};
        for (auto effect : item.adapted) one.strongest = std::max(one.strongest, effect);
        out.push_back(std::move(one));
    };
    for (auto& section : form.sections)
        for (auto& item : section.items) {
            add(item, nullptr);
            for (auto& cell : item.cells) add(cell, &item);
        }
    return out;
}

} // namespace trellis
