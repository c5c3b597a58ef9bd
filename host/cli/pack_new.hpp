// The sources of a new pack: a manifest, a first form and folders for the rest.
#pragma once
#include <string>

namespace trellis {

struct NewPack {
    std::string folder;
    std::string locality;
    std::string id;        ///< the word before all that it brings; empty: the locality in small letters
    std::string publisher; ///< empty: the locality
};

/// Makes the folder; `form` is the text of the form to begin with, whose ids begin with "start.". Error TR-L11 when no
/// word can be made of the locality, TR-C05 when the folder holds something already or cannot be made; what is there is
/// left as it is.
void newPackSources(std::string form, const NewPack& options);

} // namespace trellis
