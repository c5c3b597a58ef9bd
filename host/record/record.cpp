#include "record/record.hpp"

#include <algorithm>

namespace trellis {

bool RecordKey::party(const PersonCode& person) const {
    return person == supervisor || std::ranges::find(supervisees, person) != supervisees.end();
}

} // namespace trellis
