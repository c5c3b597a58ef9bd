// Who used which adapted form, read from the lists: a form that came with records says more of a place than the packs
// that are in force here, where that place's packs are not.
#pragma once
#include "store/workspace.hpp"

namespace trellis {

struct FormUse {
    FormRef form;
    PersonCode supervisor;
    std::vector<PersonCode> supervisees;
    Date first, last; ///< days of the records whose newest layer was made with it
    long records = 0;
};

/// Of forms that overlays were laid over, by form and people. One walk over the list of records, and none where no
/// adapted form is kept.
std::vector<FormUse> adaptedFormUses(const Workspace& workspace);

} // namespace trellis
