// What lies in a pack, read as strictly as what comes with Trellis, and compared with what it is to lie upon.
#pragma once
#include "overlay/resolve.hpp"
#include "pack/pack.hpp"
#include "plugin/manifest.hpp"

#include <functional>

namespace trellis {

/// What a pack lies upon: the forms, lists and plugins that came with Trellis, and those of the packs below.
struct Surroundings {
    std::function<TemplatePtr(const std::string& id)> form; ///< nullptr when there is none
    CodeListSource lists;
    std::vector<Manifest> plugins;
    std::string trellis; ///< its version
    /// The versions of the form `target` names that an overlay can be laid over: those installed, and the very one that
    /// is named where a workspace keeps it. Empty: what form() finds.
    std::function<std::vector<TemplatePtr>(const FormRef& target)> cores{};
};

struct PackContents {
    std::vector<TemplatePtr> templates; ///< those without errors, by file
    std::vector<CodeList> lists;
    std::vector<Manifest> plugins; ///< for this platform
    std::vector<Overlay> overlays; ///< those that can be read, by file
    std::vector<TemplatePtr> pluginForms; ///< of its plugins for this platform
};

/// Reads everything and says what is wrong with it, as a compiler does: messages of the readers with their own codes,
/// and TR-L15 (a form, list or plugin whose id does not begin with the pack's own word, or that is there twice), TR-L16
/// (a need that is not met, a plugin or option that nobody knows, a value that does not fit). `shownAs` stands before
/// the paths in messages. `folder` is where the files lie on this machine, for the manifests of native plugins; empty:
/// those are not looked at.
PackContents readContents(const Pack& pack, const Surroundings& under, const std::string& shownAs,
                          const std::filesystem::path& folder, std::vector<LintMessage>& messages);

/// Code lists of the pack itself first, then those below.
CodeListSource listsOf(const PackContents& contents, const Surroundings& under);

/// The forms a pack makes: its own, its plugins', and those of the core as its overlays adapt them.
std::vector<TemplatePtr> formsToSimulate(const PackContents& contents, const Surroundings& under);

bool hasErrors(const std::vector<LintMessage>& messages);
/// The first error as one line; empty when there is none.
std::string firstError(const std::vector<LintMessage>& messages);

} // namespace trellis
