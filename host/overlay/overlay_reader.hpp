// Overlays from XML, as strictly as templates: whatever is not understood is said, with file, line and column.
#pragma once
#include "overlay/overlay.hpp"
#include "template/template_shape.hpp"

#include <filesystem>

namespace trellis {

inline constexpr std::string_view kOverlayNamespace = "urn:trellis:overlay:1";
/// Which elements and attributes an overlay may have. templates/schema/overlay.rng says the same; a test holds both.
const std::vector<ElementShape>& overlayShapes();

struct ReadOverlay {
    std::optional<Overlay> overlay; ///< empty if there was any error
    std::vector<LintMessage> messages;
};

/// What can be said of the file alone; whether it fits its template is resolve.hpp's business. `lists` must know the
/// frame-* lists. Never throws for what the text says. TR-T03 to T12, T21 to T25 as in templates; TR-O01 to TR-O12.
ReadOverlay readOverlay(std::string_view xml, const std::string& file, const CodeListSource& lists);
/// Reads the file; throws Error TR-O40 (cannot be read), TR-O41 (has errors: the message holds the first).
Overlay loadOverlay(const std::filesystem::path& file, const CodeListSource& lists);

/// Whether a text is an overlay rather than a template or a code list: a rough look at its first element.
bool looksLikeOverlay(std::string_view xml);

} // namespace trellis
