// "Read forms in" under Settings, without a window: which languages there are to choose from, and what a choice does.
#pragma once
#include "desk/desk.hpp"

namespace trellis {

struct FormsLanguage {
    std::vector<std::string>
        words; ///< as they are read out: "As they were written", "Cymraeg"; empty: nothing to choose
    std::vector<std::string> tags; ///< beside them: "", "cy"
    std::size_t chosen = 0;        ///< what holds now
};

/// Only where a form in use is translated; where none is there is nothing to choose.
FormsLanguage formsLanguage(Desk& desk);
/// From now on, for whoever has the desk open; what to say of it. Nothing, and "", for a choice that is not there.
std::string chooseFormsLanguage(Desk& desk, const FormsLanguage& among, std::size_t chosen);

} // namespace trellis
