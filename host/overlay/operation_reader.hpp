// The eight operations from XML. Private to the overlay reader.
#pragma once
#include "overlay/overlay.hpp"
#include "template/item_reader.hpp"

namespace trellis::detail {

/// Says TR-O07 (quotes nothing), TR-O08 (changes nothing), TR-O09 (where), TR-O10 (an added id), and what the reader of
/// items says of added ones.
class OperationReader {
public:
    OperationReader(const Overlay& overlay, ReadingState& state)
        : overlay_(overlay)
        , state_(state) {}

    OverlayOperation read(const XmlElement& element);

private:
    void words(const XmlElement& element, const char* name, OverlayOperation& out);
    void relabel(const XmlElement& element, OverlayOperation& out);
    void hide(const XmlElement& element, OverlayOperation& out);
    void add(const XmlElement& element, OverlayOperation& out);
    void move(const XmlElement& element, OverlayOperation& out);
    /// Beside the properties of overlay.hpp: translation-{message,add}:LANG, translation-anchor:LANG:VALUE; they follow the label.
    void translate(const XmlElement& element, OverlayOperation& out);
    void require(const XmlElement& element, OverlayOperation& out);
    void narrow(const XmlElement& element, OverlayOperation& out);

    void itemId(const XmlElement& element, OverlayOperation& out);
    std::optional<OverlaySpot> spot(const XmlElement& element);
    std::string quoted(const XmlElement& element);
    void part(OverlayOperation& out, std::string property, std::string was, std::string now, const XmlElement& element);
    void ownId(const XmlElement& item);

    const Overlay& overlay_;
    ReadingState& state_;
};

} // namespace trellis::detail
