#include "record/sheet.hpp"

#include <algorithm>

namespace trellis {

bool Sheet::isWithheld(const std::string& item) const { return std::ranges::find(withheld, item) != withheld.end(); }

const SheetLayer* Sheet::shown() const {
    for (auto& layer : layers)
        if (layer.revision == revision) return &layer;
    return nullptr;
}

std::string keptBy(const RecordKey& key) { return key.authorsOwn() ? "kept by its author" : "kept by the pair"; }

std::string parties(const RecordKey& key) {
    if (key.authorsOwn()) return key.author;
    std::string out;
    for (auto& one : key.supervisees) out += (out.empty() ? "" : ", ") + one;
    return out.empty() ? key.supervisor : out + " with " + key.supervisor;
}

} // namespace trellis
