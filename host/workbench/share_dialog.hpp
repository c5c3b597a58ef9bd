// Who may read a record of one's own from now on: what its form offers, in its own words, and the summary.
#pragma once
#include "workbench/controller/read_controller.hpp"

#include <optional>

class wxWindow;

namespace trellis {

struct SharingChosen {
    Sharing how = Sharing::None;
    std::string summary;
};
/// nullopt when nothing is to change.
std::optional<SharingChosen> askSharing(wxWindow* parent, const SharingOffer& offer);
/// What came of it, in words.
std::string sharedWords(Sharing how);

} // namespace trellis
