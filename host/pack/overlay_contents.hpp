// The overlays of a pack, read and laid over the forms they are for, as far as those are at hand.
#pragma once
#include "pack/contents.hpp"

namespace trellis {

/// Reads overlays/*.xml. `messages` receives what their readers say, what resolve() says of the form that comes of it,
/// and TR-L15 (an overlay without the pack's own word, or of another layer than the pack), TR-L16 (its form is not
/// here, or not in the version it was made for), and as a warning TR-K13 (a newer core is here, and something has to be
/// settled first). `lists` are the pack's own before those below.
std::vector<Overlay> readOverlays(const Pack& pack, const Surroundings& under, const CodeListSource& lists,
                                  const std::string& shownAs, std::vector<LintMessage>& messages);

/// Installed versions of the form, and the one `target` names where it is kept from before.
std::vector<TemplatePtr> coresOf(const Surroundings& under, const FormRef& target);

/// What the pack's overlays make of the core forms at hand: one form for each, in the order of their ids. `adaptations`
/// receives every difference from the core. What cannot be made is left out.
std::vector<TemplatePtr> adaptedForms(const PackContents& contents, const Surroundings& under,
                                      std::vector<Adaptation>* adaptations = nullptr);

} // namespace trellis
