#include "model/agreement.hpp"

#include <algorithm>

namespace trellis {

bool Agreement::party(const PersonCode& person) const {
    return person == supervisor || std::ranges::find(supervisees, person) != supervisees.end();
}

} // namespace trellis
