#include "overlay/form_choice.hpp"

#include "template/template_diff.hpp"

#include <algorithm>

namespace trellis {
namespace {

using Why = FormChoice::Why;

class Chooser {
public:
    Chooser(std::vector<TemplatePtr> cores, const std::vector<Overlay>& layers, const CodeListSource& lists,
            const std::vector<TemplatePtr>& kept)
        : cores_(std::move(cores))
        , layers_(layers)
        , lists_(lists)
        , kept_(kept) {
        std::erase_if(cores_, [](auto& one) { return !one || one->origin; });
        std::stable_sort(cores_.begin(), cores_.end(),
                         [](auto& a, auto& b) { return olderVersion(b->ref.version, a->ref.version); });
    }

    FormChoice choose() {
        if (layers_.empty())
            return cores_.empty() ? nothing("The form is not installed here.")
                                  : FormChoice{cores_.front(), Why::Core, "The core's own form, version " + cores_.front()->ref.version + ".", {}};
        const auto& target = layers_.front().target;
        const auto base = std::find_if(cores_.begin(), cores_.end(), [&](auto& one) { return one->ref == target; });
        if (base == cores_.end())
            return fromBefore("The overlays were made for version " + target.version + " of '" + target.id +
                              "', which is not installed here, so they cannot be merged.");
        if (base == cores_.begin()) {
            auto made = resolve(*base, layers_, lists_);
            if (made.form) return {made.form, Why::AsMade, "Adapted as it was made, for version " + target.version + ".", {}};
            return fromBefore("The overlays cannot be used: " + firstOf(made.messages));
        }
        return newestThatFits(base);
    }

private:
    static FormChoice nothing(std::string sentence) { return {nullptr, Why::Nothing, std::move(sentence), {}}; }
    static std::string firstOf(const std::vector<LintMessage>& messages) {
        return messages.empty() ? "nothing says why." : messages.front().message;
    }

    FormChoice newestThatFits(std::vector<TemplatePtr>::iterator base) {
        Upgrade newest;
        for (auto core = cores_.begin(); core != base; ++core) {
            auto merged = mergeUpgrade(*base, *core, layers_, lists_);
            if (merged.clean() && core == cores_.begin())
                return {merged.form, Why::Merged,
                        "The overlays fit version " + (*core)->ref.version + " of the core as they are.", {}};
            if (core == cores_.begin()) newest = merged;
            if (merged.clean()) return lastGood(merged.form, std::move(newest), (*core)->ref.version);
        }
        auto made = resolve(*base, layers_, lists_);
        if (!made.form) return fromBefore("The overlays cannot be used: " + firstOf(made.messages));
        return lastGood(made.form, std::move(newest), (*base)->ref.version);
    }

    FormChoice lastGood(TemplatePtr form, Upgrade open, const std::string& version) const {
        const auto review = open.count(UpgradeState::Review), broken = open.count(UpgradeState::Broken);
        auto sentence = "Version " + cores_.front()->ref.version + " of the core is here; the form in use is still the one for version " +
                        version + ", until " + std::to_string(review + broken) +
                        (review + broken == 1 ? " change is" : " changes are") + " settled (to review: " +
                        std::to_string(review) + ", broken: " + std::to_string(broken) + ").";
        return {std::move(form), Why::LastGood, std::move(sentence), std::move(open)};
    }

    /// The newest form the workspace keeps that the same overlays made, in whatever version.
    FormChoice fromBefore(const std::string& trouble) const {
        std::vector<std::string> wanted;
        for (auto& layer : layers_) wanted.push_back(layer.id);
        std::sort(wanted.begin(), wanted.end());
        TemplatePtr best;
        for (auto& one : kept_) {
            if (!one || !one->origin || one->ref.id != layers_.front().target.id) continue;
            std::vector<std::string> made;
            for (auto& layer : one->origin->layers) made.push_back(layer.id);
            std::sort(made.begin(), made.end());
            if (made == wanted && (!best || newer(*one, *best))) best = one;
        }
        if (!best) return nothing(trouble);
        return {best, Why::LastGood, trouble + " The last form that was in order stays in use: " + best->ref.version + ".", {}};
    }

    static bool newer(const Template& a, const Template& b) {
        if (olderVersion(a.ref.version, b.ref.version) != olderVersion(b.ref.version, a.ref.version))
            return olderVersion(b.ref.version, a.ref.version);
        auto &x = a.origin->layers, &y = b.origin->layers;
        for (std::size_t i = 0; i < x.size() && i < y.size(); ++i)
            if (olderVersion(x[i].version, y[i].version) != olderVersion(y[i].version, x[i].version))
                return olderVersion(y[i].version, x[i].version);
        return a.ref < b.ref;
    }

    std::vector<TemplatePtr> cores_; ///< newest first
    const std::vector<Overlay>& layers_;
    const CodeListSource& lists_;
    const std::vector<TemplatePtr>& kept_;
};

} // namespace

FormChoice chooseForm(const std::vector<TemplatePtr>& cores, const std::vector<Overlay>& layers,
                      const CodeListSource& lists, const std::vector<TemplatePtr>& kept) {
    return Chooser(cores, layers, lists, kept).choose();
}

} // namespace trellis
