// An overlay as data: how an organisation, a site or a team adapts one template of the core (design 5).
//
// It names the template exactly (id, version, hash), and holds changes. A change is one decision: a FRAME reason and the
// operations that follow from it. Each operation names an item by its permanent id and quotes what it replaces (`was`), so
// that a later version of the core can be merged in three ways (upgrade.hpp). An overlay is read by overlay_reader.hpp,
// turned into an ordinary Template by resolve.hpp and written back by overlay_writer.hpp.
//
// What an operation may do: words and help can change, questions can be added, moved, translated, hidden with a reason
// that says so, made compulsory, and narrowed. What a core item means cannot: its type, its codes and its range stay.
#pragma once
#include "overlay/frame_reason.hpp"
#include "template/xml_document.hpp"

namespace trellis {

/// Whose overlay it is. They lie over the core in this order, one of each at most.
enum class OverlayLayer { Organisation, Site, Team };
std::string text(OverlayLayer layer);
std::optional<OverlayLayer> overlayLayerFromText(std::string_view text);
inline constexpr std::size_t kMostLayers = 3;

enum class OverlayVerb { Relabel, Rehelp, Hide, Add, Move, Translate, Require, Narrow };
/// "relabel", "rehelp", …: as the XML writes it.
std::string text(OverlayVerb verb);

/// Where something is put: right behind an item, right before it, or first in a section or table.
struct OverlaySpot {
    enum class Side { After, Before, FirstIn } side = Side::After;
    std::string id;
    bool operator==(const OverlaySpot&) const = default;
};
/// "after action.owner", "before …", "first-in agenda".
std::string text(const OverlaySpot& spot);
std::optional<OverlaySpot> overlaySpotFromText(std::string_view text);

/// One property of one item with what it was and what it becomes. Properties:
///
///     label  help  option:CODE   the words of an item, of one of its own options, or of a section (its title)
///     not-asked                  hide: `was` quotes the label of what is no longer asked
///     place                      move: both as text(OverlaySpot)
///     translation:LANG           `was` quotes the label that is translated
///     translation-help:LANG  translation-option:LANG:CODE   follow it; their `was` is empty
///     required                   a rule; it is added to the one there is, with "or"
///     class                      visibility, tighter only
///     offer                      codes that can still be chosen
///     constraint  relevant       a rule; it is added to the one there is, with "and"
///     constraint-message         follows `constraint`; its `was` is empty
struct Alteration {
    std::string property;
    std::string was;
    std::string now;
    Place place;
};

struct OverlayOperation {
    OverlayVerb verb = OverlayVerb::Relabel;
    std::string item; ///< what it adapts: an item, a cell or a section; empty for add
    OverlaySpot spot; ///< add: where to (move has it in its alteration)
    std::vector<Alteration> parts; ///< empty for add
    std::vector<XmlElement> added; ///< add: <item> and <rows>, with ids of the locality's own
    Place place;
};

struct OverlayChange {
    std::string id; ///< permanent in this overlay: the ledger's line
    FrameReason reason;
    std::vector<OverlayOperation> operations;
    Place place;
};

struct Overlay {
    std::string id;       ///< "fernwick.supervision"; begins with the locality
    std::string version;  ///< "1.3.0"
    std::string hash;     ///< 64 hex digits over its meaning (overlay_writer.hpp)
    OverlayLayer layer = OverlayLayer::Site;
    std::string locality; ///< namespace of the ids it adds: "fernwick" for "fernwick:risk.discussed"
    FormRef target;       ///< the core template, whatever other layers lie between
    std::vector<OverlayChange> changes;
    std::string file;     ///< for messages only
};

/// Every id that an overlay adds, items and cells, with its type as text; retired ones too.
std::vector<std::pair<std::string, std::string>> addedIds(const Overlay& overlay);
/// An id means one thing for ever. What is wrong with `now` as a later version of `was`: an added id that is gone (it
/// must stay, retired) or has another type. TR-O12, placed in `now`.
std::vector<LintMessage> checkSuccession(const Overlay& was, const Overlay& now);

} // namespace trellis
